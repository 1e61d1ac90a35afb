package gonogo.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gonogo.testing.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** One server of a pool, on an address of its own, with at most one thing wrong. */
final class PoolNode implements AutoCloseable {
  static final String HOST = "pool.example.com";
  static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();
  private static final SSLContext GOOD = Pki.serverContext(Pki.server(HOST).issuedBy(ROOT));
  private static final SSLContext EXPIRED =
      Pki.serverContext(Pki.server(HOST).lasting(Duration.ofDays(-2)).issuedBy(ROOT));

  private final InetAddress address;
  private final Fault fault;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final int securePort;
  private final int plainPort;

  /** What is wrong with a node. */
  enum Fault {
    NONE,
    EXPIRED_CERTIFICATE,
    STATUS_500,
    NO_HEADER,
    REFLECTS_ORIGINS,
    SERVES_PLAIN,
    /** Answers no request. */
    HANGS_UP,
    /** Refuses whatever is tried. */
    DEAD
  }

  PoolNode(String address, Fault fault) throws IOException {
    this.address = InetAddress.ofLiteral(address);
    this.fault = fault;
    this.securePort = switch (fault) {
      case DEAD -> refusing();
      case HANGS_UP -> hangingUp();
      default -> serving(secure());
    };
    this.plainPort =
        fault == Fault.SERVES_PLAIN ? serving(HttpServer.create(any(), 0)) : refusing();
  }

  /** The port that stands for 443 or 80 here. */
  int port(int usual) {
    return switch (usual) {
      case 443 -> securePort;
      case 80 -> plainPort;
      default -> throw new AssertionError("nobody was told of port " + usual);
    };
  }

  private InetSocketAddress any() {
    return new InetSocketAddress(address, 0);
  }

  private HttpServer secure() throws IOException {
    HttpsServer server = HttpsServer.create(any(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(fault == Fault.EXPIRED_CERTIFICATE ? EXPIRED : GOOD));
    return server;
  }

  private int serving(HttpServer server) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    open.push(threads::shutdownNow);
    open.push(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      String origin = exchange.getRequestHeaders().getFirst("Origin");
      if (fault != Fault.NO_HEADER) {
        headers.set("X-Content-Type-Options", "nosniff");
      }
      if (fault == Fault.REFLECTS_ORIGINS && origin != null) {
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Credentials", "true");
      }
      exchange.sendResponseHeaders(fault == Fault.STATUS_500 ? 500 : 200, -1);
    }
  }

  private int hangingUp() throws IOException {
    var listener = new ServerSocket();
    listener.bind(any());
    open.push(listener);
    Thread.ofVirtual().name("hanging-up").start(() -> {
      while (!listener.isClosed()) {
        try {
          listener.accept().close();
        } catch (SocketException e) {
          // closed, which the loop sees
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
    return listener.getLocalPort();
  }

  /** A port that is taken and does not listen, so that nobody else can have it. */
  private int refusing() throws IOException {
    var socket = new Socket();
    socket.bind(any());
    open.push(socket);
    return socket.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
