package gonogo.api;

/** Thrown by {@link World#ask} when a question could not be answered; probes let it pass. */
public final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Reply.Unanswered<?> reply;

  public UnansweredException(Reply.Unanswered<?> reply) {
    super(reply.cause() + ": " + reply.detail(), null, false, false);
    this.reply = reply;
  }

  public Reply.Unanswered<?> reply() {
    return reply;
  }
}
