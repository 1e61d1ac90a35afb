package gonogo.api;

/** The system speaks TLS. */
public interface Tls extends Facet {

  /** A host name in ASCII form, or a literal address without brackets. */
  String host();

  /** The port that speaks TLS from the first byte. */
  int tlsPort();
}
