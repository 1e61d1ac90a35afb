package gonogo.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lines for a terminal: cleaned, wrapped, coloured. The only way for text into an output, so that nothing from outside
 * is printed as it is.
 */
final class Page {
  /** No piece of a line is longer, in characters; whoever wants less cuts before. */
  private static final int LONGEST = 600;

  private final Options options;
  private final StringBuilder text = new StringBuilder();
  private int lines;

  Page(Options options) {
    this.options = options;
  }

  /** A word with the number of spaces that parted it from the one before. */
  private record Word(Style style, int spaces, String text, int columns) {
    static Word of(Style style, int spaces, String text) {
      return new Word(style, spaces, text, Columns.of(text));
    }
  }

  void blank() {
    text.append('\n');
    lines++;
  }

  /**
   * One paragraph: its first line starts after {@code indent} columns, the others after {@code hanging}. A blank parts
   * one span from the next.
   */
  void line(int indent, int hanging, Span... spans) {
    Deque<Word> words = words(spans);
    int start = indent;
    while (!words.isEmpty()) {
      print(start, takeLine(words, options.width() - start));
      start = hanging;
    }
  }

  /** One paragraph whose lines all start after {@code indent} columns. */
  void line(int indent, Span... spans) {
    line(indent, indent, spans);
  }

  /**
   * A command to be pasted: parted between its words only, so that a word of any length stands whole, with a backslash
   * at the end of every line but the last. Prints nothing, and is false, when it could not be printed as it is.
   */
  boolean command(int indent, List<String> words) {
    if (!words.stream()
        .allMatch(word -> Untrusted.clean(word, options.unicode()).equals(word))) {
      return false;
    }
    var line = new StringBuilder(" ".repeat(indent) + "$");
    for (String word : words) {
      if (!line.toString().isBlank() && Columns.of(line + " " + word + " \\") > options.width()) {
        raw(line + " \\");
        line.setLength(0);
        line.repeat(' ', indent + 3);
      }
      line.append(' ').append(word);
    }
    raw(line.toString());
    return true;
  }

  private void raw(String line) {
    text.append(line).append('\n');
    lines++;
  }

  int lines() {
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private Deque<Word> words(Span... spans) {
    Deque<Word> words = new ArrayDeque<>();
    int spaces = 0;
    for (Span span : spans) {
      String clean = Untrusted.clean(Untrusted.shorten(span.text(), LONGEST), options.unicode());
      int position = 0;
      spaces++;
      while (position < clean.length()) {
        if (clean.charAt(position) == ' ') {
          spaces++;
          position++;
          continue;
        }
        int blank = clean.indexOf(' ', position);
        int end = blank < 0 ? clean.length() : blank;
        words.add(Word.of(span.style(), spaces, clean.substring(position, end)));
        spaces = 0;
        position = end;
      }
    }
    return words;
  }

  /** Takes as many words as fit, at least one; splits a word that is longer than a line, but no URL. */
  private static List<Word> takeLine(Deque<Word> words, int room) {
    List<Word> line = new ArrayList<>();
    Word first = words.removeFirst();
    first = Word.of(first.style(), 0, Untrusted.guardStart(first.text()));
    if (first.columns() > room && !isUrl(first.text())) {
      int end = fitting(first.text(), room);
      words.addFirst(Word.of(first.style(), 0, first.text().substring(end)));
      line.add(Word.of(first.style(), 0, first.text().substring(0, end)));
      return line;
    }
    line.add(first);
    int left = room - first.columns();
    while (!words.isEmpty() && words.getFirst().spaces() + words.getFirst().columns() <= left) {
      Word next = words.removeFirst();
      line.add(next);
      left -= next.spaces() + next.columns();
    }
    return line;
  }

  private static int fitting(String word, int room) {
    int end = 0;
    int columns = 0;
    do {
      int character = word.codePointAt(end);
      columns += Columns.of(character);
      end += Character.charCount(character);
    } while (end < word.length() && columns + Columns.of(word.codePointAt(end)) <= room);
    return end;
  }

  private static boolean isUrl(String word) {
    return word.startsWith("https://") || word.startsWith("http://");
  }

  private void print(int indent, List<Word> line) {
    text.repeat(' ', indent);
    Style style = Style.PLAIN;
    for (Word word : line) {
      if (word.style() != style) {
        text.append(options.colour() && style != Style.PLAIN ? Style.RESET : "");
        text.repeat(' ', word.spaces());
        text.append(options.colour() ? word.style().start() : "");
        style = word.style();
      } else {
        text.repeat(' ', word.spaces());
      }
      text.append(word.text());
    }
    text.append(options.colour() && style != Style.PLAIN ? Style.RESET : "").append('\n');
    lines++;
  }
}
