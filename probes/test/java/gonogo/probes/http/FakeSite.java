package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Secret;
import gonogo.api.SystemRef;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Header;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.web.WebKeys;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeWorld;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site of planted answers. */
final class FakeSite {
  static final SystemRef REF = new SystemRef("web", "site");
  static final String A = "203.0.113.7";
  static final String B = "203.0.113.8";
  static final String V6 = "2001:db8::7";

  final FakeWorld world = new FakeWorld(Instant.parse("2026-12-01T00:00:00Z"));
  final WebSystem system;

  private FakeSite(String url, @Nullable String health) {
    URI uri = URI.create(url);
    this.system = new WebSystem(
        REF,
        uri,
        uri.getHost(),
        health,
        null,
        Map.of("monitor", new WebKeys.Identity(new Secret("t"), null, Map.of())),
        List.of());
    world.answers(Families.HERE, new Families.Answer(true, false));
  }

  static FakeSite at(String... addresses) {
    return of("https://site.example.com", null, addresses);
  }

  static FakeSite of(String url, @Nullable String health, String... addresses) {
    FakeSite site = new FakeSite(url, health);
    return site.resolves(site.system.host(), addresses);
  }

  FakeSite resolves(String host, String... addresses) {
    world.answers(new Resolve(REF, host), new Resolve.Answer(List.of(addresses)));
    return this;
  }

  static HttpExchange get(String url, String address) {
    URI uri = URI.create(url);
    int port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    String path =
        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    return HttpExchange.get(REF, address, uri.getScheme(), uri.getHost(), port, path);
  }

  static HttpExchange sampled(HttpExchange one, int samples) {
    return new HttpExchange(
        REF,
        one.address(),
        one.scheme(),
        one.host(),
        one.port(),
        one.path(),
        one.method(),
        one.headers(),
        one.identity(),
        samples,
        one.maxBytes());
  }

  static HttpExchange as(HttpExchange one, @Nullable String identity, Map<String, String> headers) {
    return new HttpExchange(
        REF,
        one.address(),
        one.scheme(),
        one.host(),
        one.port(),
        one.path(),
        one.method(),
        headers,
        identity,
        one.samples(),
        one.maxBytes());
  }

  /** One response; headers are written {@code Name: value}. */
  static Answer response(int status, String body, String... headers) {
    return responses(List.of(sample(status, 10, headers)), body);
  }

  static Answer responses(List<Sample> samples, String body) {
    return new Answer(samples, List.of(body));
  }

  static Sample sample(int status, long millis, String... headers) {
    List<Header> list = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(": ");
      list.add(new Header(header.substring(0, colon), header.substring(colon + 2)));
    }
    return new Sample(status, null, "HTTP/1.1", list, null, 0, 0, 1, 1, millis);
  }

  FakeSite answers(String url, String address, Answer answer) {
    world.answers(get(url, address), answer);
    return this;
  }

  FakeSite answers(HttpExchange query, Answer answer) {
    world.answers(query, answer);
    return this;
  }

  FakeSite silent(String url, String address) {
    world.cannotAnswer(get(url, address), Cause.BLOCKED, address + " does not accept connections");
    return this;
  }

  FakeSite port(String address, int port, Connect.State state) {
    world.answers(new Connect(REF, address, port), new Connect.Answer(state));
    return this;
  }

  List<HttpExchange> requests() {
    return world.asked().stream()
        .flatMap(q -> q instanceof HttpExchange e ? Stream.of(e) : Stream.empty())
        .toList();
  }

  Outcome request(RequestProbe.Settings settings) {
    return FakeWorld.outcomeOf(() -> new RequestProbe().examine(system, settings, world));
  }

  Outcome headers(HeadersProbe.Settings settings) {
    return FakeWorld.outcomeOf(() -> new HeadersProbe().examine(system, settings, world));
  }

  static List<String> codes(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.findings().stream()
            .map(one -> one.code().substring(one.code().lastIndexOf('/') + 1))
            .toList()
        : List.of(outcome.toString());
  }

  static @Nullable Cause cause(Outcome outcome) {
    return outcome instanceof Outcome.Inconclusive unseen ? unseen.cause() : null;
  }
}
