package gonogo.engine.proof;

import gonogo.checklist.Draft;
import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.model.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Inputs in memory: an environment, the checklist that it names, and its other files. */
public record Stage(Map<String, String> files) {
  /** When all runs start. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  public static final String ENVIRONMENT = "ops/production.yaml";

  /** The values behind {@code ${env:MONITOR_TOKEN}} and {@code ${file:token}}. */
  public static final String MONITOR_TOKEN = "Zq7-monitor-token";

  public static final String FILE_TOKEN = "Xw9-file-token";

  private static final String PEOPLE = """
      people:
        ann: {name: Ann Example, duties: [qa-lead]}
      """;

  /** Twenty checks of three healthy systems; every item blocks, so that nothing unseen can end in GO. */
  public static Stage healthy() {
    return new Stage(Map.of(
        ENVIRONMENT,
        """
            environment: production
            checklist: list.yaml
            release: {product: Demo ERP, version: 1.0.0, commit: "${env:COMMIT}"}
            labels: {team: "${env:TEAM}"}
            adoption: adoption.yaml
            waivers: waivers.yaml
            people: people.yaml
            systems:
              web:
                shop:
                  url: https://shop.example.com
                  health: /health
                  identities: {monitor: {bearer: "${env:MONITOR_TOKEN}"}}
                api:
                  url: https://api.example.com
                  roles: [api]
                  identities: {reader: {headers: {X-Api-Key: "${file:token}"}}}
                docs: {url: "https://docs.example.com", roles: [docs]}
            """,
        "ops/list.yaml",
        list("""
                {id: certificate, checks: [{probe: tls/certificate}]}
                {id: answers, checks: [{probe: http/request, on: [app, api]}]}
                {id: home, checks: [{probe: http/request, on: [app], with: {paths: [/], body: Welcome}}]}
                {id: version, checks: [{probe: http/request, on: [api], with: {paths: [/version], json: \
                [{at: $.version, op: ==, value: "{release.version}"}]}}]}
                {id: monitored, checks: [{probe: http/request, on: [app], \
                with: {paths: [/metrics], identity: monitor}}]}
                {id: read, checks: [{probe: http/request, on: [api], with: {paths: [/orders], identity: reader}}]}
                {id: redirects, checks: [{probe: http/request, on: [app, api], with: {scheme: http, status: [301], \
                location: "^https://", refused-ok: true}}]}
                {id: hsts, checks: [{probe: http/headers, with: {rules: [{header: Strict-Transport-Security, \
                min: {max-age: 31536000}}]}}]}
                {id: nosniff, checks: [{probe: http/headers, on: [app, api], with: {rules: \
                [{header: X-Content-Type-Options, is: nosniff}]}}]}
                {id: alike, checks: [{probe: dns/records}]}
                {id: caa, checks: [{probe: dns/records, on: [app], with: {records: \
                [{type: CAA, matches: "issue"}]}}]}
                """),
        "ops/adoption.yaml",
        "adoption: all\ndecides: [\"*\"]\n",
        "ops/waivers.yaml",
        "waivers: []\n",
        "ops/people.yaml",
        PEOPLE));
  }

  /**
   * What can go wrong on the way: two endpoints that are dead, one that dies half-way, one that answers at the second
   * attempt, one that never answers, four addresses at once, and questions that several checks share.
   */
  public static Stage troubled() {
    return new Stage(Map.of(ENVIRONMENT, """
            environment: staging
            checklist: list.yaml
            release: {product: Demo ERP, version: 1.0.0}
            systems:
              web:
                shop:
                  url: https://shop.example.com
                  identities: {monitor: {bearer: "${env:MONITOR_TOKEN}"}}
                refused: {url: "https://refused.example.com", roles: [dead]}
                silent: {url: "https://silent.example.com", roles: [dead]}
                dying: {url: "https://dying.example.com", roles: [dying]}
            """, "ops/list.yaml", list("""
                {id: certificate, checks: [{probe: tls/certificate, on: [app, dead, dying]}]}
                {id: home, checks: [{probe: http/request, on: [app], with: {paths: [/], body: Welcome}}]}
                {id: home-again, checks: [{probe: http/request, on: [app], with: {paths: [/], forbid-body: Oops}}]}
                {id: hsts, checks: [{probe: http/headers, on: [app, dead], with: {rules: \
                [{header: Strict-Transport-Security, min: {max-age: 31536000}}]}}]}
                {id: dead, checks: [{probe: http/request, on: [dead]}]}
                {id: dies, checks: [{probe: http/request, on: [dying], with: {paths: [/, /late, /later]}}]}
                {id: retried, checks: [{probe: http/request, on: [app], with: {paths: [/retried]}}]}
                {id: slow, checks: [{probe: http/request, on: [app], with: {paths: [/slow], samples: 2}}]}
                {id: monitored, checks: [{probe: http/request, on: [app], \
                with: {paths: [/metrics], identity: monitor}}]}
                {id: missing, checks: [{probe: http/request, on: [app], with: {paths: [/missing]}}]}
                {id: alike, checks: [{probe: dns/records, on: [app, dead]}]}
                """)));
  }

  /** A checklist of one section; each line is an item without its text, severity and phase. */
  private static String list(String items) {
    StringBuilder yaml = new StringBuilder("id: list\nversion: 1\ntitle: List\nfacts: {}\n")
        .append("roles: [app, api, docs, dead, dying]\nsections:\n  - title: One\n    items:\n");
    for (String item : items.strip().split("\n")) {
      String id = item.substring("{id: ".length(), item.indexOf(','));
      yaml.append("      - {text: Claim of %s, severity: major, phase: T-1h, ".formatted(id))
          .append(item.substring(1))
          .append('\n');
    }
    return yaml.toString();
  }

  public InputFiles inputFiles() {
    Map<String, Source> sources = new TreeMap<>();
    files.forEach((path, text) -> sources.put(path, new Source(path, text)));
    return InputFiles.of(sources);
  }

  /** Reads the inputs through the readers of production. */
  public static Draft draft(InputFiles files, Function<String, String> variables) {
    return new InputsReader(
            files,
            ShippedChecklists.onClassPath(),
            variables::apply,
            LocalDate.ofInstant(NOW, ZoneOffset.UTC))
        .draft(ENVIRONMENT, Map.of());
  }

  public Draft draft() {
    return draft(inputFiles(), Stage::variable);
  }

  /** The variables of the process. */
  public static String variable(String name) {
    return Map.of("COMMIT", "3f2c1ab", "TEAM", "erp").get(name);
  }

  /** The value behind a reference. */
  public static String secret(String reference) {
    if (reference.equals("env:MONITOR_TOKEN")) {
      return MONITOR_TOKEN;
    }
    if (reference.startsWith("file:") && reference.endsWith("/ops/token")) {
      return FILE_TOKEN;
    }
    throw new AssertionError("no such secret: " + reference);
  }

  /** The literal addresses of a host. */
  static List<String> addresses(String host) {
    return switch (host) {
      case "shop.example.com" ->
        List.of("203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4");
      case "api.example.com" -> List.of("203.0.113.11");
      case "docs.example.com" -> List.of("203.0.113.12");
      case "refused.example.com" -> List.of("203.0.113.21");
      case "silent.example.com" -> List.of("203.0.113.22");
      case "dying.example.com" -> List.of("203.0.113.23");
      case "ns1.example.com" -> List.of("203.0.113.53");
      default -> List.of();
    };
  }
}
