package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.Problem;
import gonogo.model.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
  private final Problems problems = new Problems();

  private Fields fields(String text) {
    return new Fields(Given.tree(text), "a thing", problems);
  }

  private List<String> found() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void readsEachType() {
    var fields = fields("""
            text: 1.10
            number: 12
            time: 2026-12-01T23:00:00+01:00
            day: 2026-12-01
            words: [no, 1, 'x y']
            """);

    assertThat(fields.text("text")).isEqualTo("1.10");
    assertThat(fields.integer("number")).isEqualTo(12);
    assertThat(fields.instant("time")).isEqualTo(Instant.parse("2026-12-01T22:00:00Z"));
    assertThat(fields.date("day")).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(fields.words("words")).extracting(Word::text).containsExactly("no", "1", "x y");
    assertThat(fields.words("absent")).isEmpty();
    assertThat(fields.optionalText("absent")).isNull();
    fields.end();
    assertThat(found()).isEmpty();
  }

  static Arguments bad(String text, Function<Fields, ?> reader, String... problems) {
    return arguments(text, reader, List.of(problems));
  }

  static Stream<Arguments> mistakes() {
    Function<Fields, ?> text = fields -> fields.text("a");
    Function<Fields, ?> number = fields -> fields.integer("a");
    Function<Fields, ?> bool = fields -> fields.values().bool(fields.required("a"), "a");
    Function<Fields, ?> time = fields -> fields.instant("a");
    Function<Fields, ?> day = fields -> fields.date("a");
    Function<Fields, ?> words = fields -> fields.words("a");
    Function<Fields, ?> name = fields -> fields.name("a");
    return Stream.of(
        bad(
            "b: 1",
            text,
            "a.yaml:1:1: a thing needs the key a",
            "a.yaml:1:1: unknown key \"b\" of a thing, did you mean a?"),
        bad("- a", text, "a.yaml:1:1: a thing must be a mapping of keys, but is a list"),
        bad("~", text, "a.yaml:1:1: a thing is empty"),
        bad("a:", text, "a.yaml:1:3: a is empty"),
        bad("a: null", text, "a.yaml:1:4: a is empty"),
        bad("a: ' '", text, "a.yaml:1:4: a is empty"),
        bad("a: [b]", text, "a.yaml:1:4: a must be text, but is a list"),
        bad("a: {b: c}", text, "a.yaml:1:4: a must be text, but is a mapping"),
        bad("a: {release.version}", text, "a.yaml:1:4: a must be text: put the {...} in quotes"),
        bad("a: '1'", number, "a.yaml:1:4: a must be a whole number, but is \"1\""),
        bad("a: 1.0", number, "a.yaml:1:4: a must be a whole number, but is \"1.0\""),
        bad("a: 01", number, "a.yaml:1:4: a must be a whole number, but is \"01\""),
        bad("a: 9999999999", number, "a.yaml:1:4: a must be a whole number, but is \"9999999999\""),
        bad("a: yes", bool, "a.yaml:1:4: a must be true or false, without quotes, but is \"yes\""),
        bad(
            "a: True",
            bool,
            "a.yaml:1:4: a must be true or false, without quotes, but is \"True\""),
        bad(
            "a: 'true'",
            bool,
            "a.yaml:1:4: a must be true or false, without quotes, but is \"true\""),
        bad(
            "a: 2026-12-01",
            time,
            "a.yaml:1:4: a must be a time with zone like 2026-12-01T22:00:00Z, but is \"2026-12-01\""),
        bad(
            "a: 2026-12-01T10:00:00",
            time,
            "a.yaml:1:4: a must be a time with zone like 2026-12-01T22:00:00Z, but is \"2026-12-01T10:00:00\""),
        bad(
            "a: +999999999-01-01T00:00:00Z",
            time,
            "a.yaml:1:4: a must be a time with zone like 2026-12-01T22:00:00Z, but is \"+999999999-01-01T00:00:00Z\""),
        bad(
            "a: 2026-02-30",
            day,
            "a.yaml:1:4: a must be a date like 2026-12-01, but is \"2026-02-30\""),
        bad(
            "a: 1.12.2026",
            day,
            "a.yaml:1:4: a must be a date like 2026-12-01, but is \"1.12.2026\""),
        bad("a: b", words, "a.yaml:1:4: a must be a list, but is text; write [b]"),
        bad("a:", words, "a.yaml:1:3: a is empty"),
        bad("a: {b: c}", words, "a.yaml:1:4: a must be a list, but is a mapping"),
        bad(
            "a: [b, [c], b, '']",
            words,
            "a.yaml:1:8: an entry of a must be text, but is a list",
            "a.yaml:1:13: \"b\" is twice in a",
            "a.yaml:1:16: an entry of a is empty"),
        bad(
            "a: Big",
            name,
            "a.yaml:1:4: a is \"Big\", but may have only lower-case letters, digits and single hyphens between them"),
        bad(
            "a: b--c",
            name,
            "a.yaml:1:4: a is \"b--c\", but may have only lower-case letters, digits and single hyphens between them"),
        bad("a: " + "b".repeat(101), name, "a.yaml:1:4: a is longer than 100 letters"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void reportsWhatDoesNotFit(String text, Function<Fields, ?> reader, List<String> expected) {
    var fields = fields(text);

    reader.apply(fields);
    fields.end();

    assertThat(found()).isEqualTo(expected);
  }

  @Test
  void showsLongAndStrangeTextShort() {
    fields("a: \"x\\e[31m" + "y".repeat(500) + "\"").integer("a");

    assertThat(found())
        .containsExactly("a.yaml:1:4: a must be a whole number, but is \"x\uFFFD[31m"
            + "y".repeat(74) + "...\"");
  }
}
