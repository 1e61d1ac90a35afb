package gonogo.probes.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Origins that nobody allowed, each of which a common mistake in comparing origins lets in.
 *
 * <p>The mistakes are those that scanners for CORS look for; the unknown site is below a domain that nobody can own (RFC
 * 2606).
 */
final class HostileOrigins {
  private static final String UNKNOWN = "gonogo-unknown.example";
  private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

  private HostileOrigins() {}

  /**
   * An origin that must not be granted.
   *
   * @param text what the Origin header says
   * @param kind why a server might let it in, as a noun
   */
  record Hostile(String text, String kind) {}

  /**
   * All that are tried, once each, the allowed ones and the system's own left out.
   *
   * @param models what the look-alikes look like: the allowed origins, or the own one when none is allowed
   * @param more what else must not be granted
   */
  static List<Hostile> of(List<Origin> models, Origin own, List<String> more) {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("https://" + UNKNOWN, "an unknown site");
    kinds.put("null", "the origin of sandboxed frames and files");
    models.forEach(model -> lookAlikes(model).forEach(one -> kinds.put(one.text(), one.kind())));
    more.forEach(text -> kinds.putIfAbsent(text, "named in forbidden-origins"));
    models.forEach(model -> kinds.remove(model.text()));
    kinds.remove(own.text());
    return kinds.entrySet().stream()
        .map(one -> new Hostile(one.getKey(), one.getValue()))
        .toList();
  }

  private static List<Hostile> lookAlikes(Origin model) {
    List<Hostile> found = new ArrayList<>();
    String of = " of " + model.text();
    if (model.scheme().equals("https")) {
      int port = model.hasDefaultPort() ? 80 : model.port();
      add(found, new Origin("http", model.host(), port), "the plain http side" + of);
    }
    int other = model.port() == 8443 ? 9443 : 8443;
    add(found, new Origin(model.scheme(), model.host(), other), "another port" + of);
    if (model.host().indexOf(':') >= 0) {
      return found;
    }
    add(found, host(model, model.host() + "." + UNKNOWN), "a name that starts like that" + of);
    if (IPV4.matcher(model.host()).matches()) {
      return found; // browsers take none of the names below for one
    }
    add(found, host(model, "gonogo" + model.host()), "a name that ends like that" + of);
    add(found, host(model, "gonogo-unknown." + model.host()), "an unknown sub-domain" + of);
    int dot = model.host().indexOf('.');
    if (dot > 0) {
      String letter = model.host().substring(0, dot) + "x" + model.host().substring(dot + 1);
      add(found, host(model, letter), "a name with a letter for a dot" + of);
    }
    return found;
  }

  private static Origin host(Origin model, String host) {
    return new Origin(model.scheme(), host, model.port());
  }

  private static void add(List<Hostile> found, Origin origin, String kind) {
    found.add(new Hostile(origin.text(), kind));
  }
}
