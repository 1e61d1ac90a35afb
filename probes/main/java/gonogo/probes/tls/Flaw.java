package gonogo.probes.tls;

/**
 * One thing wrong with a chain, wherever it was seen.
 *
 * @param code the short one of a finding
 * @param what which certificate of the path; empty for the server's own
 */
record Flaw(String code, String what, String seen, String wanted, String remedy) {

  static Flaw in(Link link, String code, String seen, String wanted, String remedy) {
    return new Flaw(code, link.label(), seen, wanted, remedy);
  }
}
