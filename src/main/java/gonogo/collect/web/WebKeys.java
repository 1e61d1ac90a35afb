package gonogo.collect.web;

import gonogo.api.Secret;
import gonogo.api.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an environment says of a {@code web} system. */
public record WebKeys(
    @Setting(value = "Base address, http or https", example = "https://shop.example.com")
    URI url,

    @Setting(value = "Path of the health endpoint", example = "/health") @Nullable
    String health,

    @Setting(
        value = "PEM file of the trust anchors of this system, instead of those of the platform",
        example = "ops/ca.pem")
    @Nullable
    Path ca,

    @Setting(
        value = "Identities that a request may use, by name",
        example = "{monitor: {bearer: \"${env:MONITOR_TOKEN}\"}}",
        fallback = "{}")
    Map<String, Identity> identities,

    @Setting(
        value =
            "Every instance behind the URL, by scheme, host and port; they are asked in the name of the URL's host",
        example = "[https://10.0.0.11:8443, https://10.0.0.12:8443]",
        fallback = "[]")
    List<URI> instances) {
  public WebKeys {
    identities = Map.copyOf(identities);
    instances = List.copyOf(instances);
  }

  /** How an identity shows itself: exactly one of the three. */
  public record Identity(
      @Setting(value = "Bearer token (RFC 6750)", example = "\"${env:MONITOR_TOKEN}\"") @Nullable
      Secret bearer,

      @Setting(
          value = "User and password (RFC 7617)",
          example = "{user: monitor, password: \"${env:PW}\"}")
      @Nullable
      Basic basic,

      @Setting(
          value = "Request headers by name",
          example = "{X-Api-Key: \"${env:API_KEY}\"}",
          fallback = "{}")
      Map<String, Secret> headers) {
    public Identity {
      headers = Map.copyOf(headers);
      int ways = (bearer == null ? 0 : 1) + (basic == null ? 0 : 1) + (headers.isEmpty() ? 0 : 1);
      if (ways != 1) {
        throw new IllegalArgumentException(
            "an identity has exactly one of bearer, basic and headers");
      }
    }
  }

  public record Basic(
      @Setting(value = "User name", example = "monitor") String user,

      @Setting(value = "Password", example = "\"${env:MONITOR_PASSWORD}\"")
      Secret password) {}
}
