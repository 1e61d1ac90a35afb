package gonogo.engine.proof;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Query;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.DnsRecord;
import gonogo.collect.dns.RecordType;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsHandshake;
import gonogo.collect.web.WebKeys;
import gonogo.collect.web.WebSystem;
import gonogo.testing.Pki;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What the systems of a {@link Stage} answer. One world serves one run: it remembers what was tried before. */
@FunctionalInterface
public interface Answers {

  Object to(Query<?> query, Access access) throws Exception;

  /** Collectors for every type of question, by the class of the question, as the catalog gives them. */
  default Map<Class<?>, Collector<?, ?>> collectors() {
    Map<Class<?>, Collector<?, ?>> all = new HashMap<>();
    for (Class<?> type : List.of(
        Resolve.class,
        Families.class,
        Connect.class,
        TlsHandshake.class,
        HttpExchange.class,
        DnsLookup.class)) {
      all.put(type, new Scripted(this));
    }
    return all;
  }

  /** Takes any query, as the ledger sees collectors. */
  record Scripted(Answers answers) implements Collector<Query<Object>, Object> {
    @Override
    public Object collect(Query<Object> query, Access access) throws Exception {
      return answers.to(query, access);
    }
  }

  /** The world of both stages. */
  static Answers standard() {
    Set<HttpExchange> tried = ConcurrentHashMap.newKeySet();
    return (query, access) -> switch ((Object) query) {
      case Families _ -> new Families.Answer(true, false);
      case Resolve name -> new Resolve.Answer(Stage.addresses(name.host()));
      case Connect to -> new Connect.Answer(state(to.address()));
      case TlsHandshake with -> Certificates.answer(with);
      case DnsLookup of -> records(of);
      case HttpExchange request -> response(request, access, tried);
      default -> throw new AssertionError("nobody answers " + query);
    };
  }

  private static Connect.State state(String address) {
    return switch (address) {
      case "203.0.113.21" -> Connect.State.REFUSED;
      case "203.0.113.22" -> Connect.State.SILENT;
      default -> Connect.State.OPEN;
    };
  }

  private static HttpExchange.Answer response(
      HttpExchange request, Access access, Set<HttpExchange> tried) throws Exception {
    if (request.identity() != null) {
      WebKeys.Identity identity =
          access.system(WebSystem.class).identities().get(request.identity());
      access.reveal(
          identity.bearer() == null ? identity.headers().get("X-Api-Key") : identity.bearer());
    }
    if (request.scheme().equals("http")) {
      return said(301, "", "Location: https://" + request.host() + request.path());
    }
    return switch (request.path()) {
      case "/late", "/later" ->
        throw new CollectorException(Cause.UNREACHABLE, request.address() + " went away");
      case "/slow" -> {
        new CountDownLatch(1).await();
        throw new AssertionError("nothing comes");
      }
      case "/retried" -> {
        if (tried.add(request)) {
          throw CollectorException.retryable(Cause.UNREACHABLE, "reset before anything was sent");
        }
        yield said(200, "at last");
      }
      case "/missing" -> said(404, "Oops");
      case "/version" -> said(200, "{\"version\": \"1.0.0\"}");
      default -> said(200, "Welcome to " + request.address() + request.path());
    };
  }

  private static HttpExchange.Answer said(int status, String body, String... more) {
    List<HttpExchange.Header> headers = Stream.concat(
            Stream.of(
                "Strict-Transport-Security: max-age=31536000", "X-Content-Type-Options: nosniff"),
            Stream.of(more))
        .map(line -> line.split(": ", 2))
        .map(pair -> new HttpExchange.Header(pair[0], pair[1]))
        .toList();
    var sample =
        new HttpExchange.Sample(status, null, "HTTP/1.1", headers, null, 0, body.length(), 1, 2, 3);
    return new HttpExchange.Answer(List.of(sample), List.of(body));
  }

  private static DnsLookup.Answer records(DnsLookup of) {
    String name = of.name().endsWith(".") ? of.name() : of.name() + ".";
    String host = name.substring(0, name.length() - 1);
    List<String> data = switch (of.type()) {
      case RecordType.A -> Stage.addresses(host);
      case RecordType.NS ->
        name.equals("example.com.") ? List.of("ns1.example.com.") : List.<String>of();
      case RecordType.CAA ->
        name.equals("example.com.") ? List.of("0 issue \"ca.example.net\"") : List.<String>of();
      default -> List.<String>of();
    };
    return new DnsLookup.Answer(
        name,
        DnsLookup.Rcode.NOERROR,
        !of.resolver().equals(DnsLookup.SYSTEM),
        data.stream()
            .map(one -> new DnsRecord(name, of.type().name(), 300, one))
            .toList(),
        true);
  }

  /** One certificate for all hosts, made once. */
  final class Certificates {
    private static final Pki.Identity ROOT = Pki.authority("Test Root")
        .valid(Stage.NOW.minus(Duration.ofDays(900)), Stage.NOW.plus(Duration.ofDays(900)))
        .selfSigned();
    private static final Pki.Identity SERVER = Pki.server(
            "shop.example.com",
            "api.example.com",
            "docs.example.com",
            "refused.example.com",
            "silent.example.com",
            "dying.example.com")
        .valid(Stage.NOW.minus(Duration.ofDays(10)), Stage.NOW.plus(Duration.ofDays(80)))
        .issuedBy(ROOT);

    private Certificates() {}

    static TlsHandshake.Answer answer(TlsHandshake with) {
      return new TlsHandshake.Answer(
          "TLSv1.3",
          "TLS_AES_128_GCM_SHA256",
          List.of(SERVER.base64()),
          List.of(ROOT.base64()),
          "ops/ca.pem (1 certificate)",
          null);
    }
  }
}
