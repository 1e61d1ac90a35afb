package gonogo.api;

import java.util.List;

/**
 * What an environment says beside the keys of a system.
 *
 * @param subject what is about to be deployed, and where to
 * @param resolvers the further DNS resolvers, each {@code host} or {@code host:port}
 */
public record Surroundings(Subject subject, List<String> resolvers) {
  public Surroundings {
    resolvers = List.copyOf(resolvers);
  }
}
