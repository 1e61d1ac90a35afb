package gonogo.cli;

import gonogo.api.Subject;
import gonogo.attest.Ground;
import gonogo.attest.Request;
import gonogo.engine.Grounds;
import gonogo.engine.Plan;
import gonogo.judge.Status;
import gonogo.model.InvalidInputException;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import gonogo.report.SavedItem;
import gonogo.report.SavedReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report that people see when they sign a decision of go or no-go, and that the decision then rests on. */
final class SignedReport {
  /** Who signs must have seen the world of today; the four hours are those from the review to the deployment. */
  static final Duration LONGEST = Duration.ofHours(4);

  private static final Duration SKEW = Duration.ofMinutes(2);

  private final SavedReport report;
  private final Grounds grounds;

  private SignedReport(SavedReport report, Plan plan, Instant now) {
    this.report = report;
    this.grounds = new Grounds(plan, now, this::seen);
  }

  /**
   * Reads a report of a release; one of something else beside a statement would mislead.
   *
   * @throws InvalidInputException when it is no report, or of another release
   */
  static SavedReport read(Path file, Subject subject) {
    SavedReport report = SavedFile.read(file, "--report").report();
    SavedReport.Release release = report.release();
    if (!report.environment().equals(subject.environment())
        || !Objects.equals(release.version(), subject.version())
        || !Objects.equals(release.commit(), subject.commit())) {
      throw new InvalidInputException(
          Place.of(file.toString()),
          "it is of %s %s to %s; this is about %s %s to %s"
              .formatted(
                  release.version(),
                  release.commit(),
                  report.environment(),
                  subject.version(),
                  subject.commit(),
                  subject.environment()));
    }
    return report;
  }

  /**
   * A report that decisions can rest on.
   *
   * @throws InvalidInputException with every reason why they cannot
   */
  static SignedReport of(Path file, SavedReport report, Plan plan, Instant now) {
    Problems problems = new Problems();
    refusals(report, plan, now)
        .forEach(refusal -> problems.add(Place.of(file.toString()), refusal));
    problems.throwIfAny();
    return new SignedReport(report, plan, now);
  }

  private Optional<Grounds.Seen> seen(String id) {
    return report
        .item(id)
        .flatMap(item -> item.known()
            .map(status ->
                new Grounds.Seen(status, item.decides(), waiver(item), item.fingerprints())));
  }

  private static @Nullable String waiver(SavedItem item) {
    SavedItem.Waived waiver = item.waiver();
    return waiver == null ? null : waiver.id();
  }

  /** What a decision rests on, as the report has it. */
  Ground ground(Item decision, Request request) {
    return grounds.of(decision, request.decision());
  }

  /** Why nobody can sign a decision on it, if so: it does not say how all items stand. */
  Optional<String> gap(Item decision, Request request) {
    Set<String> known = ground(decision, request).items().keySet();
    List<String> missing = grounds.basis(decision, request.decision()).stream()
        .map(Item::id)
        .filter(id -> !known.contains(id))
        .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("the report of %s does not say how %s%s stands: run the gate %s"
            .formatted(
                report.run().phase(),
                missing.getFirst(),
                missing.size() == 1 ? "" : " and %d more items".formatted(missing.size() - 1),
                decision.phase().text()));
  }

  /** What is not as it should be among the items that a decision rests on, one line for each. */
  List<String> reservations(Item decision, Request request) {
    return grounds.basis(decision, request.decision()).stream()
        .flatMap(item ->
            report
                .item(item.id())
                .filter(said -> !isFine(said))
                .map(said -> line(item, said))
                .stream())
        .toList();
  }

  private static boolean isFine(SavedItem said) {
    return said.known()
        .filter(status -> status == Status.MET || status == Status.NOT_APPLICABLE)
        .isPresent();
  }

  private static String line(Item item, SavedItem said) {
    String waiver = waiver(said);
    return "%s%s %s (%s): %s"
        .formatted(
            said.decides() ? "" : "does not decide: ",
            waiver == null ? said.status() : said.status() + " by " + waiver,
            item.id(),
            item.severity().text(),
            said.message());
  }

  /** The blockers among them that are not met: nobody says yes over those. */
  List<String> failing(Item decision, Request request) {
    Ground ground = ground(decision, request);
    return grounds.basis(decision, request.decision()).stream()
        .filter(item -> item.severity() == Severity.BLOCKER)
        .map(Item::id)
        .filter(id -> ground.items().containsKey(id)
            && Objects.requireNonNull(ground.items().get(id)).state() == Ground.State.NOT_MET)
        .toList();
  }

  private static List<String> refusals(SavedReport report, Plan plan, Instant now) {
    List<String> refusals = new ArrayList<>(report.flaws());
    SavedReport.Run run = report.run();
    if (run.replayed()) {
      refusals.add("it was judged from a bundle: a decision rests on a run");
    }
    if (!run.scope().equals("full")) {
      refusals.add("it was narrowed to %s: a decision rests on all items".formatted(run.scope()));
    }
    if (!run.end().equals("completed")) {
      refusals.add("its run was cut short (%s)".formatted(run.end()));
    }
    if (Phase.of(run.phase()).isEmpty()) {
      refusals.add("it is of the unknown gate " + run.phase());
    }
    Duration age = Duration.between(run.asOf(), now);
    if (age.compareTo(LONGEST) > 0) {
      refusals.add("it is of %s, more than %d hours ago: run again"
          .formatted(run.asOf(), LONGEST.toHours()));
    } else if (age.negated().compareTo(SKEW) > 0) {
      refusals.add("it is of %s, and it is %s".formatted(run.asOf(), now));
    }
    if (!report.checklist().id().equals(plan.checklist().id())) {
      refusals.add("it is of the checklist %s, not of %s"
          .formatted(report.checklist().id(), plan.checklist().id()));
    } else {
      changed(report, plan).ifPresent(refusals::add);
    }
    return refusals;
  }

  /** Sheets come and go; everything else must be what the report was made from. */
  private static Optional<String> changed(SavedReport report, Plan plan) {
    Set<String> sheets =
        Optional.ofNullable(plan.environment().attestations()).orElse(List.of()).stream()
            .flatMap(SignedReport::paths)
            .collect(Collectors.toSet());
    Stream<Source> checklist =
        Stream.concat(Stream.of(plan.checklist().source()), plan.checklist().basis().stream());
    List<String> changed = Stream.concat(plan.environment().sources().stream(), checklist)
        .filter(source -> !sheets.contains(source.path()))
        .filter(source -> !report.run().inputs().containsValue(source.sha256()))
        .map(Source::path)
        .distinct()
        .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of("it was made from another %s: run again with the files that are there now"
            .formatted(String.join(" and ", changed)));
  }

  private static Stream<String> paths(SignedFile file) {
    Source signature = file.signature();
    return signature == null
        ? Stream.of(file.sheet().path())
        : Stream.of(file.sheet().path(), signature.path());
  }
}
