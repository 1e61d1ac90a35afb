package gonogo.probes.documents;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The little of HTML that stands in Markdown; RE2, so that no text can make it slow. */
final class Html {
  private static final Pattern UNSEEN = Pattern.compile(
      "(?is)<!--.*?(?:-->|\\z)|<(?:script|style)\\b.*?(?:</(?:script|style)\\s*>|\\z)");
  private static final Pattern TAG = Pattern.compile("(?is)<([a-z][a-z0-9-]*)\\b([^>]*)>");
  private static final Pattern ANY_TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)([a-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");

  /** A tag, an attribute of it, and where it stands. */
  record Attribute(String tag, String name, String value, int index) {}

  private Html() {}

  /** What a reader sees, with its line breaks. */
  static String text(String html) {
    return blanked(ANY_TAG, blanked(UNSEEN, html));
  }

  /** The attributes of the tags that are not in comments. */
  static List<Attribute> attributes(String html) {
    List<Attribute> attributes = new ArrayList<>();
    Matcher tags = TAG.matcher(blanked(UNSEEN, html));
    while (tags.find()) {
      Matcher inside = ATTRIBUTE.matcher(tags.group(2));
      while (inside.find()) {
        attributes.add(new Attribute(
            tags.group(1).toLowerCase(Locale.ROOT),
            inside.group(1).toLowerCase(Locale.ROOT),
            value(inside),
            tags.start()));
      }
    }
    return attributes;
  }

  private static String value(Matcher attribute) {
    for (int group = 2; group < 4; group++) {
      if (attribute.start(group) >= 0) {
        return attribute.group(group);
      }
    }
    return attribute.group(4);
  }

  /** Spaces in place of what is found; line breaks stay, so that an index stays where it was. */
  private static String blanked(Pattern pattern, String text) {
    StringBuilder kept = new StringBuilder(text);
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      for (int i = found.start(); i < found.end(); i++) {
        if (text.charAt(i) != '\n') {
          kept.setCharAt(i, ' ');
        }
      }
    }
    return kept.toString();
  }
}
