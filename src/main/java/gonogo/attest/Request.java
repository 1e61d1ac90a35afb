package gonogo.attest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people are asked to sign. */
public interface Request {

  /** What is agreed to; sheets must have it to the letter. */
  String statement();

  /** The duties that sign for it. */
  List<String> duties();

  /** How many people must say yes; null when each duty by somebody else. */
  @Nullable
  Integer people();

  /** The duties whose yes is needed in any case, and whose no decides. */
  List<String> veto();

  /** The files whose content is signed with it, from the folder of documents. */
  List<String> documents();

  /** The items, or prefixes of them, that a decision rests on; empty when it is none. */
  List<String> decision();

  /**
   * What a sheet must say to count.
   *
   * @param where with the item that is signed for
   * @param hashes SHA-256 of the documents that are there, by path
   */
  Wanted wanted(SignOffs where, Map<String, String> hashes);
}
