package gonogo.api;

import org.jspecify.annotations.Nullable;

/** What came back for a question: an answer, or the cause for which there is none. */
public sealed interface Reply<A> {

  /** The id under which the evidence was recorded. */
  String evidence();

  /** An answer. */
  record Answered<A>(A answer, String evidence) implements Reply<A> {}

  /**
   * No answer.
   *
   * @param detail what happened, in one line
   * @param root what else failed first, when this is only its consequence; for example {@code 192.0.2.7:443}
   */
  record Unanswered<A>(Cause cause, String detail, @Nullable String root, String evidence)
      implements Reply<A> {}
}
