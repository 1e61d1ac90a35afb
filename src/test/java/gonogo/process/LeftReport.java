package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report as a dashboard reads it: its JSON and nothing else. */
record LeftReport(JsonNode json) {
  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /** What an item came to, and by what. */
  record Item(String id, String status, @Nullable String by, List<Check> checks) {}

  /** What a check came to; {@code codes} are those of its findings. */
  record Check(
      String probe,
      String outcome,
      @Nullable String cause,
      String summary,
      List<String> codes,
      long tookMs) {

    /** Its outcome with its cause or codes, in one line. */
    String shown() {
      return outcome
          + (cause == null ? "" : " " + cause)
          + (codes.isEmpty() ? "" : " " + String.join(" ", codes));
    }
  }

  /** The report in a folder; empty when there is none. */
  static Optional<LeftReport> in(Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    return Files.exists(file) ? Optional.of(parse(Files.readString(file))) : Optional.empty();
  }

  static LeftReport parse(String json) {
    return new LeftReport(STRICT.readTree(json));
  }

  String verdict() {
    return json.get("verdict").stringValue();
  }

  boolean go() {
    return json.get("go").booleanValue();
  }

  /** {@code completed}, {@code deadline} or {@code interrupted}. */
  String end() {
    return json.get("run").get("end").stringValue();
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (JsonNode section : json.get("sections")) {
      for (JsonNode item : section.get("items")) {
        List<Check> checks = new ArrayList<>();
        item.get("checks").forEach(check -> checks.add(check(check)));
        items.add(new Item(
            item.get("id").stringValue(),
            item.get("status").stringValue(),
            text(item, "by"),
            checks));
      }
    }
    return items;
  }

  private static Check check(JsonNode check) {
    List<String> codes = new ArrayList<>();
    check.get("findings").forEach(finding -> codes.add(finding.get("code").stringValue()));
    return new Check(
        check.get("probe").stringValue(),
        check.get("outcome").stringValue(),
        text(check, "cause"),
        check.get("summary").stringValue(),
        codes,
        check.get("tookMs").longValue());
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.stringValue();
  }

  Map<String, Item> itemsById() {
    return items().stream()
        .collect(Collectors.toMap(Item::id, Function.identity(), (a, _) -> a, TreeMap::new));
  }

  List<Check> checks() {
    return items().stream().flatMap(item -> item.checks().stream()).toList();
  }

  /** Items by status, as the report counts them. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    json.get("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().intValue()));
    return counts;
  }

  /** Asserts that every item is there once, that it is counted, and that {@code go} says what the verdict says. */
  LeftReport requireWhole(Collection<String> ids) {
    assertThat(json.get("schema").stringValue()).isEqualTo("gonogo/report/v1");
    assertThat(items()).extracting(Item::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(json.get("checklist").get("items").intValue()).isEqualTo(ids.size());
    Map<String, Integer> counted = new TreeMap<>(counts());
    assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ids.size());
    items().forEach(item -> counted.merge(item.status(), -1, Integer::sum));
    assertThat(counted)
        .as("counts less the items of that status")
        .allSatisfy((_, left) -> assertThat(left).isZero());
    assertThat(go()).isEqualTo(verdict().equals("GO"));
    return this;
  }

  /** The status with which a run that leaves this report ends, unless a signal ends it. */
  int exitStatus() {
    return switch (verdict()) {
      case "GO" -> 0;
      case "NO_GO" -> 1;
      case "INCOMPLETE" -> 3;
      default -> throw new AssertionError("an unknown verdict: " + verdict());
    };
  }
}
