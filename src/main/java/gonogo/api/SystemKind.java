package gonogo.api;

import java.util.List;

/**
 * A kind of system that an environment can name. A class implements this interface directly, so that the type of its keys
 * can be read from its declaration.
 *
 * @param <K> a record of its keys in YAML, each component annotated with {@link Setting}
 */
public interface SystemKind<K extends Record> {

  /** As written in YAML, for example {@code web}. */
  String kind();

  /** What it is, in one line. */
  String description();

  /** The roles of a system that names none. */
  List<String> defaultRoles();

  /** The facets that its systems have. */
  List<Class<? extends Facet>> facets();

  /**
   * Makes a system that implements all of {@link #facets}.
   *
   * @param around what the environment says beside the keys
   * @throws IllegalArgumentException when the keys do not make sense, with a message for the person who wrote them
   */
  Facet system(SystemRef ref, K keys, Surroundings around);
}
