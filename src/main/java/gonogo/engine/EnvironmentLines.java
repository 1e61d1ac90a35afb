package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.catalog.FlowYaml;
import gonogo.catalog.KindType;
import gonogo.catalog.ProbeType;
import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines for an environment file, for what is missing in it.
 *
 * <p>They bind, with values that are examples. Where any value would say something that nobody said, none stands there,
 * which is a mistake until somebody writes one.
 */
final class EnvironmentLines {
  private static final int LONGEST = 90;

  private EnvironmentLines() {}

  /** The settings that items lack, item by item; empty when they lack none. */
  static List<String> settings(List<Item> items, Plan plan, Catalog catalog) {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      List<Need> missing = plan.prospect(item).needs().stream()
          .filter(need -> need.kind() == Need.Kind.SETTING)
          .toList();
      if (!missing.isEmpty()) {
        if (lines.isEmpty()) {
          lines.add("items:");
        }
        lines.add("  %s:".formatted(item.id()));
        lines.add("    with:");
        Map<String, List<Need>> byName = new LinkedHashMap<>();
        missing.forEach(need -> names(item, need, catalog)
            .forEach(
                name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(need)));
        byName.forEach((name, needs) -> {
          if (!name.isEmpty()) {
            lines.add("      %s:".formatted(name));
          }
          needs.forEach(need -> add(lines, name.isEmpty() ? "      " : "        ", need, catalog));
        });
      }
    }
    return lines;
  }

  private static void add(List<String> lines, String indent, Need need, Catalog catalog) {
    catalog
        .probe(String.valueOf(need.of()))
        .flatMap(probe -> probe.explain(need.name()))
        .ifPresent(setting -> {
          lines.add(indent + "# " + setting.description());
          addValue(lines, indent, setting.name(), setting.example());
        });
  }

  /** On one line, or a long list with each of its values on a line. */
  private static void addValue(List<String> lines, String indent, String name, String value) {
    String line = "%s%s: %s".formatted(indent, name, value);
    if (line.length() <= LONGEST
        || !(FlowYaml.read(name, value) instanceof Node.Sequence list)
        || list.values().isEmpty()) {
      lines.add(line);
      return;
    }
    lines.add("%s%s:".formatted(indent, name));
    for (int at = 0; at < list.values().size(); at++) {
      int start = list.values().get(at).place().column() - 1;
      int end = at + 1 < list.values().size()
          ? value.lastIndexOf(',', list.values().get(at + 1).place().column() - 1)
          : value.lastIndexOf(']');
      lines.add("%s  - %s".formatted(indent, value.substring(start, end).strip()));
    }
  }

  /**
   * What the checks that lack a setting are called; empty where the setting alone changes no other check. What another
   * check says already must stay as it is.
   */
  private static List<String> names(Item item, Need need, Catalog catalog) {
    List<CheckSpec> lacking = item.checks().stream()
        .filter(check -> check.probe().equals(need.of()) && check.with().get(need.name()) == null)
        .toList();
    List<CheckSpec> others = item.checks().stream()
        .filter(check -> !lacking.contains(check))
        .filter(check -> catalog
            .probe(check.probe())
            .map(ProbeType::settingNames)
            .orElse(List.of())
            .contains(need.name()))
        .toList();
    if (others.isEmpty()) {
      return List.of("");
    }
    List<String> roles = lacking.stream()
        .flatMap(check -> check.on().stream())
        .distinct()
        .map(role -> need.of() + "@" + role)
        .toList();
    return roles.isEmpty() || others.stream().noneMatch(check -> check.probe().equals(need.of()))
        ? List.of(String.valueOf(need.of()))
        : roles;
  }

  /** For what is missing once for several items; empty when nothing can be written for it. */
  static List<String> of(Need need, List<Item> items, Plan plan, Catalog catalog) {
    String name = need.name();
    return switch (need.kind()) {
      case FACT ->
        List.of(
            "facts:",
            "  %s: # true or false? %s"
                .formatted(name, plan.checklist().facts().getOrDefault(name, "")));
      case SYSTEM -> system(name.split(" or ", 2)[0], null, catalog);
      case ROLE -> system(Objects.requireNonNull(need.of()), name, catalog);
      case SETTING -> settings(items, plan, catalog);
      case VALUE -> List.of("values:", "  %s: # what is it?".formatted(name));
      case ENVIRONMENT -> List.of("people: people.yaml", name + ": " + name + "/");
      case ACTIVE -> List.of("active: [%s]".formatted(name));
      case ATTESTATION -> {
        List<String> lines = new ArrayList<>(List.of("attest:"));
        items.forEach(
            item -> lines.add("  %s: [] # the duty that signs for it".formatted(item.id())));
        yield lines;
      }
      case KEY, RELEASE, DUTY, VANTAGE, PROBE, OTHER -> List.of();
    };
  }

  private static List<String> system(String kind, @Nullable String role, Catalog catalog) {
    KindType type = catalog.kinds().get(kind);
    if (type == null) {
      return List.of();
    }
    String keys = type.required().stream()
        .map(key -> key.name() + ": " + key.example())
        .collect(Collectors.joining(", "));
    String name = role != null
        ? role
        : type.defaultRoles().isEmpty() ? kind : type.defaultRoles().getFirst();
    boolean asUsual = role == null || type.defaultRoles().contains(role);
    return List.of(
        "systems:",
        "  %s:".formatted(kind),
        "    %s: {%s%s}".formatted(name, keys, asUsual ? "" : ", roles: [%s]".formatted(role)));
  }
}
