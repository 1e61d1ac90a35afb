package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import gonogo.api.Secret;
import gonogo.api.Setting;
import gonogo.api.StatusRange;
import gonogo.checklist.YamlReader;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  private static final Fill FILL =
      new Fill(Map.of("release.version", "1.4.0+7", "values.slogan", "a $1 \\ b"));

  @Test
  void bindsEveryType() {
    Every bound = bound(Every.class, """
            text: 1.10
            whole: -3
            boxed: 8
            number: 0.95
            flag: true
            choice: code-freeze
            duration: 15m
            url: https://shop.example.com
            path: ops/ca.pem
            pattern: ^v\\d+$
            range: 200-299
            texts: [a, "1", true]
            counts: {max-age: 31536000}
            """);

    assertThat(bound)
        .usingRecursiveComparison()
        .ignoringFields("pattern")
        .isEqualTo(new Every(
            "1.10",
            -3,
            8,
            0.95,
            true,
            Choice.CODE_FREEZE,
            Duration.ofMinutes(15),
            URI.create("https://shop.example.com"),
            Path.of("ops/ca.pem").toAbsolutePath(),
            Pattern.compile("x"),
            new StatusRange(200, 299),
            List.of("a", "1", "true"),
            Map.of("max-age", 31_536_000)));
    assertThat(bound.pattern().pattern()).isEqualTo("^v\\d+$");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          text: [a]              | 1:7: text is a list: wanted a text
          text:                  | 1:6: text is empty
          text: ~                | 1:7: text is empty
          text: {values.x}       | 1:7: text must be text: put the {...} in quotes
          whole: 3.5             | 1:8: whole is "3.5": wanted a whole number
          whole: +3              | 1:8: whole is "+3": wanted a whole number
          whole: 007             | 1:8: whole is "007": wanted a whole number
          whole: 99999999999     | 1:8: whole is "99999999999": wanted a whole number
          boxed: x               | 1:8: boxed is "x": wanted a whole number
          number: NaN            | 1:9: number is "NaN": wanted a number such as 0.95
          number: 1d             | 1:9: number is "1d": wanted a number such as 0.95
          flag: yes              | 1:7: flag is "yes": wanted true or false
          choice: codefreeze     | 1:9: choice is "codefreeze": wanted one of code-freeze, deploy
          choice: CODE_FREEZE    | 1:9: choice is "CODE_FREEZE": wanted one of code-freeze, deploy
          duration: 14           | 1:11: duration is "14": wanted a duration such as 500ms, 30s, 15m, 4h or 90d
          duration: 14 days      | 1:11: duration is "14 days": wanted a duration such as 500ms, 30s, 15m, 4h or 90d
          url: shop.example.com  | 1:6: url is "shop.example.com": wanted a URL such as https://shop.example.com
          url: https:shop        | 1:6: url is "https:shop": wanted a URL such as https://shop.example.com
          url: https://a b       | 1:6: url is "https://a b": wanted a URL such as https://shop.example.com
          path: ' '              | 1:7: path is " ": wanted a path
          pattern: (a            | 1:10: pattern is "(a": not a regular expression (RE2): missing closing )
          pattern: ''            | 1:10: pattern is "": an empty regular expression is found everywhere
          range: 2xx             | 1:8: range is "2xx": a status is 100 to 599, or a range such as 200-299
          texts: a               | 1:8: texts is text: wanted a list of text, in [ ]
          texts: {a: b}          | 1:8: texts is a mapping: wanted a list of text, in [ ]
          texts: [a, [b]]        | 1:12: an entry of texts is a list: wanted a text
          counts: [a]            | 1:9: counts is a list: wanted a mapping to whole number, in { }
          counts: {a: 1, b: x}   | 1:19: b is "x": wanted a whole number
          txt: a                 | 1:1: unknown key "txt", did you mean text?
          """)
  void namesEachMistakeWithItsPlace(String yaml, String problem) {
    assertThat(problems(Every.class, yaml)).contains("a.yaml:" + problem);
  }

  @Test
  void reportsAllMistakesAtOnce() {
    assertThat(problems(Nested.class, "nams: x\nrules: [{min: a}, {min: 2, max: b}]"))
        .containsExactly(
            "a.yaml:1:1: unknown key \"nams\", did you mean name?",
            "a.yaml:1:1: name is missing; for example name: main",
            "a.yaml:2:15: min is \"a\": wanted a whole number",
            "a.yaml:2:33: max is \"b\": wanted a whole number");
  }

  @Test
  void knownKeysAreListedWhenNoneIsNear() {
    assertThat(problems(Rule.class, "{zzzzzzzz: 1, min: 1}"))
        .containsExactly("a.yaml:1:2: unknown key \"zzzzzzzz\"; known: max, min");
  }

  @Test
  void aMissingKeyTakesItsDefaultOrNothing() {
    Nested bound = bound(Nested.class, "name: main");

    assertThat(bound).isEqualTo(new Nested("main", null, List.of(new Rule(1, 10)), Map.of()));
  }

  @Test
  void bindsRecordsInListsMappingsAndAlone() {
    Nested bound = bound(
        Nested.class,
        "{name: main, one: {min: 2}, rules: [], named: {b: {min: 3, max: 4}, a: {min: 5}}}");

    assertThat(bound.one()).isEqualTo(new Rule(2, 10));
    assertThat(bound.rules()).isEmpty();
    assertThat(bound.named())
        .containsExactly(Map.entry("b", new Rule(3, 4)), Map.entry("a", new Rule(5, 10)));
  }

  @Test
  void whatARecordRefusesIsAProblemAtTheKeyThatItNames() {
    assertThat(problems(Nested.class, "{name: main, rules: [{min: 3, max: 2}]}"))
        .containsExactly("a.yaml:1:36: max: wanted at least min, which is 3");
    assertThat(problems(Nested.class, "{name: main, rules: [{min: 11}]}"))
        .containsExactly("a.yaml:1:22: max: wanted at least min, which is 11");
    assertThat(problems(Nested.class, "{name: main, one: a}"))
        .containsExactly("a.yaml:1:19: one is text: wanted a mapping with min, max");
  }

  @Test
  void aFaultOfARecordIsNoMistakeOfTheUser() {
    assertThatThrownBy(() -> problems(Faulty.class, "text: a"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fillsPlaceholders() {
    assertThat(bound(Texts.class, "text: 'v{release.version}, {values.slogan}'").text())
        .isEqualTo("v1.4.0+7, a $1 \\ b");
    assertThat(bound(Texts.class, "{text: x, texts: ['{release.version}']}").texts())
        .containsExactly("1.4.0+7");
  }

  @Test
  void quotesValuesInRegularExpressions() {
    Pattern pattern =
        bound(Texts.class, "{text: x, pattern: '^v{release.version}$'}").pattern();

    assertThat(pattern).isNotNull();
    assertThat(pattern.matcher("v1.4.0+7").find()).isTrue();
    assertThat(pattern.matcher("v1.4.0007").find()).isFalse();
  }

  @Test
  void keepsPlaceholdersWithoutValue() {
    Problems problems = new Problems();
    Binder binder = new Binder(problems, FILL);
    Node.Mapping node =
        mapping("text: '{values.b} {values.a}'\ntexts: ['{release.commit}']", problems);

    assertThat(binder.bind(Texts.class, node)).isEmpty();
    assertThat(problems.list()).isEmpty();
    assertThat(binder.missing())
        .containsExactly(
            Map.entry("release.commit", new Place("a.yaml", 2, 9)),
            Map.entry("values.a", new Place("a.yaml", 1, 7)),
            Map.entry("values.b", new Place("a.yaml", 1, 7)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {relase.version} | {relase.version}, did you mean {release.version}?
          {release.versio} | {release.versio}, did you mean {release.version}?
          {enviroment}     | {enviroment}, did you mean {environment}?
          a{id}b           | {id}
          ${HOME}          | {HOME}
          """)
  void aMisspeltPlaceholderIsNotLookedForAsItStands(String text, String problem) {
    assertThat(problems(Texts.class, "text: \"" + text + "\""))
        .containsExactly("a.yaml:1:7: unknown placeholder " + problem);
  }

  @Test
  void aRegularExpressionIsToldHowBracesAreWritten() {
    assertThat(problems(Texts.class, "{text: x, pattern: 'a{id}'}"))
        .containsExactly(
            "a.yaml:1:20: unknown placeholder {id}; text with braces is written \\{id\\}");
  }

  @ParameterizedTest
  @CsvSource({"a{2}", "a{2,}", "\\p{Greek}", "\\P{L}+", "\\x{FF}", "\\{id\\}", "{\"a\":1}", "{}"})
  void bracesOfRegularExpressionsAreNoPlaceholders(String text) {
    assertThat(bound(Texts.class, "{text: x, pattern: '" + text + "'}").pattern())
        .extracting(String::valueOf)
        .isEqualTo(text);
  }

  @Test
  void keepsReferencesToSecretsUnresolved() {
    Problems problems = new Problems();
    Binder binder = new Binder(problems, FILL);
    Node.Mapping node =
        mapping("secret: 'Token ${env:T}'\nsecrets: {a: '${file:ops/b}'}", problems);
    Optional<Secrets> bound = binder.bind(Secrets.class, node);

    String file = Path.of("ops/b").toAbsolutePath().toString();
    assertThat(problems.list()).isEmpty();
    assertThat(bound.map(Secrets::secret)).contains(new Secret("Token ${env:T}"));
    assertThat(bound.map(Secrets::secrets))
        .contains(Map.of("a", new Secret("${file:" + file + "}")));
    assertThat(binder.secrets())
        .containsExactly(
            new SecretReference(new Secret("Token ${env:T}"), new Place("a.yaml", 1, 9)),
            new SecretReference(new Secret("${file:" + file + "}"), new Place("a.yaml", 2, 14)));
  }

  @Test
  void filesAreBesideTheFileThatNamesThem() {
    Problems problems = new Problems();
    Node node = YamlReader.read(
        new Source("ops/live/a.yaml", "{secret: '${file:../key}', path: ca.pem}"), problems);
    Binder binder = new Binder(problems, FILL);
    Optional<Secrets> bound = binder.bind(Secrets.class, (Node.Mapping) node);

    assertThat(problems.list()).isEmpty();
    assertThat(bound.map(Secrets::secret))
        .contains(new Secret("${file:" + Path.of("ops/key").toAbsolutePath() + "}"));
    assertThat(bound.map(Secrets::path)).contains(Path.of("ops/live/ca.pem").toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          secret: hunter2       | 1:9: secret: a secret is written ${env:NAME} or ${file:path}, never as its value
          secret: ${vault:x}    | 1:9: secret: a secret is written ${env:NAME} or ${file:path}, never as its value
          secret: [hunter2]     | 1:9: secret is a list: wanted a secret reference
          secrets: hunter2      | 1:10: secrets is text: wanted a mapping to secret reference, in { }
          path: ${env:CA} | 1:7: path: a reference such as ${env:NAME} may stand only in identities, labels and release
          """)
  void aSecretStandsOnlyWhereItBelongs(String yaml, String problem) {
    assertThat(problems(Secrets.class, yaml))
        .contains("a.yaml:" + problem)
        .noneMatch(message -> message.contains("hunter2"));
  }

  @Test
  void longValuesAreShortened() {
    assertThat(problems(Every.class, "whole: " + "9".repeat(5_000)))
        .anyMatch(message -> message.contains("999...") && message.length() < 150);
  }

  private static <R extends Record> R bound(Class<R> type, String yaml) {
    Problems problems = new Problems();
    Optional<R> bound = new Binder(problems, FILL).bind(type, mapping(yaml, problems));
    assertThat(problems.list()).isEmpty();
    assertThat(bound).isPresent();
    return bound.orElseThrow();
  }

  private static List<String> problems(Class<? extends Record> type, String yaml) {
    Problems problems = new Problems();
    Optional<? extends Record> bound =
        new Binder(problems, FILL).bind(type, mapping(yaml, problems));
    assertThat(bound).isEmpty();
    return problems.list().stream().map(Problem::toString).toList();
  }

  private static Node.Mapping mapping(String yaml, Problems problems) {
    Node node = YamlReader.read(new Source("a.yaml", yaml), problems);
    assertThat(node).isInstanceOf(Node.Mapping.class);
    return (Node.Mapping) node;
  }

  enum Choice {
    CODE_FREEZE,
    DEPLOY
  }

  record Every(
      @Setting(value = "", example = "a") String text,
      @Setting(value = "", example = "1") int whole,
      @Setting(value = "", example = "1") Integer boxed,
      @Setting(value = "", example = "1") double number,
      @Setting(value = "", example = "true") boolean flag,
      @Setting(value = "", example = "deploy") Choice choice,
      @Setting(value = "", example = "1s") Duration duration,

      @Setting(value = "", example = "https://shop.example.com")
      URI url,

      @Setting(value = "", example = "a") Path path,
      @Setting(value = "", example = "a") Pattern pattern,
      @Setting(value = "", example = "200") StatusRange range,
      @Setting(value = "", example = "[a]") List<String> texts,
      @Setting(value = "", example = "{a: 1}") Map<String, Integer> counts) {}

  record Rule(
      @Setting(value = "", example = "1") int min,
      @Setting(value = "", example = "2", fallback = "10") int max) {
    Rule {
      if (max < min) {
        throw new IllegalArgumentException("max: wanted at least min, which is " + min);
      }
    }
  }

  record Nested(
      @Setting(value = "", example = "main") String name,
      @Setting(value = "", example = "{min: 1}") @Nullable Rule one,

      @Setting(value = "", example = "[{min: 1}]", fallback = "[{min: 1}]")
      List<Rule> rules,

      @Setting(value = "", example = "{a: {min: 1}}", fallback = "{}")
      Map<String, Rule> named) {}

  record Texts(
      @Setting(value = "", example = "a") String text,
      @Setting(value = "", example = "a") @Nullable Pattern pattern,
      @Setting(value = "", example = "[a]", fallback = "[]") List<String> texts) {}

  record Secrets(
      @Setting(value = "", example = "${env:A}") Secret secret,

      @Setting(value = "", example = "{a: ${env:A}}", fallback = "{}")
      Map<String, Secret> secrets,

      @Setting(value = "", example = "a") @Nullable Path path) {}

  record Faulty(@Setting(value = "", example = "a") String text) {
    Faulty {
      throw new UnsupportedOperationException("a fault");
    }
  }
}
