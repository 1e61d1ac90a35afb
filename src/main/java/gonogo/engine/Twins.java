package gonogo.engine;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.Twin;
import gonogo.catalog.Catalog;
import gonogo.json.Codec;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Finds the commands with which people see what recorded questions asked for. */
public final class Twins {
  private final Map<String, Class<?>> questions;
  private final Codec codec = new Codec();

  public Twins(Catalog catalog) {
    this.questions = catalog.collectors().keySet().stream()
        .collect(Collectors.toMap(type -> spec(type).type(), type -> type));
  }

  private static QuerySpec spec(Class<?> question) {
    return Optional.ofNullable(question.getAnnotation(QuerySpec.class))
        .orElseThrow(() -> new IllegalStateException(question + " lacks @QuerySpec"));
  }

  /**
   * The command of a recorded question.
   *
   * @param query as a tree of JSON values, from anywhere
   * @return empty when this gonogo knows no such question, or has no command for it
   */
  public Optional<Twin> of(String type, long version, @Nullable Object query) {
    Class<?> question = questions.get(type);
    if (question == null || spec(question).version() != version) {
      return Optional.empty();
    }
    try {
      return codec.read(codec.canonical(query), question) instanceof Query<?> asked
          ? asked.twin()
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty(); // it is no question of this type, whatever wrote it
    }
  }
}
