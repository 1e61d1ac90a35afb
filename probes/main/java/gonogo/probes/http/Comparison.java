package gonogo.probes.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
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
    return holds(a, b, steps -> {});
  }

  /**
   * Compares, and tells beforehand what each part of it will cost.
   *
   * @param spend takes nodes looked at and characters compared, and throws when that is too much
   */
  boolean holds(JsonNode a, JsonNode b, IntConsumer spend) {
    return switch (this) {
      case EQUAL -> equal(a, b, spend);
      case NOT_EQUAL -> !equal(a, b, spend);
      case LESS -> less(a, b, spend);
      case GREATER -> less(b, a, spend);
      case AT_MOST -> less(a, b, spend) || equal(a, b, spend);
      case AT_LEAST -> less(b, a, spend) || equal(a, b, spend);
    };
  }

  private static boolean less(JsonNode a, JsonNode b, IntConsumer spend) {
    spend.accept(1);
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) < 0;
    }
    return a.isString() && b.isString() && before(a.stringValue(), b.stringValue(), spend);
  }

  /** By code points; the order of {@link String} puts those beyond U+FFFF before U+E000. */
  private static boolean before(String a, String b, IntConsumer spend) {
    spend.accept(Math.min(a.length(), b.length()));
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at < b.length() && (at == a.length() || a.codePointAt(at) < b.codePointAt(at));
  }

  private static boolean equal(JsonNode a, JsonNode b, IntConsumer spend) {
    spend.accept(1);
    if (a.isString()
        && b.isString()
        && a.stringValue().length() == b.stringValue().length()) {
      spend.accept(a.stringValue().length());
    }
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isArray() && b.isArray()) {
      return a.size() == b.size() && equalElements(a, b, spend);
    }
    if (a.isObject() && b.isObject()) {
      return a.size() == b.size()
          && a.properties().stream()
              .allMatch(
                  one -> b.has(one.getKey()) && equal(one.getValue(), b.get(one.getKey()), spend));
    }
    return a.equals(b);
  }

  private static boolean equalElements(JsonNode a, JsonNode b, IntConsumer spend) {
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i), spend)) {
        return false;
      }
    }
    return true;
  }
}
