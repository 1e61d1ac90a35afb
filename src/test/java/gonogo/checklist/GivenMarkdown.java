package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.util.List;
import java.util.Objects;

/** Markdown checklists in memory, and the shipped ones that they are matched with. */
final class GivenMarkdown {
  private static final String FIRST = """
      id: first
      version: 1
      title: First
      facts: {cdn: Does a CDN stand in front?, queue: Is there a queue?}
      roles: [app, api]
      sections:
        - title: Security
          items:
            - id: tls-valid
              text: Certificates are valid
              severity: blocker
              phase: T-4h
              again: [T-1h]
              when: [not cdn]
              formerly: [ssl-valid]
              verify: A handshake
              depends: [data-backup]
              checks: [{probe: tls/certificate, on: [app, api], with: {min-remaining: 14d}}]
        - title: Data
          sections:
            - title: Before
              items:
                - {id: data-backup, text: Backups are made, severity: major, phase: T-4h, needs: [probe backup/age]}
                - {id: data-checked, text: Data is checked, severity: minor, phase: T-4h, checks: [{probe: http/request}]}
            - title: After
              items:
                - {id: after-checked, text: Data is checked, severity: major, phase: +1h, checks: [{probe: http/request}]}
        - title: Decision
          items:
            - {id: decide, text: We go, severity: blocker, phase: T-1h, of: {items: [data-*, tls-valid], require: met}}
            - id: decide-early
              text: We go on
              severity: blocker
              phase: T-4h
              of: {items: [data-backup], phases: [T-4h], require: met}
              checks: [{probe: http/request}]
      """;

  private static final String SECOND = """
      id: second
      version: 1
      title: Second
      facts: {mail: Does it send mail?}
      roles: [app, mailer]
      sections:
        - title: All
          items:
            - {id: answers, text: It answers, severity: blocker, phase: T-1h, checks: [{probe: http/request}]}
            - {id: second-tls, text: Certificates are valid, severity: minor, phase: T-1h, checks: [{probe: http/request}]}
      """;

  private GivenMarkdown() {}

  static ShippedChecklists shipped() {
    return new ShippedChecklists(
        List.of("first", "second"),
        name -> new Source("shipped:" + name, name.equals("first") ? FIRST : SECOND));
  }

  static Checklist checklist(String... lines) {
    return checklist(String.join("\n", lines), shipped());
  }

  static Checklist checklist(String text, ShippedChecklists shipped) {
    var problems = new Problems();
    var checklist = MarkdownChecklist.read(new Source("ops/list.md", text), shipped, problems);
    assertThat(problems.list()).isEmpty();
    return Objects.requireNonNull(checklist);
  }

  static Item item(String... lines) {
    return checklist(lines).items().getFirst();
  }

  static List<String> ids(String... lines) {
    return checklist(lines).items().stream().map(Item::id).toList();
  }

  static List<String> texts(String... lines) {
    return checklist(lines).items().stream().map(Item::text).toList();
  }

  static List<String> problems(String... lines) {
    var problems = new Problems();
    MarkdownChecklist.read(new Source("list.md", String.join("\n", lines)), shipped(), problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  /** Every item has its place at the bracket of its box. */
  static void requireExactPlaces(Checklist checklist) {
    var lines = checklist.source().text().lines().toList();
    assertThat(checklist.items()).allSatisfy(item -> {
      var line = lines.get(item.place().line() - 1);
      assertThat(line.substring(item.place().column() - 1))
          .as(line)
          .matches("\\[[ xX\\t]][ \\t].*");
    });
  }
}
