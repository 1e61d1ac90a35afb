package gonogo.catalog;

import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.engine.Planner;
import gonogo.model.InvalidInputException;
import gonogo.model.Phase;
import gonogo.model.Problem;
import gonogo.model.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The five files that people write, each with every key that it can have, and the environment that one extends.
 *
 * @param files the texts by the names of their schemas
 */
record Written(Map<String, String> files) {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private static final String CHECKLIST = """
      id: release-2
      version: 3
      title: Release of the shop
      facts: {cdn: Does a CDN stand in front?, queue: Is there a queue?}
      roles: [app, api]
      sections:
        - title: Security
          items:
            - id: tls-valid
              text: Certificates are valid
              severity: blocker
              phase: T-4h
              again: [+1h]
              formerly: [ssl-valid]
              verify: By a handshake
              checks:
                - {probe: tls/certificate, on: [app, api], when: [cdn], with: {min-remaining: 14d, port: "8443"}}
                - {probe: http/request, on: all, requires: [paths], with: {status: [200, 301-308], follow: true}}
                - {probe: http/request, with: {json: [{at: $.version, op: ==, value: 1.10}], headers: {A: 1, B: true}}}
                - {probe: http/request, with: {samples: "{values.samples}", max-p95: "{values.p95}"}}
          sections:
            - title: Headers
              items:
                - id: headers-hsts
                  text: HSTS is on
                  claim: HSTS is on
                  severity: minor
                  phase: T-1h
                  when: [not cdn, queue]
                  depends: [tls-valid]
                  checks:
                    - probe: http/headers
                      with:
                        rules:
                          - {header: Server, any: [{absent: true}, {lacks: "[0-9]"}]}
                          - {header: A, min: {max-age: 1}}
                        cookies: [{secure: true, same-site: [lax]}]
        - title: Decision
          items:
            - {id: docs-read, text: Docs were read, severity: major, phase: T-1h, needs: [probe documents/read]}
            - {id: docs-kept, text: Docs are kept, severity: major, phase: T-1h, needs: [probe documents/kept]}
            - id: decide-go
              text: The release may go out
              severity: blocker
              phase: T-1h
              of: {items: [tls-*, headers-hsts], phases: [T-4h, T-1h], require: no-blocker}
      """;

  private static final String ENVIRONMENT = """
      extends: base.yaml
      environment: production
      checklist: checklist.yaml
      release:
        product: Shop
        version: 1.10
        commit: 0123456
        previous: 1.9
        window: {start: 2026-12-01T22:00Z, end: "2026-12-02T02:00:00+01:00"}
      labels: {team: shop, floor: 3}
      systems:
        web:
          site:
            url: https://shop.example.com
            health: /health
            ca: ops/ca.pem
            roles: [app]
            identities:
              monitor: {bearer: "${env:TOKEN}"}
              person: {basic: {user: ann, password: "${file:password}"}}
              key: {headers: {X-Key: "key ${env:KEY}"}}
        documents: {repository: {path: ..}}
        reports: {build: {path: target, commit-file: COMMIT}}
      values: {support: help@example.com, samples: 20, p95: 800ms}
      facts: {cdn: false, queue: true}
      resolvers: [192.0.2.53, "192.0.2.54:5353", "[2001:db8::1]:53"]
      vantage: bastion
      active: [http/request]
      items:
        tls-valid: {with: {warn-remaining: 40d, paths: [/], http/request: {samples: 20}}}
        headers-hsts: {severity: major, phase: T-4h}
      adoption: adoption.yaml
      waivers: waivers.yaml
      people: people.yaml
      attestations: signed/
      attest: {docs-kept: [qa-lead]}
      """;

  private static final String BASE = """
      labels: {unit: web}
      values: {cdn: none}
      items: {docs-read: {phase: T-4h}}
      systems:
        web: {site: {health: /}, old: {url: https://old.example.com}}
      """;

  private static final String ADOPTION = """
      adoption: shop-q4
      decides: [tls-*]
      trial: [{items: [headers-hsts], until: 2027-01-15, owner: platform, reason: proxy moves}]
      later: [{items: ["*"], review: 2027-03-01, owner: release-manager, reason: first quarter}]
      """;

  private static final String WAIVERS = """
      waivers:
        - id: w1
          item: headers-hsts
          text: %1$s
          accepts: failed
          codes: [http/headers/missing]
          reason: moves to the CDN
          owner: api-team
          approvers: [ann, bob]
          environment: production
          from: 2026-11-20T00:00:00Z
          until: 2026-11-27T00:00:00Z
        - id: w2
          item: docs-read
          text: %1$s
          accepts: unseen
          reason: nobody looks
          owner: api-team
          approvers: [ann]
          from: 2026-11-20T00:00:00Z
          until: 2026-11-27T00:00:00Z
      """.formatted("0123456789abcdef".repeat(4));

  private static final String PEOPLE = """
      people:
        ann:
          name: Ann Example
          email: ann@example.com
          duties: [qa-lead]
          keys: [ssh-ed25519 AAAA]
          from: 2026-01-01
          until: 2027-01-01
        bob: {name: Bob Example}
      """;

  static Written whole() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("checklist", CHECKLIST);
    files.put("environment", ENVIRONMENT);
    files.put("base", BASE);
    files.put("adoption", ADOPTION);
    files.put("waivers", WAIVERS);
    files.put("people", PEOPLE);
    return new Written(files);
  }

  /** The same, but for the first occurrence of a text in one file. */
  Written with(String file, String text, String instead) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    String old = file(file);
    int at = old.indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException(file + " does not hold " + text);
    }
    changed.put(file, old.substring(0, at) + instead + old.substring(at + text.length()));
    return new Written(changed);
  }

  String file(String name) {
    String text = files.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return text;
  }

  /** What the loader and the planner say of them. */
  List<String> problems(Catalog catalog) {
    Map<String, Source> sources = new HashMap<>();
    files.forEach((name, text) -> sources.put(name + ".yaml", new Source(name + ".yaml", text)));
    InputFiles beside = InputFiles.of(sources);
    InputsReader reader =
        new InputsReader(beside, ShippedChecklists.onClassPath(), _ -> null, TODAY);
    try {
      new Planner(catalog)
          .plan(reader.draft("environment.yaml", Map.of()), Phase.T_MINUS_1H, List.of(), NOW);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }
}
