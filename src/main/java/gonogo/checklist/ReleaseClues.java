package gonogo.checklist;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pipeline and a checkout say of the release, for what nobody says in words. */
public interface ReleaseClues {

  /**
   * What a pipeline says.
   *
   * @param key {@code commit} or {@code version}
   * @param source the name of the variable, with what it holds where the value is made of it
   */
  record Clue(String key, String value, String source) {}

  /**
   * What a checkout says.
   *
   * @param commit null when it cannot be read
   * @param source for example {@code git HEAD}
   * @param concerns what must be known beside it
   */
  record Head(@Nullable String commit, String source, List<String> concerns) {
    public Head {
      concerns = List.copyOf(concerns);
    }
  }

  /** In the order in which they count. */
  List<Clue> ofPipeline();

  /**
   * The commit that is checked out; asked only when nothing else says one.
   *
   * @param environment the path of the environment file, as people see it
   */
  Optional<Head> ofCheckout(String environment);

  /** No clues: what is judged again, and what has no release. */
  static ReleaseClues none() {
    return new ReleaseClues() {
      @Override
      public List<Clue> ofPipeline() {
        return List.of();
      }

      @Override
      public Optional<Head> ofCheckout(String environment) {
        return Optional.empty();
      }
    };
  }
}
