package gonogo.api;

/** What asking a question does to the system. */
public enum Effect {
  /** Nothing that stays. */
  READ,
  /** It leaves a trace under a reserved name, or loads the system; asked only where the environment allows it. */
  ACTIVE
}
