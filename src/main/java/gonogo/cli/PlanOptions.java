package gonogo.cli;

import gonogo.model.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is planned. */
final class PlanOptions {

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      defaultValue = "T-1h",
      converter = PhaseConverter.class,
      description =
          "The gate: code-freeze, T-4h, T-1h, deploy, +30m, +1h, +2h, +24h; default: ${DEFAULT-VALUE}.")
  private Phase phase = Phase.T_MINUS_1H;

  @Option(
      names = "--only",
      paramLabel = "ITEM",
      split = ",",
      description =
          "Look only at these items (ids, or prefixes such as env-*); the verdict is INCOMPLETE at best.")
  private List<String> only = List.of();

  @Option(
      names = "--release",
      paramLabel = "KEY=VALUE",
      description =
          "What is deployed: product, version, commit, previous, window.start, window.end; else the environment, a pipeline or git says it.")
  private Map<String, String> release = new LinkedHashMap<>();

  Phase phase() {
    return phase;
  }

  List<String> only() {
    return only;
  }

  Map<String, String> release() {
    return release;
  }
}
