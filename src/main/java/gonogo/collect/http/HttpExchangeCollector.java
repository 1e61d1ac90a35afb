package gonogo.collect.http;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.net.Addresses;
import gonogo.collect.web.WebSystem;
import io.micronaut.context.annotation.Bean;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests with the Micronaut HTTP client. */
@Singleton
@Bean(preDestroy = "close")
final class HttpExchangeCollector implements Collector<HttpExchange, Answer>, AutoCloseable {
  private static final String USER_AGENT = "gonogo/" + version();

  private @Nullable EventLoopGroup loop;
  private @Nullable SslContext anyCertificate;

  @Override
  public void prepare() {
    var _ = loop();
  }

  @Override
  public Answer collect(HttpExchange query, Access access) throws Exception {
    Map<String, String> headers = requestHeaders(query);
    SslContext tls = null;
    if (query.identity() != null) {
      WebSystem system = access.system(WebSystem.class);
      headers.putAll(Identities.headers(query, query.identity(), system, access));
      tls = query.scheme().equals("https") ? Trust.verified(system.ca()) : null;
    } else if (query.scheme().equals("https")) {
      tls = ReferenceCountUtil.retain(anyCertificate());
    }
    try {
      return answer(query, headers, tls, access);
    } finally {
      ReferenceCountUtil.release(tls);
    }
  }

  private Answer answer(
      HttpExchange query, Map<String, String> headers, @Nullable SslContext tls, Access access)
      throws Exception {
    Limit limit = Limit.of(access);
    var bodies = new Bodies(query.maxBytes());
    List<Sample> samples = new ArrayList<>();
    while (samples.size() < query.samples()) {
      try (var client =
          new PinnedClient(Addresses.parse(query.address()), loop(), tls, access.remaining())) {
        limit.onEnd(client::close);
        samples.add(sample(query, request(query, headers), client, limit, bodies));
      }
    }
    return new Answer(samples, bodies.texts());
  }

  private static Sample sample(
      HttpExchange query, HttpRequest<?> request, PinnedClient client, Limit limit, Bodies bodies)
      throws Exception {
    long start = System.nanoTime();
    CompletableFuture<ByteBodyHttpResponse<?>> waiting = client.send(request);
    limit.onEnd(() -> waiting.cancel(false));
    try (ByteBodyHttpResponse<?> response = waiting.get()) {
      String contentType = response.getHeaders().get(HttpHeaders.CONTENT_TYPE);
      List<String> encodings = response.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
      Bodies.Kept body = body(query, response, encodings, contentType, bodies);
      ResponseTap tap = client.tap();
      return new Sample(
          response.code(),
          response.reason().isEmpty() ? null : response.reason(),
          tap.version(),
          Headers.recorded(((NettyHttpHeaders) response.getHeaders()).getNettyHeaders()),
          contentType,
          body.index(),
          body.bytes(),
          millis(start, tap.openNanos()),
          millis(tap.openNanos(), tap.headNanos()),
          millis(tap.openNanos(), System.nanoTime()));
    } catch (ExecutionException | CancellationException | BodyException e) {
      throw failure(query, e, client, limit);
    }
  }

  private static Bodies.Kept body(
      HttpExchange query,
      ByteBodyHttpResponse<?> response,
      List<String> encodings,
      @Nullable String contentType,
      Bodies bodies)
      throws CollectorException, BodyException {
    boolean bodiless = query.method() == HttpExchange.Method.HEAD;
    try (InputStream in = response.byteBody().toInputStream()) {
      return bodies.read(in, bodiless ? List.of() : encodings, contentType);
    } catch (IOException | RuntimeException e) {
      throw new BodyException(e);
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

  /** The body could not be read to its end. */
  private static final class BodyException extends Exception {
    private static final long serialVersionUID = 1;

    BodyException(Exception cause) {
      super(cause);
    }
  }

  private static long millis(long fromNanos, long toNanos) {
    return TimeUnit.NANOSECONDS.toMillis(toNanos - fromNanos);
  }

  private static Map<String, String> requestHeaders(HttpExchange query) {
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

  private synchronized EventLoopGroup loop() {
    if (loop == null) {
      loop = new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("gonogo-http", true), NioIoHandler.newFactory());
    }
    return loop;
  }

  private synchronized SslContext anyCertificate() throws SSLException {
    if (anyCertificate == null) {
      anyCertificate = Trust.any();
    }
    return anyCertificate;
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
    String version = HttpExchangeCollector.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
