package gonogo.collect.http;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Secret;
import gonogo.collect.net.Addresses;
import gonogo.collect.web.WebKeys;
import gonogo.collect.web.WebSystem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the name of an identity into request headers, where it may be shown. */
final class Identities {

  private Identities() {}

  /**
   * The headers that show an identity.
   *
   * @throws CollectorException when it is unknown or may not be shown there
   */
  static Map<String, String> headers(
      HttpExchange query, String name, WebSystem system, Access access) throws CollectorException {
    if (!query.host().equalsIgnoreCase(system.host())) {
      throw new CollectorException(
          Cause.PROBE_BROKE,
          "identity %s of %s was asked to be shown to another host, %s"
              .formatted(name, query.system(), query.host()));
    }
    if (query.scheme().equals("http") && !Addresses.parse(query.address()).isLoopbackAddress()) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED,
          "identity %s is shown over https only, not to %s".formatted(name, query.url()));
    }
    WebKeys.Identity identity = system.identities().get(name);
    if (identity == null) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED, "%s has no identity %s".formatted(query.system(), name));
    }
    Map<String, String> headers = headers(identity, access);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!HttpExchange.isHeaderValue(header.getValue())) {
        throw new CollectorException(
            Cause.NOT_CONFIGURED,
            "identity %s of %s: the value for %s has a line break or another character that no header can have"
                .formatted(name, query.system(), header.getKey()));
      }
    }
    return headers;
  }

  private static Map<String, String> headers(WebKeys.Identity identity, Access access) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (identity.bearer() != null) {
      headers.put("Authorization", "Bearer " + access.reveal(identity.bearer()));
    }
    WebKeys.Basic basic = identity.basic();
    if (basic != null) {
      String both = basic.user() + ":" + access.reveal(basic.password());
      String encoded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
      // Revealed as a literal, so that the redactor knows the encoded pair too.
      headers.put("Authorization", "Basic " + access.reveal(new Secret(encoded)));
    }
    identity.headers().forEach((name, value) -> headers.put(name, access.reveal(value)));
    return headers;
  }
}
