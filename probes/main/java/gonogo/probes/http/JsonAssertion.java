package gonogo.probes.http;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import gonogo.api.Durations;
import gonogo.api.Setting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a JSON body must say: the query selects at least one node, and all that it selects satisfy the comparison; or the
 * function gives a value that does.
 *
 * <p>The type of the node decides how the value is read: beside a number it must be a number, beside text it is text as
 * written, so that {@code 1.10} is compared with {@code "1.10"} as text and a number in quotes is never less than
 * another.
 */
public record JsonAssertion(
    @Setting(
        value =
            "What to look at: a JSONPath query (RFC 9535), or length(), count() or value() of one",
        example = "$.status")
    JsonExpression at,

    @Setting(
        value = "One of == != < <= > >= matches within exists",
        example = "==",
        fallback = "exists")
    String op,

    @Setting(
        value =
            "What to compare with; a regular expression (RE2) for matches, a duration for within",
        example = "pass")
    @Nullable
    String value) {

  private static final Set<String> OTHERS = Set.of("matches", "within", "exists");

  public JsonAssertion {
    if (!OTHERS.contains(op) && Comparison.of(op).isEmpty()) {
      throw new IllegalArgumentException(
          "op: wanted one of == != < <= > >= matches within exists, not " + op);
    }
    if (op.equals("exists") != (value == null)) {
      throw new IllegalArgumentException(
          "value: op %s takes %s".formatted(op, value == null ? "a value" : "none"));
    }
    if (value != null && op.equals("matches")) {
      requirePattern(value);
    }
    if (value != null && op.equals("within")) {
      requireDuration(value);
    }
    if (value != null && isOrder(op) && number(value).isEmpty()) {
      throw new IllegalArgumentException(
          "value: op %s takes a number, not %s".formatted(op, value));
    }
  }

  /**
   * What the document does not satisfy, as "seen"; empty when it does.
   *
   * @param now what ages are counted from
   * @throws JsonEvaluation.TooMuchWorkException when that would hold up the run
   */
  Optional<String> violation(JsonNode document, Instant now) {
    List<JsonNode> nodes = at.select(document);
    if (nodes.isEmpty()) {
      return Optional.of(at + (at instanceof JsonQuery ? " selects nothing" : " gives nothing"));
    }
    return nodes.stream()
        .filter(Predicate.not(condition(now)))
        .findFirst()
        .map(node -> "%s is %s".formatted(at, Texts.shortened(node.toString())));
  }

  /** As "wanted". */
  String wanted() {
    return value == null ? at + " exists" : "%s %s %s".formatted(at, op, value);
  }

  private Predicate<JsonNode> condition(Instant now) {
    if (value == null) {
      return node -> true;
    }
    if (op.equals("matches")) {
      Pattern pattern = Pattern.compile(value);
      return node -> node.isString() && pattern.matcher(node.stringValue()).find();
    }
    if (op.equals("within")) {
      return node -> JsonTimes.within(node, Durations.parse(value), now);
    }
    Comparison comparison = Comparison.of(op).orElseThrow();
    return node -> (node.isNumber() || !isOrder(op)) && comparison.holds(node, beside(node, value));
  }

  /** The value as something of the node's type, or as text, which equals no node of another type. */
  private static JsonNode beside(JsonNode node, String value) {
    if (node.isNumber()) {
      return number(value)
          .<JsonNode>map(DecimalNode::valueOf)
          .orElseGet(() -> StringNode.valueOf(value));
    }
    return (node.isBoolean() || node.isNull()) && node.toString().equals(value)
        ? node
        : StringNode.valueOf(value);
  }

  private static boolean isOrder(String op) {
    return op.startsWith("<") || op.startsWith(">");
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void requireDuration(String value) {
    try {
      Durations.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("value: op within: " + e.getMessage(), e);
    }
  }

  private static void requirePattern(String value) {
    try {
      Pattern.compile(value);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "value: not a regular expression (RE2): " + e.getMessage(), e);
    }
  }
}
