package gonogo.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.SystemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

final class CodecTest {
  private final Codec codec = new Codec();

  enum Kind {
    GOOD {
      @Override
      public String toString() {
        return "not this";
      }
    }
  }

  record Everything(
      String text,
      int whole,
      long large,
      double ratio,
      boolean yes,
      @Nullable String nothing,
      Kind kind,
      SystemRef system,
      Duration limit,
      Instant at,
      List<Nested> list,
      Map<String, Integer> map) {
    public boolean isHelper() {
      return true;
    }

    public String getHelper() {
      return "never part of the record";
    }
  }

  record Nested(int b, int a) {}

  private static final Everything SAMPLE = new Everything(
      "tab\t \"é\" 😀",
      7,
      1L << 40,
      0.1,
      true,
      null,
      Kind.GOOD,
      new SystemRef("web", "site"),
      Duration.ofHours(48),
      Instant.parse("2026-11-20T10:00:00.123456789Z"),
      List.of(new Nested(2, 1)),
      Map.of("z", 1, "a", 2));

  @Test
  void canonical_json_has_sorted_keys_no_space_and_iso_times() {
    assertThat(codec.canonicalText(SAMPLE)).isEqualTo("""
            {"at":"2026-11-20T10:00:00.123456789Z","kind":"GOOD","large":1099511627776,"limit":"PT48H",\
            "list":[{"a":1,"b":2}],"map":{"a":2,"z":1},"nothing":null,"ratio":0.1,"system":"web/site",\
            "text":"tab\\t \\"é\\" 😀","whole":7,"yes":true}""");
  }

  @Test
  void what_is_written_is_read_back() {
    assertThat(codec.read(codec.canonical(SAMPLE), Everything.class)).isEqualTo(SAMPLE);
    assertThat(codec.canonical(codec.tree(SAMPLE))).isEqualTo(codec.canonical(SAMPLE));
  }

  @Test
  void the_order_of_a_map_does_not_matter() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("b", 1));
    one.put("a", Map.of("y", 1, "x", 2));
    assertThat(codec.canonicalText(one)).isEqualTo("{\"a\":{\"x\":2,\"y\":1},\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"b\":2,\"a\":3}",
        "{\"a\":1,\"b\":2} {}",
        "{\"a\":1,\"b\":2,\"c\":3}",
        "{\"a\":1}",
        "{\"a\":1,\"b\":null}",
        "{\"a\":1,\"b\":2.5}",
        "{\"a\":1,\"b\":\"2\"}",
        "{\"a\":1,\"b\":2",
        ""
      })
  void reading_is_strict(String json) {
    assertThatThrownBy(() -> codec.read(json.getBytes(UTF_8), Nested.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void a_repeated_key_in_a_tree_is_refused() {
    assertThatThrownBy(
            () -> codec.parse("{\"status\":\"fail\",\"status\":\"pass\"}".getBytes(UTF_8)))
        .isInstanceOf(JacksonException.class);
  }
}
