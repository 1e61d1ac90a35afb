package gonogo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A reference to a system of the environment; written {@code kind/name}, in JSON too. */
public record SystemRef(String kind, String name) {

  /** This machine. */
  public static final SystemRef LOCAL = new SystemRef("local", "machine");

  @JsonCreator
  public static SystemRef parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      throw new IllegalArgumentException("a system is written kind/name, not " + text);
    }
    return new SystemRef(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  @JsonValue
  public String toString() {
    return kind + "/" + name;
  }
}
