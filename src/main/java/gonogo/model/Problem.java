package gonogo.model;

/** One mistake in what a person wrote. */
public record Problem(Place place, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
