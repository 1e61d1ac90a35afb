package gonogo.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The gates in time, in their order. */
public enum Phase {
  CODE_FREEZE("code-freeze"),
  T_MINUS_4H("T-4h"),
  T_MINUS_1H("T-1h"),
  DEPLOY("deploy"),
  PLUS_30M("+30m"),
  PLUS_1H("+1h"),
  PLUS_2H("+2h"),
  PLUS_24H("+24h"),
  /** From the deployment on, at every gate. */
  CONTINUOUS("continuous");

  private final String text;

  Phase(String text) {
    this.text = text;
  }

  /** As written in YAML and reports. */
  public String text() {
    return text;
  }

  public static Optional<Phase> of(String text) {
    return Arrays.stream(values()).filter(phase -> phase.text.equals(text)).findFirst();
  }

  public static List<String> texts() {
    return Arrays.stream(values()).map(Phase::text).toList();
  }
}
