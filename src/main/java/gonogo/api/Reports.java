package gonogo.api;

/** The system is a folder of reports, as CI wrote them. */
public interface Reports extends Facet {

  /** What is about to be deployed, which the reports must be of. */
  Subject subject();
}
