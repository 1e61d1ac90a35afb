package gonogo.probes.documents;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A document in Markdown, as far as it is judged.
 *
 * @param path from the folder
 * @param ids what its HTML gives names to
 * @param drawings diagrams that are written in the document itself
 */
record Document(
    String path,
    FrontMatter front,
    List<Passage> passages,
    List<Link> links,
    Set<String> ids,
    int drawings) {
  Document {
    passages = List.copyOf(passages);
    links = List.copyOf(links);
    ids = Set.copyOf(ids);
  }

  static Document parse(String path, String text) {
    return new MarkdownReader(path, text).read();
  }

  int words() {
    return passages.stream().mapToInt(Passage::words).sum();
  }

  boolean mentions(String word) {
    return passages.stream().anyMatch(passage -> Words.mentioned(word, passage.folded()));
  }

  /**
   * The headings, each with what stands below it up to the next one of the same or of a higher
   * level.
   */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      Passage heading = passages.get(i);
      if (heading.isHeading()) {
        int end = i + 1;
        while (end < passages.size() && !ends(heading, passages.get(end))) {
          end++;
        }
        sections.add(new Section(heading, passages.subList(i + 1, end)));
      }
    }
    return sections;
  }

  private static boolean ends(Passage heading, Passage next) {
    return next.isHeading() && next.level() <= heading.level();
  }

  /**
   * The sections in whose heading a pattern is found at the start of a word, without regard to
   * case.
   */
  List<Section> sections(Pattern pattern) {
    Pattern wanted = Pattern.compile(pattern.pattern(), pattern.flags() | Pattern.CASE_INSENSITIVE);
    return sections().stream()
        .filter(section -> begins(wanted, section.heading().text()))
        .toList();
  }

  private static boolean begins(Pattern wanted, String text) {
    Matcher found = wanted.matcher(text);
    while (found.find()) {
      int start = found.start();
      if (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What {@code #...} can point at: the headings as GitHub and GitLab name them, lower-case,
   * without punctuation, with hyphens for spaces and a number when a name is taken; and the names
   * that its HTML gives.
   */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>(ids);
    Map<String, Integer> taken = new HashMap<>();
    for (Section section : sections()) {
      String slug = slug(section.heading().text());
      int times = taken.merge(slug, 1, Integer::sum) - 1;
      anchors.add(times == 0 ? slug : slug + "-" + times);
    }
    return anchors;
  }

  private static String slug(String heading) {
    StringBuilder slug = new StringBuilder();
    heading.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
      if (c == ' ') {
        slug.append('-');
      } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_' || isMark(c)) {
        slug.appendCodePoint(c);
      }
    });
    return slug.toString();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.CONNECTOR_PUNCTUATION -> true;
      default -> false;
    };
  }
}
