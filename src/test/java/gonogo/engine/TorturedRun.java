package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.proof.Answers;
import gonogo.engine.proof.Faults;
import gonogo.engine.proof.Faults.Kind;
import gonogo.engine.proof.Stage;
import gonogo.model.Evidence;
import gonogo.model.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The healthy stage with a fault in one of its calls: every part stands behind a decorator. */
public final class TorturedRun {
  private final Faults faults;
  private final Time time;

  private TorturedRun(Faults faults, Time time) {
    this.faults = faults;
    this.time = time;
  }

  /**
   * Reads, plans and prepares, as a command does.
   *
   * @param alarms the clock whose alarms are used
   */
  static Run prepare(
      Catalog catalog, Faults faults, Time alarms, Duration deadline, @Nullable Path bundle) {
    return new TorturedRun(faults, new FaultyTime(faults, alarms)).ready(catalog, deadline, bundle);
  }

  /** The same with a clock of its own. */
  public static Run prepare(
      Catalog catalog, Faults faults, Duration deadline, @Nullable Path bundle) {
    return prepare(catalog, faults, Time.system(), deadline, bundle);
  }

  private Run ready(Catalog catalog, Duration deadline, @Nullable Path bundle) {
    Stage stage = Stage.healthy();
    Draft draft = Stage.draft(faults.files(stage.inputFiles()), faults.variables(Stage::variable));
    Plan plan =
        faulty(new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), time.instant()));
    Means means = new Means(
        faults.answers(Answers.standard()).collectors(),
        plan.systems(),
        Set.of(),
        faults.secrets(Stage::secret)::apply,
        Limits.DEFAULT.withDeadline(deadline));
    return new Run(draft.orThrow(), plan, means, time, _ -> "run-1", bundle, new Redactor());
  }

  private Plan faulty(Plan plan) {
    Map<String, List<Plan.Entry>> entries = new LinkedHashMap<>();
    plan.entries()
        .forEach((item, checks) ->
            entries.put(item, checks.stream().map(this::faulty).toList()));
    return new Plan(
        plan.environment(),
        plan.checklist(),
        plan.phase(),
        plan.only(),
        plan.selected(),
        plan.systems(),
        plan.secrets(),
        entries,
        plan.levers(),
        plan.prospects());
  }

  private Plan.Entry faulty(Plan.Entry entry) {
    if (!(entry instanceof Plan.Entry.Ready(PlannedCheck check))) {
      return entry;
    }
    return new Plan.Entry.Ready(new PlannedCheck(
        check.key(), check.probe(), check.system(), check.signed(), check.request(), world -> {
          faults.call(Kind.PROBE, check.key());
          return check.examination().examine(world);
        }));
  }

  /** A listener that does nothing else. */
  public static Progress progress(Faults faults) {
    return new Progress() {
      @Override
      public void planned(List<PlannedCheck> checks) {
        faults.call(Kind.PROGRESS, "planned");
      }

      @Override
      public void started(PlannedCheck check) {
        faults.call(Kind.PROGRESS, "started");
      }

      @Override
      public void finished(CheckRun check) {
        faults.call(Kind.PROGRESS, "finished");
      }

      @Override
      public void asking(String id, String type) {
        faults.call(Kind.PROGRESS, "asking");
      }

      @Override
      public void answered(Evidence evidence) {
        faults.call(Kind.PROGRESS, "answered");
      }
    };
  }

  /** The wall stands at the time of the stage. */
  private record FaultyTime(Faults faults, Time alarms) implements Time {
    @Override
    public Instant instant() {
      faults.call(Kind.CLOCK, "instant");
      return Stage.NOW;
    }

    @Override
    public long nanos() {
      faults.call(Kind.CLOCK, "nanos");
      return alarms.nanos();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
      faults.call(Kind.CLOCK, "after");
      Alarm alarm = alarms.after(delay, action);
      return () -> {
        faults.call(Kind.CLOCK, "off");
        alarm.off();
      };
    }
  }
}
