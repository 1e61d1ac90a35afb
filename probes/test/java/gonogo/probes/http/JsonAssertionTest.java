package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonAssertionTest {
  private static final Instant NOW = Instant.parse("2026-12-01T22:00:00Z");

  private static JsonAssertion of(String op, @Nullable String value) {
    return new JsonAssertion(JsonQuery.parse("$.a"), op, value);
  }

  private static boolean holds(String op, @Nullable String value, String json) {
    return of(op, value)
        .violation(JsonMapper.shared().readTree("{\"a\":" + json + "}"), NOW)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "==, pass, \"pass\", true",
        "==, pass, \"Pass\", false",
        "==, 1.10, \"1.10\", true",
        "==, 1.10, \"1.1\", false",
        "==, 0123456, \"0123456\", true",
        "==, 1, 1.0, true",
        "==, one, 1, false",
        "==, true, true, true",
        "==, true, \"true\", true",
        "==, true, false, false",
        "==, null, null, true",
        "==, 1, [1], false",
        "!=, fail, \"pass\", true",
        "!=, fail, \"fail\", false",
        "!=, fail, 3, true",
        "<, 10, 9, true",
        "<, 10, 10, false",
        "<=, 10, 10.0, true",
        ">, 10, 1e2, true",
        ">=, 10, 9, false",
        "<, 10, \"5\", false",
        ">, 1, \"5\", false",
        ">, 1, null, false",
        "matches, ^v1, \"v1.2\", true",
        "matches, ^v1, \"dev1\", false",
        "matches, 5, 5, false",
        "within, 24h, \"2026-12-01T21:59:59Z\", true",
        "within, 24h, \"2026-11-30T23:00:00.123+01:00\", true",
        "within, 24h, \"2026-11-30T21:59:59Z\", false",
        "within, 24h, \"2026-12-01T22:05:00Z\", true",
        "within, 24h, \"2026-12-01T22:05:01Z\", false",
        "within, 24h, \"2026-12-01T21:59:59\", false",
        "within, 24h, \"2026-12-01\", false",
        "within, 24h, \"yesterday\", false",
        "within, 24h, 1796162399, false",
        "within, 24h, null, false"
      })
  void comparesByTheTypeOfTheNode(String op, String value, String json, boolean holds) {
    assertThat(holds(op, value, json)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 01 Dec 2026 21:00:00 +0000|true",
        "Tue, 1 Dec 2026 21:00:00 GMT|true",
        "Sun, 29 Nov 2026 21:00:00 GMT|false",
        "Mon, 1 Dec 2026 21:00:00 GMT|false"
      })
  void countsAgesOfWhatMailsWrite(String time, boolean holds) {
    assertThat(holds("within", "24h", "\"" + time + "\"")).isEqualTo(holds);
  }

  @Test
  void wantsANodeAndAllOfThem() {
    assertThat(holds("exists", null, "null")).isTrue();
    var all = new JsonAssertion(JsonQuery.parse("$[*]"), "==", "up");
    assertThat(all.violation(JsonMapper.shared().readTree("[]"), NOW))
        .contains("$[*] selects nothing");
    assertThat(all.violation(JsonMapper.shared().readTree("[\"up\",\"down\"]"), NOW))
        .contains("$[*] is \"down\"");
    assertThat(all.violation(JsonMapper.shared().readTree("[\"up\",\"up\"]"), NOW))
        .isEmpty();
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertRefused("=", "1", "op: wanted one of");
    assertRefused("==", null, "op == takes a value");
    assertRefused("exists", "1", "op exists takes none");
    assertRefused("<", "ten", "takes a number");
    assertRefused("within", "long", "value: op within: ");
    assertRefused("within", null, "op within takes a value");
    assertRefused("matches", "(", "not a regular expression");
  }

  private static void assertRefused(String op, @Nullable String value, String message) {
    assertThatThrownBy(() -> of(op, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
