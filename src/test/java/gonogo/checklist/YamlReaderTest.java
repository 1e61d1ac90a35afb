package gonogo.checklist;

import static gonogo.checklist.Given.mapping;
import static gonogo.checklist.Given.tree;
import static gonogo.checklist.Given.yamlProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.Node;
import gonogo.model.Place;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "0123456",
        "123456e7",
        "no",
        "Yes",
        "0x1F",
        "1_000",
        "null",
        "~",
        ".inf",
        "2026-12-01",
        "1:3"
      })
  void keepsTheTextOfAScalarAsWritten(String written) {
    assertThat(mapping("a: " + written).get("a"))
        .isEqualTo(new Node.Scalar(written, false, new Place("a.yaml", 1, 4)));
  }

  @Test
  void knowsWhatCanOnlyBeText() {
    var root = mapping("a: 'no'\nb: \"1\"\nc: |\n  true\nd: >-\n  x\n  y\ne: true\n");

    assertThat(root.entries().values())
        .extracting(entry -> ((Node.Scalar) entry.value()).quoted())
        .containsExactly(true, true, true, true, false);
    assertThat(((Node.Scalar) root.get("d")).text()).isEqualTo("x y");
  }

  @Test
  void keepsTheOrderAndThePlaces() {
    var root = mapping("z: [1, {b: 2}]\na:\n  - x\n");

    assertThat(root.entries().keySet()).containsExactly("z", "a");
    assertThat(root.entries().get("a").keyPlace()).isEqualTo(new Place("a.yaml", 2, 1));
    var list = (Node.Sequence) root.get("z");
    assertThat(list.values())
        .extracting(Node::place)
        .extracting(Place::column)
        .containsExactly(5, 8);
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(mapping("\uFEFFa: b").entries().get("a").keyPlace())
        .isEqualTo(new Place("a.yaml", 1, 1));
  }

  @Test
  void countsLinesOfWindowsFilesOnce() {
    assertThat(mapping("a: b\r\nc: d\r\n").entries().get("c").keyPlace())
        .isEqualTo(new Place("a.yaml", 2, 1));
  }

  @Test
  void acceptsTheMarksOfASingleDocument() {
    assertThat(tree("%YAML 1.2\n---\n- a\n...\n")).isInstanceOf(Node.Sequence.class);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("", "a.yaml: the file is empty"),
        arguments("# nothing\n", "a.yaml: the file is empty"),
        arguments(
            "a: &x 1",
            "a.yaml:1:4: anchors (&x) are not supported; put text that starts with & in quotes"),
        arguments(
            "a: *x",
            "a.yaml:1:4: aliases (*x) are not supported; put text that starts with * in quotes"),
        arguments("a: [*]", "a.yaml:1:6: text that starts with * or & needs quotes"),
        arguments(
            "a: !!str 1",
            "a.yaml:1:4: tags (tag:yaml.org,2002:str) are not supported; put text that starts with ! in quotes"),
        arguments(
            "a: !local {}",
            "a.yaml:1:4: tags (!local) are not supported; put text that starts with ! in quotes"),
        arguments(
            "a: !x!y b",
            "a.yaml:1:4: tags are not supported; put text that starts with ! in quotes"),
        arguments(
            "a:\n  <<: {b: 1}",
            "a.yaml:2:3: merge keys (<<) are not supported; write the keys out"),
        arguments(
            "a: 1\n---\nb: 2",
            "a.yaml:2:1: a second document starts here; write one document per file"),
        arguments(
            "a: 1\nb: 2\na: 3", "a.yaml:3:1: the key \"a\" is here twice; first at a.yaml:1:1"),
        arguments("a: 1\n'a': 3", "a.yaml:2:1: the key \"a\" is here twice; first at a.yaml:1:1"),
        arguments(
            "? [a]\n: 1",
            "a.yaml:1:3: a key must be text, but is a list; text with { or [ needs quotes"),
        arguments(
            "a: {{b}: 1}",
            "a.yaml:1:5: a key must be text, but is a mapping; text with { or [ needs quotes"),
        arguments("a: 1\n'': 2", "a.yaml:2:1: a key is empty"),
        arguments("a: b\u0000", "a.yaml:1:5: the character U+0000 is not allowed in a text file"),
        arguments(
            "a: \uD83D\uDE00\nb: \uD83D",
            "a.yaml:2:4: the character U+D83D is not allowed in a text file"),
        arguments("%YAML 3.0\n---\na", "a.yaml: not valid YAML: Version{major=3, minor=0}"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithThePlace(String text, String problem) {
    assertThat(yamlProblems(text)).containsExactly(problem);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(
            "a: b: c",
            "a.yaml:1:5: \":\" is not expected here: text with \": \" in it needs quotes, else look at the"
                + " indentation"),
        arguments(
            "a: 1\n b: 2",
            "a.yaml:2:3: \":\" is not expected here: text with \": \" in it needs quotes, else look at the"
                + " indentation"),
        arguments("a:\n\tb: 1", "a.yaml:2:1: a tab cannot indent; use spaces"),
        arguments(
            "a: [1, 2",
            "a.yaml:1:9: the list that opens with [ at 1:4 is not closed, or a comma is missing"),
        arguments(
            "a: {b: 1",
            "a.yaml:1:9: the mapping that opens with { at 1:4 is not closed, or a comma is missing"),
        arguments("a: \"x\nb: 1", "a.yaml:2:5: the quote that opens at 1:4 is not closed"),
        arguments(
            "a: 'it's'",
            "a.yaml:1:8: text is not expected here: is a quote or a \":\" missing before it?"),
        arguments("a: {b: 1}}", "a.yaml:1:10: this } closes nothing"),
        arguments(
            "a:\n  - b\n c: 1", "a.yaml:3:2: the indentation does not fit what starts at 1:1"),
        arguments(
            "a: 1\n- b",
            "a.yaml:2:1: a list entry is not expected in the mapping that starts at 1:1"),
        arguments("{a: 1, : 2}", "a.yaml:1:8: a value is missing before :"),
        arguments("a: @b", "a.yaml:1:4: text cannot start with @; put it in quotes"),
        arguments("a: %b", "a.yaml:1:4: text cannot start with %; put it in quotes"),
        arguments(
            "a: \"\\d\"",
            "a.yaml:1:6: \\d means nothing in double quotes; use single quotes, or \\\\ for a backslash"),
        arguments(
            "a: |x\n  b",
            "a.yaml:1:5: not valid YAML: while scanning a block scalar, expected chomping or indentation"
                + " indicators, but found x(120)"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysInPlainWordsWhatIsNoYaml(String text, String problem) {
    assertThat(yamlProblems(text)).containsExactly(problem);
  }

  @Test
  void reportsAllThatItRefusesAtOnce() {
    assertThat(yamlProblems("a: &x 1\nb: *x\nc: !t 1\nb: 2\n<<: {}\n[d]: 1\n"))
        .extracting(problem -> problem.substring(0, "a.yaml:1:1".length()))
        .containsExactly(
            "a.yaml:1:4", "a.yaml:2:4", "a.yaml:3:4", "a.yaml:4:1", "a.yaml:5:1", "a.yaml:6:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
  void refusesDeepNestingAtOnce(String opening) {
    var problems = Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> yamlProblems(opening.repeat(20_000)));

    assertThat(problems).singleElement().asString().endsWith(": nested deeper than 50 levels");
  }

  @Test
  void acceptsFiftyLevels() {
    assertThat(yamlProblems("[".repeat(50) + "]".repeat(50))).isEmpty();
    assertThat(yamlProblems("[".repeat(51) + "]".repeat(51)))
        .containsExactly("a.yaml:1:51: nested deeper than 50 levels");
  }

  @Test
  void acceptsOneMebibyteAndNoByteMore() {
    var most = "a: " + "\u00E9".repeat((YamlReader.MAX_BYTES - 4) / 2) + "x";

    assertThat(yamlProblems(most)).isEmpty();
    assertThat(yamlProblems(most + "x"))
        .containsExactly("a.yaml: the file is larger than 1 MiB (1048576 bytes)");
  }

  @Test
  void staysQuickWithManyMistakes() {
    var problems = Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> yamlProblems("a: 1\n" + "a: *x\n".repeat(20_000)));

    assertThat(problems).hasSize(40_000);
  }
}
