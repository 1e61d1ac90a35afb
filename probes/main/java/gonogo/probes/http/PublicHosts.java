package gonogo.probes.http;

import java.util.Set;

/** Hosts from which everybody's published libraries and fonts are served, so that nothing on them is the site's own. */
final class PublicHosts {
  private static final Set<String> HOSTS = Set.of(
      "ajax.aspnetcdn.com",
      "ajax.googleapis.com",
      "cdn.jsdelivr.net",
      "cdn.skypack.dev",
      "cdn.tailwindcss.com",
      "cdnjs.cloudflare.com",
      "code.jquery.com",
      "esm.run",
      "esm.sh",
      "fonts.bunny.net",
      "fonts.googleapis.com",
      "fonts.gstatic.com",
      "ga.jspm.io",
      "jspm.dev",
      "maxcdn.bootstrapcdn.com",
      "netdna.bootstrapcdn.com",
      "stackpath.bootstrapcdn.com",
      "unpkg.com",
      "use.fontawesome.com",
      "www.google-analytics.com",
      "www.googletagmanager.com",
      "www.gstatic.com");

  private PublicHosts() {}

  static boolean contains(String host) {
    return HOSTS.contains(host);
  }
}
