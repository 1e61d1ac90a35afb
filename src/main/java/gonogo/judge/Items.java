package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.judge.Adoptions.Exemption;
import gonogo.model.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges item by item; those that are settled by others come last and keep their place in the list. */
final class Items {
  /** How long before an item begins to decide its owner is told. */
  private static final int DAYS_OF_NOTICE = 14;

  private Items() {}

  static List<Judged> judge(Case given) {
    Map<String, Judged> judged = new LinkedHashMap<>();
    given.checklist().items().stream()
        .filter(item -> item.of() == null)
        .forEach(item -> judged.put(item.id(), judge(item, List.of(), given)));
    var members = judged.values().stream().map(Judged::judgement).toList();
    given
        .checklist()
        .items()
        .forEach(item -> judged.computeIfAbsent(item.id(), id -> judge(item, members, given)));
    return given.checklist().items().stream().map(item -> judged.get(item.id())).toList();
  }

  private static Judged judge(Item item, List<ItemJudgement> members, Case given) {
    return switch (Standings.of(item, given)) {
      case Standing.NotAdopted(String message) ->
        closed(item, given, Settled.other(Status.NOT_ADOPTED, message));
      case Standing.NotDue(String message) ->
        closed(item, given, Settled.other(Status.NOT_DUE, message));
      case Standing.NotApplicable(String trace) ->
        closed(item, given, Settled.other(Status.NOT_APPLICABLE, trace));
      case Standing.Undetermined(Cause cause, String message, List<String> needs) -> {
        var settled = Settled.undetermined(List.of(new Unseen(cause, null, needs, message)));
        // What --only leaves out could have been seen: nobody accepted that.
        yield cause == Cause.NOT_SELECTED
            ? closed(item, given, settled)
            : waivable(item, given, settled, List.of());
      }
      case Standing.Open() ->
        waivable(item, given, settle(item, members, given), given.results(item));
    };
  }

  private static Settled settle(Item item, List<ItemJudgement> members, Case given) {
    var results = given.results(item);
    if (item.of() == null) {
      return Checks.settle(item, results, given.facts());
    }
    var byMembers = Members.settle(item.of(), members);
    return item.checks().isEmpty() && results.isEmpty()
        ? byMembers
        : Members.both(byMembers, Checks.settle(item, results, given.facts()));
  }

  private static Judged closed(Item item, Case given, Settled settled) {
    return judgement(
        item, given, settled, new Waivers.Applied(settled.status(), null, List.of()), List.of());
  }

  private static Judged waivable(
      Item item, Case given, Settled settled, List<CheckResult> results) {
    return judgement(item, given, settled, Waivers.apply(item, settled, results, given), results);
  }

  private static Judged judgement(
      Item item, Case given, Settled settled, Waivers.Applied applied, List<CheckResult> results) {
    var exemption = Adoptions.exemption(given.adoption(), item.id(), given.now());
    var unseen = applied.status() == Status.UNDETERMINED ? settled.unseen().getFirst() : null;
    var judgement = new ItemJudgement(
        item,
        Gates.covers(given.phase(), item),
        exemption == null,
        item.severity().compareTo(given.blocking()) <= 0,
        applied.status(),
        settled.status(),
        unseen == null ? null : unseen.cause(),
        unseen == null ? null : unseen.root(),
        settled.unseen().stream()
            .flatMap(each -> each.needs().stream())
            .distinct()
            .toList(),
        unseen == null ? settled.message() : unseen.message(),
        settled.by(),
        applied.waiver(),
        concerns(exemption, Adoptions.day(given.now()), applied, results),
        results);
    return new Judged(judgement, unseen == null ? List.of() : settled.unseen());
  }

  private static List<String> concerns(
      @Nullable Exemption exemption,
      LocalDate today,
      Waivers.Applied applied,
      List<CheckResult> results) {
    List<String> concerns = new ArrayList<>();
    results.stream()
        .flatMap(Items::remarks)
        .map(remark -> remark.where() + ": " + remark.text())
        .distinct()
        .forEach(concerns::add);
    concerns.addAll(applied.concerns());
    if (exemption != null && isConcern(exemption, today, applied.status())) {
      concerns.add(exemption.text());
    }
    return concerns;
  }

  private static boolean isConcern(Exemption exemption, LocalDate today, Status status) {
    return status == Status.NOT_MET || !today.plusDays(DAYS_OF_NOTICE).isBefore(exemption.until());
  }

  private static Stream<Remark> remarks(CheckResult result) {
    return switch (result.outcome()) {
      case Passed passed -> passed.remarks().stream();
      case Failed failed -> failed.remarks().stream();
      case Inconclusive inconclusive -> Stream.empty();
      case NotApplicable notApplicable -> Stream.empty();
    };
  }
}
