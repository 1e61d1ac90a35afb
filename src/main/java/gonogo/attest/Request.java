package gonogo.attest;

import java.util.List;

/** What people are asked to sign. */
public interface Request {

  /** What is agreed to; sheets must have it to the letter. */
  String statement();

  /** The duties that sign for it. */
  List<String> duties();

  /** The files whose content is signed with it, from the folder of documents. */
  List<String> documents();
}
