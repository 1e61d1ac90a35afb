package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can write wrong: every mistake at once, with its place, exit 2, and nothing contacted. */
class BadInputTest {
  @TempDir
  private Path folder;

  private ServerSocket site;

  @BeforeEach
  void listen() throws IOException {
    site = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    site.setSoTimeout(1);
  }

  @AfterEach
  void nothingWasContacted() throws IOException {
    try (ServerSocket listening = site) {
      assertThatThrownBy(listening::accept)
          .as("a connection to the site")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String valid() {
    return """
        environment: test
        checklist: list.yaml
        systems:
          web:
            site: {url: "http://127.0.0.1:%d"}
        """.formatted(site.getLocalPort());
  }

  private static String list(String checks) {
    return """
        id: list
        version: 1
        title: List
        facts: {cdn: Is there a CDN?}
        roles: [app]
        sections:
          - title: One
            items:
              - {id: answers, text: It answers, severity: blocker, phase: T-1h, checks: [%s]}
        """.formatted(checks);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {probe: http/requst}                                    | list.yaml:9:82: unknown probe "http/requst", did you mean http/request?
          {probe: http/request, with: {pathes: [/]}}              | did you mean paths?
          {probe: http/request, requires: [pathes]}               | requires: http/request has no setting "pathes", did you mean paths?
          {probe: http/request, on: [ap]}                         | did you mean app?
          {probe: http/request, when: [cdm]}                      | did you mean cdn?
          {probe: http/request, with: {samples: many}}            | wanted a whole number
          {probe: tls/certificate, with: {min-remaining: 14 days}}| wanted a duration such as
          {probe: tls/certificate, with: {min-remaining: 14}}     | wanted a duration such as
          {probe: http/request, with: {follow: yes}}              | wanted true or false
          {probe: http/request, with: {paths: /}}                 | wanted a list of text
          {probe: http/request, with: {body: "("}}                | missing closing )
          {probe: http/request, with: {body: "{release.vers}"}}   | unknown placeholder {release.vers}, did you mean {release.version}?
          {probe: http/request, with: {body: "${env:TOKEN}"}}     | may stand only in identities
          {probe: http/request, with: &a {}}                      | anchor
          {probe: http/request, with: !!map {}}                   | tag
          """)
  void mistakeInAChecklist(String check, String message) throws IOException {
    Path environment = write("environment.yaml", valid());
    write("list.yaml", list(check));
    Ran ran = Ran.gonogo("run", environment.toString());
    assertThat(ran.err()).contains(message).contains("list.yaml:9:");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          fact: {cdn: true}                              | unknown key "fact"
          facts: {cnd: true}                             | did you mean cdn?
          facts: {cdn: yes}                              | true or false
          items: {anwers: {severity: blocker}}           | did you mean answers?
          items: {answers: {with: {sampels: 2}}}         | did you mean samples?
          items: {answers: {severity: minor}}            | only
          active: [http/rate-limit]                      | unknown probe "http/rate-limit"
          waivers: missing.yaml                          | missing.yaml
          adoption: missing.yaml                         | missing.yaml
          labels: {team: "${env:NO_SUCH_TEAM}"}          | NO_SUCH_TEAM" is not set
          environment: again                             | environment
          attestations: signatures/                      | those who sign must be known
          """)
  void mistakeInAnEnvironment(String line, String message) throws IOException {
    Path environment = write("environment.yaml", valid() + line + "\n");
    write("list.yaml", list("{probe: http/request}"));
    Ran ran = Ran.gonogo("run", environment.toString());
    assertThat(ran.err()).contains(message).contains("environment.yaml:6:");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          wb: {site: {url: "https://shop.example.com"}}                | unknown kind of system "wb", did you mean web?
          web: {site: {ulr: "https://shop.example.com"}}               | did you mean url?
          web: {site: {url: "ftp://shop.example.com"}}                 | wanted http
          web: {site: {url: "https://ann:pw@shop.example.com"}}        | identities
          web: {site: {url: "https://shop.example.com", roles: [ap]}}  | did you mean app?
          web: {site: {url: "https://shop.example.com", instances: ["https://10.0.0.1/health"]}} | instances: only scheme, host and port
          web: {site: {url: "https://shop.example.com", instances: ["tcp://10.0.0.1:80"]}} | instances: wanted http
          web: {site: {url: "https://shop.example.com", instances: ["10.0.0.1:80"]}} | wanted a URL
          web: {site: {url: "https://${env:HOST}"}}                    | may stand only in identities
          web: {site: {url: "https://shop.example.com", identities: {m: {bearer: hunter2}}}} | never as its value
          """)
  void mistakeInASystem(String system, String message) throws IOException {
    Path environment = write(
        "environment.yaml",
        "environment: test\nchecklist: list.yaml\nsystems:\n  " + system + "\n");
    write("list.yaml", list("{probe: http/request}"));
    Ran ran = Ran.gonogo("run", environment.toString());
    assertThat(ran.err()).contains(message).contains("environment.yaml:4:");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void allMistakesOfAllFilesAreReportedAtOnceInOrder() throws IOException {
    Path environment = write("environment.yaml", """
            environment: test
            checklist: list.yaml
            colour: red
            systems:
              wb: {site: {url: "https://shop.example.com"}}
            facts: {cnd: true}
            items: {anwers: {severity: blocker}}
            adoption: missing.yaml
            """);
    write(
        "list.yaml",
        list("{probe: http/requst}, {probe: tls/certificate, with: {min-remaining: soon}}"));
    Ran ran = Ran.gonogo("run", environment.toString());
    assertThat(ran.err())
        .containsSubsequence(
            "environment.yaml:3:",
            "environment.yaml:5:",
            "environment.yaml:6:",
            "environment.yaml:7:",
            "environment.yaml:8:",
            "list.yaml:9:",
            "list.yaml:9:",
            "7 mistakes; nothing was contacted");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void twentyThousandNestedBracketsAreOneMistake() throws IOException {
    Path environment = write("environment.yaml", "environment: " + "[".repeat(20_000));
    Ran ran = Ran.gonogo("run", environment.toString());
    assertThat(ran.err()).contains("environment.yaml:1:").contains("1 mistake;");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void missingSecretsStopARunButNotAPlan() throws IOException {
    Path environment = write("environment.yaml", """
            environment: test
            checklist: list.yaml
            systems:
              web:
                site:
                  url: "http://127.0.0.1:%d"
                  identities: {monitor: {bearer: "${env:MONITOR_TOKEN}"}, reader: {bearer: "${env:READER_TOKEN}"}}
            """.formatted(site.getLocalPort()));
    write("list.yaml", list("{probe: http/request}"));
    Ran run = Ran.with(Map.of("READER_TOKEN", "a long secret"), "run", environment.toString());
    assertThat(run.err())
        .contains("environment.yaml:7:")
        .contains("MONITOR_TOKEN")
        .doesNotContain("READER_TOKEN");
    assertThat(run.status()).isEqualTo(2);
    Ran plan = Ran.with(Map.of("READER_TOKEN", "a long secret"), "plan", environment.toString());
    assertThat(plan.out())
        .contains("MISSING", "${env:MONITOR_TOKEN}")
        .doesNotContain("a long secret");
    assertThat(plan.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          run missing.yaml                        | missing.yaml
          run --phase T-2h                        | unknown phase "T-2h"
          run --deadline 5                        | wanted a duration
          plan --only nothing-* ENVIRONMENT       | no item "nothing-*"
          run --release versio=1 ENVIRONMENT      | did you mean version?
          run --out ENVIRONMENT ENVIRONMENT       | cannot write into
          check ftp://shop.example.com            | only http and https
          check https://ann:pw@shop.example.com   | do not belong
          try tls/certificat https://example.com  | did you mean tls/certificate?
          try tls/certificate https://example.com min-remaning=3d | did you mean min-remaining?
          judge missing.zip                       | missing.zip
          items productiondeployment              | did you mean production-deployment?
          probes tls                              | unknown probe "tls"
          rnu                                     | rnu
          """)
  void mistakeOnTheCommandLine(String line, String message) throws IOException {
    String environment = write("environment.yaml", valid()).toString();
    write("list.yaml", list("{probe: http/request}"));
    Ran ran = Ran.gonogo(line.replace("ENVIRONMENT", environment).split(" "));
    assertThat(ran.err()).contains(message);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }
}
