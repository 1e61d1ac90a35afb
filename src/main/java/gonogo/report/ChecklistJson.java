package gonogo.report;

import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Section;
import gonogo.model.When;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a checklist as it was loaded, under the keys of its YAML. A key that YAML may leave out is left out. */
public final class ChecklistJson {
  /** Integers that every reader of JSON keeps exactly; anything else stays the text that was written. */
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

  private ChecklistJson() {}

  /** Pure ASCII, indented by two spaces, ends with a line end. */
  public static String write(Checklist checklist) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", checklist.id());
    json.put("version", checklist.version());
    json.put("title", checklist.title());
    put(json, "facts", checklist.facts());
    put(json, "roles", checklist.roles());
    json.put(
        "sections", checklist.sections().stream().map(ChecklistJson::section).toList());
    return Json.pretty(json);
  }

  private static Map<String, Object> section(Section section) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", section.title());
    put(json, "items", section.items().stream().map(ChecklistJson::item).toList());
    put(
        json,
        "sections",
        section.sections().stream().map(ChecklistJson::section).toList());
    return json;
  }

  private static Map<String, Object> item(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", item.id());
    json.put("text", item.text());
    put(json, "claim", item.claim());
    json.put("severity", item.severity().text());
    json.put("phase", item.phase().text());
    put(json, "when", texts(item.when()));
    put(json, "again", item.again().stream().map(Phase::text).toList());
    put(json, "depends", item.depends());
    put(json, "formerly", item.formerly());
    put(json, "verify", item.verify());
    put(json, "needs", item.needs());
    put(json, "checks", item.checks().stream().map(ChecklistJson::check).toList());
    put(json, "of", item.of() == null ? null : of(item.of()));
    return json;
  }

  private static Map<String, Object> check(CheckSpec check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("probe", check.probe());
    put(json, "on", check.on());
    put(json, "when", texts(check.when()));
    put(json, "requires", check.requires());
    put(json, "with", value(check.with()));
    return json;
  }

  private static Map<String, Object> of(Of of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", of.items());
    put(json, "phases", of.phases().stream().map(Phase::text).toList());
    json.put("require", of.require().text());
    return json;
  }

  private static List<String> texts(List<When> when) {
    return when.stream().map(When::toString).toList();
  }

  private static Object value(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.quoted() ? scalar.text() : plain(scalar.text());
      case Node.Sequence sequence ->
        sequence.values().stream().map(ChecklistJson::value).toList();
      case Node.Mapping mapping -> {
        Map<String, Object> json = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> json.put(key, value(entry.value())));
        yield json;
      }
    };
  }

  /** {@code 1.10} stays text: as a number it would be read as 1.1. */
  private static Object plain(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> INTEGER.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
    };
  }

  private static void put(Map<String, Object> json, String key, @Nullable Object value) {
    boolean absent = switch (value) {
      case null -> true;
      case Collection<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
    if (!absent && value != null) {
      json.put(key, value);
    }
  }
}
