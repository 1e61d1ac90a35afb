package gonogo.probes.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the URL of a file from what a page says. */
final class WebLinks {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern ABOVE_ROOT = Pattern.compile("^(/\\.\\.)+(?=/|$)");

  private WebLinks() {}

  /** Whether it names a file that is asked for over http, rather than {@code data:}, {@code blob:} or nothing. */
  static boolean isFile(String link) {
    var scheme = SCHEME.matcher(cleaned(link));
    if (cleaned(link).isEmpty()) {
      return false;
    }
    return !scheme.matches() || scheme.group(1).toLowerCase(Locale.ROOT).matches("https?");
  }

  /** The absolute URL, without fragment; empty when it is none. */
  static Optional<String> absolute(String base, String link) {
    return Chains.resolved(base, cleaned(link)).map(WebLinks::withinRoot);
  }

  /** Browsers drop what a line break in an attribute puts into a URL (WHATWG URL, 4.4). */
  private static String cleaned(String link) {
    return link.strip().replaceAll("[\\t\\r\\n]", "");
  }

  /** {@code /../a} is {@code /a} to browsers (RFC 3986, 5.2.4), but not to {@link URI#resolve}. */
  private static String withinRoot(URI url) {
    String path = url.getRawPath();
    String within = ABOVE_ROOT.matcher(path).replaceFirst("");
    String rest = (within.isEmpty() ? "/" : within)
        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    return url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority() + rest;
  }
}
