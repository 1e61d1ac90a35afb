package gonogo.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item comes to before any waiver.
 *
 * @param by null unless MET
 * @param unseen what could not be seen, also beside a failure
 */
record Settled(Status status, @Nullable By by, String message, List<Unseen> unseen) {
  Settled {
    unseen = List.copyOf(unseen);
  }

  static Settled met(By by, String message) {
    return new Settled(Status.MET, by, message, List.of());
  }

  static Settled notMet(String message, List<Unseen> unseen) {
    return new Settled(Status.NOT_MET, null, message, unseen);
  }

  /** What could not be seen decides; the first of it gives the message. */
  static Settled undetermined(List<Unseen> unseen) {
    return new Settled(Status.UNDETERMINED, null, unseen.getFirst().message(), unseen);
  }

  static Settled other(Status status, String message) {
    return new Settled(status, null, message, List.of());
  }
}
