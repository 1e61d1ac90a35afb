package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Servers as installed on this machine, started in a folder of their own. */
final class Installed implements AutoCloseable {
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  Installed(Path folder) {
    this.folder = folder;
  }

  /** A port that was free a moment ago: these servers cannot say which one they were given. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One nginx with these servers; {@code port} is one that it listens on. */
  void nginx(String servers, int port) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("nginx.conf"), """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
        %s}
        """.formatted(servers));
    start(port, "nginx", "-p", folder.toString(), "-c", "nginx.conf");
  }

  /** An {@code openssl s_server} that answers every request with a page about its connection. */
  int openssl(String... options) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-www"));
    command.addAll(List.of(options));
    start(port, command.toArray(String[]::new));
    return port;
  }

  private void start(int port, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("server-" + port + ".log");
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    processes.add(process);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!accepts(port)) {
      assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(deadline);
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

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    processes.forEach(
        process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }
}
