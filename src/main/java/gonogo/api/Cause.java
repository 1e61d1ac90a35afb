package gonogo.api;

/** Why something could not be seen. */
public enum Cause {
  /** Refused, no route, no such name, or no answer at all. */
  UNREACHABLE,
  /** It answered, but not within the question's limit. */
  TIMED_OUT,
  /** The system refused the identity that asked. */
  NOT_PERMITTED,
  /** The environment does not allow this active question. */
  NOT_ALLOWED,
  /** Nothing to judge: an empty answer proves nothing. */
  NO_DATA,
  /** The answer was larger than the question's limit. */
  TOO_LARGE,
  /** The answer does not follow its protocol. */
  GARBLED,
  /** The answer is older than allowed. */
  STALE,
  /** The answer is about something else: another release, another environment. */
  WRONG_SUBJECT,
  /** Two answers, or an answer and a declared fact, cannot both be true. */
  CONTRADICTED,
  /** The environment or the checklist lacks something that is needed. */
  NOT_CONFIGURED,
  /** A signature is missing, void or expired. */
  NOT_SIGNED,
  /** Left out by {@code --only}. */
  NOT_SELECTED,
  /** A replay met a question that the bundle does not hold. */
  NOT_RECORDED,
  /** Something that this depends on could not be seen. */
  BLOCKED,
  /** The run ended first. */
  CANCELLED,
  /** A fault of the probe or the collector itself. */
  PROBE_BROKE
}
