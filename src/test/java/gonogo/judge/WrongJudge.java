package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges that leave out one rule each: they bend the case, or the verdict, and leave the rest to the right one. */
enum WrongJudge {
  TAKES_UNSEEN_FOR_PASSED {
    @Override
    void bend(Given given) {
      given.eachResult(result -> result.outcome() instanceof Inconclusive unseen
          ? Results.with(result, new Passed(unseen.summary(), List.of(), List.of()))
          : result);
    }
  },
  TAKES_NO_RESULT_FOR_NO_CHECK {
    @Override
    void bend(Given given) {
      given.eachItem(item -> {
        var probes = probes(given, item, result -> true);
        return withChecks(item, probes.isEmpty() ? List.of() : only(item, probes));
      });
      given.items.removeIf(item ->
          item.checks().isEmpty() && item.of() == null && !given.checks.containsKey(item.id()));
    }
  },
  IGNORES_WHEN_A_WAIVER_ENDS {
    @Override
    void bend(Given given) {
      given.eachWaiver(waiver -> {
        var length = Duration.between(waiver.from(), waiver.until());
        var from = given.now.minus(length.dividedBy(2));
        return WaiverBuilder.copyOf(waiver).from(from).until(from.plus(length)).build();
      });
    }
  },
  IGNORES_THE_TEXT_THAT_WAS_WAIVED {
    @Override
    void bend(Given given) {
      given.eachWaiver(waiver ->
          WaiverBuilder.copyOf(waiver).text(item(given, waiver).text()).build());
    }
  },
  IGNORES_WHO_APPROVED {
    @Override
    void bend(Given given) {
      given.eachWaiver(waiver ->
          WaiverBuilder.copyOf(waiver).owner("team").approvers("ann", "bob").build());
    }
  },
  WAIVES_BLOCKERS_FOR_LONG {
    @Override
    void bend(Given given) {
      var week = Duration.ofDays(7);
      given.eachWaiver(waiver -> Duration.between(waiver.from(), waiver.until()).compareTo(week) > 0
          ? WaiverBuilder.copyOf(waiver).from(waiver.until().minus(week)).build()
          : waiver);
    }
  },
  WAIVES_A_FAILURE_AS_UNSEEN {
    @Override
    void bend(Given given) {
      var items = waived(given, Accepts.UNSEEN);
      given.checks.replaceAll(
          (item, results) -> items.contains(item) ? hideFailures(results) : results);
    }
  },
  WAIVES_THE_UNSEEN_AS_FAILED {
    @Override
    void bend(Given given) {
      given.waivers.addAll(given.waivers.stream()
          .map(waiver -> WaiverBuilder.copyOf(waiver).accepts(Accepts.UNSEEN).build())
          .toList());
    }
  },
  WAIVES_NEW_FINDINGS_TOO {
    @Override
    void bend(Given given) {
      given.eachWaiver(waiver -> {
        var results = given.checks.getOrDefault(waiver.item(), List.of());
        return WaiverBuilder.copyOf(waiver).codes(codes(results)).build();
      });
    }
  },
  TAKES_A_SIGNATURE_FOR_EVIDENCE {
    @Override
    void bend(Given given) {
      given.eachResult(result -> new CheckResult(
          result.probe(),
          result.system(),
          result.key(),
          false,
          result.outcome(),
          List.of(),
          null,
          0));
    }
  },
  LETS_A_SIGNATURE_OUTWEIGH_A_FAILURE {
    @Override
    void bend(Given given) {
      Predicate<CheckResult> signature =
          result -> result.signed() && result.outcome() instanceof Passed;
      given.checks.replaceAll((item, results) -> results.stream().anyMatch(signature)
          ? results.stream().filter(signature).toList()
          : results);
      given.eachItem(item -> {
        var probes = probes(given, item, signature);
        return probes.isEmpty() ? item : withChecks(item, only(item, probes));
      });
    }
  },
  SAYS_GO_WHEN_NOTHING_SPEAKS_AGAINST_IT {
    @Override
    Judgement judge(Case given) {
      var right = Judge.judge(given);
      return right.verdict() == Verdict.INCOMPLETE
              && right.reasons().isEmpty()
              && given.selected() == null
          ? go(right)
          : right;
    }
  },
  TAKES_AN_UNKNOWN_FACT_FOR_FALSE {
    @Override
    void bend(Given given) {
      given.items.stream()
          .flatMap(item -> item.when().stream())
          .forEach(when -> given.facts.putIfAbsent(when.fact(), false));
    }
  },
  SAYS_GO_FOR_A_SELECTION {
    @Override
    void bend(Given given) {
      var selected = given.selected;
      if (selected != null) {
        given.items.removeIf(item -> !selected.contains(item.id()));
        given.checks.keySet().retainAll(selected);
        given.selected = null;
      }
    }
  },
  TAKES_NO_MEMBERS_FOR_MET {
    @Override
    void bend(Given given) {
      var judged = Judge.judge(given.build()).items();
      given.eachItem(item -> {
        boolean empty = item.of() != null
            && Members.settle(item.of(), judged).message().startsWith("none of its items");
        return empty
            ? ItemBuilder.copyOf(item).of(null).severity(Severity.MINOR).build()
            : item;
      });
    }
  },
  LETS_A_TRIAL_GO_ON {
    @Override
    void bend(Given given) {
      var adoption = given.adoption;
      if (adoption != null) {
        given.adoption(adoption.rules().stream()
            .map(rule -> rule.stage() == Stage.TRIAL ? Given.trial(rule.pattern(), TOMORROW) : rule)
            .toArray(Rule[]::new));
      }
    }
  };

  private static final LocalDate TOMORROW = Given.TODAY.plusDays(1);

  /** Bends the case so that the rule no longer bites. */
  void bend(Given given) {}

  Judgement judge(Case given) {
    var bent = Given.copyOf(given);
    bend(bent);
    return Judge.judge(bent.build());
  }

  private static Judgement go(Judgement right) {
    return new Judgement(
        Verdict.GO,
        right.headline(),
        right.reasons(),
        right.counts(),
        right.decides(),
        right.onlySignatures(),
        right.causes(),
        right.restsOn(),
        right.items());
  }

  private static Item item(Given given, Waiver waiver) {
    return given.items.stream()
        .filter(item -> item.id().equals(waiver.item()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> waived(Given given, Accepts accepts) {
    return given.waivers.stream()
        .filter(waiver -> waiver.accepts() == accepts)
        .map(Waiver::item)
        .collect(Collectors.toSet());
  }

  private static List<CheckResult> hideFailures(List<CheckResult> results) {
    return results.stream()
        .map(result -> result.outcome() instanceof Failed ? Results.with(result, hidden()) : result)
        .toList();
  }

  private static Outcome hidden() {
    return new Inconclusive(Cause.NO_DATA, "hidden");
  }

  private static List<String> codes(List<CheckResult> results) {
    return results.stream()
        .flatMap(
            result -> result.outcome() instanceof Failed failed ? failed.findings().stream() : null)
        .map(Finding::code)
        .toList();
  }

  private static Set<String> probes(Given given, Item item, Predicate<CheckResult> wanted) {
    return given.checks.getOrDefault(item.id(), List.of()).stream()
        .filter(wanted)
        .map(CheckResult::probe)
        .collect(Collectors.toSet());
  }

  private static List<CheckSpec> only(Item item, Set<String> probes) {
    return item.checks().stream()
        .filter(check -> probes.contains(check.probe()))
        .toList();
  }

  private static Item withChecks(Item item, List<CheckSpec> checks) {
    return ItemBuilder.copyOf(item).checks(checks).build();
  }
}
