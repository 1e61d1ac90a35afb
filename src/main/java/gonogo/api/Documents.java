package gonogo.api;

/** The system is a folder of documents. */
public interface Documents extends Facet {

  /** What is about to be deployed, which the documents must be of. */
  Subject subject();
}
