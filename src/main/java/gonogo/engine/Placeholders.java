package gonogo.engine;

import gonogo.api.Facet;
import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.api.Tls;
import gonogo.model.Environment;
import gonogo.model.Release;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the placeholders in settings stand for, for one system. */
final class Placeholders {

  private Placeholders() {}

  static Map<String, String> values(Environment environment, Facet facet) {
    Map<String, String> values = new HashMap<>();
    Release release = environment.release();
    put(values, "release.product", release.product());
    put(values, "release.version", release.version());
    put(values, "release.commit", release.commit());
    put(values, "release.previous", release.previous());
    put(values, "window.start", release.windowStart());
    put(values, "window.end", release.windowEnd());
    put(values, "environment", environment.name());
    environment.values().forEach((key, value) -> put(values, "values." + key, value));
    put(values, "system.name", facet.ref().name());
    switch (facet) {
      case Named named -> putHost(values, named.host());
      case Tls tls -> putHost(values, tls.host());
      default -> {
        // a system without a host
      }
    }
    if (facet instanceof Http http) {
      put(values, "system.url", http.url());
      put(values, "system.health", http.health());
    }
    return values;
  }

  /** The host, and the host without a leading {@code www.}, which sites use for one another. */
  private static void putHost(Map<String, String> values, String host) {
    put(values, "system.host", host);
    put(values, "system.domain", host.startsWith("www.") ? host.substring("www.".length()) : host);
  }

  private static void put(Map<String, String> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value.toString());
    }
  }
}
