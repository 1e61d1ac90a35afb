package gonogo.api;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The system answers HTTP requests. */
public interface Http extends Facet {

  /** The base: scheme, host and port; any path in it is not part of the base. */
  URI url();

  /** The path of the health endpoint. */
  @Nullable
  String health();

  /** The names of the identities that a request may use. */
  Set<String> identityNames();

  /** The instances that answer for the site, each by scheme, host and port; none when they are not known. */
  default List<URI> instances() {
    return List.of();
  }
}
