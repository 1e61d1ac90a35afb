package gonogo.collect.http;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.net.Addresses;
import io.micronaut.context.annotation.Bean;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends single requests with the Micronaut HTTP client, each over a connection of its own. */
@Singleton
@Bean(preDestroy = "close")
final class Sender implements AutoCloseable {
  private static final String USER_AGENT = "gonogo/" + version();

  private @Nullable EventLoopGroup loop;
  private @Nullable SslContext anyCertificate;

  /** What is done with a response while its connection is open. */
  interface Reader<T> {
    T read(ByteBodyHttpResponse<?> response, ResponseTap tap) throws Exception;
  }

  /**
   * When a request is ended from outside.
   *
   * @param remaining how long connecting and the TLS handshake may take
   */
  record Bounds(Limit limit, Duration remaining) {}

  /**
   * Sends one request.
   *
   * @param tls null for plain http; stays the caller's
   * @throws CollectorException when there is no response, or the reader could not read it
   */
  <T> T send(
      HttpExchange query,
      Map<String, String> headers,
      @Nullable SslContext tls,
      Bounds bounds,
      Reader<T> reader)
      throws Exception {
    try (var client =
        new PinnedClient(Addresses.parse(query.address()), loop(), tls, bounds.remaining())) {
      bounds.limit().onEnd(client::close);
      CompletableFuture<ByteBodyHttpResponse<?>> waiting = client.send(request(query, headers));
      bounds.limit().onEnd(() -> waiting.cancel(false));
      try (ByteBodyHttpResponse<?> response = waiting.get()) {
        return reader.read(response, client.tap());
      } catch (ExecutionException | CancellationException | BodyException e) {
        throw failure(query, e, client, bounds.limit());
      }
    }
  }

  private static CollectorException failure(
      HttpExchange query, Exception failure, PinnedClient client, Limit limit) {
    boolean open = client.tap().isOpen();
    if (limit.over()) {
      String state = !open
          ? "no connection was made"
          : client.tap().headNanos() == 0
              ? "no complete head of a response came"
              : "the body did not end";
      return new CollectorException(
          Cause.TIMED_OUT, "%s: %s in time".formatted(query.url(), state));
    }
    if (failure instanceof BodyException) {
      return Failures.reading(query, failure);
    }
    return open ? Failures.waiting(query, failure) : Failures.connecting(query, failure);
  }

  /** The headers of a request without credentials. */
  static Map<String, String> headers(HttpExchange query) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put(HttpHeaders.HOST, query.authority());
    headers.put(HttpHeaders.USER_AGENT, USER_AGENT);
    headers.put(HttpHeaders.ACCEPT, "*/*");
    headers.put(HttpHeaders.ACCEPT_ENCODING, Bodies.ENCODINGS);
    headers.putAll(query.headers());
    return headers;
  }

  private static HttpRequest<?> request(HttpExchange query, Map<String, String> headers) {
    MutableHttpRequest<?> request =
        HttpRequest.create(HttpMethod.valueOf(query.method().name()), query.url());
    headers.forEach((name, value) -> request.getHeaders().set(name, value));
    return request;
  }

  /** Loads what is slow to load; contacts nothing. */
  void prepare() {
    var _ = loop();
  }

  private synchronized EventLoopGroup loop() {
    if (loop == null) {
      loop = new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("gonogo-http", true), NioIoHandler.newFactory());
    }
    return loop;
  }

  /** For https a context that accepts any certificate, which the caller releases; null for plain http. */
  synchronized @Nullable SslContext anyCertificate(HttpExchange query) throws SSLException {
    if (!query.scheme().equals("https")) {
      return null;
    }
    if (anyCertificate == null) {
      anyCertificate = Trust.any();
    }
    return ReferenceCountUtil.retain(anyCertificate);
  }

  @Override
  public synchronized void close() {
    if (loop != null) {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS); // its threads are daemons
      loop = null;
    }
    ReferenceCountUtil.release(anyCertificate);
    anyCertificate = null;
  }

  private static String version() {
    String version = Sender.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
