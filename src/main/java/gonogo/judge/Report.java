package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.model.Checklist;
import gonogo.model.Evidence;
import gonogo.model.Plugin;
import gonogo.model.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves: the one value that every output format is made from. Its JSON is version 1; fields are only ever
 * added. Readers never infer goodness from anything but {@code ok} and {@code go}; an unknown status is not ok.
 *
 * @param onlyMissing {@code signatures} when an INCOMPLETE lacks nothing else; null otherwise
 */
public record Report(
    String schema,
    Run run,
    EnvironmentInfo environment,
    ReleaseInfo release,
    ChecklistInfo checklist,
    Verdict verdict,
    String headline,
    List<Reason> reasons,
    SequencedMap<Status, Integer> counts,
    boolean go,
    int decides,
    @Nullable String onlyMissing,
    List<CauseGroup> causes,
    List<Lever> restsOn,
    List<SectionView> sections,
    SequencedMap<String, Evidence> evidence) {

  public static final String SCHEMA = "gonogo/report/v1";

  /**
   * One execution.
   *
   * @param end {@code completed}, {@code deadline} or {@code interrupted}
   * @param asOf the instant that dates were judged at
   * @param scope {@code full}, or the {@code --only} patterns
   * @param replayed whether the evidence came from a bundle
   */
  public record Run(
      String id,
      Instant startedAt,
      Instant finishedAt,
      Instant asOf,
      String end,
      String phase,
      String scope,
      boolean replayed,
      Engine engine,
      List<Input> inputs) {}

  /**
   * What made the report.
   *
   * @param plugins what was there beside gonogo itself, by name
   */
  public record Engine(String name, String version, List<Plugin> plugins) {
    public Engine {
      plugins = List.copyOf(plugins);
    }

    /** An engine without plugins. */
    public Engine(String name, String version) {
      this(name, version, List.of());
    }
  }

  /** A file that the verdict was made from. */
  public record Input(String path, String sha256) {}

  public record EnvironmentInfo(String name, SequencedMap<String, String> labels) {}

  /**
   * What is about to be deployed.
   *
   * @param sources who says it, by key as in {@code --release}: a place in a file, {@code --release}, the variable of a
   *     pipeline, or {@code git HEAD}
   * @param concerns what must be known beside it
   */
  public record ReleaseInfo(
      @Nullable String product,
      @Nullable String version,
      @Nullable String commit,
      @Nullable String previous,
      @Nullable Window window,
      SequencedMap<String, String> sources,
      List<String> concerns) {

    /** A release of which nothing more is known. */
    public ReleaseInfo(
        @Nullable String product,
        @Nullable String version,
        @Nullable String commit,
        @Nullable String previous,
        @Nullable Window window) {
      this(product, version, commit, previous, window, new LinkedHashMap<>(), List.of());
    }
  }

  public record Window(Instant start, Instant end) {}

  public record ChecklistInfo(String id, int version, String title, String sha256, int items) {}

  /** The items of one section, without those of its sub-sections. */
  public record SectionView(
      List<String> path, SequencedMap<Status, Integer> counts, List<ItemView> items) {}

  /**
   * One item.
   *
   * @param owner null: reserved
   * @param ok whether nothing is left to do about it
   * @param by {@code evidence}, {@code signature} or {@code items}
   */
  public record ItemView(
      String id,
      String text,
      @Nullable String claim,
      String severity,
      String phase,
      @Nullable String owner,
      boolean due,
      boolean decides,
      boolean ok,
      Status status,
      Status rawStatus,
      @Nullable Cause cause,
      List<String> needs,
      String message,
      @Nullable String by,
      @Nullable WaiverView waiver,
      List<String> concerns,
      List<String> depends,
      List<CheckView> checks) {}

  public record WaiverView(
      String id, String reason, String owner, List<String> approvers, Instant expires) {}

  /**
   * One check.
   *
   * @param outcome {@code PASSED}, {@code FAILED}, {@code INCONCLUSIVE} or {@code NOT_APPLICABLE}
   * @param trace for NOT_APPLICABLE: how that was seen
   */
  public record CheckView(
      String probe,
      @Nullable String system,
      String key,
      String outcome,
      @Nullable Cause cause,
      @Nullable String root,
      List<String> needs,
      String summary,
      List<Remark> remarks,
      @Nullable String trace,
      List<Measure> measures,
      List<FindingView> findings,
      List<String> evidence,
      @Nullable Instant startedAt,
      long tookMs) {}

  /** A finding with its fingerprint: first 12 hex digits of SHA-256 of code, check key and where. */
  public record FindingView(
      String code, String fingerprint, String where, String seen, String wanted, String remedy) {
    static FindingView of(Finding finding, String key) {
      String identity = finding.code() + "\n" + key + "\n" + finding.where();
      return new FindingView(
          finding.code(),
          Source.sha256(identity).substring(0, 12),
          finding.where(),
          finding.seen(),
          finding.wanted(),
          finding.remedy());
    }
  }

  /** Puts the report of a judgement together; the evidence is sorted by its id. */
  public static Report of(
      Run run,
      EnvironmentInfo environment,
      ReleaseInfo release,
      Checklist checklist,
      Judgement judgement,
      Map<String, Evidence> evidence) {
    return new Report(
        SCHEMA,
        run,
        environment,
        release,
        new ChecklistInfo(
            checklist.id(),
            checklist.version(),
            checklist.title(),
            checklist.source().sha256(),
            judgement.items().size()),
        judgement.verdict(),
        judgement.headline(),
        judgement.reasons(),
        judgement.counts(),
        judgement.verdict() == Verdict.GO,
        judgement.decides(),
        judgement.onlySignatures() ? "signatures" : null,
        judgement.causes(),
        judgement.restsOn(),
        Reports.sections(checklist.sections(), judgement),
        new TreeMap<>(evidence));
  }
}
