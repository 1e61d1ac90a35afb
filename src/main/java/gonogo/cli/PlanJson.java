package gonogo.cli;

import gonogo.engine.Lack;
import gonogo.engine.PlanSummary;
import gonogo.engine.PlanSummary.Part;
import gonogo.engine.PlanSummary.Tally;
import gonogo.report.PlainJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A plan for programs; the keys are those of docs/formats.md. */
final class PlanJson {

  private PlanJson() {}

  static String write(PlanSummary plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", "gonogo/plan/v1");
    json.put("checklist", plan.title());
    json.put("environment", plan.environment());
    json.put("phase", plan.phase());
    json.put("notes", plan.notes());
    json.put("adopted", plan.adopted());
    json.put("items", plan.items());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      parts.put(part.name().toLowerCase(Locale.ROOT).replace('_', '-'), tally(plan.part(part)));
    }
    json.put("parts", parts);
    Map<String, Object> unseen = new LinkedHashMap<>();
    plan.unseen().forEach((kind, tally) -> unseen.put(kind.word(), tally(tally)));
    json.put("unseen", unseen);
    json.put("lacks", plan.lacks().stream().map(PlanJson::lack).toList());
    json.put("lines", plan.lines());
    json.put("checks", plan.checks());
    json.put("secrets", plan.secrets());
    return PlainJson.write(json);
  }

  private static Map<String, Object> tally(Tally tally) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", tally.items().size());
    json.put("blocking", tally.blocking());
    json.put("items", tally.items());
    return json;
  }

  private static Map<String, Object> lack(Lack lack) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("needs", lack.needs());
    json.put("kind", lack.need().kind().word());
    json.put("name", lack.need().name());
    json.put("of", lack.need().of());
    json.put("hint", lack.hint());
    json.put("count", lack.items().size());
    json.put("blocking", lack.blocking());
    json.put("alone", lack.alone());
    json.put("items", lack.items());
    return json;
  }
}
