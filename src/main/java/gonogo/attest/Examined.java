package gonogo.attest;

import org.jspecify.annotations.Nullable;

/** What became of one file. */
public sealed interface Examined {

  /** The name of the file, without its folder. */
  String file();

  /** A sheet that the person it names has signed, about this release, and that is valid now. */
  record Verified(String file, Sheet sheet) implements Examined {}

  /**
   * A sheet that does not count.
   *
   * @param said what stands in it, believed or not; null when it cannot be read
   * @param detail what is wrong, in one line
   */
  record Refused(String file, @Nullable Sheet said, Reason reason, String detail)
      implements Examined {

    static Refused of(String file, @Nullable Sheet said, RefusedException refusal) {
      return new Refused(file, said, refusal.reason(), refusal.detail());
    }

    /** The file, what is wrong with it, and the reason. */
    @Override
    public String toString() {
      return "%s: %s (%s)".formatted(file, detail, reason);
    }
  }
}
