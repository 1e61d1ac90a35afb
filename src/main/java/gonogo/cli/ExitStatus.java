package gonogo.cli;

/** The exit statuses that are no verdict; those of verdicts stand in {@link gonogo.judge.Verdict}. */
final class ExitStatus {
  /** A command that makes no report did what it should. */
  static final int OK = 0;

  /** Wrong usage or configuration; nothing was contacted. */
  static final int USAGE = 2;

  /** A fault of gonogo itself. */
  static final int FAULT = 4;

  private ExitStatus() {}
}
