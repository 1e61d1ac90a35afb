package gonogo.checklist;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of Markdown as people see it, and what of it counts when two texts are compared. */
final class MarkdownText {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NUMBER = Pattern.compile("^[0-9]+(\\.[0-9]+)*[.)]\\s+");

  private MarkdownText() {}

  /** The text of a heading or paragraph: no markup, no HTML, mojibake repaired line by line, NFC, in one line. */
  static String of(Node block) {
    var text = new StringBuilder();
    append(text, block);
    var repaired = text.toString().lines().map(Mojibake::repair).collect(Collectors.joining(" "));
    return oneLine(Normalizer.normalize(repaired, Normalizer.Form.NFC));
  }

  /** Recursion is safe: the parser limits how deep inlines nest. */
  private static void append(StringBuilder text, Node parent) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text plain -> text.append(plain.getLiteral());
        case Code code -> text.append(code.getLiteral());
        case SoftLineBreak _, HardLineBreak _ -> text.append('\n');
        default -> append(text, node);
      }
    }
  }

  /** A text of an item, for comparing: spaces and capital letters do not count. */
  static String folded(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return oneLine(composed).toLowerCase(Locale.ROOT);
  }

  /** A heading, for comparing: nor do emoji and other signs around it, and its number. */
  static String foldedHeading(String heading) {
    return NUMBER.matcher(bare(folded(heading))).replaceFirst("");
  }

  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && !Character.isLetterOrDigit(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
