package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Facet;
import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.attest.Request;
import gonogo.attest.Resting;
import gonogo.attest.SignOffs;
import gonogo.catalog.Catalog;
import gonogo.catalog.Fill;
import gonogo.catalog.ProbeType;
import gonogo.checklist.Draft;
import gonogo.checklist.Inputs;
import gonogo.engine.PlannedCheck.Examination;
import gonogo.judge.Case;
import gonogo.judge.CheckResult;
import gonogo.judge.Judge;
import gonogo.judge.Lever;
import gonogo.judge.Standing;
import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Vantage;
import gonogo.model.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the plan: items × checks × systems. Contacts nothing and needs no secret. */
public final class Planner {
  private final Catalog catalog;

  public Planner(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Plans a run.
   *
   * @param only ids or prefixes ({@code env-*}); empty for everything
   * @throws gonogo.model.InvalidInputException with every mistake found
   */
  public Plan plan(Draft draft, Phase phase, List<String> only, Instant now) {
    Inputs inputs = draft.inputs();
    if (inputs == null) {
      inputs = draft.orThrow();
    }
    Problems problems = draft.problems();
    boolean sound = problems.isEmpty();
    Environment environment = inputs.environment();
    Systems systems = Systems.make(environment, inputs.checklist().id(), catalog, problems);
    Adjustments adjusted = Adjustments.apply(environment, inputs.checklist(), catalog, problems);
    List<Lever> levers = levers(environment, adjusted);
    Optional<Set<String>> selected = select(only, adjusted.checklist(), problems);
    checkActive(environment, problems);
    // A list with mistakes is planned only to find the further ones; how its items stand means
    // nothing.
    Optional<Case> unseen = sound
        ? Optional.of(Plan.caseOf(
            environment, adjusted.checklist(), phase, selected.orElse(null), now, Map.of(), levers))
        : Optional.empty();

    Map<String, List<Plan.Entry>> entries = new LinkedHashMap<>();
    Map<String, Prospect> prospects = new LinkedHashMap<>();
    Keys keys = new Keys();
    for (Item item : adjusted.checklist().items()) {
      boolean open =
          unseen.isPresent() && Judge.standing(item, unseen.get()) instanceof Standing.Open;
      List<Plan.Entry> checks = new ArrayList<>();
      for (CheckSpec check : item.checks()) {
        checks.addAll(new CheckPlanner(environment, adjusted.checklist(), systems, keys, problems)
            .plan(item, check, probe(check, problems)));
      }
      if (open && !checks.isEmpty()) {
        entries.put(item.id(), List.copyOf(checks));
      }
      if (sound) {
        prospects.put(item.id(), Prospects.of(item, checks, environment, catalog, now));
      }
    }
    draft.throwIfAny();
    return new Plan(
        environment,
        adjusted.checklist(),
        phase,
        only,
        selected.orElse(null),
        systems.facets(),
        systems.secrets(),
        entries,
        levers,
        prospects);
  }

  /** Where a run looks from is said by people, and decides what an open or a closed port means. */
  private static List<Lever> levers(Environment environment, Adjustments adjusted) {
    Vantage vantage = environment.vantage();
    if (vantage.name().equals(Vantage.LOCAL.name())) {
      return adjusted.levers();
    }
    List<Lever> levers = new ArrayList<>(adjusted.levers());
    String where = vantage.place() == null ? null : vantage.place().toString();
    levers.add(new Lever("vantage", null, Vantage.LOCAL.name(), vantage.name(), where));
    return levers;
  }

  private Optional<ProbeType> probe(CheckSpec check, Problems problems) {
    Optional<ProbeType> probe = catalog.probe(check.probe());
    if (probe.isEmpty()) {
      problems.add(
          check.place(),
          "unknown probe \"%s\"%s"
              .formatted(
                  check.probe(), Names.hint(check.probe(), catalog.probes().keySet())));
    }
    return probe;
  }

  private void checkActive(Environment environment, Problems problems) {
    environment.active().forEach((id, place) -> {
      if (!catalog.probes().containsKey(id)) {
        problems.add(
            place,
            "active: unknown probe \"%s\"%s"
                .formatted(id, Names.hint(id, catalog.probes().keySet())));
      }
    });
  }

  private static Optional<Set<String>> select(
      List<String> only, Checklist checklist, Problems problems) {
    if (only.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new LinkedHashSet<>(checklist.itemsById().keySet());
    Set<String> selected = new TreeSet<>();
    for (String pattern : only) {
      List<String> matched = ids.stream()
          .filter(id -> pattern.endsWith("*")
              ? id.startsWith(pattern.substring(0, pattern.length() - 1))
              : id.equals(pattern))
          .toList();
      if (matched.isEmpty()) {
        problems.add(
            Place.of("--only"), "no item \"%s\"%s".formatted(pattern, Names.hint(pattern, ids)));
      }
      selected.addAll(matched);
    }
    return Optional.of(selected);
  }

  /** Gives every check a key of its own. */
  private static final class Keys {
    private final Map<String, Integer> used = new HashMap<>();

    String of(String item, String probe, String system) {
      String key = item + "#" + probe + (system.isEmpty() ? "" : "@" + system);
      int times = used.merge(key, 1, Integer::sum);
      return times == 1 ? key : key + "~" + times;
    }
  }

  /** Plans one check of one item. */
  private record CheckPlanner(
      Environment environment, Checklist checklist, Systems systems, Keys keys, Problems problems) {

    List<Plan.Entry> plan(Item item, CheckSpec check, Optional<ProbeType> known) {
      if (known.isEmpty()) {
        return List.of();
      }
      ProbeType probe = known.get();
      validate(check, probe);
      Optional<Outcome> byFacts = byFacts(check.when());
      if (byFacts.isPresent()) {
        return List.of(settled(item, probe, "", byFacts.get()));
      }
      List<SystemRef> able = systems.having(probe.facet());
      if (able.isEmpty()) {
        return List.of(withoutSystem(item, probe));
      }
      List<Plan.Entry> entries = new ArrayList<>();
      Set<SystemRef> targets = new LinkedHashSet<>(check.on().isEmpty() ? able : List.of());
      for (String role : check.on()) {
        List<SystemRef> holders = systems.holding(role, probe.facet());
        targets.addAll(holders);
        if (holders.isEmpty()) {
          entries.add(lacking(item, probe, "", "no system has the role " + role, "role:" + role));
        }
      }
      targets.forEach(target -> entries.add(on(item, check, probe, target)));
      return entries;
    }

    private Plan.Entry withoutSystem(Item item, ProbeType probe) {
      if (probe.signed()) {
        return lacking(
            item,
            probe,
            "",
            "the environment names no folder of attestations",
            "environment:attestations");
      }
      String kinds = String.join(" or ", systems.kindsHaving(probe.facet()));
      return lacking(
          item, probe, "", "no system of kind " + kinds + " is configured", "system:" + kinds);
    }

    /** Finds mistakes in the settings even of a check that no system is there for. */
    private void validate(CheckSpec check, ProbeType probe) {
      if (probe.signed() && !check.on().isEmpty()) {
        problems.add(check.place(), probe.id() + " takes no on: people sign for the environment");
      }
      check.requires().stream()
          .filter(name -> !probe.settingNames().contains(name))
          .forEach(name -> problems.add(
              check.place(),
              "requires: %s has no setting \"%s\"%s"
                  .formatted(probe.id(), name, Names.hint(name, probe.settingNames()))));
      if (CheckSettings.missing(check, probe).isEmpty()) {
        probe.bind(check.with(), Fill.NOTHING, problems);
        return;
      }
      check.with().entries().forEach((key, entry) -> {
        if (!probe.settingNames().contains(key)) {
          problems.add(
              entry.keyPlace(),
              "unknown key \"%s\"%s".formatted(key, Names.hint(key, probe.settingNames())));
        }
      });
    }

    private Plan.Entry on(Item item, CheckSpec check, ProbeType probe, SystemRef target) {
      String system = target.toString();
      List<String> lacks = CheckSettings.missing(check, probe);
      if (!lacks.isEmpty()) {
        String text = "%s %s of %s is to be said under items: %s"
            .formatted(
                lacks.size() == 1 ? "the setting" : "each of the settings",
                String.join(", ", lacks),
                probe.id(),
                item.id());
        return lacking(
            item, probe, system, text, lacks.stream().map("setting:"::concat).toList());
      }
      Facet facet = about(item, systems.facet(target), new Resting.Unknown());
      ProbeType.Bound bound = probe.bind(check.with(), systems.fill(environment, facet), problems);
      if (!bound.missing().isEmpty()) {
        List<String> names = List.copyOf(bound.missing());
        String text = names.stream().map("{%s}"::formatted).collect(Collectors.joining(", "));
        return lacking(
            item,
            probe,
            system,
            text + (names.size() == 1 ? " has no value" : " have no value"),
            names.stream().map(CheckPlanner::need).toList());
      }
      if (bound.examine().isEmpty()) {
        return lacking(
            item,
            probe,
            system,
            "its settings are wrong",
            "setting"); // a problem was added as well
      }
      Optional<Outcome.Inconclusive> unsaid = bound.unsaid().apply(facet);
      if (unsaid.isPresent()) {
        return settled(item, probe, system, unsaid.get());
      }
      String key = keys.of(item.id(), probe.id(), system);
      Request request = bound.settings().orElse(null) instanceof Request asked ? asked : null;
      if (request != null) {
        decision(check, request);
      }
      var probing = bound.examine().get();
      Function<Resting, Examination> examinations =
          resting -> probing.apply(about(item, systems.facet(target), resting))::apply;
      return new Plan.Entry.Ready(new PlannedCheck(
          key,
          probe.id(),
          target,
          probe.signed(),
          request,
          examinations.apply(new Resting.Unknown()),
          examinations));
    }

    /** A decision rests on items that rest on nothing else, never on itself or another decision. */
    private void decision(CheckSpec check, Request request) {
      List<Item> possible =
          checklist.items().stream().filter(other -> !other.restsOnOthers()).toList();
      request.decision().stream()
          .filter(pattern -> possible.stream().noneMatch(other -> Of.matches(pattern, other.id())))
          .forEach(pattern -> problems.add(
              check.place(),
              "decision: no item that it could rest on matches %s".formatted(Shown.text(pattern))));
    }

    private static Facet about(Item item, Facet facet, Resting resting) {
      return facet instanceof SignOffs where ? where.about(item.id(), item.text(), resting) : facet;
    }

    private static String need(String placeholder) {
      int dot = placeholder.indexOf('.');
      String area = placeholder.substring(0, Math.max(dot, 0));
      return switch (area) {
        case "values" -> "value:" + placeholder.substring(dot + 1);
        case "window" -> "release:window";
        case "system" -> "key:" + placeholder.substring(dot + 1);
        default -> placeholder.replace('.', ':');
      };
    }

    private Optional<Outcome> byFacts(List<When> when) {
      Optional<Outcome> unknown = Optional.empty();
      for (When fact : when) {
        Boolean declared = environment.facts().get(fact.fact());
        if (declared == null) {
          unknown = Optional.of(new Outcome.Inconclusive(
              Cause.NOT_CONFIGURED,
              "the fact %s is not declared".formatted(fact.fact()),
              null,
              List.of("fact:" + fact.fact())));
        } else if (declared == fact.negated()) {
          return Optional.of(
              new Outcome.NotApplicable("%s is declared %s".formatted(fact.fact(), declared)));
        }
      }
      return unknown;
    }

    private Plan.Entry lacking(
        Item item, ProbeType probe, String system, String summary, String need) {
      return lacking(item, probe, system, summary, List.of(need));
    }

    private Plan.Entry lacking(
        Item item, ProbeType probe, String system, String summary, List<String> needs) {
      return settled(
          item,
          probe,
          system,
          new Outcome.Inconclusive(Cause.NOT_CONFIGURED, summary, null, needs));
    }

    private Plan.Entry settled(Item item, ProbeType probe, String system, Outcome outcome) {
      return new Plan.Entry.Settled(new CheckResult(
          probe.id(),
          system.isEmpty() ? null : system,
          keys.of(item.id(), probe.id(), system),
          probe.signed(),
          outcome,
          List.of(),
          null,
          0));
    }
  }
}
