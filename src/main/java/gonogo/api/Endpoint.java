package gonogo.api;

/**
 * A TCP endpoint.
 *
 * @param address a literal IPv4 or IPv6 address, without brackets
 */
public record Endpoint(String address, int port) {
  public Endpoint {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /** {@code 192.0.2.7:443} or {@code [2001:db8::7]:443}. */
  @Override
  public String toString() {
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
  }
}
