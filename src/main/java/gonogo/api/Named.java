package gonogo.api;

import java.util.List;

/** The system is found by a DNS name. */
public interface Named extends Facet {

  /** The vantage of an environment that names none: wherever this machine stands. */
  String LOCAL = "local";

  /** A host name in ASCII form, or a literal address without brackets. */
  String host();

  /** The further DNS resolvers that the environment names, each {@code host} or {@code host:port}. */
  List<String> resolvers();

  /** Where the run looks from, as the environment says: {@code internet}, {@code bastion}. Nothing proves it. */
  default String vantage() {
    return LOCAL;
  }
}
