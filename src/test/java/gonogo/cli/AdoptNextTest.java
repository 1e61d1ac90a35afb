package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would help most stands first; nothing that would take an item out of the decision is ever advised. */
class AdoptNextTest {
  private static final String CHECK = "checks: [{probe: http/request}]";

  @TempDir
  private Path folder;

  @BeforeEach
  void aListOfFive() throws IOException {
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: List
        facts: {cdn: Is there a CDN?}
        roles: [app, api]
        sections:
          - title: All
            items:
              - {id: ready, text: R, severity: blocker, phase: T-1h, %1$s}
              - {id: other, text: O, severity: major, phase: "+1h", %1$s}
              - {id: fact-a, text: A, severity: blocker, phase: T-1h, when: [cdn], needs: [probe sql/query]}
              - {id: fact-b, text: B, severity: blocker, phase: T-1h, when: [not cdn], %1$s}
              - {id: fact-c, text: C, severity: minor, phase: T-1h, when: [cdn], %1$s}
              - {id: role-a, text: D, severity: blocker, phase: T-1h, checks: [{probe: http/request, on: [api]}]}
              - {id: says, text: E, severity: minor, phase: T-1h, checks: [{probe: http/request, requires: [body]}]}
              - {id: both, text: F, severity: minor, phase: T-1h, checks: [{probe: http/request, on: [api], requires: [body]}]}
              - {id: unseen, text: G, severity: blocker, phase: T-1h, needs: [probe sql/query]}
        """.formatted(CHECK));
  }

  private String next(String further) throws IOException {
    Path file = folder.resolve("gonogo.yaml");
    String environment = """
        environment: production
        checklist: list.yaml
        systems: {web: {site: {url: "https://shop.example.com"}}}
        """ + further;
    Files.writeString(file, environment);
    Ran ran = Ran.gonogo("adopt", file.toString(), "--next");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(Files.readString(file)).isEqualTo(environment);
    return ran.out().replace(folder.toString() + "/", "");
  }

  private void adoption(String text) throws IOException {
    Files.writeString(folder.resolve("adoption.yaml"), "adoption: q1\n" + text);
  }

  private static LocalDate in(int days) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(days);
  }

  @Test
  void whatHelpsMostStandsFirst() throws IOException {
    assertThat(next("")).isEqualTo("""
        no adoption: all 9 items decide

        What to add next, by how many items lack nothing else; the values are examples
         1. answer 1 question; what a fact rules out is settled, the rest shows what it lacks
              for 3 items, 2 of blocking severity: fact-a, fact-b, fact-c
                gonogo init --facts gonogo.yaml
         2. give a system the role api
              1 item, 1 of blocking severity: role-a
              1 item lacks other things as well: both
              name api among the roles of web/site, or add another web system
                systems:
                  web:
                    api: {url: https://shop.example.com, roles: [api]}
         3. say settings that only you know
              1 item, 0 of blocking severity: says
              1 item lacks other things as well: both
                items:
                  says:
                    with:
                      # Regular expression (RE2) that must be found in the body
                      body: Welcome

        Nothing in this version looks at 2 items; people may sign for them, attest: {ITEM: [DUTY]}.
        """);
  }

  @Test
  void whatComesLaterAndCanBeSeenMayDecide() throws IOException {
    adoption("""
        decides: [fact-b]
        later:
          - {items: [other], review: %1$s, owner: ann, reason: later}
          - {items: ["*"], review: %1$s, owner: ann, reason: later}
        """.formatted(in(90)));
    assertThat(next("facts: {cdn: true}\nadoption: adoption.yaml\n"))
        .startsWith("adoption q1: 1 of 9 items decide, 0 on trial, 8 come later\n")
        .contains("""
             1. let items decide that can be seen already, in adoption.yaml
                  3 items, 2 of blocking severity: ready, other, fact-c
                  and take those out that stand under later by their id
                    decides:
                      - ready
                      - other
                      - fact-c
            """)
        .endsWith("once its id stands under decides in the adoption.\n")
        .doesNotContain("init --facts", "Dates that");
  }

  @Test
  void datesThatComeCloseAreSaidFirst() throws IOException {
    adoption("""
        trial: [{items: [ready, role-a], until: %s, owner: ann, reason: new}]
        later: [{items: [says], review: %s, owner: ann, reason: later}]
        """.formatted(in(5), in(31)));
    assertThat(next("adoption: adoption.yaml\n"))
        .startsWith("""
            adoption q1: 6 of 9 items decide, 2 on trial, 1 come later

            Dates that come close
              %s, in 5 days: the trial ends, and 2 items decide: ready, role-a
                  something is still missing for 1 of them: role-a
            """.formatted(in(5)))
        .doesNotContain(in(31).toString());
  }

  @Test
  void itWritesNothingSoItTakesNoNames() throws IOException {
    next("");
    Ran ran = Ran.gonogo("adopt", folder.resolve("gonogo.yaml").toString(), "--next", "--name=a");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--next: writes nothing");
    assertThat(folder.resolve("adoption.yaml")).doesNotExist();
  }
}
