package gonogo.api;

import java.time.Duration;

/** What a collector needs from its surroundings to answer one question. */
public interface Access {

  /** The facet, or the record itself, of the system that the query names. */
  <F extends Facet> F system(Class<F> facet);

  /** The value behind a reference; the redactor knows it from then on. */
  String reveal(Secret secret);

  /** How long this attempt may take from now. */
  Duration remaining();

  /** Registers what is to be closed, from outside, when the limit is reached; closed at once if it already is. */
  void onLimit(AutoCloseable resource);
}
