package gonogo.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a probe and lists what it can say. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProbeSpec {

  /** {@code family/name}, for example {@code tls/certificate}. */
  String id();

  /** What is so when the probe passes: one line, no full stop. */
  String claim();

  /** Short codes of every finding it can make; the full code is {@code family/name/CODE}. */
  String[] findings();

  /** The causes for which it can be inconclusive, beside those that any question can have. */
  Cause[] causes() default {};

  /**
   * The settings with which it asks ACTIVE questions, so that the environment has to name it under {@code active};
   * {@code *} when it always does.
   */
  String[] active() default {};
}
