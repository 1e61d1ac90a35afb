package gonogo.report;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text from outside plain text in Markdown, as GitHub and GitLab read it.
 *
 * <p>A backslash keeps Markdown from reading a character, but not what these two do to the page afterwards: they link
 * {@code @names}, {@code #1}, commits and addresses and draw {@code :emoji:} and {@code $formulas$} wherever text is no
 * code (github/cmark-gfm issue 389). So a word that looks like any of them becomes a code span; so does what looks like
 * the box of a task, which some readers look for behind a backslash. A bar is written as an entity: readers of tables
 * disagree on what a backslash before it means.
 */
final class MarkdownText {
  /** What the page would be searched for after Markdown was read. */
  private static final Pattern LINKED = Pattern.compile(
      "[@#!&%~^][\\p{L}\\p{N}_\"#]|\\$|://|(?i:www\\.)|(?i:\\bgh-\\d)|(?i:mailto:|xmpp:)"
          + "|\\b[0-9a-f]{7,40}\\b|:[\\w+-]+:|\\[[a-z_]+:|^\\[[xX]?]?$");

  private static final Pattern WORD =
      Pattern.compile("([(\"']*)(.*?)([)\"'.,:;!?]*)", Pattern.DOTALL);
  private static final Pattern SPECIAL =
      Pattern.compile("[\\\\`*\\[\\]<>~#]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  /** What begins a list or a line below a heading. */
  private static final Pattern START =
      Pattern.compile("^(?:(?=([-+=])\\1*(?: |$))|(\\d{1,9})(?=[.)](?: |$)))");

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final String EMPTY = "(empty)";
  private static final String BAR = "&#124;";

  private MarkdownText() {}

  /** A piece of a line, for a paragraph, a heading, an item or a cell. */
  static String inline(String text) {
    String clean = Untrusted.clean(text, true).strip();
    if (clean.isEmpty()) {
      return EMPTY;
    }
    String words = Arrays.stream(clean.split(" +", -1))
        .map(MarkdownText::word)
        .collect(Collectors.joining(" "));
    return START.matcher(words).replaceFirst("$2\\\\");
  }

  /** The same, cut. */
  static String inline(String text, int limit) {
    return inline(Untrusted.shorten(text, limit));
  }

  /** A name in a code span. */
  static String code(String text) {
    String clean = Untrusted.clean(text, true).strip();
    return clean.isEmpty() ? EMPTY : bars(clean, MarkdownText::span);
  }

  private static String word(String word) {
    if (!LINKED.matcher(word).find()) {
      return bars(word, MarkdownText::escaped);
    }
    Matcher parts = WORD.matcher(word);
    return parts.matches()
        ? escaped(parts.group(1))
            + bars(parts.group(2), MarkdownText::span)
            + escaped(parts.group(3))
        : bars(word, MarkdownText::span);
  }

  private static String bars(String text, UnaryOperator<String> between) {
    return Arrays.stream(text.split("\\|", -1))
        .map(part -> part.isEmpty() ? part : between.apply(part))
        .collect(Collectors.joining(BAR));
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }

  /** Its fence is longer than any run of backticks inside. */
  private static String span(String text) {
    int longest = BACKTICKS
        .matcher(text)
        .results()
        .mapToInt(run -> run.end() - run.start())
        .max()
        .orElse(0);
    String fence = "`".repeat(longest + 1);
    boolean padded = text.startsWith("`")
        || text.endsWith("`")
        || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
    return padded ? fence + " " + text + " " + fence : fence + text + fence;
  }
}
