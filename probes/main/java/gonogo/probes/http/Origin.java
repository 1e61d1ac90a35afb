package gonogo.probes.http;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of a URL, which browsers send as the Origin of a request (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host without brackets
 */
record Origin(String scheme, String host, int port) {
  private static final Pattern WRITTEN = Pattern.compile(
      "(?i)(https?)://(\\[[0-9a-f:.]+]|[^\\s/?#@:\\[\\]*,\\\\]+)(?::([0-9]{1,5}))?/?");

  /**
   * Reads {@code https://app.example.com:8443}. Upper case, a default port, a final slash and names of other scripts are
   * turned into what browsers send.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  static Origin parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "wanted scheme, host and port, such as https://app.example.com, not " + text);
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String host = parts.group(2);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : IDN.toASCII(host);
    int port = parts.group(3) == null ? defaultPort(scheme) : Integer.parseInt(parts.group(3));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    return new Origin(scheme, bare.toLowerCase(Locale.ROOT), port);
  }

  /** The origin of a URL that has a host. */
  static Origin of(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost();
    String bare =
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host.toLowerCase(Locale.ROOT);
    return new Origin(scheme, bare, url.getPort() < 0 ? defaultPort(scheme) : url.getPort());
  }

  boolean hasDefaultPort() {
    return port == defaultPort(scheme);
  }

  /** The same host on the default port of another scheme. */
  Origin over(String otherScheme) {
    return new Origin(otherScheme, host, defaultPort(otherScheme));
  }

  /** As browsers send it: {@code https://app.example.com}, without a default port and a final slash. */
  String text() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return scheme + "://" + shown + (hasDefaultPort() ? "" : ":" + port);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
