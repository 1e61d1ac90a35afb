package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
  private static final String ALPHABET = "ab1 |\\`*_[]()<>#@!&;:~$/.\n\r\"'=-+^%{}x";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "plain words, 14 days (or 3) => plain words, 14 days (or 3)",
        "see https://a.example.com/b. => see `https://a.example.com/b`.",
        "(www.example.com) => (`www.example.com`)",
        "ask @ann or ann@example.com => ask `@ann` or `ann@example.com`",
        "#1 and GH-2 and a/b#3 => `#1` and `GH-2` and `a/b#3`",
        "3f2c1ab, was => `3f2c1ab`, was",
        ":+1: at 10:15:20 => `:+1`: at `10:15:20`",
        "costs $5 or $x$ => costs `$5` or `$x$`",
        "&lt; and ~label and !1 => `&lt`; and `~label` and `!1`",
        "a | b => a &#124; b",
        "*a* _b_ c_d ~ => \\*a\\* \\_b\\_ c_d \\~",
        "<b>x</b> [a](b) # c => \\<b\\>x\\</b\\> \\[a\\](b) \\# c",
        "C:\\temp `x` => C:\\\\temp \\`x\\`",
        "- [x] done => \\- `[x]` done",
        "[ ] done => `[` \\] done",
        "--- => \\---",
        "12) one => 12\\) one",
        "-1 or 1.5 => -1 or 1.5",
        "@a`b => ``@a`b``",
        "@a|b => `@a`&#124;`b`",
      })
  void readsWellAndDoesNothing(String text, String escaped) {
    assertThat(MarkdownText.inline(text)).isEqualTo(escaped);
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(MarkdownText.inline(" ")).isEqualTo("(empty)");
    assertThat(MarkdownText.code("")).isEqualTo("(empty)");
  }

  @Test
  void aCodeSpanHoldsAnything() {
    assertThat(MarkdownText.code("a b")).isEqualTo("`a b`");
    assertThat(MarkdownText.code("`")).isEqualTo("`` ` ``");
    assertThat(MarkdownText.code("a``b|c")).isEqualTo("```a``b```&#124;`c`");
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Reports.HOSTILE.forEach(MarkdownTextTest::check);
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(1, 40), 0, ALPHABET.length())
          .forEach(each -> text.append(ALPHABET.charAt(each)));
      check(text.toString());
    }
  }

  private static void check(String text) {
    String clean = Untrusted.clean(text, true).strip().replaceAll(" +", " ");
    if (!clean.isEmpty()) {
      String inline = MarkdownText.inline(text);
      assertThat(read("- [ ] " + inline)).isEqualTo(clean);
      assertThat(read("## " + inline)).isEqualTo(clean);
      assertThat(read("a\n=\n> - " + inline)).isEqualTo("a" + clean);
      assertThat(read(inline)).isEqualTo(clean);
      assertThat(read("| **" + inline + "** | b |\n| --- | --- |")).isEqualTo(clean + "b");
      String code = MarkdownText.code(text);
      assertThat(read("x " + code)).isEqualTo("x " + Untrusted.clean(text, true).strip());
    }
  }

  /** The text that a reader sees. */
  private static String read(String markdown) {
    var text = new StringBuilder();
    MarkdownShape.parse(markdown).accept(new AbstractVisitor() {
      @Override
      public void visit(Text node) {
        text.append(node.getLiteral());
      }

      @Override
      public void visit(Code node) {
        text.append(node.getLiteral());
      }
    });
    return text.toString();
  }
}
