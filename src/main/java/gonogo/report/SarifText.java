package gonogo.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text from outside as it may stand in a SARIF log. */
final class SarifText {

  private SarifText() {}

  /**
   * One visible line, cut. In SARIF (3.11.6) {@code [text](target)} is a link in plain text too; not every reader knows
   * the escape for it, so it is taken apart.
   */
  static String plain(String text, int limit) {
    return Untrusted.clean(Untrusted.shorten(text, limit), true).replace("](", "] (");
  }

  /** A relative reference (RFC 3986 4.2): every name of a path encoded, so that no colon makes a scheme of it. */
  static String relative(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
