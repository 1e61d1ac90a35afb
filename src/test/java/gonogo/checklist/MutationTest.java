package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the files, reading ends with inputs or with problems that have a place. */
class MutationTest {
  private static final int ROUNDS = 300;
  private static final String SIGNS = "{}[]:,-?&*!|>'\"%@`#\n\t ~<=\u0000\u00E9\uD83D\uFEFF";

  private static final Map<String, String> FILES = Map.of(
      "production.yaml",
      Given.ENVIRONMENT + """
              release: {version: 1.10, window: {start: 2026-12-01T22:00:00Z, end: 2026-12-02T02:00:00Z}}
              labels: {team: "${env:TEAM}", v: "${file:people.yaml}"}
              systems: {web: {site: {url: "https://shop.example.com", roles: [app]}}}
              facts: {cdn: true}
              resolvers: ["192.0.2.1:53"]
              items: {headers-hsts: {severity: major, with: {max-age: 1}}}
              adoption: adoption.yaml
              waivers: waivers.yaml
              people: people.yaml
              """,
      "release.yaml",
      Given.CHECKLIST,
      "adoption.yaml",
      "adoption: q1\ndecides: [tls-*]\nlater: [{items: [\"*\"], review: 2027-01-01, owner: o, reason: r}]\n",
      "people.yaml",
      "people: {ann: {name: Ann, from: 2026-01-01}, bob: {name: Bob, duties: [lead]}}\n",
      "waivers.yaml",
      "waivers: [{id: w, item: tls-valid, text: %s, accepts: unseen, reason: r, owner: o, approvers: [ann, bob], "
              .formatted("ab".repeat(32))
          + "from: 2026-11-20T00:00:00Z, until: 2026-11-21T00:00:00Z}]\n");

  @ParameterizedTest
  @ValueSource(
      strings = {"production.yaml", "release.yaml", "adoption.yaml", "people.yaml", "waivers.yaml"})
  void endsWithInputsOrProblems(String file) {
    var random = new Random(20_261_120);
    assertThat(problems(FILES)).isEmpty();
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, String> files = new HashMap<>(FILES);
      files.computeIfPresent(file, (_, text) -> mutate(text, random));
      var problems = problems(files);
      assertThat(problems).allMatch(problem -> problem.contains(".yaml"), "has a place");
      refused += problems.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
  }

  private static List<String> problems(Map<String, String> files) {
    var reader = Given.reader(files, Map.of("TEAM", "shop"));
    return Given.problems(
        () -> reader.read(new Source("production.yaml", files.get("production.yaml")), Map.of()));
  }

  private static String mutate(String text, Random random) {
    var mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      int to = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> mutated.setCharAt(at, (char) random.nextInt(0x180));
        case 1 -> mutated.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> mutated.delete(at, to);
        case 3 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, to));
        default -> mutated.setLength(Math.max(1, at));
      }
    }
    return mutated.toString();
  }
}
