package gonogo.collect.web;

import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.api.SystemRef;
import gonogo.api.Tls;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A site or an API behind one URL.
 *
 * @param url scheme, host and port as written; no path, user info, query or fragment
 */
public record WebSystem(
    SystemRef ref,
    URI url,
    String host,
    @Nullable String health,
    @Nullable Path ca,
    Map<String, WebKeys.Identity> identities,
    List<String> resolvers,
    String vantage,
    List<URI> instances)
    implements Http, Tls, Named {
  public WebSystem {
    identities = Map.copyOf(identities);
    resolvers = List.copyOf(resolvers);
    instances = List.copyOf(instances);
  }

  /** Seen from wherever this machine stands, and without known instances. */
  public WebSystem(
      SystemRef ref,
      URI url,
      String host,
      @Nullable String health,
      @Nullable Path ca,
      Map<String, WebKeys.Identity> identities,
      List<String> resolvers) {
    this(ref, url, host, health, ca, identities, resolvers, LOCAL, List.of());
  }

  /** The port of an https URL; for an http one 443, where the site is expected to speak TLS. */
  @Override
  public int tlsPort() {
    return url.getScheme().equals("https") && url.getPort() != -1 ? url.getPort() : 443;
  }

  @Override
  public Set<String> identityNames() {
    return identities.keySet();
  }
}
