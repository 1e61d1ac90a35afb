package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of examples of RFC 9535.
 *
 * <p>Where the RFC leaves the order of an object's members open, the order wanted is that of the document.
 */
class JsonQueryRfcTest {
  private static final JsonNode LETTERS = json("['a', 'b', 'c', 'd', 'e', 'f', 'g']");

  private static final JsonNode FILTERED = json("""
          {
            'a': [3, 5, 1, 2, 4, 6, {'b': 'j'}, {'b': 'k'}, {'b': {}}, {'b': 'kilo'}],
            'o': {'p': 1, 'q': 2, 'r': 3, 's': 5, 't': {'u': 6}},
            'e': 'f'
          }
          """);

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static void assertSelects(String query, JsonNode document, String nodes) {
    assertThat(JsonQuery.parse(query).select(document)).containsExactlyElementsOf(json(nodes));
  }

  @Test
  void root() { // 2.2.3
    assertSelects("$", json("{'k': 'v'}"), "[{'k': 'v'}]");
  }

  @Test
  void names() { // 2.3.1.3
    JsonNode document =
        JsonMapper.shared().readTree("{\"o\": {\"j j\": {\"k.k\": 3}}, \"'\": {\"@\": 2}}");
    assertSelects("$.o['j j']", document, "[{'k.k': 3}]");
    assertSelects("$.o['j j']['k.k']", document, "[3]");
    assertSelects("$.o[\"j j\"][\"k.k\"]", document, "[3]");
    assertSelects("$[\"'\"][\"@\"]", document, "[2]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $[*]       ; [{'j': 1, 'k': 2}, [5, 3]]
          $.o[*]     ; [1, 2]
          $.o[*, *]  ; [1, 2, 1, 2]
          $.a[*]     ; [5, 3]
          """)
  void wildcards(String query, String nodes) { // 2.3.2.3
    assertSelects(query, json("{'o': {'j': 1, 'k': 2}, 'a': [5, 3]}"), nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $[1]   ; ['b']
          $[-2]  ; ['a']
          """)
  void indexes(String query, String nodes) { // 2.3.3.3
    assertSelects(query, json("['a', 'b']"), nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $[1:3]     ; ['b', 'c']
          $[5:]      ; ['f', 'g']
          $[1:5:2]   ; ['b', 'd']
          $[5:1:-2]  ; ['f', 'd']
          $[::-1]    ; ['g', 'f', 'e', 'd', 'c', 'b', 'a']
          """)
  void slices(String query, String nodes) { // 2.3.4.3
    assertSelects(query, LETTERS, nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $.absent1 == $.absent2  ; true
          $.absent1 <= $.absent2  ; true
          $.absent == 'g'         ; false
          $.absent1 != $.absent2  ; false
          $.absent != 'g'         ; true
          1 <= 2                  ; true
          1 > 2                   ; false
          13 == '13'              ; false
          'a' <= 'b'              ; true
          'a' > 'b'               ; false
          $.obj == $.arr          ; false
          $.obj != $.arr          ; true
          $.obj == $.obj          ; true
          $.obj != $.obj          ; false
          $.arr == $.arr          ; true
          $.arr != $.arr          ; false
          $.obj == 17             ; false
          $.obj != 17             ; true
          $.obj <= $.arr          ; false
          $.obj < $.arr           ; false
          $.obj <= $.obj          ; true
          $.arr <= $.arr          ; true
          1 <= $.arr              ; false
          1 >= $.arr              ; false
          1 > $.arr               ; false
          1 < $.arr               ; false
          true <= true            ; true
          true > true             ; false
          """)
  void comparisons(String condition, boolean holds) { // 2.3.5.3
    JsonNode document = json("{'obj': {'x': 'y'}, 'arr': [2, 3]}");
    assertSelects("$[?" + condition + "]", document, holds ? "[{'x': 'y'}, [2, 3]]" : "[]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $.a[?@.b == 'kilo']      ; [{'b': 'kilo'}]
          $.a[?(@.b == 'kilo')]    ; [{'b': 'kilo'}]
          $.a[?@>3.5]              ; [5, 4, 6]
          $.a[?@.b]                ; [{'b': 'j'}, {'b': 'k'}, {'b': {}}, {'b': 'kilo'}]
          $.o[?@<3, ?@<3]          ; [1, 2, 1, 2]
          $.a[?@<2 || @.b == "k"]  ; [1, {'b': 'k'}]
          $.o[?@>1 && @<4]         ; [2, 3]
          $.o[?@.u || @.x]         ; [{'u': 6}]
          $.a[?@.b == $.x]         ; [3, 5, 1, 2, 4, 6]
          $.a[?@ == @]             ; [3, 5, 1, 2, 4, 6, {'b': 'j'}, {'b': 'k'}, {'b': {}}, {'b': 'kilo'}]
          $.a[?match(@.b, "[jk]")]   ; [{'b': 'j'}, {'b': 'k'}]
          $.a[?search(@.b, "[jk]")]  ; [{'b': 'j'}, {'b': 'k'}, {'b': 'kilo'}]
          """)
  void filters(String query, String nodes) { // 2.3.5.3
    assertSelects(query, FILTERED, nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $[?length(@) < 3]                     ; true
          $[?length(@.*) < 3]                   ; false
          $[?count(@.*) == 1]                   ; true
          $[?count(1) == 1]                     ; false
          $[?count(foo(@.*)) == 1]              ; false
          $[?match(@.timezone, 'Europe/.*')]    ; true
          $[?match(@.timezone, 'Europe/.*') == true] ; false
          $[?value(@..color) == "red"]          ; true
          $[?value(@..color)]                   ; false
          $[?bar(@.a)]                          ; false
          """)
  void typesOfFunctions(String query, boolean wellTyped) { // 2.4.9, where foo and bar are not known
    assertThat(catchThrowable(() -> JsonQuery.parse(query)) == null).isEqualTo(wellTyped);
  }

  @Test
  void filtersByWhatIsInside() { // 2.3.5.3
    assertThat(JsonQuery.parse("$[?@.*]").select(FILTERED))
        .containsExactly(FILTERED.get("a"), FILTERED.get("o"));
    assertThat(JsonQuery.parse("$[?@[?@.b]]").select(FILTERED)).containsExactly(FILTERED.get("a"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $[0, 3]    ; ['a', 'd']
          $[0:2, 5]  ; ['a', 'b', 'f']
          $[0, 0]    ; ['a', 'a']
          """)
  void childSegments(String query, String nodes) { // 2.5.1.3
    assertSelects(query, LETTERS, nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $..j         ; [1, 4]
          $..[0]       ; [5, {'j': 4}]
          $..o         ; [{'j': 1, 'k': 2}]
          $.o..[*, *]  ; [1, 2, 1, 2]
          $.a..[0, 1]  ; [5, 3, {'j': 4}, {'k': 6}]
          $.a..[*]     ; [5, 3, [{'j': 4}, {'k': 6}], {'j': 4}, {'k': 6}, 4, 6]
          $.a..*       ; [5, 3, [{'j': 4}, {'k': 6}], {'j': 4}, {'k': 6}, 4, 6]
          """)
  void descendantSegments(String query, String nodes) { // 2.5.2.3
    assertSelects(query, json("{'o': {'j': 1, 'k': 2}, 'a': [5, 3, [{'j': 4}, {'k': 6}]]}"), nodes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
          $.a              ; [null]
          $.a[0]           ; []
          $.a.d            ; []
          $.b[0]           ; [null]
          $.b[*]           ; [null]
          $.b[?@]          ; [null]
          $.b[?@==null]    ; [null]
          $.c[?@.d==null]  ; []
          $.null           ; [1]
          """)
  void nulls(String query, String nodes) { // 2.6.1
    assertSelects(query, json("{'a': null, 'b': [null], 'c': [{}], 'null': 1}"), nodes);
  }
}
