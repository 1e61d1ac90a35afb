package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.proof.Answers;
import gonogo.engine.proof.Stage;
import gonogo.model.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs of a stage: the probes of the catalog over planted answers. */
final class StagedRun {

  private StagedRun() {}

  static Run of(Catalog catalog, Draft draft, Answers answers, Time time, @Nullable Path bundle) {
    Plan plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), time.instant());
    Means means =
        new Means(answers.collectors(), plan.systems(), Set.of(), Stage::secret, Limits.DEFAULT);
    return new Run(draft.orThrow(), plan, means, time, _ -> "run-1", bundle, new Redactor());
  }
}
