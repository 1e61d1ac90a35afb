package gonogo.catalog;

import gonogo.model.Of;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a checklist. */
final class ChecklistSchema {
  private final Collection<ProbeType> probes;

  ChecklistSchema(Collection<ProbeType> probes) {
    this.probes = probes;
  }

  String document() {
    Map<String, Shape> definitions = new LinkedHashMap<>();
    definitions.put("outer-section", outerSection());
    definitions.put("section", section().shape());
    definitions.put("item", item());
    definitions.put("of", of());
    definitions.put("check", check());
    SettingShapes settings = new SettingShapes(definitions);
    probes.forEach(settings::probe);
    return Shape.document(
        "checklist",
        "What people agreed must be so, and how it is looked at.",
        checklist(),
        definitions);
  }

  private static Shape checklist() {
    Shape facts = Shape.byText(Forms.NAME, Shape.text());
    return Shape.mapping()
        .required("id", "Stable name of the checklist", Forms.name())
        .required(
            "version",
            "Raised when what is claimed changes",
            Shape.of("type", "integer").with("minimum", 0))
        .required("title", "What people call it", Shape.text())
        .optional(
            "facts",
            "The only facts that `when` may name, each with the question that it answers",
            facts)
        .optional("roles", "The only roles that `on` may name", Shape.words(Forms.role()))
        .optional("sections", "The items, in sections", Shape.list(Shape.ref("outer-section")))
        .shape();
  }

  private static Shape outerSection() {
    return section()
        .optional("sections", "Sub-sections; they nest no deeper", Shape.list(Shape.ref("section")))
        .shape();
  }

  private static Shape.Mapping section() {
    return Shape.mapping()
        .required("title", "Heading of the section", Shape.text())
        .optional("items", "Items of the section itself", Shape.list(Shape.ref("item")));
  }

  private static Shape item() {
    return Shape.mapping()
        .required("id", "Stable for ever, and never used again", Forms.name())
        .required("text", "The claim, exactly as in the list that people agreed on", Shape.text())
        .optional("claim", "What is good, when the text says the bad thing", Shape.text())
        .required("severity", "How much it matters", Forms.severity())
        .required("phase", "The gate at which it is due", Forms.phase())
        .optional("again", "Later gates at which it is due once more", Shape.words(Forms.phase()))
        .optional("when", "Facts that must all hold; `not x` negates", Forms.when())
        .optional(
            "depends",
            "Ids of items that it hangs on; never changes a status",
            Shape.words(Forms.name()))
        .optional("formerly", "Ids that it had before", Shape.words(Forms.name()))
        .optional("verify", "How it is seen, in one sentence", Shape.text())
        .optional("checks", "What looks at it; all must pass", Shape.list(Shape.ref("check")))
        .optional(
            "needs", "Instead of checks: what nothing can look at yet", Shape.words(Shape.text()))
        .optional("of", "Settled by other items", Shape.ref("of"))
        .shape()
        .with("dependentSchemas", Shape.of("needs", Shape.of("properties", needsAlone())));
  }

  private static Shape needsAlone() {
    return Shape.of("checks", Shape.of("maxItems", 0)).with("of", false);
  }

  private static Shape of() {
    List<String> requirements =
        Arrays.stream(Of.Require.values()).map(Of.Require::text).toList();
    return Shape.mapping()
        .required("items", "Ids, or prefixes such as env-*", Shape.someWords(Forms.pattern()))
        .optional(
            "phases", "Only items of these gates; of all when left out", Shape.words(Forms.phase()))
        .required("require", "What must hold for all of them", Shape.word(requirements))
        .shape();
  }

  private Shape check() {
    Shape probe = Shape.word(probes.stream().map(ProbeType::id).toList());
    Shape on = Shape.either(List.of(Shape.word(List.of("all")), Shape.someWords(Forms.role())));
    return Shape.mapping()
        .required("probe", "What looks: FAMILY/NAME", probe)
        .optional("on", "Roles; left out, or `all`: every system that the probe can look at", on)
        .optional("when", "Facts that must all hold; `not x` negates", Forms.when())
        .optional(
            "requires",
            "Settings that the environment must give, below `items`",
            Shape.someWords(Shape.text()))
        .optional("with", "Settings of the probe", Shape.of("type", "object"))
        .shape()
        .with("allOf", probes.stream().map(ChecklistSchema::settingsOf).toList());
  }

  private static Map<String, Object> settingsOf(ProbeType probe) {
    Shape is = Shape.of("probe", Shape.of("const", probe.id()));
    Shape then = Shape.of("requires", Shape.of("items", Shape.word(probe.settingNames())))
        .with("with", Shape.ref(SettingShapes.definition(probe.id())));
    return Shape.of("if", Shape.of("properties", is).with("required", List.of("probe")))
        .with("then", Shape.of("properties", then))
        .keys();
  }
}
