package gonogo.collect.web;

import gonogo.api.Facet;
import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.api.Surroundings;
import gonogo.api.SystemKind;
import gonogo.api.SystemRef;
import gonogo.api.Tls;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kind {@code web}. */
@Singleton
final class WebKind implements SystemKind<WebKeys> {

  @Override
  public String kind() {
    return "web";
  }

  @Override
  public String description() {
    return "A site or an API behind one URL";
  }

  @Override
  public List<String> defaultRoles() {
    return List.of("app");
  }

  @Override
  public List<Class<? extends Facet>> facets() {
    return List.of(Http.class, Tls.class, Named.class);
  }

  @Override
  public Facet system(SystemRef ref, WebKeys keys, Surroundings around) {
    URI url = keys.url();
    String host = requireSite("url", url, "; a path is said by a check, or by health");
    if (keys.health() != null && !keys.health().startsWith("/")) {
      throw new IllegalArgumentException(
          "health: wanted a path that starts with /, not " + keys.health());
    }
    keys.instances().forEach(instance -> requireSite("instances", instance, ""));
    String scheme = scheme(url);
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    URI base = URI.create(scheme + "://" + shown + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    return new WebSystem(
        ref,
        base,
        host,
        keys.health(),
        keys.ca(),
        keys.identities(),
        around.resolvers(),
        around.vantage(),
        keys.instances());
  }

  /** The host of what has scheme, host and port only. */
  private static String requireSite(String key, URI url, String otherwise) {
    String scheme = scheme(url);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "%s: wanted http://… or https://…, not %s".formatted(key, url));
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          key + ": user and password do not belong into a URL; use identities");
    }
    if ((!url.getRawPath().isEmpty() && !url.getRawPath().equals("/"))
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(key + ": only scheme, host and port" + otherwise);
    }
    String host = host(url);
    if (host == null) {
      throw new IllegalArgumentException("%s: no host in %s".formatted(key, url));
    }
    return host;
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  /** The host in ASCII form, without brackets and without a final dot. */
  private static @Nullable String host(URI url) {
    String host = url.getHost();
    if (host == null || host.isEmpty()) {
      return null;
    }
    if (host.startsWith("[")) {
      return host.substring(1, host.length() - 1);
    }
    String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
    return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
  }
}
