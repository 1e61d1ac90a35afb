package gonogo.catalog;

import gonogo.checklist.ShippedChecklists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema of an environment. */
final class EnvironmentSchema {
  private static final String SYSTEM = "^[A-Za-z0-9._:\\[\\]-]{1,260}$";
  private static final String RESOLVER = "^([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?$";

  private final Collection<ProbeType> probes;
  private final Collection<KindType> kinds;
  private final Map<String, Shape> definitions = new LinkedHashMap<>();

  EnvironmentSchema(Collection<ProbeType> probes, Collection<KindType> kinds) {
    this.probes = probes;
    this.kinds = kinds;
  }

  String document() {
    SettingShapes settings = new SettingShapes(definitions);
    Shape systems = systems(settings);
    probes.forEach(settings::probe);
    return Shape.document(
        "environment",
        "Where to look, and what is said about it.",
        environment(systems),
        definitions);
  }

  private Shape environment(Shape systems) {
    List<String> ids = probes.stream().map(ProbeType::id).toList();
    return Shape.mapping()
        .required("environment", "Name of the environment", Shape.text())
        .optional(
            "extends",
            "Another environment file, which this one changes: mappings merge, the rest replaces, null takes away",
            Shape.text())
        .optional(
            "checklist",
            "A shipped checklist, or a path that ends in .yaml, .yml or .md",
            checklist())
        .removable("release", "What is about to be deployed; also `--release KEY=VALUE`", release())
        .removable("labels", "Shown in reports", Shape.byText(Shape.text()))
        .removable("systems", "The systems, by kind and name", systems)
        .removable(
            "values",
            "What the placeholders {values.KEY} stand for; no secrets",
            Shape.byText(Shape.text()))
        .removable("facts", "What is so here; a fact that is left out is unknown", facts())
        .removable(
            "resolvers",
            "Further DNS resolvers, HOST or HOST:PORT",
            Shape.words(Shape.text(RESOLVER)))
        .removable(
            "vantage",
            "Where a run looks from, such as internet or bastion; local when left out",
            Forms.name())
        .removable("active", "Probes that may do more than read here", Shape.words(Shape.word(ids)))
        .removable(
            "items",
            "Adjusts items of the checklist, by id",
            Shape.byText(Forms.NAME, adjustment().orNull()))
        .removable(
            "adoption", "File that says which items decide yet; all when left out", Shape.text())
        .removable("waivers", "File of accepted exceptions", Shape.text())
        .removable("people", "File of who may sign and approve", Shape.text())
        .removable("attestations", "Folder of the sheets that people signed", Shape.text())
        .removable(
            "attest",
            "The duties that sign for an item which no check looks at, by its id",
            Shape.byText(Forms.NAME, Shape.someWords(Shape.text())))
        .shape()
        .with("anyOf", List.of(needs("checklist"), needs("extends")));
  }

  private static Map<String, Object> needs(String key) {
    return Map.of("required", List.of(key));
  }

  private static Shape checklist() {
    return Shape.either(
        List.of(Shape.word(ShippedChecklists.onClassPath().names()), Shape.text("\\.(ya?ml|md)$")));
  }

  private static Shape facts() {
    return Shape.byText(Forms.NAME, Shape.of("type", List.of("boolean", "null")));
  }

  private static Shape release() {
    Shape window = Shape.mapping()
        .optional("start", "When the deployment starts", Forms.instantOrReference())
        .optional("end", "When it has to be over", Forms.instantOrReference())
        .shape();
    return Shape.mapping()
        .optional("product", "Name of the product", Shape.text())
        .optional("version", "Version, as the product itself tells it", Shape.text())
        .optional("commit", "Commit that it was built from", Shape.text())
        .optional("previous", "Version that runs now", Shape.text())
        .optional("window", "When it is deployed", window)
        .shape();
  }

  private Shape systems(SettingShapes settings) {
    Shape.Mapping systems = Shape.mapping();
    for (KindType kind : kinds) {
      Shape keys = settings.kind(kind, Shape.someWords(Forms.role()));
      systems.removable(kind.kind(), kind.description(), Shape.byText(SYSTEM, keys.orNull()));
    }
    return systems.shape();
  }

  private Shape adjustment() {
    return Shape.mapping()
        .removable(
            "with",
            "Settings for every check that has them, or below the id of one probe, or PROBE@ROLE",
            settings())
        .removable("severity", "May only be raised", Forms.severity())
        .removable("phase", "The gate at which it is due", Forms.phase())
        .shape();
  }

  /** Each setting as any probe has it, and each probe with its own settings. */
  private Shape settings() {
    Map<String, Set<Shape>> byName = new LinkedHashMap<>();
    Shape.Mapping with = Shape.mapping();
    for (ProbeType probe : probes) {
      String definition = SettingShapes.definition(probe.id());
      with.optional(probe.id(), Shape.ref(definition));
      with.matching("^" + probe.id() + "@[a-z0-9-]+$", Shape.ref(definition));
      for (String name : probe.settingNames()) {
        byName
            .computeIfAbsent(name, _ -> new LinkedHashSet<>())
            .add(Shape.ref(definition + "/properties/" + name));
      }
    }
    byName.forEach((name, shapes) -> with.optional(
        name,
        shapes.size() == 1 ? shapes.iterator().next() : Shape.either(new ArrayList<>(shapes))));
    return with.shape();
  }
}
