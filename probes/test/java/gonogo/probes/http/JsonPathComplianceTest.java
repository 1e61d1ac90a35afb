package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSONPath Compliance Test Suite, whole; its licence lies beside it. */
class JsonPathComplianceTest {

  @TestFactory
  Stream<DynamicTest> suite() throws IOException {
    try (InputStream in = Objects.requireNonNull(
        getClass().getResourceAsStream("/jsonpath-compliance-test-suite/cts.json"))) {
      List<JsonNode> cases = elements(JsonMapper.shared().readTree(in).get("tests"));
      assertThat(cases).hasSize(687);
      return cases.stream()
          .map(one -> DynamicTest.dynamicTest(one.get("name").stringValue(), () -> check(one)));
    }
  }

  private static void check(JsonNode one) {
    String selector = one.get("selector").stringValue();
    if (one.path("invalid_selector").asBoolean(false)) {
      assertThatThrownBy(() -> JsonQuery.parse(selector))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    List<JsonNode> allowed =
        one.has("result") ? List.of(one.get("result")) : elements(one.get("results"));
    assertThat(JsonQuery.parse(selector).select(one.get("document")))
        .isIn(allowed.stream().map(JsonPathComplianceTest::elements).toList());
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
