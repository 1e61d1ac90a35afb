package gonogo.api;

import java.util.List;

/** The system is found by a DNS name. */
public interface Named extends Facet {

  /** A host name in ASCII form, or a literal address without brackets. */
  String host();

  /** The further DNS resolvers that the environment names, each {@code host} or {@code host:port}. */
  List<String> resolvers();
}
