package gonogo.model;

/** A fact that must hold, or must not. */
public record When(String fact, boolean negated) {

  @Override
  public String toString() {
    return negated ? "not " + fact : fact;
  }
}
