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

  /** Secret, and a text that holds it in a way that is not its own. */
  static Stream<Arguments> disguised() {
    String lines = "first-line-of-secret\nsecond-line-of-secret\nend";
    return Stream.of(
        Arguments.of("p\"q/r&s", "p\\\\\\\"q\\\\\\/r&s", "JSON in JSON"),
        Arguments.of("a/b+c&d", "a%252Fb%252Bc%2526d", "a URL in a URL"),
        Arguments.of("a<b&c\"d", "a\\u0026lt;b\\u0026amp;c\\u0026quot;d", "HTML in JSON"),
        Arguments.of("it's & so", "it&#039;s &amp; so", "a number with zeros"),
        Arguments.of("grün & €", "gr&uuml;n &amp; &euro;", "names of HTML"),
        Arguments.of("grün-4711", "gr%FCn-4711", "a URL in Latin-1"),
        Arguments.of("grün-4711", "gr\u00C3\u00BCn-4711", "UTF-8 read as Latin-1"),
        Arguments.of("grün-4711", "gr\uFFFDn-4711", "Latin-1 read as UTF-8"),
        Arguments.of("grün-4711", "gr?n-4711", "what ASCII leaves of it"),
        Arguments.of("grün-4711", "6772fc6e2d34373131", "hex of Latin-1"),
        Arguments.of("grün-4711", "Z3L8bi00NzEx", "base64 of Latin-1"),
        Arguments.of("a%20b&amp;c\"", "a%20b&amp;c\\\"", "a secret that looks escaped"),
        Arguments.of("a\\\\b\"c", "a\\\\b&quot;c", "backslashes of its own"),
        Arguments.of("Tr0ub4dor-X", "TR0UB4DOR-x", "another case"),
        Arguments.of("two words", "two\r\n   words", "wrapped"),
        Arguments.of("two words", "two\u00A0words", "blanks that do not break"),
        Arguments.of(lines, lines.replace("\n", "\r\n"), "other line ends"),
        Arguments.of(lines, lines.replace("\n", ""), "joined lines"),
        Arguments.of(lines, "second-line-of-secret", "one line alone"),
        Arguments.of("de-ad-beef", "64:65:2d:61:64:2d:62:65:65:66", "separated hex"),
        Arguments.of("0123456789", "MDEyMzQ1\r\nNjc4OQ==", "base64 in lines"),
        Arguments.of("0123456789", "MDEyMzQ1\\r\\nNjc4OQ==", "base64 in lines in JSON"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("disguised")
  void what_a_server_makes_of_a_secret_is_replaced(String value, String text, String how) {
    assertThat(knowing(value).redact("<" + text + ">")).as(how).isEqualTo("<[redacted]>");
  }

  @Test
  void a_short_secret_is_not_every_word_that_looks_like_it() {
    assertThat(knowing("test").redact("Test TEST")).isEqualTo("Test TEST");
    assertThat(knowing("üöä€").redact("???? éèà$")).isEqualTo("???? éèà$");
    assertThat(knowing("üöä€").redact("üöä€ %C3%BC&ouml;")).isEqualTo("[redacted] %C3%BC&ouml;");
  }

  @Test
  void what_only_looks_like_an_escape_is_left_alone() {
    String text = "100% of %zz, \\u12, \\, &unknown; &#99999999999; &#xZ; %ff%fe %c3 \\";
    assertThat(knowing("hunter2").redact(text)).isSameAs(text);
  }

  @Test
  void the_end_of_an_escape_is_the_end_of_the_mask() {
    assertThat(knowing("key=1/2").redact("%6bey%3D1%2F2%20next")).isEqualTo("[redacted]%20next");
    assertThat(knowing("ab😀cd").redact("ab\\ud83d\\ude00cd\\n")).isEqualTo("[redacted]\\n");
    assertThat(knowing("ab😀cd").redact("ab%F0%9F%98%80cd%F0")).isEqualTo("[redacted]%F0");
  }

  @Test
  void a_mebibyte_with_fifty_secrets_is_redacted_in_bounded_time() {
    Redactor redactor = new Redactor();
    for (int i = 0; i < 50; i++) {
      redactor.add("%032x-secret".formatted(i * 7919L), "${env:T" + i + "}");
    }
    redactor.add("ü?grün-4711", "${env:FOREIGN}");
    Map<String, String> texts = Map.of(
        "ordinary", "{\"status\":\"ok\",\"id\":\"0123456789abcdef\",\"n\":42},",
        "a page", "<a href=\"/list?of=a%20b&amp;n=1\">it&#39;s here</a>\n",
        "escapes only", "%5%%\\u00&#x3&#%68",
        "escapes of escapes", "%255c\\u0026#37;&amp;%5cn",
        "nothing of ASCII", "ö日?");
    texts.forEach((name, unit) -> {
      String text = unit.repeat((1 << 20) / unit.length() + 1).substring(0, 1 << 20);
      redactor.redact(text);
      long start = CLOCK.getCurrentThreadCpuTime();
      redactor.redact(text);
      Duration took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
      assertThat(took).as(name).isLessThan(Duration.ofMillis(isEscaped(name) ? 3_000 : 800));
    });
  }

  /** Every meaning of the whole text is searched. */
  private static boolean isEscaped(String name) {
    return name.startsWith("escapes");
  }
}
