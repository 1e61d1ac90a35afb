package gonogo.probes.http;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How two JSON values are compared: numbers by value, text by Unicode code points, and nothing across types, so that the
 * text {@code "5"} is neither equal to nor less than a number.
 */
enum Comparison {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
  }

  boolean holds(JsonNode a, JsonNode b) {
    return switch (this) {
      case EQUAL -> equal(a, b);
      case NOT_EQUAL -> !equal(a, b);
      case LESS -> less(a, b);
      case GREATER -> less(b, a);
      case AT_MOST -> less(a, b) || equal(a, b);
      case AT_LEAST -> less(b, a) || equal(a, b);
    };
  }

  private static boolean less(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) < 0;
    }
    return a.isString()
        && b.isString()
        && Arrays.compare(a.stringValue().codePoints().toArray(), b.stringValue().codePoints().toArray()) < 0;
  }

  private static boolean equal(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isArray() && b.isArray()) {
      return a.size() == b.size() && equalElements(a, b);
    }
    if (a.isObject() && b.isObject()) {
      return a.size() == b.size()
          && a.properties().stream()
              .allMatch(one -> b.has(one.getKey()) && equal(one.getValue(), b.get(one.getKey())));
    }
    return a.equals(b);
  }

  private static boolean equalElements(JsonNode a, JsonNode b) {
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
