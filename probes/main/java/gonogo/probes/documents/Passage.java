package gonogo.probes.documents;

import java.util.NavigableMap;

/**
 * A block of a document.
 *
 * @param level of a heading, 1 to 6; else 0
 * @param text all that a reader sees
 * @param prose the same with spaces in place of code
 * @param folded the text as mentions are looked for
 * @param picture whether it shows an image
 * @param lines the line of the file, from 1, by where it starts in {@code text}
 */
record Passage(
    Kind kind,
    int level,
    String text,
    String prose,
    String folded,
    boolean picture,
    NavigableMap<Integer, Integer> lines) {

  /** What a block is. */
  enum Kind {
    HEADING,
    PROSE,
    CODE
  }

  boolean isHeading() {
    return kind == Kind.HEADING;
  }

  /** Words of running text: a heading announces and code shows, but neither says. */
  int words() {
    return kind == Kind.PROSE ? Words.count(text) : 0;
  }

  /**
   * Whether a section has something to it when it has this: commands or a drawing can be all that
   * is needed.
   */
  boolean hasSubstance() {
    return words() > 0 || picture || (kind == Kind.CODE && !text.isBlank());
  }

  int line() {
    return lines.isEmpty() ? 1 : lines.firstEntry().getValue();
  }

  /** The line of the file where a part of the text stands. */
  int lineAt(int index) {
    var entry = lines.floorEntry(index);
    return entry == null ? line() : entry.getValue();
  }
}
