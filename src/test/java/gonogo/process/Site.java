package gonogo.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A site on loopback that answers as it should. */
final class Site implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String scheme;

  /** What to answer. */
  interface Handler {
    Page answer(HttpExchange request) throws Exception;
  }

  /** An answer. */
  record Page(int status, Map<String, String> headers, String body) {
    static Page ok(String body) {
      return new Page(200, Map.of(), body);
    }
  }

  private Site(Pki.@Nullable Identity identity, Handler handler) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (identity == null) {
      server = HttpServer.create(address, 100);
      scheme = "http";
    } else {
      HttpsServer secure = HttpsServer.create(address, 100);
      secure.setHttpsConfigurator(new HttpsConfigurator(Pki.serverContext(identity)));
      server = secure;
      scheme = "https";
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
  }

  static Site http(Handler handler) throws IOException {
    return new Site(null, handler);
  }

  static Site https(Pki.Identity identity, Handler handler) throws IOException {
    return new Site(identity, handler);
  }

  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Page page = handler.answer(exchange);
      byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
      page.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed by the test
    } catch (IOException e) {
      throw e; // the client hung up, and the server lets the connection go
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
