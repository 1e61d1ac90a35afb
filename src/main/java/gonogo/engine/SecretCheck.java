package gonogo.engine;

import gonogo.catalog.SecretReference;
import gonogo.model.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out, before anything is contacted, whether every secret that a run may need can be looked up. */
final class SecretCheck {

  private SecretCheck() {}

  static void check(
      List<SecretReference> references, Map<String, String> variables, Problems problems) {
    for (SecretReference reference : references) {
      problem(reference, variables).ifPresent(message -> problems.add(reference.place(), message));
    }
  }

  /** Why a secret cannot be looked up; empty when it can. */
  static Optional<String> problem(SecretReference reference, Map<String, String> variables) {
    try {
      new Secrets(SecretSource.of(variables, Path::of), new Redactor()).reveal(reference.secret());
      return Optional.empty();
    } catch (SecretException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
