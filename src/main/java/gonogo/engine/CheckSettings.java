package gonogo.engine;

import gonogo.catalog.ProbeType;
import gonogo.model.CheckSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which settings a check must have. */
final class CheckSettings {

  private CheckSettings() {}

  /** Those that nobody has said yet: of the probe, and those that only an environment can know. */
  static List<String> missing(CheckSpec check, ProbeType probe) {
    Set<String> needed = new LinkedHashSet<>(check.requires());
    needed.addAll(probe.requiredSettings());
    return needed.stream().filter(name -> check.with().get(name) == null).toList();
  }
}
