package gonogo.checklist;

import static gonogo.checklist.GivenMarkdown.checklist;
import static gonogo.checklist.GivenMarkdown.problems;
import static gonogo.checklist.GivenMarkdown.requireExactPlaces;
import static gonogo.checklist.GivenMarkdown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Item;
import gonogo.model.Problems;
import gonogo.model.Section;
import gonogo.model.Source;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tasks a file has, and where. */
final class MarkdownTasksTest {
  private static final String LOOKS = "this looks like a task";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- [ ] a",
        "* [x] a",
        "+ [X] a",
        "1. [ ] a",
        "7) [ ] a",
        "   -   [ ]   a  ",
        "-\t[ ]\ta",
        "-  \t[ ] a",
        "-\n  [ ] a",
        "-\n\n- [ ] a",
        "- [\t] a",
        "\uFEFF- [ ] a",
        "\uFEFF\r\n- [ ] a\r\n",
        "x\r- [ ] a\r\ry",
        "> - [ ] a",
        "> > 1. [ ] a",
        ">\t- [ ] a",
        "- b\n  - c\n    - [ ] a",
        "- b\n\t- [ ] a",
        "10. b\n    * [ ] a",
        "text\n- [ ] a",
        "a\n=\n- [ ] a",
        "- [ ] a\n---\n",
        "- [ ] [a](/url)",
        "- [ ] ![a](/url)",
        "- [ ] **a**",
        "- [ ] `a`",
        "- [ ] <b>a</b>",
        "- [ ] &#97;",
        "- [ ] <!-- said before -->a",
        "- [ ] a\n\n  More about it, which is no text of the task.\n",
        "😀é\n- [ ] a",
      })
  void findsATaskAndItsBox(String text) {
    var list = checklist(text);

    assertThat(list.items()).extracting(Item::text).containsExactly("a");
    requireExactPlaces(list);
  }

  /** As static site generators and note takers write it. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void frontMatterIsNoHeading(String lineEnd) {
    var front = List.of("---", "title: Release", "tags: [a, b]", "# so", "", "owner: ann", "---");
    var text = List.of("# Shop", "## Security", "- [ ] a");
    var lines = Stream.of(front, text).flatMap(List::stream).toList();

    var list = checklist(String.join(lineEnd, lines), GivenMarkdown.shipped());

    assertThat(list.title()).isEqualTo("Shop");
    assertThat(list.sections()).extracting(Section::title).containsExactly("Security");
    assertThat(list.items()).extracting(Item::text).containsExactly("a");
    requireExactPlaces(list);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\n- [ ] a\n---\n- [ ] b",
        "---\nnote:\n- [ ] a\n---\n- [ ] b",
        "---\nnote:\n* [x] a\n\n---\n- [ ] b",
        "---\nnote: a\n- [ ] a\n- [ ] b",
      })
  void noTaskIsTakenForFrontMatter(String text) {
    assertThat(texts(text)).containsExactly("a", "b");
  }

  @Test
  void findsNestedTasksInTheirOrder() {
    var list = checklist("- [ ] a", "  1. [x] b", "     > - [ ] c", "- [ ] d", "", "  * [ ] e");

    assertThat(list.items()).extracting(Item::text).containsExactly("a", "b", "c", "d", "e");
    requireExactPlaces(list);
  }

  @Test
  void readsTheTextAsPeopleSeeIt() {
    assertThat(texts(
            "- [ ] a *b* __c__ `d  e` [f](/g \"h\") ![i](/j) <kbd>k</kbd> &lt; \\* \\\n  l\n  m"))
        .containsExactly("a b c d e f i k < * l m");
    assertThat(texts("- [ ] cafe\u0301\u00A0x")).containsExactly("café x");
  }

  @Test
  void mendsMojibakeLineByLine() {
    var mojibake = "\uF8FFüìã Caf√© d√©j√†";
    assertThat(Mojibake.repair(mojibake)).isEqualTo("📋 Café déjà");
    assertThat(Mojibake.repair("Café déjà √ ≈")).isEqualTo("Café déjà √ ≈");
    assertThat(Mojibake.repair("Caf√© 📋")).as("not all of the line").isEqualTo("Caf√© 📋");
    assertThat(texts("- [ ] " + mojibake + "\n  Café")).containsExactly("📋 Café déjà Café");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n- [ ] b\n```",
        "~~~ text\n- [ ] b\n~~~",
        "<!--\n- [ ] b\n-->",
        "<pre>\n- [ ] b\n</pre>",
        "- \\[ ] b",
        "- &#91; ] b",
        "- b [ ] c",
        "- [x](/url) b",
        "- [1] b",
        "- [link] b",
        "[ ] open, [x] done",
        "*[x]* b",
        "| done |\n| --- |\n| [ ] |",
        "`- [ ] b`",
      })
  void leavesAloneWhatIsNoTask(String text) {
    assertThat(texts(text + "\n\n- [ ] a")).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- []",
        "- [] b",
        "- [ ]",
        "- [ ]b",
        "- [ ]\u00A0b",
        "- [  ] b",
        "- [x ] b",
        "- [✓] b",
        "- [✔️] b",
        "- [-] b",
        "- # [ ] b",
        "- [ ] b\n  ---",
        "- [ ] b | c\n  --- | ---",
        "- [x] b\n\n[x]: /url",
        "-[ ] b",
        "text\n2. [ ] b",
        "    - [ ] b",
        "<details>\n- [ ] b\n</details>",
      })
  void refusesWhatPeopleTakeForATask(String text) {
    assertThat(problems(text + "\n\nx\n\n- [ ] a")).singleElement().asString().contains(LOOKS);
  }

  @Test
  void refusesATaskInATooDeepList() {
    var deep = IntStream.range(0, 120).mapToObj(i -> "  ".repeat(i) + "- [ ] a").toList();

    assertThat(problems(String.join("\n", deep)))
        .isNotEmpty()
        .allMatch(text -> text.contains(LOOKS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- [ ] <!-- x -->", "- [ ] ![](/url)", "- [ ] <br>"})
  void refusesATaskWithoutText(String text) {
    assertThat(problems(text)).containsExactly("list.md:1:3: the task has no text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:1 <!-- gonogo: tls/certificate -->",
        "1:5 # T <!-- gonogo: tls/certificate -->",
        "1:9 text *b <!-- gonogo: tls/certificate -->*",
        "1:5 - b <!-- gonogo: tls/certificate -->",
        "2:7 - [ ] c\n  - b <!-- gonogo: tls/certificate -->",
        "3:1 - [ ] c\n\n<!-- gonogo: tls/certificate -->",
        "1:6 <div><!-- gonogo: tls/certificate --></div>",
        "3:3 a|b\n-|-\nc|<!-- gonogo: tls/certificate -->",
      })
  void refusesACommentOutsideOfATask(String written) {
    int blank = written.indexOf(' ');
    assertThat(problems(written.substring(blank + 1), "", "x", "", "- [ ] a"))
        .containsExactly("list.md:" + written.substring(0, blank)
            + ": a comment for gonogo belongs to a task: put it into its line, or indent it below");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- [ ] a <!-- gonogo: tls/certificate -->",
        "- [ ] <!--gonogo:tls/certificate-->a",
        "- [ ] *a <!-- gonogo: tls/certificate -->*",
        "- [ ] a\n  <!-- gonogo: tls/certificate -->",
        "- [ ] a\n\n  <!-- gonogo:\n  tls/certificate\n  -->",
        "> - [ ] a <!-- gonogo:\n>   tls/certificate\n> -->",
        "- [ ] a\n  > <!-- gonogo: tls/certificate -->",
        "- [ ] a\n\n  b <!-- gonogo: tls/certificate -->",
        "- [ ] a\n  - [ ] b\n\n  <!-- gonogo: tls/certificate -->",
        "- [ ] a <!-- x --> <!-- gonogo: tls/certificate --> <!-- y -->",
        "- [ ] a\n  <!-- x --> <!-- gonogo: tls/certificate -->",
      })
  void findsACommentOfATask(String text) {
    var check = checklist(text).items().getFirst().checks().getFirst();

    assertThat(check.probe()).isEqualTo("tls/certificate");
    var line = text.lines().toList().get(check.place().line() - 1);
    assertThat(line.substring(check.place().column() - 1)).startsWith("tls/certificate");
  }

  @Test
  void letsOtherCommentsBe() {
    assertThat(texts("<!-- gonogo is good -->", "", "- [ ] a <!-- to do: gonogo: x -->"))
        .containsExactly("a");
  }

  static Stream<String> longOnes() {
    int many = 30_000;
    return Stream.of(
        "- [" + " ".repeat(300_000),
        "- [ ] a" + " ".repeat(300_000) + "b",
        "- [ ] " + "-".repeat(300_000) + "a",
        "## a" + "-".repeat(300_000) + "b\n\n- [ ] c",
        "- [ ] a\n".repeat(many),
        "- [ ] a " + "<!-- gonogo: ".repeat(many / 2),
        "- [ ] a <!-- gonogo: p/q " + "[".repeat(300_000),
        "- [ ] a <!-- gonogo: p/q a=" + "[".repeat(300_000) + " -->",
        "- [ ] a <!-- gonogo: p/q" + "\n a=1".repeat(many) + " -->",
        ">".repeat(300_000),
        "- ".repeat(150_000),
        "[".repeat(300_000),
        "- [ ] " + "*a ".repeat(many * 2));
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  @Timeout(20)
  void endsSoonWhateverItsLength(String text) {
    var problems = new Problems();
    MarkdownChecklist.read(new Source("l.md", text), GivenMarkdown.shipped(), problems);
    assertThat(problems.list()).allMatch(problem -> problem.place().file().equals("l.md"));
  }

  @Test
  void anyListGivesItemsOrProblems() {
    var pieces = List.of(
        "- [ ] ",
        "* [x] ",
        "1. [X] ",
        "> ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "a",
        "é",
        "😀",
        "#",
        "## T\n",
        "```\n",
        "<!-- gonogo: ",
        "tls/certificate ",
        "id=a ",
        "min-remaining=14d ",
        "on=app ",
        "x=[1, ",
        "x=\"",
        "when=cdn ",
        "-->",
        "<div>",
        "|",
        "---\n",
        "[x]: /u\n",
        "*",
        "`",
        "\\",
        "&#91;",
        "[ ]",
        "\uFEFF");
    int read = 0;
    for (int seed = 0; seed < 1_500; seed++) {
      var random = new Random(seed);
      var text = random
          .ints(2 + random.nextInt(25), 0, pieces.size())
          .mapToObj(pieces::get)
          .collect(Collectors.joining("", "- [ ] first\n", ""));
      var problems = new Problems();
      var list =
          MarkdownChecklist.read(new Source("l.md", text), GivenMarkdown.shipped(), problems);
      if (problems.isEmpty()) {
        assertThat(list).as(text).isNotNull();
        assertThat(list.items()).extracting(Item::id).as(text).doesNotHaveDuplicates();
        requireExactPlaces(list);
        read++;
      }
    }
    assertThat(read).isGreaterThan(250);
  }
}
