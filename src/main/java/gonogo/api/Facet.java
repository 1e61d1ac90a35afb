package gonogo.api;

/** One side of a system that a probe can look at, such as "speaks TLS". */
public interface Facet {

  /** The system that has this facet. */
  SystemRef ref();
}
