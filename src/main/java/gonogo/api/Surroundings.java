package gonogo.api;

import java.util.List;

/**
 * What an environment says beside the keys of a system.
 *
 * @param subject what is about to be deployed, and where to
 * @param resolvers the further DNS resolvers, each {@code host} or {@code host:port}
 * @param vantage where the run looks from, as the environment says
 */
public record Surroundings(Subject subject, List<String> resolvers, String vantage) {
  public Surroundings {
    resolvers = List.copyOf(resolvers);
  }

  /** Seen from wherever this machine stands. */
  public Surroundings(Subject subject, List<String> resolvers) {
    this(subject, resolvers, Named.LOCAL);
  }
}
