package gonogo.probes.http;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that a body must satisfy.
 *
 * @param violation what is wrong with a body, as "seen"; empty when nothing is
 */
record BodyRule(
    String code, String wanted, String remedy, Function<String, Optional<String>> violation) {

  /** Refuses what could be read in two ways: a repeated key, a second document. */
  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  /** All that the settings want of a body. */
  static List<BodyRule> of(RequestProbe.Settings wanted, Instant now) {
    List<BodyRule> rules = new ArrayList<>();
    if (!wanted.json().isEmpty()) {
      rules.add(isJson());
      wanted.json().forEach(assertion -> rules.add(json(assertion, now)));
    }
    if (wanted.body() != null) {
      rules.add(found(wanted.body()));
    }
    if (wanted.forbidBody() != null) {
      rules.add(notFound(wanted.forbidBody()));
    }
    return rules;
  }

  private static BodyRule isJson() {
    return new BodyRule(
        "not-json",
        "one JSON document without repeated keys",
        "Ask for the path that answers in JSON; if it is the right one, correct what it writes.",
        body -> {
          try {
            return document(body).isMissingNode() ? Optional.of("an empty body") : Optional.empty();
          } catch (JacksonException e) {
            return Optional.of("not JSON: " + Texts.shortened(e.getOriginalMessage()));
          }
        });
  }

  private static BodyRule json(JsonAssertion assertion, Instant now) {
    return new BodyRule(
        "json",
        assertion.wanted(),
        "Look at what the path answers; correct the system, or the query if it looks at the wrong place.",
        body -> {
          try {
            JsonNode document = document(body);
            return document.isMissingNode() ? Optional.empty() : assertion.violation(document, now);
          } catch (JacksonException e) {
            return Optional.empty(); // said once, as not-json
          }
        });
  }

  private static BodyRule found(Pattern pattern) {
    return new BodyRule(
        "body",
        "a body that contains " + pattern.pattern(),
        "Look at what the path answers; the wrong page, an empty one or a placeholder may stand in its place.",
        body -> pattern.matcher(body).find()
            ? Optional.empty()
            : Optional.of("not in: " + Texts.shortened(body)));
  }

  private static BodyRule notFound(Pattern pattern) {
    return new BodyRule(
        "forbidden-body",
        "a body that does not contain " + pattern.pattern(),
        "Look at what the path answers, and remove the text or what it tells of.",
        body -> {
          Matcher matcher = pattern.matcher(body);
          return matcher.find()
              ? Optional.of("contains " + Texts.shortened(matcher.group()))
              : Optional.empty();
        });
  }

  private static JsonNode document(String body) {
    return STRICT.readTree(body);
  }
}
