package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Servers on neighbouring ports of loopback, of which some are closed again: a small range whose states are known. */
final class Listeners implements AutoCloseable {
  private static final int TRIES = 200;

  private final List<ServerSocket> servers = new ArrayList<>();

  Listeners(int count) throws IOException {
    for (int i = 0; servers.size() < count; i++) {
      assertThat(i).as("tries to find %d free neighbours", count).isLessThan(TRIES);
      close();
      servers.clear();
      bind(count);
    }
  }

  private void bind(int count) throws IOException {
    servers.add(listen(0));
    int first = servers.getFirst().getLocalPort();
    try {
      for (int i = 1; i < count && first + i <= PortRange.HIGHEST; i++) {
        servers.add(listen(first + i));
      }
    } catch (BindException taken) {
      assertThat(taken).hasMessageContaining("in use");
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  int port(int i) {
    return servers.get(i).getLocalPort();
  }

  ServerSocket server(int i) {
    return servers.get(i);
  }

  /** Closes one, and keeps its number. */
  int shut(int i) throws IOException {
    int port = port(i);
    servers.get(i).close();
    return port;
  }

  PortRange range() {
    return new PortRange(port(0), port(0) + servers.size() - 1);
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket server : servers) {
      server.close();
    }
  }
}
