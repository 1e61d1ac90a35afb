package gonogo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on loopback that does with every connection what it is told; all are closed with it. */
final class Peer implements AutoCloseable {
  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What to do with a connection, which is closed when it returns or throws. */
  interface Behaviour {
    void serve(Conversation with) throws IOException, InterruptedException;
  }

  private Peer(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.behaviour = behaviour;
    Thread.ofVirtual().name("peer").start(this::accept);
  }

  static Peer of(Behaviour behaviour) throws IOException {
    return new Peer(ServerSocketFactory.getDefault(), behaviour);
  }

  static Peer of(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
    return new Peer(sockets, behaviour);
  }

  /** Accepts, and then neither reads nor writes. */
  static Peer silent() throws IOException {
    return of(Conversation::keepSilent);
  }

  /** Reads a request and then writes. */
  static Peer answering(Behaviour behaviour) throws IOException {
    return of(with -> {
      with.readHead();
      behaviour.serve(with);
    });
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections there were on which something was said, or could have been. */
  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().name("peer-connection").start(() -> serve(socket));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      behaviour.serve(new Conversation(socket, closed));
    } catch (IOException e) {
      open.remove(socket); // the other side hung up, which is what it should do with most of these
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
