package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.catalog.ProbeType;
import gonogo.judge.Lever;
import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Duties;
import gonogo.model.Environment;
import gonogo.model.Extension;
import gonogo.model.Extension.Overruled;
import gonogo.model.Item;
import gonogo.model.ItemAdjustment;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checklist as the environment adjusts it.
 *
 * @param levers one for every adjustment that changes what is shipped
 */
record Adjustments(Checklist checklist, List<Lever> levers) {

  static Adjustments apply(
      Environment environment, Checklist checklist, Catalog catalog, Problems problems) {
    Map<String, ItemAdjustment> byItem = environment.items().stream()
        .collect(Collectors.toMap(ItemAdjustment::item, change -> change, (a, b) -> b));
    List<Lever> levers = new ArrayList<>();
    List<Section> sections = checklist.sections().stream()
        .map(section ->
            section(section, byItem, environment.attest(), new Change(catalog, levers, problems)))
        .toList();
    addOverruled(environment, levers);
    return new Adjustments(checklist.withSections(sections), levers);
  }

  /** What is as shipped again may still be weaker than what the extended environment wants. */
  private static void addOverruled(Environment environment, List<Lever> levers) {
    Extension extension = environment.extension();
    if (extension == null) {
      return;
    }
    for (Overruled each : extension.overruled()) {
      String from = FlowText.of(each.from());
      String to = each.to() == null ? "as shipped" : FlowText.of(each.to());
      if (!from.equals(to)) {
        String name = each.what().isEmpty() ? "" : each.what() + ": ";
        levers.add(new Lever(
            "extends",
            each.item(),
            "%s%s (%s)".formatted(name, from, each.from().place()),
            name + to,
            each.place().toString()));
      }
    }
  }

  private static Section section(
      Section section,
      Map<String, ItemAdjustment> byItem,
      Map<String, Duties> attest,
      Change change) {
    return new Section(
        section.title(),
        section.items().stream()
            .map(item -> Optional.ofNullable(byItem.get(item.id()))
                .map(wanted -> change.item(item, wanted))
                .orElse(item))
            .map(item -> Optional.ofNullable(attest.get(item.id()))
                .map(duties -> signed(item, duties))
                .orElse(item))
            .toList(),
        section.sections().stream()
            .map(inner -> section(inner, byItem, attest, change))
            .toList());
  }

  /** An item that no check can look at is settled by the word of those who sign for it. */
  private static Item signed(Item item, Duties duties) {
    Place place = duties.place();
    String statement = item.claim() == null ? item.text() : item.claim();
    Map<String, Node.Entry> with = new LinkedHashMap<>();
    with.put("statement", new Node.Entry(place, new Node.Scalar(statement, true, place)));
    List<Node> names = duties.names().stream()
        .map(name -> (Node) new Node.Scalar(name, true, place))
        .toList();
    with.put("duties", new Node.Entry(place, new Node.Sequence(names, place)));
    CheckSpec check = new CheckSpec(
        ProbeType.SIGNED, List.of(), List.of(), List.of(), new Node.Mapping(with, place), place);
    return item.withChecks(List.of(check));
  }

  /** Changes one item at a time. */
  private record Change(Catalog catalog, List<Lever> levers, Problems problems) {

    Item item(Item item, ItemAdjustment wanted) {
      if (wanted.severity() != null && wanted.severity() != item.severity()) {
        levers.add(new Lever(
            "severity",
            item.id(),
            item.severity().text(),
            wanted.severity().text(),
            wanted.severityPlace().toString()));
      }
      if (wanted.phase() != null && wanted.phase() != item.phase()) {
        levers.add(new Lever(
            "phase",
            item.id(),
            item.phase().text(),
            wanted.phase().text(),
            wanted.phasePlace().toString()));
      }
      List<CheckSpec> checks = item.checks();
      if (!wanted.with().entries().isEmpty()) {
        if (checks.isEmpty()) {
          problems.add(
              wanted.with().place(),
              "nothing looks at %s yet, so it takes no settings".formatted(item.id()));
        } else {
          checkNames(item, wanted.with());
          checks =
              checks.stream().map(check -> check(item, check, wanted.with())).toList();
        }
      }
      return new Item(
          item.id(),
          item.text(),
          item.claim(),
          wanted.severity() == null ? item.severity() : wanted.severity(),
          wanted.phase() == null ? item.phase() : wanted.phase(),
          item.when(),
          item.again(),
          item.depends(),
          item.formerly(),
          item.verify(),
          item.needs(),
          checks,
          item.of(),
          item.place());
    }

    private List<String> settings(CheckSpec check) {
      return catalog.probe(check.probe()).map(ProbeType::settingNames).orElse(List.of());
    }

    private void checkNames(Item item, Node.Mapping with) {
      TreeSet<String> probes = item.checks().stream()
          .flatMap(check -> names(check).stream())
          .collect(Collectors.toCollection(TreeSet::new));
      TreeSet<String> names = item.checks().stream()
          .flatMap(check -> settings(check).stream())
          .collect(Collectors.toCollection(TreeSet::new));
      with.entries().forEach((key, entry) -> {
        if (key.contains("/") && !probes.contains(key)) {
          problems.add(
              entry.keyPlace(),
              "%s has no check with the probe \"%s\"%s"
                  .formatted(item.id(), key, Names.hint(key, probes)));
        } else if (key.contains("/") && !(entry.value() instanceof Node.Mapping)) {
          problems.add(entry.value().place(), "wanted a mapping of settings of " + key);
        } else if (!key.contains("/") && !names.contains(key)) {
          problems.add(
              entry.keyPlace(),
              "no check of %s has a setting \"%s\"%s"
                  .formatted(item.id(), key, Names.hint(key, names)));
        }
      });
    }

    /** What a check is called where an item has several: by its probe, and by that and a role that it is on. */
    private static List<String> names(CheckSpec check) {
      return Stream.concat(
              Stream.of(check.probe()), check.on().stream().map(role -> check.probe() + "@" + role))
          .toList();
    }

    private CheckSpec check(Item item, CheckSpec check, Node.Mapping with) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>(check.with().entries());
      List<String> settings = settings(check);
      with.entries().forEach((key, entry) -> {
        if (settings.contains(key)) {
          set(item, check, entries, key, entry);
        }
      });
      for (String name : names(check)) {
        if (with.get(name) instanceof Node.Mapping own) {
          own.entries().forEach((key, entry) -> set(item, check, entries, key, entry));
        }
      }
      return new CheckSpec(
          check.probe(),
          check.on(),
          check.when(),
          check.requires(),
          new Node.Mapping(entries, check.with().place()),
          check.place());
    }

    private void set(
        Item item, CheckSpec check, Map<String, Node.Entry> entries, String key, Node.Entry entry) {
      Node.Entry shipped = check.with().entries().get(key);
      String from = shipped == null
          ? catalog.probe(check.probe()).map(probe -> probe.fallback(key)).orElse("")
          : FlowText.of(shipped.value());
      String to = FlowText.of(entry.value());
      if (!check.requires().contains(key) && !from.equals(to)) {
        String name = item.checks().size() == 1 ? key : check.probe() + " " + key;
        levers.add(new Lever(
            "setting",
            item.id(),
            name + ": " + (from.isEmpty() ? "-" : from),
            name + ": " + to,
            entry.keyPlace().toString()));
      }
      entries.put(key, entry);
    }
  }
}
