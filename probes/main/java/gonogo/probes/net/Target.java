package gonogo.probes.net;

/**
 * An address that is asked.
 *
 * @param host the name that led to it; the address itself when it was given as such
 */
record Target(String host, String address) {

  @Override
  public String toString() {
    return host.equals(address) ? address : "%s of %s".formatted(address, host);
  }
}
