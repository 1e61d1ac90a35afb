package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.catalog.Catalog;
import gonogo.catalog.KindType;
import gonogo.catalog.ProbeType;
import gonogo.model.CheckSpec;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that an item lacks, where a run would stop at the first thing.
 *
 * <p>What it does not find, a reader takes for seen: so it also asks who may sign today, whether ACTIVE questions are
 * allowed, and what a probe says before it asks anything.
 */
final class Prospects {
  private final Environment environment;
  private final Catalog catalog;
  private final Instant now;
  private final Set<Need> needs = new LinkedHashSet<>();

  private Prospects(Environment environment, Catalog catalog, Instant now) {
    this.environment = environment;
    this.catalog = catalog;
    this.now = now;
  }

  static Prospect of(
      Item item, List<Plan.Entry> entries, Environment environment, Catalog catalog, Instant now) {
    return new Prospects(environment, catalog, now).of(item, entries);
  }

  private Prospect of(Item item, List<Plan.Entry> entries) {
    if (isOpposed(item.when())) {
      return new Prospect(entries, List.of(), true);
    }
    addUnknown(item.when());
    item.checks().forEach(this::add);
    entries.forEach(this::add);
    if (item.checks().isEmpty() && item.of() == null) {
      (item.needs().isEmpty() ? List.of("") : item.needs())
          .forEach(words -> needs.add(Need.unbound(words)));
    }
    boolean ruledOut = needs.isEmpty()
        && !item.checks().isEmpty()
        && item.checks().stream().allMatch(check -> isOpposed(check.when()));
    return new Prospect(
        entries, needs.stream().sorted(Comparator.comparing(Need::kind)).toList(), ruledOut);
  }

  private boolean isOpposed(List<When> conditions) {
    return conditions.stream()
        .anyMatch(condition ->
            Boolean.valueOf(condition.negated()).equals(environment.facts().get(condition.fact())));
  }

  private void addUnknown(List<When> conditions) {
    conditions.stream()
        .map(When::fact)
        .filter(fact -> !environment.facts().containsKey(fact))
        .forEach(fact -> needs.add(Need.of(Need.Kind.FACT, fact)));
  }

  private void add(CheckSpec check) {
    Optional<ProbeType> known = catalog.probe(check.probe());
    if (known.isEmpty() || isOpposed(check.when())) {
      return;
    }
    ProbeType probe = known.get();
    addUnknown(check.when());
    CheckSettings.missing(check, probe).forEach(name -> needs.add(Need.setting(name, probe.id())));
    if (probe.isActive(check.with()) && !environment.active().containsKey(probe.id())) {
      needs.add(Need.of(Need.Kind.ACTIVE, probe.id()));
    }
    if (probe.signed() && environment.attestations() != null) { // else nobody can sign at all
      duties(check).stream()
          .filter(duty -> !isHeld(duty))
          .forEach(duty -> needs.add(Need.of(Need.Kind.DUTY, duty)));
    }
  }

  private static List<String> duties(CheckSpec check) {
    List<String> duties = new ArrayList<>();
    if (check.with().get("duties") instanceof Node.Sequence list) {
      list.values().stream()
          .filter(Node.Scalar.class::isInstance)
          .forEach(duty -> duties.add(((Node.Scalar) duty).text()));
    }
    return duties;
  }

  /** Whether somebody can exercise a duty today. */
  private boolean isHeld(String duty) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return environment.people().byId().values().stream()
        .anyMatch(person ->
            person.duties().contains(duty) && !person.keys().isEmpty() && person.holdsOn(today));
  }

  private void add(Plan.Entry entry) {
    switch (entry) {
      case Plan.Entry.Settled(var result) -> add(result.outcome(), result.probe(), result.system());
      case Plan.Entry.Ready(var check) ->
        Rehearsal.of(check, now)
            .ifPresent(outcome -> add(outcome, check.probe(), String.valueOf(check.system())));
    }
  }

  /** Facts and settings are known from the check itself, with the probe that they are of. */
  private void add(Outcome outcome, String probe, @Nullable String system) {
    if (outcome instanceof Outcome.Inconclusive unseen && unseen.cause() == Cause.NOT_CONFIGURED) {
      unseen.needs().stream()
          .filter(need -> !need.startsWith("fact:") && !need.startsWith("setting"))
          .map(Need::read)
          .forEach(need -> needs.add(
              need.kind() == Need.Kind.ROLE
                  ? need.of(kind(probe))
                  : need.kind() == Need.Kind.KEY && need.of() == null
                      ? need.of(String.valueOf(system))
                      : need));
    }
  }

  /** The first kind of system that a probe can look at. */
  private String kind(String probe) {
    return catalog
        .probe(probe)
        .flatMap(type -> catalog.kinds().values().stream()
            .filter(kind -> kind.has(type.facet()))
            .findFirst())
        .map(KindType::kind)
        .orElse("");
  }
}
