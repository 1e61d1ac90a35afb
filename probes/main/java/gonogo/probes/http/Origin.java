package gonogo.probes.http;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a URL.
 *
 * @param scheme {@code http} or {@code https}
 * @param host without brackets
 */
record Origin(String scheme, String host, int port) {

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

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
