package gonogo.report;

import gonogo.judge.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code report.json} says that was written earlier, perhaps by another version: fields that are not known are
 * passed over, and nothing of it is believed to be good.
 *
 * @param items by id, in the order of the checklist
 */
public record SavedReport(
    Instant finishedAt,
    String verdict,
    String headline,
    String environment,
    @Nullable String product,
    @Nullable String version,
    @Nullable String commit,
    String checklist,
    SequencedMap<String, Item> items) {

  /**
   * One item.
   *
   * @param codes the codes of its findings, each once
   */
  public record Item(String status, @Nullable String cause, String message, List<String> codes) {
    public Item {
      codes = List.copyOf(codes);
    }
  }

  /** Thrown for what is no report. */
  public static final class NoReportException extends Exception {
    private static final long serialVersionUID = 1;

    NoReportException(String message) {
      super(message);
    }
  }

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /**
   * Reads one.
   *
   * @throws NoReportException when the text is not JSON, or not a report of version 1
   */
  public static SavedReport read(String json) throws NoReportException {
    try {
      JsonNode root = MAPPER.readTree(json);
      String schema = text(root, "schema");
      if (!schema.equals(Report.SCHEMA)) {
        throw new NoReportException("it says schema %s; wanted %s"
            .formatted(schema.isEmpty() ? "nothing" : schema, Report.SCHEMA));
      }
      JsonNode release = root.path("release");
      return new SavedReport(
          Instant.parse(text(root.path("run"), "finishedAt")),
          text(root, "verdict"),
          text(root, "headline"),
          text(root.path("environment"), "name"),
          optional(release, "product"),
          optional(release, "version"),
          optional(release, "commit"),
          text(root.path("checklist"), "id"),
          items(root.path("sections")));
    } catch (JacksonException e) {
      throw new NoReportException("it is not JSON: " + e.getOriginalMessage());
    } catch (java.time.DateTimeException e) {
      throw new NoReportException("it does not say when its run finished");
    }
  }

  private static SequencedMap<String, Item> items(JsonNode sections) {
    SequencedMap<String, Item> items = new LinkedHashMap<>();
    for (JsonNode section : sections) {
      for (JsonNode item : section.path("items")) {
        List<String> codes = new ArrayList<>();
        for (JsonNode check : item.path("checks")) {
          check.path("findings").forEach(finding -> codes.add(text(finding, "code")));
        }
        items.put(
            text(item, "id"),
            new Item(
                text(item, "status"),
                optional(item, "cause"),
                text(item, "message"),
                codes.stream().distinct().toList()));
      }
    }
    return Collections.unmodifiableSequencedMap(items);
  }

  private static String text(JsonNode node, String key) {
    return Optional.ofNullable(optional(node, key)).orElse("");
  }

  private static @Nullable String optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }
}
