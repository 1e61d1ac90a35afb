package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpAsset;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Header;
import gonogo.collect.http.PlantedAnswers;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.web.WebSystem;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small web: hosts, their addresses and their files, which are reduced to facts as the collector does it. */
final class PlantedWeb implements World {
  static final String ADDRESS = "203.0.113.7";

  private final Map<String, List<String>> addresses = new HashMap<>();
  private final Map<String, PlantedFile> files = new HashMap<>();
  private final Map<String, PlantedFile> once = new HashMap<>();
  private final Map<String, Cause> silent = new HashMap<>();
  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<Query<?>, Reply<?>> replies = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  PlantedWeb() {
    host("site.example.com", ADDRESS);
  }

  static WebSystem system(String url) {
    URI uri = URI.create(url);
    return new WebSystem(FakeSite.REF, uri, uri.getHost(), null, null, Map.of(), List.of());
  }

  PlantedWeb host(String name, String... at) {
    addresses.put(name, List.of(at));
    return this;
  }

  /** Plants a file of the site at all its addresses, or one of another host, {@code cdn.example.net/a.js}. */
  PlantedWeb put(String path, PlantedFile file) {
    files.put(path.startsWith("/") ? "site.example.com" + path : path, file);
    replies.clear();
    return this;
  }

  /** Plants a file at one address of the site only. */
  PlantedWeb putAt(String address, String path, PlantedFile file) {
    files.put(address + " site.example.com" + path, file);
    return this;
  }

  /** Plants a file of the site that is served to the first request only, before what is planted there else. */
  PlantedWeb putOnce(String path, PlantedFile file) {
    once.put("site.example.com" + path, file);
    return this;
  }

  PlantedWeb remove(String path) {
    files.remove("site.example.com" + path);
    return this;
  }

  /** A file that is not answered. */
  PlantedWeb silent(String path) {
    silent.put("site.example.com" + path, Cause.TIMED_OUT);
    return this;
  }

  PlantedFile file(String path) {
    return files.get("site.example.com" + path);
  }

  /** The URLs that were asked for over HTTP, without scheme, as often as they really were. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-12-01T00:00:00Z");
  }

  /** The same question is asked once, as the ledger does it. */
  @Override
  @SuppressWarnings("unchecked") // each branch answers with the type of its query
  public <A> Reply<A> attempt(Query<A> query) {
    return (Reply<A>) replies.computeIfAbsent(query, this::reply);
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Reply<A>> all = new ArrayList<>();
    for (Query<A> query : queries) {
      all.add(attempt(query));
    }
    return all;
  }

  private Reply<?> reply(Query<?> query) {
    return switch (query) {
      case Families _ -> new Reply.Answered<>(new Families.Answer(true, false), "evidence");
      case Resolve resolve -> resolved(resolve.host());
      case HttpExchange page -> page(page);
      case HttpAsset asset -> asset(asset);
      default -> throw new AssertionError("not planted: " + query);
    };
  }

  private Reply<?> resolved(String host) {
    List<String> at = addresses.get(host);
    return at == null
        ? new Reply.Unanswered<>(Cause.UNREACHABLE, "no such name: " + host, null, "evidence")
        : new Reply.Answered<>(new Resolve.Answer(at), "evidence");
  }

  private Reply<?> page(HttpExchange query) {
    return unanswered(query).<Reply<?>>map(reply -> reply).orElseGet(() -> {
      PlantedFile file = hit(query);
      return new Reply.Answered<>(
          PlantedAnswers.page(file.status(), headers(file, Optional.empty()), file.body()),
          "evidence");
    });
  }

  private Reply<?> asset(HttpAsset query) {
    return unanswered(query.request()).<Reply<?>>map(reply -> reply).orElseGet(() -> {
      if (query.warmed()) {
        hit(query.request());
      }
      PlantedFile file = hit(query.request());
      int hit = hits.getOrDefault(url(query.request()), 0);
      Optional<String> encoding =
          file.encoding(query.request().headers().getOrDefault("Accept-Encoding", ""), hit);
      return new Reply.Answered<>(
          PlantedAnswers.asset(query, file.status(), headers(file, encoding), file.sent(encoding)),
          "evidence");
    });
  }

  private Optional<Reply.Unanswered<?>> unanswered(HttpExchange query) {
    return Optional.ofNullable(silent.get(url(query)))
        .map(cause ->
            new Reply.Unanswered<>(cause, url(query) + ": no answer in time", null, "evidence"));
  }

  private PlantedFile hit(HttpExchange query) {
    String url = url(query);
    asked.add(url);
    hits.merge(url, 1, Integer::sum);
    PlantedFile first = once.remove(url);
    if (first != null) {
      return first;
    }
    PlantedFile here = files.get(query.address() + " " + url);
    PlantedFile any = files.getOrDefault(query.host() + "/*", PlantedFile.status(404));
    return here == null ? files.getOrDefault(url, any) : here;
  }

  private static String url(HttpExchange query) {
    return query.host() + query.path();
  }

  private static List<Header> headers(PlantedFile file, Optional<String> encoding) {
    List<Header> headers = new ArrayList<>();
    file.headers().forEach((name, value) -> headers.add(new Header(name, value)));
    encoding.ifPresent(value -> headers.add(new Header("Content-Encoding", value)));
    return headers;
  }
}
