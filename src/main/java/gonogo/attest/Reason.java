package gonogo.attest;

import java.util.EnumSet;
import java.util.Set;

/**
 * Why a sheet, or what it says of an item, does not count; in the order in which it is found out.
 */
public enum Reason {
  /** There is no signature beside the sheet. */
  NO_SIGNATURE,
  /**
   * The file beside it is no armored SSH signature, or not to the letter one that ssh-keygen would
   * write.
   */
  NOT_A_SIGNATURE,
  /** An SSH signature of a version that this does not know. */
  SIGNATURE_VERSION,
  /** Made for another purpose than gonogo. */
  OTHER_NAMESPACE,
  /** Something stands in the field that the format reserves. */
  RESERVED_NOT_EMPTY,
  /** Not an ssh-ed25519 key, in a signature, in the list of people or in a file. */
  KEY_TYPE,
  /** Neither SHA-256 nor SHA-512. */
  HASH_ALGORITHM,
  /** It does not fit the bytes of the sheet. */
  WRONG_SIGNATURE,
  /** The list of people does not name the key. */
  UNKNOWN_KEY,
  /** The key, or another of the same person, is listed for two people: it tells nobody. */
  KEY_OF_TWO_PEOPLE,
  /** The signed file does not follow the format of sheets. */
  NOT_A_SHEET,
  /** A sheet of another version of the format. */
  OTHER_SCHEMA,
  /** The list of people does not name the person that the sheet names. */
  UNKNOWN_PERSON,
  /** The sheet names one person and was signed by another. */
  KEY_OF_ANOTHER_PERSON,
  /** The entry of the person does not hold yet, or no longer. */
  PERSON_NOT_LISTED_NOW,
  /** Signed before the entry of the person began to hold. */
  PERSON_NOT_LISTED_THEN,
  /** The person does not hold the duty. */
  DUTY_NOT_HELD,
  OTHER_PRODUCT,
  OTHER_VERSION,
  OTHER_COMMIT,
  OTHER_ENVIRONMENT,
  OTHER_CHECKLIST,
  ENDS_BEFORE_IT_BEGINS(true),
  /** Valid for longer than a sheet may be. */
  LASTS_TOO_LONG(true),
  ISSUED_IN_FUTURE(true),
  EXPIRED(true),
  /** Another sheet has the same nonce. */
  COPY(true),
  /** The sheet says nothing of the item. */
  ITEM_NOT_NAMED,
  /** The same person said something else, or the same again, later. */
  SUPERSEDED,
  /** The item reads differently now. */
  TEXT_CHANGED,
  /** Another statement is wanted than the one that was signed. */
  STATEMENT_CHANGED,
  /** A document that the statement is about is not there. */
  DOCUMENT_GONE,
  /** A document that the statement is about was not signed with it. */
  DOCUMENT_NOT_SIGNED,
  /** A document is not what it was when it was signed. */
  DOCUMENT_CHANGED,
  /** A decision that does not say what was seen when it was made. */
  NO_GROUND,
  /** Something that the decision rests on is worse than it was when it was signed. */
  GOT_WORSE,
  /** Signed before it could be known. */
  TOO_EARLY,
  /** Signed too long ago, or for a time that is over. */
  TOO_OLD,
  /** Not the text of a key. */
  NOT_A_KEY,
  /** The private key is protected by a passphrase. */
  KEY_ENCRYPTED;

  private static final Set<Reason> ELSEWHERE =
      EnumSet.of(OTHER_PRODUCT, OTHER_VERSION, OTHER_ENVIRONMENT, OTHER_CHECKLIST, ITEM_NOT_NAMED);

  private final boolean leavesItSaid;

  Reason() {
    this(false);
  }

  Reason(boolean leavesItSaid) {
    this.leavesItSaid = leavesItSaid;
  }

  /** Whether the sheet is about something else: a sheet of another release is no void sheet of this one. */
  public boolean isElsewhere() {
    return ELSEWHERE.contains(this);
  }

  /**
   * Whether a sheet that is void for this reason is nevertheless what the person said of this very
   * release: an earlier word does not come to life again because the one that took it back has
   * ended.
   */
  boolean leavesItSaid() {
    return leavesItSaid;
  }
}
