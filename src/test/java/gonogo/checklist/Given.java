package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Checklist;
import gonogo.model.InvalidInputException;
import gonogo.model.Node;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Files in memory, and the problems that reading them leaves. */
final class Given {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  static final String CHECKLIST = """
      id: release
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
              formerly: [ssl-valid]
              checks:
                - {probe: tls/certificate, on: [app, api], with: {min-remaining: 14d}}
          sections:
            - title: Headers
              items:
                - id: headers-hsts
                  text: HSTS is on
                  severity: minor
                  phase: T-1h
                  when: [not cdn]
                  depends: [tls-valid]
                  checks: [{probe: http/headers, on: all}]
        - title: Decision
          items:
            - {id: docs-read, text: Docs were read, severity: major, phase: T-1h, needs: [documents/read]}
            - id: decide-go
              text: The release may go out
              severity: blocker
              phase: T-1h
              of: {items: [tls-*, headers-hsts], phases: [T-4h, T-1h], require: no-blocker}
      """;

  static final String ENVIRONMENT = """
      environment: production
      checklist: release.yaml
      """;

  /** A shipped checklist beside the one under test. */
  static final String SHIPPED = """
      id: website
      version: 1
      title: A website
      facts: {mail: Does it send mail?}
      roles: [app, mailer]
      sections:
        - title: All
          items: [{id: answers, text: It answers, severity: blocker, phase: T-1h, checks: [{probe: http/request}]}]
      """;

  private Given() {}

  static Node tree(String text) {
    var problems = new Problems();
    var node = YamlReader.read(new Source("a.yaml", text), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(node).isNotNull();
    return node;
  }

  static Node.Mapping mapping(String text) {
    return (Node.Mapping) tree(text);
  }

  static List<String> yamlProblems(String text) {
    var problems = new Problems();
    YamlReader.read(new Source("a.yaml", text), problems);
    return texts(problems.list());
  }

  static Checklist checklist(String text) {
    var problems = new Problems();
    var checklist = ChecklistReader.read(new Source("a.yaml", text), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(checklist).isNotNull();
    return checklist;
  }

  static List<String> checklistProblems(String text) {
    var problems = new Problems();
    ChecklistReader.read(new Source("a.yaml", text), problems);
    return texts(problems.list());
  }

  static ShippedChecklists shipped() {
    return new ShippedChecklists(
        List.of("website"), name -> new Source("shipped:" + name, SHIPPED));
  }

  /** A reader over these files; beside them there is always {@link #CHECKLIST} as {@code release.yaml}. */
  static InputsReader reader(Map<String, String> files) {
    return reader(files, Map.of());
  }

  static InputsReader reader(Map<String, String> files, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(files);
    all.putIfAbsent("release.yaml", CHECKLIST);
    return new InputsReader(InputFiles.of(sources(all)), shipped(), variables::get, TODAY);
  }

  private static Map<String, Source> sources(Map<String, String> files) {
    Map<String, Source> sources = new HashMap<>();
    files.forEach((path, text) -> sources.put(path, new Source(path, text)));
    return sources;
  }

  /** The inputs of an environment that has more keys than {@link #ENVIRONMENT}. */
  static Inputs inputs(String more, Map<String, String> files) {
    return reader(files).read(new Source("production.yaml", ENVIRONMENT + more), Map.of());
  }

  static List<String> inputProblems(String more, Map<String, String> files) {
    return problems(() -> inputs(more, files));
  }

  /** The problems that a call throws; none when it returns. */
  static List<String> problems(Callable<?> call) {
    try {
      call.call();
      return List.of();
    } catch (InvalidInputException e) {
      return texts(e.problems());
    } catch (Exception e) {
      throw new AssertionError("only InvalidInputException may come out", e);
    }
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}
