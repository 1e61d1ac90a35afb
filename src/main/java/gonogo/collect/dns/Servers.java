package gonogo.collect.dns;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The {@code host:port} of a resolver. */
final class Servers {

  private Servers() {}

  /** Reads {@code 192.0.2.53:53}, {@code [2001:db8::53]:53} or {@code resolver.example.com:53}. */
  static InetSocketAddress parse(String text) throws CollectorException {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0)).replaceAll("^\\[(.*)]$", "$1");
    try {
      return new InetSocketAddress(
          InetAddress.getByName(host), Integer.parseInt(text.substring(colon + 1)));
    } catch (UnknownHostException e) {
      throw new CollectorException(
          Cause.UNREACHABLE, "the resolver " + host + " does not resolve to an address here");
    } catch (IllegalArgumentException e) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED, "a resolver is written host:port, not " + text);
    }
  }

  static String text(InetSocketAddress server) {
    return new Endpoint(server.getAddress().getHostAddress(), server.getPort()).toString();
  }
}
