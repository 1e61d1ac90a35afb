package gonogo.engine;

import gonogo.checklist.Inputs;
import gonogo.judge.Case;
import gonogo.judge.Judge;
import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Evidence;
import gonogo.model.Plugin;
import gonogo.model.Release;
import gonogo.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Puts reports together from what a run leaves. */
final class Reports {

  private Reports() {}

  /**
   * What is known of a run beside its plan.
   *
   * @param asOf the instant that dates are judged at
   * @param plugins what it was made with beside gonogo itself
   */
  record Made(
      String id,
      Instant startedAt,
      Instant finishedAt,
      Instant asOf,
      RunEnd end,
      boolean replayed,
      List<Plugin> plugins) {}

  static Report make(
      Plan plan,
      Inputs inputs,
      Case given,
      Made made,
      Map<String, Evidence> evidence,
      Redactor redactor) {
    Environment environment = plan.environment();
    return Report.of(
        new Report.Run(
            made.id(),
            made.startedAt(),
            made.finishedAt(),
            made.asOf(),
            made.end().name().toLowerCase(Locale.ROOT),
            plan.phase().text(),
            plan.only().isEmpty() ? "full" : String.join(",", plan.only()),
            made.replayed(),
            new Report.Engine("gonogo", EngineVersion.TEXT, made.plugins()),
            sources(inputs).stream()
                .map(source -> new Report.Input(source.path(), source.sha256()))
                .toList()),
        new Report.EnvironmentInfo(environment.name(), labels(environment, redactor)),
        release(environment.release()),
        plan.checklist(),
        Judge.judge(given),
        evidence);
  }

  /** Labels may be filled from variables, and one of those may be a secret of a system as well. */
  private static SequencedMap<String, String> labels(Environment environment, Redactor redactor) {
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    environment.labels().forEach((name, value) -> labels.put(name, redactor.redact(value)));
    return labels;
  }

  private static Report.ReleaseInfo release(Release release) {
    Instant start = release.windowStart();
    Instant end = release.windowEnd();
    return new Report.ReleaseInfo(
        release.product(),
        release.version(),
        release.commit(),
        release.previous(),
        start == null || end == null ? null : new Report.Window(start, end),
        release.sources(),
        release.concerns());
  }

  static Source environmentSource(Inputs inputs) {
    return inputs.environment().sources().getFirst();
  }

  /** Every file that the verdict is made from, the environment first. */
  static List<Source> sources(Inputs inputs) {
    List<Source> sources = new ArrayList<>(inputs.environment().sources());
    Checklist checklist = inputs.checklist();
    Stream.concat(Stream.of(checklist.source()), checklist.basis().stream())
        .filter(source -> sources.stream().noneMatch(known -> known.path().equals(source.path())))
        .toList()
        .forEach(sources::add);
    return List.copyOf(sources);
  }
}
