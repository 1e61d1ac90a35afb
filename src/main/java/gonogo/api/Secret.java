package gonogo.api;

/**
 * A reference to a secret; never its value.
 *
 * @param text as written: {@code ${env:NAME}}, {@code ${file:path}}, alone or inside a text
 */
public record Secret(String text) {

  @Override
  public String toString() {
    return "[secret]";
  }
}
