package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.engine.NextSteps.Kind;
import gonogo.engine.NextSteps.Step;
import gonogo.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes steps of what items lack: what a person says in one go is one step. An item that waits for a fact counts for the
 * facts, whatever else it lacks: one of the answers rules it out, and till then nobody knows whether the rest matters.
 */
final class Missing {

  private Missing() {}

  /** What is said in one go: all facts, all settings; but one system, or one role, at a time. */
  private record Topic(Kind kind, String about) {}

  /** The needs of a topic, and the items that have them. */
  private record Gap(Set<Need> needs, List<Item> alone, List<Item> further) {
    Gap() {
      this(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  static List<Step> steps(List<Item> items, Plan plan, Catalog catalog) {
    Map<Topic, Gap> gaps = new LinkedHashMap<>();
    for (Item item : items) {
      List<Need> needs = plan.prospect(item).needs();
      Map<Topic, List<Need>> topics = new LinkedHashMap<>();
      for (Need need : needs) {
        topic(need)
            .ifPresent(
                topic -> topics.computeIfAbsent(topic, _ -> new ArrayList<>()).add(need));
      }
      boolean alone =
          topics.size() == 1 && needs.stream().allMatch(need -> topic(need).isPresent());
      boolean asked = topics.containsKey(new Topic(Kind.FACTS, ""));
      topics.forEach((topic, ofTopic) -> {
        Gap gap = gaps.computeIfAbsent(topic, _ -> new Gap());
        gap.needs().addAll(ofTopic);
        boolean only = asked ? topic.kind() == Kind.FACTS : alone;
        (only ? gap.alone() : gap.further()).add(item);
      });
    }
    return gaps.entrySet().stream()
        .map(entry -> step(entry.getKey(), entry.getValue(), plan, catalog))
        .toList();
  }

  /** Empty where nothing that is written would help. */
  private static Optional<Topic> topic(Need need) {
    return switch (need.kind()) {
      case FACT -> Optional.of(new Topic(Kind.FACTS, ""));
      case SYSTEM -> Optional.of(new Topic(Kind.SYSTEM, need.text()));
      case ROLE -> Optional.of(new Topic(Kind.ROLE, need.text() + need.of()));
      case KEY -> Optional.of(new Topic(Kind.KEY, need.text() + need.of()));
      case SETTING -> Optional.of(new Topic(Kind.SETTINGS, ""));
      case VALUE -> Optional.of(new Topic(Kind.VALUES, ""));
      case RELEASE -> Optional.of(new Topic(Kind.RELEASE, ""));
      case ENVIRONMENT, DUTY -> Optional.of(new Topic(Kind.PEOPLE, ""));
      case ACTIVE -> Optional.of(new Topic(Kind.ACTIVE, need.text()));
      case VANTAGE -> Optional.of(new Topic(Kind.VANTAGE, need.text()));
      case ATTESTATION -> Optional.of(new Topic(Kind.SIGNERS, ""));
      case PROBE, OTHER -> Optional.empty();
    };
  }

  private static Step step(Topic topic, Gap gap, Plan plan, Catalog catalog) {
    List<Item> first = gap.alone().isEmpty() ? gap.further() : gap.alone();
    return new Step(
        topic.kind(),
        gap.needs().stream().map(Need::name).distinct().toList(),
        hint(gap, plan),
        gap.alone().stream().map(Item::id).toList(),
        NextSteps.blocking(gap.alone()),
        gap.further().stream().map(Item::id).toList(),
        lines(topic, gap.needs(), first, plan, catalog));
  }

  /** Of the one need; what stands for several says it in its lines. */
  private static @Nullable String hint(Gap gap, Plan plan) {
    return gap.needs().size() == 1 ? Lack.hint(plan, gap.needs().iterator().next()) : null;
  }

  private static List<String> lines(
      Topic topic, Set<Need> needs, List<Item> items, Plan plan, Catalog catalog) {
    if (topic.kind() == Kind.SETTINGS) {
      return EnvironmentLines.settings(items, plan, catalog);
    }
    Map<String, Set<String>> byKey = new LinkedHashMap<>();
    for (Need need : needs) {
      List<String> lines = EnvironmentLines.of(need, items, plan, catalog);
      if (!lines.isEmpty()) {
        byKey
            .computeIfAbsent(lines.getFirst(), _ -> new LinkedHashSet<>())
            .addAll(lines.subList(1, lines.size()));
      }
    }
    return byKey.entrySet().stream()
        .flatMap(entry -> {
          List<String> block = new ArrayList<>(List.of(entry.getKey()));
          block.addAll(entry.getValue());
          return block.stream();
        })
        .toList();
  }
}
