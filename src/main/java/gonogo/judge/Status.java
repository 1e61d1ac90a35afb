package gonogo.judge;

/** The status of an item. */
public enum Status {
  MET,
  NOT_MET,
  UNDETERMINED,
  WAIVED,
  NOT_APPLICABLE,
  NOT_DUE,
  NOT_ADOPTED;

  /** Whether nothing is left to do about the item here and now. Unknown to a reader of the JSON means not ok. */
  public boolean ok() {
    return switch (this) {
      case MET, WAIVED, NOT_APPLICABLE -> true;
      case NOT_MET, UNDETERMINED, NOT_DUE, NOT_ADOPTED -> false;
    };
  }
}
