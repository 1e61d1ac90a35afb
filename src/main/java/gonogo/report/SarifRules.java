package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.SectionView;
import gonogo.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules of a SARIF log: one for each item of the checklist, and one for the verdict. */
final class SarifRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ID = 200;

  /** GitHub cuts descriptions at 1024 characters. */
  private static final int TEXT = 900;

  /** GitHub keeps 10. */
  private static final int TAGS = 10;

  private static final int NAMES = 6;

  private final SequencedMap<String, ObjectNode> rules = new LinkedHashMap<>();
  private final Map<String, Integer> indexes;

  private SarifRules(Report report) {
    rules.put(Alerts.VERDICT, verdict());
    for (SectionView section : report.sections()) {
      section.items().forEach(item -> rules.putIfAbsent(item.id(), rule(item, section.path())));
    }
    indexes = new LinkedHashMap<>();
    rules.keySet().forEach(id -> indexes.put(id, indexes.size()));
  }

  static SarifRules of(Report report) {
    return new SarifRules(report);
  }

  ArrayNode json() {
    return JSON.arrayNode().addAll(rules.values());
  }

  /** As it stands in the rule. */
  String id(String rule) {
    return SarifText.plain(rule, ID);
  }

  int index(String rule) {
    return indexes.getOrDefault(rule, 0);
  }

  /** What a failure of an item of this severity is. */
  static String level(String severity) {
    return severity.equals(Severity.MINOR.text()) ? "warning" : "error";
  }

  private ObjectNode verdict() {
    String text = "The verdict is GO";
    String help =
        "No item says why it is not: the run ended early, looked at a part, or saw nothing.";
    ObjectNode rule = rule(Alerts.VERDICT, text, text + ". " + help, help, help);
    rule.putObject("defaultConfiguration").put("level", "error");
    rule.putObject("properties").putArray("tags").add("deployment");
    return rule;
  }

  private ObjectNode rule(ItemView item, List<String> section) {
    String where = Words.some(section, NAMES, " / ");
    String facts =
        "Severity %s, gate %s, section %s.".formatted(item.severity(), item.phase(), where);
    ObjectNode rule = rule(
        item.id(),
        item.text(),
        Untrusted.shorten(item.claim() == null ? item.text() : item.claim(), TEXT / 2) + ". "
            + facts,
        facts + seenBy(item, UnaryOperator.identity()),
        MarkdownText.inline(facts, TEXT) + seenBy(item, SarifRules::code));
    rule.putObject("defaultConfiguration").put("level", level(item.severity()));
    ArrayNode tags = rule.putObject("properties").putArray("tags");
    Stream.of(
            Stream.of("deployment", item.severity(), item.phase()),
            section.stream(),
            probes(item).stream())
        .flatMap(names -> names)
        .map(tag -> SarifText.plain(tag, ID).toLowerCase(Locale.ROOT))
        .distinct()
        .limit(TAGS)
        .forEach(tags::add);
    return rule;
  }

  private ObjectNode rule(
      String id, String text, String description, String help, String markdown) {
    ObjectNode rule = JSON.objectNode();
    rule.put("id", id(id));
    rule.putObject("shortDescription").put("text", SarifText.plain(text, TEXT));
    rule.putObject("fullDescription").put("text", SarifText.plain(description, TEXT));
    rule.putObject("help").put("text", SarifText.plain(help, TEXT)).put("markdown", markdown);
    return rule;
  }

  private static String code(String name) {
    return MarkdownText.code(Untrusted.shorten(name, ID));
  }

  private static String seenBy(ItemView item, UnaryOperator<String> form) {
    List<String> probes = probes(item);
    if (probes.isEmpty()) {
      return " Nothing looks at it by itself.";
    }
    return probes.stream()
        .limit(NAMES)
        .map(form)
        .collect(Collectors.joining(", ", " Seen by ", " (`gonogo probes ID` says how)."));
  }

  private static List<String> probes(ItemView item) {
    return item.checks().stream().map(CheckView::probe).distinct().toList();
  }
}
