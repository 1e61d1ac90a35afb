package gonogo.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.json.Codec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactorTest {
  /** Of the thread alone, so that a busy machine does not fail the test. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final List<String> VALUES = List.of(
      "hunter2!",
      "p@ss w0rd/+%&=?~",
      "påss😀wörd",
      "abcd",
      "\"quoted\\\"\n<line>'",
      "%25%25",
      "a+b/c==");

  private static Redactor knowing(String... values) {
    Redactor redactor = new Redactor();
    for (String value : values) {
      redactor.add(value, "${env:T}");
    }
    return redactor;
  }

  /** Every value in every form, with the name of the form. */
  static Stream<Arguments> forms() {
    return VALUES.stream().flatMap(value -> {
      Map<String, String> forms = new LinkedHashMap<>();
      byte[] bytes = value.getBytes(UTF_8);
      String form = URLEncoder.encode(value, UTF_8);
      String strict = "%" + HexFormat.ofDelimiter("%").withUpperCase().formatHex(bytes);
      forms.put("raw", value);
      forms.put("form-encoded", form);
      forms.put("url, %20", form.replace("+", "%20"));
      forms.put("url, lower case", lowerEscapes(form).replace("+", "%20"));
      forms.put("url, everything escaped", strict);
      forms.put("url, everything escaped in lower case", strict.toLowerCase(Locale.ROOT));
      forms.put("hex", HexFormat.of().formatHex(bytes));
      forms.put("hex, upper case", HexFormat.of().withUpperCase().formatHex(bytes));
      forms.put("json", new Codec().canonicalText(value).replaceAll("^\"|\"$", ""));
      return forms.entrySet().stream()
          .map(one -> Arguments.of(value, one.getKey(), one.getValue()));
    });
  }

  private static String lowerEscapes(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int at = lower.indexOf("%"); at >= 0; at = lower.indexOf("%", at + 1)) {
      lower.replace(at, at + 3, lower.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("forms")
  void every_form_is_replaced(String value, String form, String text) {
    assertThat(knowing(value).redact("<" + text + ">")).as(form).isEqualTo("<[redacted]>");
    assertThat(knowing(value).redact(text)).as(form).isEqualTo("[redacted]");
  }

  static Stream<Arguments> base64() {
    List<Arguments> cases = new ArrayList<>();
    for (String value : VALUES) {
      for (int before = 0; before < 6; before++) {
        for (int after = 0; after < 4; after++) {
          cases.add(Arguments.of(value, before, after));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} after {1} and before {2} bytes")
  @MethodSource("base64")
  void base64_is_replaced_at_every_alignment_in_both_alphabets(
      String value, int before, int after) {
    byte[] bytes = ("x".repeat(before) + value + "y".repeat(after)).getBytes(UTF_8);
    Redactor redactor = knowing(value);
    for (Base64.Encoder encoder : List.of(
        Base64.getEncoder(),
        Base64.getEncoder().withoutPadding(),
        Base64.getUrlEncoder(),
        Base64.getUrlEncoder().withoutPadding())) {
      String encoded = encoder.encodeToString(bytes);
      assertThat(redactor.redact(encoded))
          .isEqualTo(expected(encoded, before, value.getBytes(UTF_8).length));
    }
  }

  /** Every character that holds a bit of the secret is gone, every other one is there. */
  private static String expected(String encoded, int before, int length) {
    int first = 8 * before / 6;
    int last = (8 * (before + length) + 5) / 6;
    String rest = encoded.substring(last);
    return encoded.substring(0, first)
        + Redactor.MASK
        + (rest.replace("=", "").isEmpty() ? "" : rest);
  }

  @Test
  void overlapping_and_touching_secrets_leave_nothing() {
    assertThat(knowing("abcdef", "defghi").redact("-abcdefghi-")).isEqualTo("-[redacted]-");
    assertThat(knowing("abcd", "abcdefgh").redact("-abcdefgh-")).isEqualTo("-[redacted]-");
    assertThat(knowing("abcd").redact("abcdabcd, abcd")).isEqualTo("[redacted], [redacted]");
    assertThat(knowing("abab").redact("xababab")).isEqualTo("x[redacted]");
  }

  @Test
  void a_tree_is_redacted_with_its_keys_and_nothing_else_changes() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("hunter2", List.of("a hunter2", 7, true, Map.of("x", "hunter2")));
    tree.put("hunter2hunter2", "other");
    tree.put("plain", 1.5);

    assertThat(knowing("hunter2").redactTree(tree))
        .isEqualTo(Map.of(
            "[redacted]",
            List.of("a [redacted]", 7, true, Map.of("x", "[redacted]")),
            "[redacted]~2",
            "other",
            "plain",
            1.5));
  }

  @Test
  void a_text_without_a_secret_is_the_same_text() {
    String text = "nothing to see: hunter3, 68756e7465723, %68%75";
    assertThat(knowing("hunter2").redact(text)).isSameAs(text);
  }

  @Test
  void finding_names_the_reference_and_passes_over_what_is_written_in_clear() {
    Redactor redactor = knowing("hunter2");
    redactor.add("monitor", null);
    assertThat(redactor.find(Map.of("a", List.of("x hunter2")))).contains("${env:T}");
    assertThat(redactor.find(Map.of("a", "monitor"))).isEmpty();
    assertThat(redactor.redact("monitor")).isEqualTo("[redacted]");
  }

  @Test
  void a_short_value_is_refused() {
    assertThatThrownBy(() -> knowing("abc")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_mebibyte_with_twenty_secrets_takes_well_below_a_second() {
    Redactor redactor = new Redactor();
    for (int i = 0; i < 20; i++) {
      redactor.add("%032x-secret".formatted(i * 7919L), "${env:T" + i + "}");
    }
    String hostile = "%5%%\\u00&#x3&#%68".repeat(65_536).substring(0, 1 << 20);
    String ordinary = "{\"status\":\"ok\",\"id\":\"0123456789abcdef\",\"n\":42},"
        .repeat(30_000)
        .substring(0, 1 << 20);
    redactor.redact(ordinary);
    long start = CLOCK.getCurrentThreadCpuTime();
    redactor.redact(ordinary);
    long between = CLOCK.getCurrentThreadCpuTime();
    redactor.redact(hostile);
    long end = CLOCK.getCurrentThreadCpuTime();

    assertThat(Duration.ofNanos(between - start)).isLessThan(Duration.ofMillis(500));
    assertThat(Duration.ofNanos(end - between)).isLessThan(Duration.ofSeconds(1));
  }
}
