package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Functions in filters beyond what {@link JsonPathComplianceTest} has, and functions outside of them. */
class JsonFunctionsTest {
  private static final JsonNode DOCUMENT = JsonMapper.shared().readTree("""
          {"items": [1, 2, 3], "name": "\uD834\uDD1E!", "none": [], "o": {"a": 1}, "n": 5, "z": null}
          """);

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "length($.items)             | [3]",
        "length($.name)              | [2]",
        "length($.none)              | [0]",
        "length($.o)                 | [1]",
        "length($)                   | [6]",
        "length('abc')               | [3]",
        "length($.n)                 | []",
        "length($.z)                 | []",
        "length($.missing)           | []",
        "length( $.items )           | [3]",
        "length(value($..a))         | []",
        "length(value($.*[?@ == 1])) | []",
        "count($.items[*])           | [3]",
        "count($..*)                 | [10]",
        "count($.missing)            | [0]",
        "count($[?@.a])              | [1]",
        "value($..a)                 | [1]",
        "value($.items[*])           | []",
        "value($.z)                  | [null]"
      })
  void standAlone(String expression, String nodes) {
    assertThat(JsonExpression.parse(expression).select(DOCUMENT))
        .isEqualTo(List.copyOf(json(nodes).values()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$[?length(@.*) > 1]         | a query that selects at most one node, at \"@.*) > 1]\"",
        "$[?length(@)]               | a comparison with what the function gives, not that alone, at \"length(@)]\"",
        "$[?!count(@.*)]             | a comparison with what the function gives, not that alone, at \"count(@.*)]\"",
        "$[?match(@, 'a') == true]   | match() or search() without a comparison, or a value at \"match(@, 'a') == true]\"",
        "$[?true == match(@, 'a')]   | a value, which match() and search() do not give, at \"match(@, 'a')]\"",
        "$[?length(match(@, 'a'))]   | a value, which match() and search() do not give, at \"match(@, 'a'))]\"",
        "$[?count('a') > 1]          | a query at \"'a') > 1]\"",
        "$[?value(length(@)) > 1]    | a query at \"length(@)) > 1]\"",
        "$[?size(@) > 1]             | one of the functions length, count, value, match and search at \"size(@) > 1]\"",
        "$[?match(@)]                | , at \")]\"",
        "$[?match(@, 'a', 'b')]      | ) at \", 'b')]\"",
        "$[?length (@) > 1]          | @, $, a literal or a function at",
        "$[?match(@, '\\\\d')]       | an I-Regexp (RFC 9485; the regular expression \\d: wanted an escape",
        "$.length()                  | a segment such as .name or [0], or the end at \"()\"",
        "length($.a) > 1             | the end at \" > 1\"",
        "length(@.a)                 | $, since @ is something only in a filter",
        "count(@.a)                  | $, since @ is something only in a filter",
        "length(value(@.a))          | $, since @ is something only in a filter",
        "match($.a, 'b')             | a value, which match() and search() do not give, at",
        "status                      | a query, which starts with $, or a function of one such as"
      })
  void areRefusedAtTheirPlace(String expression, String wanted) {
    assertThatThrownBy(() -> JsonExpression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("JSON query " + expression + ": wanted")
        .hasMessageContaining(wanted);
  }

  @Test
  void anExpressionOfTheBodyThatIsNoneMatchesNothing() {
    JsonNode body = json("{\"r\": \"\\\\d\", \"v\": [\"\\\\d\", \"5\"]}");
    assertThat(JsonQuery.parse("$.v[?match(@, $.r)]").select(body)).isEmpty();
    assertThat(JsonQuery.parse("$.v[?!match(@, $.r)]").select(body)).hasSize(2);
  }

  @Test
  void whatABodyMakesThemCostIsBounded() {
    JsonNode expressions =
        json("{\"r\": \"(a?){1000}\", \"v\": [" + "\"b\",".repeat(20_000) + "\"b\"]}");
    assertGivesUp("$.v[?match(@, $.r)]", expressions);
    JsonNode text = json("[\"" + "x".repeat(500_000) + "\"," + "0,".repeat(100) + "0]");
    assertGivesUp("$[?length($[0]) == 1]", text);
    assertGivesUp("$[?count($..*) == 1]", json("[" + "0,".repeat(10_000) + "0]"));
    assertThat(JsonQuery.parse("$[?search(@, '[0-9]{3}-x+y')]").select(text)).isEmpty();
  }

  private static void assertGivesUp(String query, JsonNode document) {
    assertThatThrownBy(() -> JsonQuery.parse(query).select(document))
        .isInstanceOf(JsonEvaluation.TooMuchWorkException.class);
  }

  @Test
  void giveWhatAnAssertionCompares() {
    assertThat(violation("length($.items)", ">", "0")).isNull();
    assertThat(violation("length($.none)", ">", "0")).isEqualTo("length($.none) is 0");
    assertThat(violation("length($.missing)", ">=", "0"))
        .isEqualTo("length($.missing) gives nothing");
    assertThat(violation("count($..error)", "==", "0")).isNull();
    assertThat(violation("count($.items[?@ > 1])", "==", "0"))
        .isEqualTo("count($.items[?@ > 1]) is 2");
    assertThat(violation("value($..a)", "==", "1")).isNull();
  }

  private static @Nullable String violation(String at, String op, String value) {
    return new JsonAssertion(JsonExpression.parse(at), op, value)
        .violation(DOCUMENT, Instant.EPOCH)
        .orElse(null);
  }
}
