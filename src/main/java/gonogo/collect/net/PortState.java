package gonogo.collect.net;

/** What becomes of a connection request to a port, as far as the one who asks can tell. */
public enum PortState {
  /** It was accepted. */
  OPEN("open"),
  /** It was reset: something answers for the address, and nothing listens. A firewall can say so too. */
  CLOSED("closed"),
  /** Nothing came back in time, as from a firewall that drops. */
  SILENT("no answer"),
  /** A router or a firewall said that there is no way, or no leave to go it (ICMP). */
  UNREACHABLE("unreachable"),
  /** This machine itself did not let the request out; it says nothing about the port. */
  NOT_SENT("not sent");

  private final String text;

  PortState(String text) {
    this.text = text;
  }

  /** In words, for a list of ports. */
  public String text() {
    return text;
  }

  /** Whether the address itself, or somebody in its name, has answered. */
  public boolean answered() {
    return this == OPEN || this == CLOSED;
  }

  /** Whether it was seen not to accept. */
  public boolean shut() {
    return this == CLOSED || this == SILENT || this == UNREACHABLE;
  }
}
