package gonogo.engine;

import gonogo.api.Effect;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.json.Codec;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * A query in its canonical form, which is what makes two queries one question.
 *
 * @param tree the query as a tree of JSON values
 * @param canonical the query in canonical JSON
 * @param id of its evidence
 */
record Question<A>(
    Query<A> query, QuerySpec spec, Map<String, Object> tree, String canonical, String id) {

  /**
   * Reads the type and the canonical form of a query.
   *
   * @throws IllegalArgumentException when the query is not a record of JSON values, so that its record would not say
   *     what was asked
   */
  @SuppressWarnings("unchecked") // a record is a JSON object, and keys of JSON objects are text
  static <A> Question<A> of(Query<A> query, Codec codec) {
    QuerySpec spec = query.getClass().getAnnotation(QuerySpec.class);
    if (spec == null || !query.getClass().isRecord()) {
      throw new IllegalArgumentException(
          query.getClass().getName() + " is not a record with @QuerySpec");
    }
    if (holdsInstant(query.getClass())) {
      throw new IllegalArgumentException(spec.type() + ": a query holds durations, never instants");
    }
    try {
      byte[] json = codec.canonical(query);
      if (!codec.read(json, query.getClass()).equals(query)) {
        throw new IllegalArgumentException(
            spec.type() + ": the query does not survive being recorded");
      }
      var tree = (Map<String, Object>) Objects.requireNonNull(codec.parse(json));
      String canonical = codec.canonicalText(tree);
      return new Question<>(
          query, spec, tree, canonical, EvidenceIds.of(codec, spec.type(), spec.version(), tree));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          spec.type() + ": the query is not made of JSON values: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean holdsInstant(Class<?> query) {
    return Arrays.stream(query.getRecordComponents())
        .anyMatch(component -> Temporal.class.isAssignableFrom(component.getType()));
  }

  String type() {
    return spec.type();
  }

  /** Whether both are the same question, and not merely questions with the same id. */
  boolean same(Question<?> other) {
    return type().equals(other.type()) && canonical.equals(other.canonical);
  }

  /** Why this probe may not ask, if so: an ACTIVE question is asked only for a probe that is allowed by name. */
  Optional<String> refusal(String probe, Set<String> active) {
    return spec.effect() == Effect.READ || active.contains(probe)
        ? Optional.empty()
        : Optional.of("%s leaves a trace; it runs only where the environment lists it under active"
            .formatted(probe));
  }
}
