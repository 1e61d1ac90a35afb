package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Listens, accepts nobody, and has its queue full, so that the system leaves further requests unanswered. */
final class FullServer implements AutoCloseable {
  private static final int ENOUGH = 64;
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> queue = new ArrayList<>();

  FullServer() throws IOException {
    boolean full = false;
    while (!full) {
      assertThat(queue.size()).as("connections until the queue is full").isLessThan(ENOUGH);
      var socket = new Socket();
      queue.add(socket);
      full = !accepted(socket);
    }
  }

  private boolean accepted(Socket socket) throws IOException {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 200);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : queue) {
      socket.close();
    }
  }
}
