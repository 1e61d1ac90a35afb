package gonogo.engine;

import java.time.Duration;
import java.time.Instant;

/** Time as the engine sees it, so that tests can hold it. */
public interface Time {

  /** What the clock on the wall says. */
  Instant instant();

  /** Nanoseconds of a clock that never jumps. */
  long nanos();

  /** Runs a short action later, on a thread that no probe or collector can hold up, unless it is called off first. */
  Alarm after(Duration delay, Runnable action);

  /** Calls a planned action off; nothing happens when it already ran. */
  @FunctionalInterface
  interface Alarm {
    void off();
  }

  /** The clocks of this machine. */
  static Time system() {
    return new SystemTime();
  }
}
