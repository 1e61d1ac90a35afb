package gonogo.attest;

/** What a signature rests on beside its statement, as far as it is known when the signature is judged. */
public sealed interface Resting {

  /** Nothing: it is no decision of go or no-go. */
  record Nothing() implements Resting {}

  /** How the other items stand is not known, so that no signature can count. */
  record Unknown() implements Resting {}

  /** How they stand now. */
  record On(Ground ground) implements Resting {}

  /** Left aside by who only lists the signatures; never so in a verdict. */
  record Aside() implements Resting {}
}
