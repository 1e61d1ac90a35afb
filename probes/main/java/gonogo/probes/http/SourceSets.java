package gonogo.probes.http;

import java.util.ArrayList;
import java.util.List;

/** The URLs of a {@code srcset} attribute (HTML, 4.8.4.2.2). */
final class SourceSets {

  private SourceSets() {}

  /** In order; a comma ends a candidate where it ends a URL or stands outside of brackets. */
  static List<String> urls(String srcset) {
    List<String> urls = new ArrayList<>();
    int at = 0;
    while (at < srcset.length()) {
      if (Character.isWhitespace(srcset.charAt(at)) || srcset.charAt(at) == ',') {
        at++;
        continue;
      }
      int end = at;
      while (end < srcset.length() && !Character.isWhitespace(srcset.charAt(end))) {
        end++;
      }
      String url = srcset.substring(at, end);
      boolean alone = url.endsWith(",");
      urls.add(alone ? url.replaceAll(",+$", "") : url);
      at = alone ? end : afterDescriptors(srcset, end);
    }
    return urls;
  }

  private static int afterDescriptors(String srcset, int from) {
    int depth = 0;
    for (int at = from; at < srcset.length(); at++) {
      char c = srcset.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        return at + 1;
      }
    }
    return srcset.length();
  }
}
