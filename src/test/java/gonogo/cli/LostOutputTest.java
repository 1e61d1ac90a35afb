package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a command whose output cannot be written. */
class LostOutputTest {

  @Test
  void isNeverAGo() {
    var full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    var err = new ByteArrayOutputStream();
    var console = new Console(
        new PrintStream(full, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        Map.of(),
        new BufferedReader(Reader.nullReader()));

    assertThat(CommandLineApp.run(console, new String[] {"items", "website", "-o", "json"}))
        .isEqualTo(4);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("gonogo: standard output could not be written\n");
  }
}
