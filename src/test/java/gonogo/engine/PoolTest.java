package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.Query;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsHandshake;
import gonogo.engine.PoolNode.Fault;
import gonogo.judge.Report;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Phase;
import gonogo.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pool of four servers behind one name, IPv4 and IPv6: one bad server is found and named, whichever it is.
 *
 * <p>All is as in production, from the files to the report, but for two things: the name resolves to four addresses of
 * loopback, and each of them has its ports 443 and 80 where the machine had one free.
 */
class PoolTest {
  private static final List<String> ADDRESSES =
      List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "::1");

  private static final Map<String, String> CHECKS = Map.of(
      "certificate",
      "{probe: tls/certificate}",
      "answers",
      "{probe: http/request}",
      "header",
      "{probe: http/headers, with: {rules: [{header: X-Content-Type-Options, is: nosniff}]}}",
      "cors",
      "{probe: http/cors}",
      "enforced",
      "{probe: http/request, with: {scheme: http, status: [301, 308], location: \"^https://\", refused-ok: true}}");

  /** Started when first wanted, and kept: a node has no memory. */
  private static final Map<List<Object>, PoolNode> STARTED = new HashMap<>();

  private static Catalog catalog;

  @TempDir
  private Path folder;

  private final Map<String, PoolNode> nodes = new HashMap<>();

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
  }

  @AfterAll
  static void close() throws Exception {
    catalog.close();
    for (PoolNode node : STARTED.values()) {
      node.close();
    }
    STARTED.clear();
  }

  @Test
  void isGoodWhenAllAre() throws IOException {
    Report report = run(Map.of(), "certificate", "answers", "header", "cors", "enforced");
    assertThat(report.verdict()).isEqualTo(Verdict.GO);
    assertThat(statuses(report)).containsOnly(Status.MET);
    assertThat(report.evidence().values())
        .filteredOn(one -> one.type().equals("net/connect"))
        .as("every address is looked at, on both ports")
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED_CERTIFICATE, certificate, 127.0.0.1, tls/certificate/expired",
    "EXPIRED_CERTIFICATE, certificate, ::1, tls/certificate/expired",
    "STATUS_500, answers, 127.0.0.2, http/request/status",
    "STATUS_500, answers, ::1, http/request/status",
    "NO_HEADER, header, 127.0.0.3, http/headers/missing",
    "NO_HEADER, header, ::1, http/headers/missing",
    "REFLECTS_ORIGINS, cors, ::1, http/cors/origin-granted-with-credentials",
    "SERVES_PLAIN, enforced, 127.0.0.1, http/request/status",
    "SERVES_PLAIN, enforced, ::1, http/request/status"
  })
  void isNoGoForOneBadServer(Fault fault, String item, String address, String code)
      throws IOException {
    Report report = run(Map.of(address, fault), item);
    assertThat(report.verdict()).isEqualTo(Verdict.NO_GO);
    assertThat(checks(report).findFirst().orElseThrow().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(code);
          assertThat(finding.where()).endsWith(" at " + address);
        });
    assertThat(report.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message()).contains(" at " + address));
  }

  @ParameterizedTest
  @CsvSource({
    "DEAD, certificate, 127.0.0.1",
    "DEAD, certificate, ::1",
    "DEAD, answers, 127.0.0.2",
    "DEAD, header, ::1",
    "DEAD, cors, 127.0.0.3",
    "HANGS_UP, certificate, 127.0.0.3",
    "HANGS_UP, answers, ::1",
    "HANGS_UP, header, 127.0.0.2"
  })
  void isNeverGoWithoutOneServer(Fault fault, String item, String address) throws IOException {
    Report report = run(Map.of(address, fault), item);
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(statuses(report)).containsExactly(Status.UNDETERMINED);
    assertThat(report.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message()).contains(address));
  }

  @Test
  void isNoGoForABadServerBesideADeadOne() throws IOException {
    Report report =
        run(Map.of("127.0.0.2", Fault.DEAD, "::1", Fault.EXPIRED_CERTIFICATE), "certificate");
    assertThat(report.verdict()).isEqualTo(Verdict.NO_GO);
    assertThat(report.reasons().getFirst().message()).contains(" at ::1");
  }

  /** Port 80 of a dead server is refused, too, which says nothing about a server that lives. */
  @ParameterizedTest
  @CsvSource({"127.0.0.2", "::1"})
  void isNotKnownToEnforceHttpsWhereOneServerIsDead(String address) throws IOException {
    Report report = run(Map.of(address, Fault.DEAD), "enforced");
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message())
            .contains(address, "is refused, but so would it be on a dead host"));
  }

  @Test
  void isNotKnownToEnforceHttpsWhereAllServersAreDead() throws IOException {
    Map<String, Fault> dead =
        ADDRESSES.stream().collect(Collectors.toMap(address -> address, _ -> Fault.DEAD));
    Report report = run(dead, "enforced");
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(statuses(report)).containsExactly(Status.UNDETERMINED);
  }

  private static PoolNode node(String address, Fault fault) throws IOException {
    PoolNode started = STARTED.get(List.of(address, fault));
    if (started == null) {
      started = new PoolNode(address, fault);
      STARTED.put(List.of(address, fault), started);
    }
    return started;
  }

  private Report run(Map<String, Fault> faults, String... items) throws IOException {
    for (String address : ADDRESSES) {
      nodes.put(address, node(address, faults.getOrDefault(address, Fault.NONE)));
    }
    Files.writeString(folder.resolve("ca.pem"), Pki.pem(PoolNode.ROOT));
    Files.writeString(folder.resolve("list.yaml"), checklist(items));
    Path environment = Files.writeString(folder.resolve("environment.yaml"), """
            environment: test
            checklist: list.yaml
            systems:
              web:
                pool: {url: "https://pool.example.com", ca: ca.pem}
            """);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Draft draft = new InputsReader(
            InputFiles.onDisk(),
            ShippedChecklists.onClassPath(),
            Map.<String, String>of()::get,
            today)
        .draft(environment.toString(), Map.of());
    Time time = Time.system();
    Plan plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), time.instant());
    Means means =
        new Means(collectors(), plan.systems(), Set.of(), SecretSource.none(), Limits.DEFAULT);
    return new Run(draft.orThrow(), plan, means, time, _ -> "run-1", null, new Redactor())
        .execute(Progress.NONE);
  }

  private static String checklist(String... items) {
    return Arrays.stream(items)
        .map(id ->
            "      - {id: %s, text: Claim of %s, severity: major, phase: T-1h, checks: [%s]}\n"
                .formatted(id, id, CHECKS.get(id)))
        .collect(Collectors.joining("", """
            id: list
            version: 1
            title: List
            facts: {}
            roles: [app]
            sections:
              - title: One
                items:
            """, ""));
  }

  /** Those of the catalog, which are sent to the ports that the nodes have. */
  private Map<Class<?>, Collector<?, ?>> collectors() {
    Map<Class<?>, Collector<?, ?>> all = new HashMap<>(catalog.collectors());
    all.put(Resolve.class, new Planted());
    all.computeIfPresent(Connect.class, (_, real) -> new Redirected(real));
    all.computeIfPresent(TlsHandshake.class, (_, real) -> new Redirected(real));
    all.computeIfPresent(HttpExchange.class, (_, real) -> new Redirected(real));
    return all;
  }

  private static final class Planted implements Collector<Resolve, Resolve.Answer> {
    @Override
    public Resolve.Answer collect(Resolve query, Access access) {
      assertThat(query.host()).isEqualTo(PoolNode.HOST);
      return new Resolve.Answer(ADDRESSES);
    }
  }

  private final class Redirected implements Collector<Query<Object>, Object> {
    private final Collector<Query<?>, ?> real;

    @SuppressWarnings("unchecked") // it is asked only what it answers
    Redirected(Collector<?, ?> real) {
      this.real = (Collector<Query<?>, ?>) (Collector<?, ?>) real;
    }

    @Override
    public Object collect(Query<Object> query, Access access) throws Exception {
      return real.collect(redirected(query), access);
    }
  }

  private Query<?> redirected(Query<?> query) {
    return switch (query) {
      case Connect(var system, String address, int port) ->
        new Connect(system, address, nodes.get(address).port(port));
      case TlsHandshake(var system, String address, int port, String name) ->
        new TlsHandshake(system, address, nodes.get(address).port(port), name);
      case HttpExchange to ->
        new HttpExchange(
            to.system(),
            to.address(),
            to.scheme(),
            to.host(),
            nodes.get(to.address()).port(to.port()),
            to.path(),
            to.method(),
            to.headers(),
            to.identity(),
            to.samples(),
            to.maxBytes());
      default -> throw new AssertionError(query);
    };
  }

  private static Stream<Report.ItemView> items(Report report) {
    return report.sections().stream().flatMap(section -> section.items().stream());
  }

  private static List<Status> statuses(Report report) {
    return items(report).map(Report.ItemView::status).toList();
  }

  private static Stream<Report.CheckView> checks(Report report) {
    return items(report).flatMap(item -> item.checks().stream());
  }
}
