package gonogo.collect.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real name server, BIND 9, that serves one zone on a free port of loopback. */
public final class Bind9 implements AutoCloseable {
  private final Process process;
  private final int port;

  private Bind9(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param folder empty and writable
   * @param records in the syntax of a zone file, SOA included
   */
  public static Bind9 serving(Path folder, String zone, String records) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("zone"), records);
    Path config = Files.writeString(
        folder.resolve("named.conf"), """
            options {
              directory "%1$s";
              pid-file none;
              session-keyfile "%1$s/session.key";
              listen-on port %2$d { 127.0.0.1; };
              listen-on-v6 { none; };
              recursion no;
              dnssec-validation no;
              notify no;
            };
            controls { };
            zone "%3$s" { type primary; file "zone"; };
            """.formatted(folder.toAbsolutePath(), port, zone));
    Process process = new ProcessBuilder("named", "-g", "-n", "1", "-c", config.toString())
        .redirectErrorStream(true)
        .start();
    Bind9 server = new Bind9(process, port);
    server.awaitRunning();
    return server;
  }

  private void awaitRunning() throws IOException {
    StringBuilder log = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      log.append(line).append('\n');
      if (line.endsWith(" running")) {
        return; // from now on it logs less than a pipe holds
      }
    }
    throw new IOException("named ended:\n" + log);
  }

  /** {@code 127.0.0.1:port}. */
  public String endpoint() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
