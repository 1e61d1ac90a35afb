package gonogo.probes.reports;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.collect.reports.JunitReports.CommitFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which runs say anything about the release: those of its commit, not too old, and whole. */
final class Credence {

  /** A timestamp without a zone is at most this far ahead (UTC+14), with some room. */
  private static final Duration ZONES = Duration.ofDays(1);

  /** How far the clocks of two machines may differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(2);

  private final SystemRef system;
  private final Commit release;
  private final @Nullable CommitFile commitFile;
  private final Duration maxAge;
  private final Instant now;

  // Each under its kind.
  private final Map<String, Doubted> doubts = new LinkedHashMap<>();

  Credence(
      SystemRef system,
      Commit release,
      @Nullable CommitFile commitFile,
      Duration maxAge,
      Instant now) {
    this.system = system;
    this.release = release;
    this.commitFile = commitFile;
    this.maxAge = maxAge;
    this.now = now;
  }

  /**
   * Why a run is not believed.
   *
   * @param kind the same for all files of which the same is to be said
   * @param text goes on after the path of the file
   */
  private record Doubt(Cause cause, String kind, String text, List<String> needs) {
    Doubt(Cause cause, String kind, String text) {
      this(cause, kind, text, List.of());
    }
  }

  /** The paths of the files of which the same is to be said. */
  private record Doubted(Doubt doubt, SortedSet<String> paths) {

    Outcome.Inconclusive inconclusive() {
      int more = paths.size() - 1;
      String others = more == 0 ? "" : " (and %s)".formatted(Texts.count(more, "more file"));
      return new Outcome.Inconclusive(
          doubt.cause(), paths.getFirst() + " " + doubt.text() + others, null, doubt.needs());
    }
  }

  /** The runs that say something about the release; what is not believed is noted as unseen. */
  List<SuiteRun> of(List<SuiteRun> runs, Notes notes) {
    List<SuiteRun> believed = new ArrayList<>();
    for (SuiteRun run : runs) {
      Optional<Doubt> doubt = commit(run).or(() -> age(run));
      if (doubt.isEmpty()) {
        believed.add(run);
      }
      Stream.concat(doubt.stream(), contents(run).stream())
          .forEach(found -> doubts
              .computeIfAbsent(found.kind(), _ -> new Doubted(found, new TreeSet<>()))
              .paths()
              .add(run.file().path()));
    }
    doubts.values().forEach(doubted -> notes.unseen(doubted.inconclusive()));
    return believed;
  }

  /** Whether all runs were believed. */
  boolean complete() {
    return doubts.isEmpty();
  }

  private Optional<Doubt> commit(SuiteRun run) {
    List<Commit> said = Stream.concat(
            run.suite().commits().stream(),
            commitFile == null ? Stream.empty() : Stream.ofNullable(commitFile.commit()))
        .flatMap(name -> Commit.of(name).stream())
        .toList();
    if (said.isEmpty()) {
      return Optional.of(unknown());
    }
    Commit first = said.getFirst();
    Optional<Commit> other = said.stream().filter(commit -> !commit.same(first)).findFirst();
    if (other.isPresent()) {
      return Optional.of(new Doubt(
          Cause.CONTRADICTED,
          "commits",
          "is of two commits: %s and %s".formatted(first, other.get())));
    }
    return said.stream()
        .filter(commit -> !commit.same(release))
        .findFirst()
        .map(commit -> new Doubt(
            Cause.WRONG_SUBJECT,
            "commit " + commit,
            "is of the commit %s, and the release is of %s; run the tests on that one"
                .formatted(commit, release)));
  }

  private Doubt unknown() {
    if (commitFile == null) {
      return new Doubt(
          Cause.NOT_CONFIGURED,
          "no commit",
          "does not say its commit; let CI write it into the folder with git rev-parse HEAD, and name "
              + "the file as commit-file of "
              + system,
          List.of("environment:commit-file"));
    }
    return new Doubt(
        Cause.NO_DATA,
        "no commit",
        "does not say its commit, and there is no file %s that does; let CI write it with git rev-parse HEAD"
            .formatted(commitFile.name()));
  }

  private Optional<Doubt> age(SuiteRun run) {
    Optional<Instant> written = Timestamp.read(run.suite().timestamp());
    Instant modified = run.file().modified();
    if (written.filter(at -> at.isAfter(now.plus(ZONES))).isPresent()) {
      return Optional.of(new Doubt(
          Cause.CONTRADICTED,
          "timestamp",
          "says that it ran in the future, at " + run.suite().timestamp()));
    }
    if (modified.isAfter(now.plus(CLOCKS))) {
      return Optional.of(
          new Doubt(Cause.CONTRADICTED, "modified", "was written in the future, at " + modified));
    }
    Instant ran = written.filter(at -> at.isBefore(modified)).orElse(modified);
    return Duration.between(ran, now).compareTo(maxAge) > 0
        ? Optional.of(new Doubt(
            Cause.STALE,
            "age",
            "is of %s, more than %s ago; run the tests again"
                .formatted(ran, Texts.duration(maxAge))))
        : Optional.empty();
  }

  private static Optional<Doubt> contents(SuiteRun run) {
    return run.file().contradictions().stream()
        .findFirst()
        .map(words -> new Doubt(
            Cause.CONTRADICTED, "contents", "was cut short or changed: %s".formatted(words)));
  }
}
