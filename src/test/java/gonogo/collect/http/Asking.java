package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.web.WebKeys;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about loopback servers, asked of a real collector. */
final class Asking {
  static final SystemRef SITE = new SystemRef("web", "site");

  private Asking() {}

  static HttpExchange get(RawServer server) {
    return HttpExchange.get(SITE, "127.0.0.1", "http", "site.example.com", server.port(), "/");
  }

  static HttpExchange with(
      HttpExchange query, HttpExchange.Method method, int samples, int maxBytes) {
    return new HttpExchange(
        query.system(),
        query.address(),
        query.scheme(),
        query.host(),
        query.port(),
        query.path(),
        method,
        query.headers(),
        query.identity(),
        samples,
        maxBytes);
  }

  static HttpExchange as(HttpExchange query, String identity) {
    return new HttpExchange(
        query.system(),
        query.address(),
        query.scheme(),
        query.host(),
        query.port(),
        query.path(),
        query.method(),
        query.headers(),
        identity,
        query.samples(),
        query.maxBytes());
  }

  static HttpExchange over(HttpExchange query, String address, String scheme, String host) {
    return new HttpExchange(
        query.system(),
        address,
        scheme,
        host,
        query.port(),
        query.path(),
        query.method(),
        query.headers(),
        query.identity(),
        query.samples(),
        query.maxBytes());
  }

  static WebSystem system(@Nullable Path ca, Map<String, WebKeys.Identity> identities) {
    return new WebSystem(
        SITE,
        URI.create("https://site.example.com"),
        "site.example.com",
        null,
        ca,
        identities,
        List.of());
  }

  static Answer ask(HttpExchange query) throws Exception {
    return ask(query, Duration.ofSeconds(10));
  }

  static Answer ask(HttpExchange query, Duration limit) throws Exception {
    return ask(query, limit, system(null, Map.of()));
  }

  static Answer ask(HttpExchange query, Duration limit, WebSystem system) throws Exception {
    try (var sender = new Sender();
        var access = new FakeAccess(system, limit)) {
      return new HttpExchangeCollector(sender).collect(query, access);
    }
  }

  static Sample only(Answer answer) {
    assertThat(answer.samples()).hasSize(1);
    return answer.samples().getFirst();
  }

  /** Why there is no answer; must come within a second after the limit. */
  static CollectorException failure(HttpExchange query, Duration limit, WebSystem system) {
    long start = System.nanoTime();
    CollectorException failure =
        catchThrowableOfType(CollectorException.class, () -> ask(query, limit, system));
    assertThat(failure).as("must not be answered").isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plusSeconds(1));
    return failure;
  }

  static CollectorException failure(HttpExchange query) {
    return failure(query, Duration.ofSeconds(5), system(null, Map.of()));
  }
}
