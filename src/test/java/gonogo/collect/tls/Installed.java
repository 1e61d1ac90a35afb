package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The openssl and the nginx of this machine, as servers with one certificate. */
final class Installed implements AutoCloseable {
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  /** Writes the certificates and the key of the leaf into the folder. */
  Installed(Path folder, Pki.Identity leaf, Pki.Identity root) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("chain.pem"), Pki.pem(leaf, root));
    Files.writeString(folder.resolve("root.pem"), Pki.pem(root));
    Files.writeString(folder.resolve("key.pem"), Pki.keyPem(leaf));
  }

  /** The port of an {@code openssl s_server} with these options. */
  int openssl(String... options) throws IOException, InterruptedException {
    int port = freePort();
    var command = new ArrayList<String>();
    command.addAll(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-quiet"));
    command.addAll(List.of("-key", "key.pem", "-cert", "chain.pem", "-cert_chain", "root.pem"));
    command.addAll(List.of(options));
    start(command, port);
    return port;
  }

  /** The port of an nginx with these directives in its server. */
  int nginx(String directives) throws IOException, InterruptedException {
    int port = freePort();
    Files.writeString(folder.resolve("nginx.conf"), """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate chain.pem;
            ssl_certificate_key key.pem;
            ssl_client_certificate root.pem;
            %s
            return 204;
          }
        }
        """.formatted(port, directives));
    start(List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf"), port);
    return port;
  }

  /** What {@code openssl s_client} with these options prints about a server. */
  String client(int port, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private void start(List<String> command, int port) throws IOException, InterruptedException {
    var log = folder.resolve("server.log");
    var process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    processes.add(process);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!accepts(port)) {
      assertThat(process.isAlive() && System.nanoTime() < deadline)
          .as(Files.readString(log))
          .isTrue();
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
          .as(Files.readString(log))
          .isFalse();
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port that was free a moment ago: these servers cannot say which one they were given. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("stops when told").isTrue();
    }
  }
}
