package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Node;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the file looks like: every byte of it stays, in its order, or nothing is added at all. */
class YamlAppenderTest {
  private static final List<String> ENTRY =
      List.of("id: w2", "reason: 'it''s late'", "codes: [a/b]");

  private final Problems problems = new Problems();

  private @Nullable String withKey(String text) {
    var longer =
        YamlAppender.key(new Source("e.yaml", text), "adoption", "adoption.yaml", problems);
    assertThat(longer == null).isEqualTo(!problems.isEmpty());
    return longer == null ? null : longer.text();
  }

  private @Nullable String withEntry(String text) {
    var longer = YamlAppender.entry(new Source("w.yaml", text), "waivers", ENTRY, problems);
    assertThat(longer == null).isEqualTo(!problems.isEmpty());
    return longer == null ? null : longer.text();
  }

  private @Nullable String withBlock(String text) {
    var longer = YamlAppender.block(
        new Source("e.yaml", text), "facts", List.of("# said", "facts:", "  cdn: true"), problems);
    assertThat(longer == null).isEqualTo(!problems.isEmpty());
    return longer == null ? null : longer.text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b\n", "a:\n- b\n", "a: |+\n  text\n\n", "a: {b: c}\n# last\n"})
  void addsABlockAtTheEnd(String text) {
    assertThat(withBlock(text)).isEqualTo(text + "# said\nfacts:\n  cdn: true\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts: {a: true}\n", "{a: b}\n", "- a\n", "facts:\n", "a: 'b\n"})
  void addsNoBlockWhereThatWouldChangeSomething(String text) {
    assertThat(withBlock(text)).isNull();
  }

  private List<String> messages() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n",
        "# first\n\na: b\nc:\n  d: [e]\n# last\n",
        "a: b\n\n\n",
        "a: b\n  # a comment, indented\n",
        "---\na: b\n",
        "%YAML 1.2\n---\na: b\n",
        "\uFEFFa: b\n",
        "a: b\t# c\td\n",
        "a:\n- b\n",
        "a: |\n  text\n  more\n",
        "a: |+\n  text\n\n\n",
        "? a\n: b\n",
        "\"a\": b\n",
        "a: {b: c}\n",
        "a: ends in\n  two lines\n"
      })
  void addsTheKeyAsTheLastLine(String text) {
    assertThat(withKey(text)).isEqualTo(text + "adoption: adoption.yaml\n");
  }

  @Test
  void endsTheLastLineFirst() {
    assertThat(withKey("a: b")).isEqualTo("a: b\nadoption: adoption.yaml\n");
    assertThat(withKey("a: b # c")).isEqualTo("a: b # c\nadoption: adoption.yaml\n");
    assertThat(withKey("a: b\n  ")).isEqualTo("a: b\n  \nadoption: adoption.yaml\n");
  }

  @Test
  void keepsTheLineEndsOfTheFile() {
    assertThat(withKey("a: b\r\nc: d")).isEqualTo("a: b\r\nc: d\r\nadoption: adoption.yaml\r\n");
    assertThat(withEntry("waivers:\r\n- id: w1\r\n"))
        .isEqualTo(
            "waivers:\r\n- id: w1\r\n- id: w2\r\n  reason: 'it''s late'\r\n  codes: [a/b]\r\n");
  }

  @Test
  void staysBeforeTheEndOfTheDocument() {
    assertThat(withKey("a: b\n...\n# behind\n"))
        .isEqualTo("a: b\nadoption: adoption.yaml\n...\n# behind\n");
    assertThat(withKey("a: b\n...")).isEqualTo("a: b\nadoption: adoption.yaml\n...");
    assertThat(withKey("a: b\n# ...\n...c: d\n"))
        .isEqualTo("a: b\n# ...\n...c: d\nadoption: adoption.yaml\n");
  }

  @Test
  void fitsAMappingThatIsIndented() {
    assertThat(withKey("  a: b\n  c: d\n"))
        .isEqualTo("  a: b\n  c: d\n  adoption: adoption.yaml\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# nothing\n",
        "\uFEFF",
        "{a: b}\n",
        "{a: b,\n}",
        "- a\n",
        "text\n",
        "a: |\n  no line end",
        "a: b\n---\nc: d\n",
        "a: b\n...\nc: d\n",
        "a: &x b\n",
        "a: b\na: c\n",
        "a: b\n\tc: d\n",
        "a:\tb\n",
        "a: b\n\t",
        "a: [b\n",
        "a: b\nadoption: other.yaml\n",
        "a: b\n\"adoption\": other.yaml\n",
        "{adoption: other.yaml}\n"
      })
  void addsNoKeyWhereItCannotBeDoneWithoutTouchingTheRest(String text) {
    assertThat(withKey(text)).isNull();
    assertThat(messages())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).startsWith("e.yaml"));
  }

  @Test
  void saysWhatToWriteInstead() {
    withKey("{a: b}\n");
    assertThat(messages())
        .containsExactly(
            "e.yaml:1:1: nothing can be added here without touching what is written; write this line into it: adoption: adoption.yaml");
  }

  @Test
  void namesTheKeyThatIsThere() {
    withKey("a: b\nadoption: other.yaml\n");
    assertThat(messages()).containsExactly("e.yaml:2:1: the key \"adoption\" is here already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waivers:\n  - id: w1\n",
        "# all\nwaivers:\n  # the first\n  - id: w1 # one\n    codes:\n      - a\n  # the end\n",
        "waivers:\n  - {id: w1}\n",
        "other: [x]\nwaivers:\n  -   id: w1\n      a: b\n",
        "waivers:\n  -\n    id: w1\n\n"
      })
  void addsTheEntryAsTheLast(String text) {
    assertThat(withEntry(text))
        .isEqualTo(text + "  - id: w2\n    reason: 'it''s late'\n    codes: [a/b]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waivers: []\n",
        "waivers: [{id: w1}]\n",
        "{waivers: [{id: w1}]}\n",
        "waivers:\n",
        "waivers: text\n",
        "waivers:\n  id: w1\n",
        "waivers:\n  - id: w1\nother: x\n",
        "waivers:\n- id: w1\nother:\n- x\n",
        "waivers:\n  - id: w1\n    reason: |\n      no line end",
        "other:\n  - id: w1\n",
        "- id: w1\n",
        ""
      })
  void addsNoEntryWhereItCannotBeDoneWithoutTouchingTheRest(String text) {
    assertThat(withEntry(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "no check, system or fact for it yet",
        "it's: # {x}",
        "- x",
        "null",
        "~",
        "no",
        " ends and starts ",
        "two\nlines\r\n\tand a \"tab\" \\",
        "\u2028 \u0085 \u0000 \uFEFF ä 🚀",
        "*x &y !z %a @b `c",
        "---",
        "a: b"
      })
  void textIsReadAsItWas(String text) {
    var source = new Source("x.yaml", "key: " + YamlText.scalar(text) + "\n");
    assertThat(YamlReader.read(source, problems))
        .isInstanceOfSatisfying(
            Node.Mapping.class,
            map -> assertThat(
                    new Values(problems).text(Objects.requireNonNull(map.get("key")), "key"))
                .isEqualTo(text));
    assertThat(problems.list()).isEmpty();
    assertThat(YamlText.comment(text).lines().count()).isEqualTo(1);
  }
}
