package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.CollectorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Half a megabyte that unfolds to half a gigabyte, sent in one piece to a process with 96 MiB of heap. */
@Tag("proof")
class GzipBombTest {
  private static final int UNFOLDED_MIB = 512;

  @Test
  void costsNoMoreMemoryThanTheLimit() throws Exception {
    byte[] bomb = bomb();
    RawServer.Script script = (out, socket) -> {
      out.write(
          RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
              .formatted(bomb.length)));
      out.write(bomb);
    };
    try (RawServer server = RawServer.running(script)) {
      Process child = child(server.port());
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("TOO_LARGE").doesNotContain("OutOfMemoryError");
      assertThat(child.exitValue()).isZero();
    }
  }

  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < UNFOLDED_MIB; i++) {
        gzip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  private static Process child(int port) throws IOException {
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Xmx96m",
        "-cp",
        System.getProperty("java.class.path"),
        Child.class.getName(),
        Integer.toString(port));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Asks ten times and prints why there is no answer. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      HttpExchange query = HttpExchange.get(
          Asking.SITE,
          "127.0.0.1",
          "http",
          "site.example.com",
          Integer.parseInt(arguments[0]),
          "/");
      for (int i = 0; i < 10; i++) {
        try {
          Asking.ask(query);
          System.exit(1);
        } catch (CollectorException e) {
          System.out.println(e.cause());
        }
      }
    }
  }
}
