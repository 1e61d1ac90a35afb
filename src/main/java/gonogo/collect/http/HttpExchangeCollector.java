package gonogo.collect.http;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.web.WebSystem;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends the requests of an exchange, one after the other, and keeps what comes back. */
@Singleton
final class HttpExchangeCollector implements Collector<HttpExchange, Answer> {
  private final Sender sender;

  HttpExchangeCollector(Sender sender) {
    this.sender = sender;
  }

  @Override
  public void prepare() {
    sender.prepare();
  }

  @Override
  public Answer collect(HttpExchange query, Access access) throws Exception {
    Map<String, String> headers = Sender.headers(query);
    SslContext tls = null;
    if (query.identity() != null) {
      WebSystem system = access.system(WebSystem.class);
      headers.putAll(Identities.headers(query, query.identity(), system, access));
      tls = query.scheme().equals("https") ? Trust.verified(system.ca()) : null;
    } else {
      tls = sender.anyCertificate(query);
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
      long start = System.nanoTime();
      samples.add(sender.send(
          query,
          headers,
          tls,
          new Sender.Bounds(limit, access.remaining()),
          (response, tap) -> sample(query, response, tap, start, bodies)));
    }
    return new Answer(samples, bodies.texts());
  }

  private static Sample sample(
      HttpExchange query,
      ByteBodyHttpResponse<?> response,
      ResponseTap tap,
      long start,
      Bodies bodies)
      throws Exception {
    String contentType = response.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    Bodies.Kept body = body(query, response, contentType, bodies);
    return new Sample(
        response.code(),
        response.reason().isEmpty() ? null : response.reason(),
        tap.version(),
        Headers.recorded(response),
        contentType,
        body.index(),
        body.bytes(),
        millis(start, tap.openNanos()),
        millis(tap.openNanos(), tap.headNanos()),
        millis(tap.openNanos(), System.nanoTime()));
  }

  private static Bodies.Kept body(
      HttpExchange query,
      ByteBodyHttpResponse<?> response,
      @Nullable String contentType,
      Bodies bodies)
      throws Exception {
    List<String> encodings = query.method() == HttpExchange.Method.HEAD
        ? List.of()
        : response.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
    try (InputStream in = response.byteBody().toInputStream()) {
      return bodies.read(in, encodings, contentType);
    } catch (IOException | RuntimeException e) {
      throw new BodyException(e);
    }
  }

  private static long millis(long fromNanos, long toNanos) {
    return TimeUnit.NANOSECONDS.toMillis(toNanos - fromNanos);
  }
}
