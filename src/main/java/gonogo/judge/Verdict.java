package gonogo.judge;

/** The word at the end, and the exit status of every command that makes a report. */
public enum Verdict {
  GO(0),
  NO_GO(1),
  INCOMPLETE(3);

  private final int exitStatus;

  Verdict(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  public int exitStatus() {
    return exitStatus;
  }
}
