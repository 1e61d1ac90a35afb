package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.model.Adoption.Rule;
import gonogo.model.Item;
import gonogo.model.Of.Require;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** One step from GO: each takes a world that is GO and does one thing to it after which GO would be false. */
enum Damage {
  /** A counting check fails. */
  FAILURE {
    @Override
    Optional<Case> to(Case world, Random random) {
      return evidence(world, random)
          .map(item -> replace(world, item, Results.failed("p/one", "p/one/unheard-of")));
    }
  },
  /** A counting check sees nothing. */
  UNSEEN {
    @Override
    Optional<Case> to(Case world, Random random) {
      return evidence(world, random)
          .map(item -> replace(world, item, Results.unseen("p/one", Cause.TIMED_OUT)));
    }
  },
  /** A counting check leaves no result. */
  NO_RESULT {
    @Override
    Optional<Case> to(Case world, Random random) {
      return evidence(world, random)
          .map(item -> bend(world, given -> given.checks.remove(item.id())));
    }
  },
  /** A counting check fails, and somebody has accepted only that it is unseen. */
  FAILURE_ACCEPTED_AS_UNSEEN {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> waive(
              replace(world, item, Results.failed("p/one", BAD)),
              WaiverBuilder.unseen(item).build()));
    }
  },
  /** A counting check sees nothing, and somebody has accepted only a failure. */
  UNSEEN_ACCEPTED_AS_FAILURE {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> waive(
              replace(world, item, Results.unseen("p/one", Cause.NO_DATA)),
              WaiverBuilder.failed(item, BAD).build()));
    }
  },
  /** A counting check fails with one code more than was accepted. */
  NEW_CODE {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> waive(
              replace(world, item, Results.failed("p/one", BAD, "p/one/new")),
              WaiverBuilder.failed(item, BAD).build()));
    }
  },
  /** A counting check fails, and the waiver has ended this moment. */
  WAIVER_ENDED {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> accepted(
              world, item, WaiverBuilder.failed(item, BAD).until(Given.NOW).build()));
    }
  },
  /** A counting check fails, and the waiver was given for another text. */
  TEXT_CHANGED {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> accepted(
              world, item, WaiverBuilder.failed(item, BAD).text("before").build()));
    }
  },
  /** A blocker fails, and the waiver lasts longer than a week. */
  LONG_FOR_BLOCKER {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .filter(item -> item.severity() == Severity.BLOCKER)
          .map(item -> {
            var until = Given.NOW.plus(Duration.ofDays(5));
            return accepted(
                world, item, WaiverBuilder.failed(item, BAD).until(until).build());
          });
    }
  },
  /** A counting check fails, and the owner of the waiver approved it. */
  OWN_APPROVAL {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item ->
              accepted(world, item, WaiverBuilder.failed(item, BAD).owner("ann").build()));
    }
  },
  /** A counting check fails, and somebody signs for the item. */
  FAILURE_BESIDE_SIGNATURE {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> bend(
              world,
              given -> given.result(item.id(), Results.failed("p/one", BAD), Results.signed())));
    }
  },
  /** All that was seen is signed instead. */
  ONLY_SIGNED {
    @Override
    Optional<Case> to(Case world, Random random) {
      return Optional.of(Given.copyOf(world)
          .eachResult(result -> result.outcome() instanceof Outcome.Passed ? sign(result) : result)
          .build());
    }
  },
  /** Every item waits for the next quarter. */
  NOTHING_DECIDES {
    @Override
    Optional<Case> to(Case world, Random random) {
      return Optional.of(Given.copyOf(world)
          .adoption(Given.later("*", Given.TODAY.plusDays(90)))
          .build());
    }
  },
  /** An item asks for a fact that nobody declared. */
  FACT_UNKNOWN {
    @Override
    Optional<Case> to(Case world, Random random) {
      return evidence(world, random)
          .map(item -> add(world, ItemBuilder.copyOf(item).when("unheard-of").build()));
    }
  },
  /** Only a part is looked at, and all of that is good. */
  SELECTION {
    @Override
    Optional<Case> to(Case world, Random random) {
      return evidence(world, random)
          .map(item -> Given.copyOf(world).select(item.id()).build());
    }
  },
  /** A blocker is settled by items of which none is due. */
  NO_MEMBERS {
    @Override
    Optional<Case> to(Case world, Random random) {
      return Optional.of(add(
          world,
          ItemBuilder.item("of-none")
              .severity(Severity.BLOCKER)
              .phase(world.phase())
              .of(Require.MET, "nothing-*")
              .build()));
    }
  },
  /** An item fails on the day its trial ends. */
  TRIAL_ENDS {
    @Override
    Optional<Case> to(Case world, Random random) {
      return undecided(world, random)
          .map(item -> bend(
              replace(world, item, Results.failed("p/one", BAD)),
              given -> adopt(given, Given.trial(item.id(), Given.TODAY))));
    }
  };

  private static final String BAD = "p/one/bad";

  /** Empty when the world has nothing that this could be done to. */
  abstract Optional<Case> to(Case world, Random random);

  /** A counting item without a waiver that is met by evidence. */
  private static Optional<Item> evidence(Case world, Random random) {
    var waived = world.waivers().stream().map(Waiver::item).toList();
    var candidates = Judge.judge(world).items().stream()
        .filter(each -> each.due() && each.decides() && each.blocking())
        .filter(each -> each.status() == Status.MET && each.by() == By.EVIDENCE)
        .map(ItemJudgement::item)
        .filter(item -> !waived.contains(item.id()))
        .toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(random.nextInt(candidates.size())));
  }

  /** The same, but no decision of people, so that only the waiver itself can be at fault. */
  private static Optional<Item> undecided(Case world, Random random) {
    return evidence(world, random).filter(item -> !item.isDecision());
  }

  private static Case accepted(Case world, Item item, Waiver waiver) {
    return waive(replace(world, item, Results.failed("p/one", BAD)), waiver);
  }

  private static Case waive(Case world, Waiver waiver) {
    return bend(world, given -> given.waiver(waiver));
  }

  /** Puts a result in the place of the first that is evidence for the item. */
  private static Case replace(Case world, Item item, CheckResult result) {
    List<CheckResult> results = new ArrayList<>(world.results(item));
    var first = results.stream()
        .filter(each -> !each.signed() && isPassed(each))
        .findFirst()
        .orElseThrow();
    results.set(results.indexOf(first), Results.with(first, result.outcome()));
    return bend(world, given -> given.checks.put(item.id(), results));
  }

  private static Case add(Case world, Item item) {
    var replaced = Given.copyOf(world);
    replaced.items.removeIf(each -> each.id().equals(item.id()));
    replaced.items.add(item);
    return replaced.build();
  }

  private static void adopt(Given given, Rule rule) {
    List<Rule> rules = new ArrayList<>(given.adoption == null ? List.of() : given.adoption.rules());
    rules.removeIf(each -> each.pattern().equals(rule.pattern()));
    rules.add(rule);
    given.adoption(rules.toArray(Rule[]::new));
  }

  private static Case bend(Case world, Consumer<Given> change) {
    var given = Given.copyOf(world);
    change.accept(given);
    return given.build();
  }

  private static boolean isPassed(CheckResult result) {
    return result.outcome() instanceof Outcome.Passed;
  }

  private static CheckResult sign(CheckResult result) {
    return new CheckResult(
        result.probe(), result.system(), result.key(), true, result.outcome(), List.of(), null, 0);
  }
}
