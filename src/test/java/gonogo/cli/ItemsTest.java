package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsTest {
  @TempDir
  private Path folder;

  @Test
  void saysHowEachItemIsSeenAndHowManyAreBound() {
    Ran ran = Ran.gonogo("items", "website");

    assertThat(ran.out()).contains("by tls/certificate").endsWith(" items are bound to checks\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  void saysOfATickThatItIsAClaim() throws IOException {
    Path list = Files.writeString(
        folder.resolve("list.md"), "# Release\n\n- [x] HTTPS enforced\n- [ ] Cake is ordered\n");

    Ran ran = Ran.gonogo("items", list.toString());

    assertThat(ran.out())
        .containsOnlyOnce("ticked by hand: a claim, not evidence")
        .contains("1 of 2 items are bound to checks");
  }
}
