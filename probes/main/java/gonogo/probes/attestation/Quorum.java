package gonogo.probes.attestation;

import org.jspecify.annotations.Nullable;

/**
 * How many must say yes, written {@code all} or as a whole number.
 *
 * @param people this many distinct people, whichever duties they hold; null when each duty by
 *     somebody else
 */
record Quorum(@Nullable Integer people) {
  static final Quorum ALL = new Quorum(null);

  private static final String WANTED = "wanted all, or how many people: 1 or more";

  Quorum {
    if (people != null && people < 1) {
      throw new IllegalArgumentException(WANTED);
    }
  }

  static Quorum parse(String text) {
    if (text.equals("all")) {
      return ALL;
    }
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(WANTED);
    }
    return new Quorum(Integer.valueOf(text));
  }
}
