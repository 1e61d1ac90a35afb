package gonogo.report;

import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.judge.Lever;
import gonogo.judge.Report;
import gonogo.judge.Report.FindingView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads saved reports: strict JSON, whatever it says. */
final class SavedReportReader {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final List<String> flaws = new ArrayList<>();

  private SavedReportReader() {}

  static SavedReport read(String json) throws SavedReport.NoReportException {
    try {
      JsonNode root = MAPPER.readTree(json);
      String schema = text(root, "schema");
      if (!schema.equals(Report.SCHEMA)) {
        throw new SavedReport.NoReportException("it says schema %s; wanted %s"
            .formatted(schema.isEmpty() ? "nothing" : schema, Report.SCHEMA));
      }
      SavedReport report = new SavedReportReader().report(root);
      List<String> flaws = new ArrayList<>(report.flaws());
      flaws.addAll(Flaws.of(report));
      return report.withFlaws(flaws);
    } catch (JacksonException e) {
      throw new SavedReport.NoReportException("it is not JSON: " + e.getOriginalMessage());
    }
  }

  private SavedReport report(JsonNode root) throws SavedReport.NoReportException {
    JsonNode release = root.path("release");
    JsonNode checklist = root.path("checklist");
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    root.path("counts").forEachEntry((status, number) -> counts.put(status, number.asLong(0)));
    flag(root, "go", "the report", "whether it is a GO");
    return new SavedReport(
        run(root.path("run")),
        text(root.path("environment"), "name"),
        new SavedReport.Release(
            optional(release, "product"),
            optional(release, "version"),
            optional(release, "commit")),
        new SavedReport.Checklist(
            text(checklist, "id"),
            checklist.path("version").asString(""),
            text(checklist, "sha256"),
            checklist.path("items").asLong(-1)),
        text(root, "verdict"),
        text(root, "headline"),
        isTrue(root, "go"),
        counts,
        root.path("decides").asLong(-1),
        new LinkedHashSet<>(list(root.path("reasons"), reason -> text(reason, "item"))),
        list(root.path("restsOn"), SavedReportReader::lever),
        items(root.path("sections")),
        evidence(root.path("evidence")),
        flaws);
  }

  private static SavedReport.Run run(JsonNode run) throws SavedReport.NoReportException {
    Instant finishedAt = instant(run, "finishedAt");
    if (finishedAt == null) {
      throw new SavedReport.NoReportException("it does not say when its run finished");
    }
    Instant startedAt = Objects.requireNonNullElse(instant(run, "startedAt"), finishedAt);
    JsonNode engine = run.path("engine");
    SequencedMap<String, String> inputs = new LinkedHashMap<>();
    run.path("inputs").forEach(input -> inputs.put(text(input, "path"), text(input, "sha256")));
    return new SavedReport.Run(
        text(run, "id"),
        startedAt,
        finishedAt,
        Objects.requireNonNullElse(instant(run, "asOf"), startedAt),
        text(run, "end"),
        text(run, "phase"),
        text(run, "scope"),
        !isFalse(run, "replayed"),
        text(engine, "name") + " " + text(engine, "version"),
        inputs);
  }

  private static Lever lever(JsonNode lever) {
    return new Lever(
        text(lever, "lever"),
        optional(lever, "item"),
        optional(lever, "from"),
        text(lever, "to"),
        optional(lever, "where"));
  }

  private List<SavedItem> items(JsonNode sections) {
    List<SavedItem> items = new ArrayList<>();
    sections.forEach(section -> section.path("items").forEach(item -> items.add(item(item))));
    return items;
  }

  private SavedItem item(JsonNode item) {
    String id = text(item, "id");
    JsonNode waiver = item.path("waiver");
    return new SavedItem(
        id,
        text(item, "text"),
        optional(item, "claim"),
        text(item, "severity"),
        text(item, "phase"),
        isTrue(item, "due"),
        flag(item, "decides", "the item " + id, "whether it decides"),
        flag(item, "ok", "the item " + id, "whether it is ok"),
        text(item, "status"),
        text(item, "rawStatus"),
        optional(item, "cause"),
        texts(item, "needs"),
        text(item, "message"),
        optional(item, "by"),
        waiver.isObject()
            ? new SavedItem.Waived(
                text(waiver, "id"),
                text(waiver, "reason"),
                text(waiver, "owner"),
                texts(waiver, "approvers"),
                text(waiver, "expires"))
            : null,
        texts(item, "concerns"),
        texts(item, "depends"),
        list(item.path("checks"), SavedReportReader::check));
  }

