package gonogo.checklist;

import gonogo.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * An HTML comment that speaks to gonogo: {@code <!-- gonogo: tls/certificate min-remaining=14d -->}.
 *
 * @param words what stands after the colon, split at blanks outside of quotes and brackets; a word ends with its line
 * @param place of the comment
 */
record TaskComment(List<Word> words, Place place) {
  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";
  private static final Pattern PREFIX =
      Pattern.compile("<!--\\s*gonogo\\s*:", Pattern.CASE_INSENSITIVE);

  TaskComment {
    words = List.copyOf(words);
  }

  /** Those of a node of HTML. */
  static List<TaskComment> in(Node html, MarkdownFile file) {
    var excerpt = new Excerpt(html.getSourceSpans(), file);
    var text = excerpt.text.toString();
    List<TaskComment> comments = new ArrayList<>();
    int start = text.indexOf(OPEN);
    while (start >= 0) {
      int close = text.indexOf(CLOSE, start + OPEN.length());
      int end = close < 0 ? text.length() : close;
      var prefix = PREFIX.matcher(text).region(start, end);
      if (prefix.lookingAt()) {
        comments.add(new TaskComment(excerpt.words(prefix.end(), end), excerpt.place(start)));
      }
      start = text.indexOf(OPEN, end);
    }
    return comments;
  }

  /** The lines that a node covers, without what stands before them, each character with its place. */
  private static final class Excerpt {
    private final MarkdownFile file;
    private final StringBuilder text = new StringBuilder();
    private final NavigableMap<Integer, SourceSpan> spans = new TreeMap<>();

    Excerpt(List<SourceSpan> spans, MarkdownFile file) {
      this.file = file;
      for (var span : spans) {
        this.spans.put(text.length(), span);
        text.append(file.text(span)).append('\n');
      }
    }

    Place place(int index) {
      var span = spans.floorEntry(index);
      return file.place(span.getValue(), index - span.getKey());
    }

    List<Word> words(int from, int to) {
      List<Word> words = new ArrayList<>();
      int at = from;
      while (at < to) {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
          continue;
        }
        int end = Math.min(to, endOfWord(at));
        words.add(new Word(text.substring(at, end), place(at)));
        at = end;
      }
      return words;
    }

    /** Only a value that YAML would read as quoted text, or as a list or mapping in one line, may have blanks in it. */
    private int endOfWord(int from) {
      int at = from;
      while (!Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '=') {
        at++;
      }
      if (text.charAt(at) == '=') {
        at = endOfValue(at + 1);
      }
      while (!Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private int endOfValue(int from) {
      int at = from;
      int depth = 0;
      do {
        char character = text.charAt(at);
        if (character == '"' || character == '\'') {
          at = closingQuote(at);
        } else if (character == '[' || character == '{') {
          depth++;
        } else if (character == ']' || character == '}') {
          depth--;
        }
        if (text.charAt(at) == '\n') {
          return at;
        }
        at++;
      } while (depth > 0);
      return at;
    }

    /** The index of the quote that ends a text, else of the end of the line. */
    private int closingQuote(int open) {
      char quote = text.charAt(open);
      for (int at = open + 1; text.charAt(at) != '\n'; at++) {
        boolean isEscape = quote == '"' && text.charAt(at) == '\\' && text.charAt(at + 1) != '\n';
        if (isEscape) {
          at++;
        } else if (text.charAt(at) == quote) {
          return at;
        }
      }
      return text.indexOf("\n", open);
    }
  }
}
