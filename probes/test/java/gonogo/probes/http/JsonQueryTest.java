package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The corners of RFC 9535, what is refused, and the bounds; its own examples are in {@link JsonQueryRfcTest}. */
class JsonQueryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static String select(String query, String document) {
    List<JsonNode> nodes = JsonQuery.parse(query).select(JSON.readTree(document));
    return JSON.writeValueAsString(nodes).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$                    | [1,2]                           | [[1,2]]",
        "$.a                  | {\"a\":\"A\",\"b\":\"B\"}       | ['A']",
        "$.☺                  | {\"☺\":1}                       | [1]",
        "$.a                  | [1]                             | []",
        "$['a']               | {\"a\":null}                    | [null]",
        "$[\"a b\"]           | {\"a b\":1}                     | [1]",
        "$ . a [ 'b' , \"c\" ]| {}                              | INVALID",
        "$.a [ 'b' , \"c\" ]  | {\"a\":{\"b\":1,\"c\":2}}       | [1,2]",
        "$['\\u263a']         | {\"☺\":1}                       | [1]",
        "$['\\uD834\\uDD1E']  | {\"𝄞\":1}                       | [1]",
        "$['\\'']             | {\"'\":1}                       | [1]",
        "$.*                  | {\"a\":1,\"b\":2}               | [1,2]",
        "$[*]                 | [1,2]                           | [1,2]",
        "$[0,0,1]             | [1,2]                           | [1,1,2]",
        "$[-1]                | [1,2]                           | [2]",
        "$[2]                 | [1,2]                           | []",
        "$[-3]                | [1,2]                           | []",
        "$[0]                 | {\"0\":1}                       | []",
        "$[1:3]               | [0,1,2,3]                       | [1,2]",
        "$[:]                 | [0,1]                           | [0,1]",
        "$[-2:]               | [0,1,2,3]                       | [2,3]",
        "$[::2]               | [0,1,2,3]                       | [0,2]",
        "$[::-1]              | [0,1,2]                         | [2,1,0]",
        "$[3:0:-2]            | [0,1,2,3]                       | [3,1]",
        "$[5:-9:-1]           | [0,1]                           | [1,0]",
        "$[::0]               | [0,1]                           | []",
        "$[1 : 2 : 1]         | [0,1,2]                         | [1]",
        "$..a                 | {\"o\":[{\"a\":1},{\"a\":{\"a\":2}}]} | [1,{'a':2},2]",
        "$..[0]               | [[1],[2]]                       | [[1],1,2]",
        "$..*                 | {\"o\":[1]}                     | [[1],1]"
      })
  void selects(String query, String document, String nodes) {
    if (nodes.equals("INVALID")) {
      assertThatThrownBy(() -> JsonQuery.parse(query)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(select(query, document)).isEqualTo(nodes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "@.a                    # [{'a':null}]",
        "!@.a                   # [{'b':'1'},{'c':[1,2]}]",
        "@.b=='1'               # [{'b':'1'}]",
        "@.b==1                 # []",
        "@.b!=1                 # [{'a':null},{'b':'1'},{'c':[1,2]}]",
        "@.a==null              # [{'a':null}]",
        "@.x==@.y               # [{'a':null},{'b':'1'},{'c':[1,2]}]",
        "@.x<=@.y               # [{'a':null},{'b':'1'},{'c':[1,2]}]",
        "@.x<@.y                # []",
        "@.c[1]>1 && @.c[0]<2   # [{'c':[1,2]}]",
        "@.c[1]>=2.0e0||@.a     # [{'a':null},{'c':[1,2]}]",
        "!(@.a || @.b)          # [{'c':[1,2]}]",
        "( @.a )                # [{'a':null}]",
        "@.c[?@>1]              # [{'c':[1,2]}]",
        "@.c==$[2]['c']         # [{'c':[1,2]}]",
        "'b'<'c'                # [{'a':null},{'b':'1'},{'c':[1,2]}]",
        "@.b < 'A'              # [{'b':'1'}]",
        "@.b<5                  # []"
      })
  void filters(String condition, String nodes) {
    String document = "[{\"a\":null},{\"b\":\"1\"},{\"c\":[1,2]}]";
    assertThat(select("$[?" + condition + "]", document)).isEqualTo(nodes);
    assertThat(select("$[ ? " + condition + " ]", document)).isEqualTo(nodes);
  }

  @Test
  void comparesNumbersByValueAndStructuresDeeply() {
    assertThat(select(
            "$[?@.a==@.b]",
            "[{\"a\":[1.0,{\"x\":1}],\"b\":[1,{\"x\":1e0}]},{\"a\":[1],\"b\":[1,1]}]"))
        .isEqualTo("[{'a':[1.0,{'x':1}],'b':[1,{'x':1.0}]}]");
    assertThat(select("$[?@==1e2]", "[100,\"100\"]")).isEqualTo("[100]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " $",
        "$ ",
        "a",
        "$.",
        "$..",
        "$.1",
        "$.&",
        "$[]",
        "$[0 2]",
        "$['a'",
        "$['a\\x']",
        "$[\"\\'\"]",
        "$['\\uD834']",
        "$['\\uDD1E']",
        "$['\t']",
        "$[01]",
        "$[-0]",
        "$[1.0]",
        "$[9007199254740992]",
        "$[99999999999999999999]",
        "$.a.",
        "$a",
        "$[?]",
        "$[?@.a=='b'",
        "$[?@.a=1]",
        "$[?@.a==]",
        "$[?true]",
        "$[?'a']",
        "$[?@.*==1]",
        "$[?@..a==1]",
        "$[?@[0,1]==1]",
        "$[?@[0:1]==1]",
        "$[?@.a==1==1]",
        "$[?@.a==01]",
        "$[?@.a==.5]",
        "$[?@.a==True]",
        "$[?!'a']",
        "$[?@.a & @.b]",
        "$[1:2:3:4]",
        "$[a]",
        "@.a"
      })
  void refusesWhatIsNoQuery(String text) {
    assertThatThrownBy(() -> JsonQuery.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wanted");
  }

  @Test
  void refusesHalfACharacter() {
    assertThatThrownBy(() -> JsonQuery.parse("$['\uD834']"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half a surrogate pair");
    assertThat(select("$.\uD834\uDD1E", "{\"\uD834\uDD1E\":1}")).isEqualTo("[1]");
  }

  @Test
  void boundsTheQuery() {
    assertThatThrownBy(() -> JsonQuery.parse("$" + ".a".repeat(600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1000");
    String nested = "(".repeat(450) + "@" + ")".repeat(450);
    assertThat(select("$[?" + nested + "]", "[1,2]")).isEqualTo("[1,2]");
  }

  @ParameterizedTest
  @CsvSource({"$..*, 450001", "$[?@ == $[0]], 150000", "$..[?@[1] < 1.5 && @[0] <= @[1]], 150000"})
  void walksALargeBodyInOneGo(String query, int nodes) {
    assertThat(JsonQuery.parse(query).select(large())).hasSize(nodes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$[?$..x]", "$..[?$..[?$..x]]", "$[?$ == $]"})
  void givesUpWhatTakesTheSquareOfALargeBody(String query) {
    assertGivesUp(query, large());
  }

  @Test
  void givesUpWhatDescendsOverAndOver() {
    assertGivesUp("$..*..*..*..*", JSON.readTree("[".repeat(450) + "]".repeat(450)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$[?$[0] == $[1]]", "$[?$[0] < $[1]]"})
  void givesUpComparingLongTextOverAndOver(String query) {
    String text = "\"" + "x".repeat(300_000) + "\",";
    assertGivesUp(query, JSON.readTree("[" + text + text + "0,".repeat(100) + "0]"));
  }

  /** As large as bodies get that are looked at: about 1 MiB. */
  private static JsonNode large() {
    return JSON.readTree("[" + "[0,1],".repeat(150_000) + "[]]");
  }

  private static void assertGivesUp(String query, JsonNode document) {
    assertThatThrownBy(() -> JsonQuery.parse(query).select(document))
        .isInstanceOf(JsonEvaluation.TooMuchWorkException.class)
        .hasMessage("the query %s takes more than 10 million steps on this body", query);
  }
}
