package gonogo.engine;

import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.attest.Request;
import gonogo.attest.Resting;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A check that is ready to run.
 *
 * @param key {@code ITEM#PROBE@KIND/NAME}, unique in the run
 * @param probe the probe's id
 * @param system null when it looks at none
 * @param signed whether the probe judges signatures, not evidence
 * @param request what people are asked to sign; null unless it is signed
 * @param examinations the examination by what a decision rests on
 */
public record PlannedCheck(
    String key,
    String probe,
    @Nullable SystemRef system,
    boolean signed,
    @Nullable Request request,
    Examination examination,
    Function<Resting, Examination> examinations) {

  /** A check that rests on nothing but itself. */
  public PlannedCheck(
      String key,
      String probe,
      @Nullable SystemRef system,
      boolean signed,
      @Nullable Request request,
      Examination examination) {
    this(key, probe, system, signed, request, examination, _ -> examination);
  }

  /** A check that rests on evidence. */
  public PlannedCheck(
      String key, String probe, @Nullable SystemRef system, Examination examination) {
    this(key, probe, system, false, null, examination);
  }

  /** The items, or prefixes of them, that a decision rests on; empty when it is none. */
  List<String> decision() {
    return request == null ? List.of() : request.decision();
  }

  /** Whether it asks for a decision of go or no-go, which rests on how other items stand. */
  boolean isDecision() {
    return !decision().isEmpty();
  }

  /** The same, resting on this. */
  PlannedCheck resting(Resting resting) {
    return new PlannedCheck(
        key, probe, system, signed, request, examinations.apply(resting), examinations);
  }

  /** The same, seen as of another instant. */
  PlannedCheck at(Instant instant) {
    return new PlannedCheck(
        key,
        probe,
        system,
        signed,
        request,
        at(instant, examination),
        examinations.andThen(each -> at(instant, each)));
  }

  private static Examination at(Instant instant, Examination examination) {
    return world -> examination.examine(new WorldAt(instant, world));
  }

  /** Another instant, and the same answers. */
  private record WorldAt(Instant now, World world) implements World {
    @Override
    public <A> Reply<A> attempt(Query<A> query) {
      return world.attempt(query);
    }

    @Override
    public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
      return world.attemptAll(queries);
    }
  }

  /** A probe with its system and settings already given. */
  @FunctionalInterface
  public interface Examination {
    Outcome examine(World world);
  }
}
