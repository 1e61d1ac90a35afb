package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.report.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir
  private Path temporary;

  private Path top = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    top = Files.createDirectories(temporary.toRealPath().resolve("shop"));
    folder = Files.createDirectories(top.resolve("ops"));
  }

  @Test
  void theSystemSaysWhereItsRepositoryIs() {
    assertThat(Workspace.of(
            Map.of(
                "GITHUB_WORKSPACE", top.toString(),
                "GITHUB_SERVER_URL", "https://git.example.com",
                "GITHUB_REPOSITORY", "shop/site",
                "GITHUB_SHA", "3f2c1ab"),
            folder))
        .isEqualTo(
            new Checkout(top, folder, URI.create("https://git.example.com/shop/site"), "3f2c1ab"));
    assertThat(Workspace.of(
            Map.of(
                "CI_PROJECT_DIR", top.toString(),
                "CI_PROJECT_URL", "https://git.example.com/shop/site",
                "CI_COMMIT_SHA", "3f2c1ab"),
            folder))
        .isEqualTo(
            new Checkout(top, folder, URI.create("https://git.example.com/shop/site"), "3f2c1ab"));
  }

  @Test
  void aPlaceOfTheHostIsNoneInAContainer() throws IOException {
    Map<String, String> host = Map.of("GITHUB_WORKSPACE", "/home/runner/work/shop");
    assertThat(Workspace.of(host, folder).root()).isEqualTo(folder);
    Files.createDirectories(top.resolve(".git"));
    assertThat(Workspace.of(host, folder).root()).isEqualTo(top);
    assertThat(Workspace.of(Map.of("GITHUB_WORKSPACE", "\u0000"), folder).root())
        .isEqualTo(top);
  }

  @Test
  void anAddressWithAPasswordOrNoneIsLeftOut() {
    for (String address :
        new String[] {"https://ann:secret@git.example.com/x", "no address", "x"}) {
      assertThat(Workspace.of(Map.of("CI_PROJECT_URL", address), folder).repository())
          .isNull();
    }
  }
}
