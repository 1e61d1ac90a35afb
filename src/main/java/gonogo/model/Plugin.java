package gonogo.model;

/**
 * A jar with probes of its own, which was added to the installation.
 *
 * @param name of its file, for example {@code greeting-1.0.jar}
 * @param sha256 of its content
 */
public record Plugin(String name, String sha256) {
  private static final int SHOWN = 12;

  /** The name with as much of the hash as people compare. */
  @Override
  public String toString() {
    return "%s (sha256 %s)".formatted(name, sha256.substring(0, Math.min(SHOWN, sha256.length())));
  }
}
