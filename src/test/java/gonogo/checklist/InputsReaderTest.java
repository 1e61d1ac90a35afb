package gonogo.checklist;

import static gonogo.checklist.Given.inputProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputsReaderTest {

  @Test
  void readsFilesBesideTheOneThatNamesThem(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("ops/team"));
    Files.writeString(
        folder.resolve("ops/p.yaml"),
        "environment: p\nchecklist: ../c.yaml\npeople: team/people.yaml\n");
    Files.writeString(folder.resolve("ops/team/people.yaml"), "people: {ann: {name: Ann}}");
    Files.writeString(folder.resolve("c.yaml"), Given.CHECKLIST);
    var path = folder.resolve("ops/p.yaml").toString();
    var reader = new InputsReader(InputFiles.onDisk(), Given.shipped(), _ -> null, Given.TODAY);

    var inputs = reader.read(path, Map.of());

    assertThat(inputs.environment().people().byId()).containsOnlyKeys("ann");
    assertThat(inputs.environment().sources().getFirst().path()).isEqualTo(path);
    assertThat(inputs.checklist().source().path())
        .isEqualTo(folder.resolve("ops/../c.yaml").toString());
  }

  @Test
  void readsTheSameAgainFromWhatWasRead() {
    var first = Given.reader(
            Map.of("ops/q1.yaml", "adoption: q1", "ops/release.yaml", Given.CHECKLIST))
        .read(new Source("ops/p.yaml", Given.ENVIRONMENT + "adoption: q1.yaml"), Map.of());
    var recorded = Map.of(
        "ops/q1.yaml",
        first.environment().sources().get(1),
        "ops/release.yaml",
        first.checklist().source());

    var again = new InputsReader(InputFiles.of(recorded), Given.shipped(), _ -> null, Given.TODAY)
        .read(first.environment().sources().getFirst(), Map.of());

    assertThat(again).isEqualTo(first);
  }

  @Test
  void countsWhatNobodyWouldRead() {
    var facts =
        IntStream.range(0, 250).mapToObj("f-%d: true"::formatted).collect(Collectors.joining(", "));

    assertThat(inputProblems("facts: {" + facts + "}", Map.of()))
        .hasSize(101)
        .last()
        .asString()
        .endsWith(": from here on 150 more problems");
  }

  @Test
  void readsAShippedChecklist() {
    var text = "environment: p\nchecklist: website\n";

    var inputs = Given.reader(Map.of()).read(new Source("p.yaml", text), Map.of());

    assertThat(inputs.checklist().id()).isEqualTo("website");
    assertThat(inputs.checklist().source().path()).isEqualTo("shipped:website");
  }

  @Test
  void readsAShippedChecklistAsItWasRecorded() {
    var recorded = new Source("shipped:website", Given.SHIPPED.replace("version: 1", "version: 7"));
    var shipped = Given.shipped().asRecorded(List.of(recorded));

    assertThat(shipped.read("website").version()).isEqualTo(7);
    assertThat(Given.shipped()
            .asRecorded(List.of(new Source("c.yaml", "")))
            .read("website")
            .version())
        .isEqualTo(1);
  }

  static Stream<Arguments> checklists() {
    return Stream.of(
        arguments(
            "web-site",
            "no checklist \"web-site\" is shipped, did you mean website?; a file ends in .yaml, .yml or .md"),
        arguments("list.md", "there is no file \"list.md\""),
        arguments("list.yml", "there is no file \"list.yml\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checklists")
  void reportsAChecklistThatIsNotThere(String name, String problem) {
    var text = "environment: p\nchecklist: " + name;

    assertThat(
            Given.problems(() -> Given.reader(Map.of()).read(new Source("p.yaml", text), Map.of())))
        .containsExactly("p.yaml:2:12: " + problem);
    assertThat(Given.problems(() -> Given.reader(Map.of()).readChecklist(name)))
        .containsExactly(name + ": " + problem);
  }

  @Test
  void readsAChecklistAlone() {
    assertThat(Given.reader(Map.of()).readChecklist("website").items()).hasSize(1);
    assertThat(Given.reader(Map.of()).readChecklist("release.yaml").items()).hasSize(4);
    assertThat(Given.problems(() -> Given.reader(Map.of("a.yml", "{}")).readChecklist("a.yml")))
        .hasSize(4);
  }

  static Stream<Arguments> crossings() {
    return Stream.of(
        arguments(
            "facts: {cnd: true}", "3:9: the checklist declares no fact \"cnd\", did you mean cdn?"),
        arguments(
            "systems: {web: {site: {roles: [apo]}}}",
            "3:17: the checklist declares no role \"apo\", which web/site has, did you mean api?"),
        arguments("items: {tls: {}}", "3:9: no item has the id \"tls\""),
        arguments("items: {ssl-valid: {}}", "3:9: the item \"ssl-valid\" is now called tls-valid"),
        arguments(
            "items: {tls-valid: {severity: major}}",
            "3:9: tls-valid is blocker; its severity may only be raised, not lowered to major"),
        arguments(
            "items: {docs-read: {with: {a: b}}}",
            "3:9: docs-read has no checks, so it takes no with"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("crossings")
  void checksTheEnvironmentAgainstTheChecklist(String more, String problem) {
    assertThat(inputProblems(more, Map.of()))
        .singleElement()
        .asString()
        .startsWith("production.yaml:" + problem);
  }

  @Test
  void allowsTheFactsAndRolesOfOtherShippedChecklists() {
    assertThat(
            inputProblems("facts: {mail: true}\nsystems: {web: {m: {roles: [mailer]}}}", Map.of()))
        .isEmpty();
  }

  @Test
  void reportsAllFilesAtOnceInTheirOrder() {
    var files = Map.of(
        "w.yaml", "waivers: [{}]",
        "a.yaml", "adoption: q1\ndecides: [nothing]\nlater: [{items: ['*'], review: 2028-01-01}]",
        "release.yaml", Given.CHECKLIST.replace("version: 3", "version: new"));
    var more = """
        facts: {cdn: yes, moon: true}
        waivers: w.yaml
        adoption: a.yaml
        extend: base.yaml
        items: {x: {sevrity: major}}
        """;

    var problems = Given.problems(() -> Given.reader(files)
        .read(new Source("p.yaml", Given.ENVIRONMENT + more), Map.of("product", " ", "x", "y")));

    assertThat(problems.stream().map(InputsReaderTest::place))
        .containsExactly(
            "p.yaml:3:14",
            "p.yaml:3:19",
            "p.yaml:4:10",
            "p.yaml:6:1",
            "p.yaml:7:9",
            "p.yaml:7:13",
            "a.yaml:2:11",
            "a.yaml:3:9",
            "a.yaml:3:9",
            "a.yaml:3:32",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "w.yaml:1:11",
            "release.yaml:2:10",
            "--release",
            "--release");
  }

  private static String place(String problem) {
    return problem.substring(0, problem.indexOf(": "));
  }
}