  private static SavedCheck check(JsonNode check) {
    return new SavedCheck(
        text(check, "probe"),
        optional(check, "system"),
        text(check, "key"),
        text(check, "outcome"),
        optional(check, "cause"),
        optional(check, "root"),
        texts(check, "needs"),
        text(check, "summary"),
        list(
            check.path("remarks"),
            remark -> new Remark(text(remark, "where"), text(remark, "text"))),
        optional(check, "trace"),
        list(check.path("measures"), SavedReportReader::measure),
        list(check.path("findings"), SavedReportReader::finding),
        texts(check, "evidence"),
        instant(check, "startedAt"),
        check.path("tookMs").asLong(0));
  }

  private static Measure measure(JsonNode measure) {
    return new Measure(
        text(measure, "name"),
        measure.path("value").asDouble(Double.NaN),
        text(measure, "unit"),
        text(measure, "op"),
        measure.path("limit").asDouble(Double.NaN),
        isTrue(measure, "ok"));
  }

  private static FindingView finding(JsonNode finding) {
    return new FindingView(
        text(finding, "code"),
        text(finding, "fingerprint"),
        text(finding, "where"),
        text(finding, "seen"),
        text(finding, "wanted"),
        text(finding, "remedy"));
  }

  private static SequencedMap<String, SavedEvidence> evidence(JsonNode evidence) {
    SequencedMap<String, SavedEvidence> byId = new LinkedHashMap<>();
    evidence.forEachEntry((id, one) -> byId.put(id, evidence(id, one)));
    return byId;
  }

  private static SavedEvidence evidence(String id, JsonNode one) {
    return new SavedEvidence(
        id,
        text(one, "type"),
        one.path("version").asLong(0),
        tree(one.path("query")),
        tree(one.path("answer")),
        isTrue(one, "truncated"),
        optional(one, "cause"),
        optional(one, "detail"),
        optional(one, "root"),
        one.path("bytes").asLong(0),
        list(
            one.path("attempts"),
            attempt -> new SavedEvidence.Attempt(
                optional(attempt, "cause"),
                optional(attempt, "detail"),
                attempt.path("tookMs").asLong(0))),
        instant(one, "at"),
        one.path("tookMs").asLong(0));
  }

  private static @Nullable Object tree(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : MAPPER.treeToValue(node, Object.class);
  }

  /** What a reader must know: that it is not said is a flaw, and false. */
  private boolean flag(JsonNode node, String key, String whose, String what) {
    if (!node.path(key).isBoolean()) {
      flaws.add(Untrusted.shorten(whose, 100) + " does not say " + what);
    }
    return isTrue(node, key);
  }

  private static boolean isTrue(JsonNode node, String key) {
    return node.path(key).isBoolean() && node.path(key).booleanValue();
  }

  /** Not when nothing is said: what is bad is not ruled out by silence. */
  private static boolean isFalse(JsonNode node, String key) {
    return node.path(key).isBoolean() && !node.path(key).booleanValue();
  }

  private static List<String> texts(JsonNode node, String key) {
    return list(node.path(key), text -> text.isString() ? text.stringValue() : text.toString());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    List<T> list = new ArrayList<>();
    array.forEach(element -> list.add(each.apply(element)));
    return List.copyOf(list);
  }

  private static @Nullable Instant instant(JsonNode node, String key) {
    try {
      return Instant.parse(text(node, key));
    } catch (DateTimeException e) {
      return null; // not said
    }
  }

  private static String text(JsonNode node, String key) {
    return Objects.requireNonNullElse(optional(node, key), "");
  }

  private static @Nullable String optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }
}
