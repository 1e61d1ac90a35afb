package gonogo.api;

import java.util.Optional;

/**
 * Judges one kind of claim about a system.
 *
 * <p>A probe asks questions and returns an outcome. It does no I/O, has no clock and no state of its own, and knows
 * neither severity nor waivers. Three rules hold for every probe:
 *
 * <ol>
 *   <li>It returns {@link Outcome.Failed} only when it <em>saw</em> the contrary of the claim; what it could not see is
 *       {@link Outcome.Inconclusive}.
 *   <li>Nothing blank passes: an empty population is {@code Inconclusive(NO_DATA)}, unless emptiness is the claim and the
 *       detector was shown to be alive.
 *   <li>A claim of absence needs a positive control on the same system and address.
 * </ol>
 *
 * <p>A class implements this interface directly, so that the facet and the settings can be read from its declaration.
 *
 * @param <F> the facet of a system that this probe looks at
 * @param <S> a record of settings, each component annotated with {@link Setting}
 */
public interface Probe<F extends Facet, S extends Record> {

  /**
   * Judges the claim.
   *
   * @throws UnansweredException when a question asked with {@link World#ask} was not answered; the engine turns it into
   *     {@link Outcome.Inconclusive}
   */
  Outcome examine(F system, S settings, World world);

  /**
   * What the environment does not say of this system though the probe cannot do without it, such as an identity: the plan
   * tells it, and nothing is asked. Settings and roles are not its matter.
   */
  default Optional<Outcome.Inconclusive> unsaid(F system, S settings) {
    return Optional.empty();
  }
}
