package gonogo.collect.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection request, closed again as soon as it is accepted, and what comes back for it.
 *
 * <p>The texts are those of the system calls that the JDK passes on. Linux gives ECONNREFUSED for a reset and for ICMP
 * "port unreachable", EHOSTUNREACH or ENETUNREACH for every other ICMP refusal (icmp(7), RFC 1122 4.2.3.9).
 */
final class Knock {

  private Knock() {}

  /**
   * Asks once.
   *
   * @throws IOException when this machine could not ask: no file descriptor, no local address, interrupted
   */
  static PortState at(Socket socket, InetAddress address, int port, int millis) throws IOException {
    try {
      socket.connect(new InetSocketAddress(address, port), millis);
      return isItsOwnPeer(socket) ? PortState.CLOSED : PortState.OPEN;
    } catch (SocketTimeoutException e) {
      return PortState.SILENT;
    } catch (NoRouteToHostException e) {
      return PortState.UNREACHABLE;
    } catch (ConnectException e) {
      return meaning(e).orElse(PortState.UNREACHABLE);
    } catch (SocketException e) {
      return meaning(e).orElseThrow(() -> e);
    }
  }

  private static Optional<PortState> meaning(SocketException thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("refused")) {
      return Optional.of(PortState.CLOSED);
    }
    if (message.contains("timed out")) {
      return Optional.of(PortState.SILENT);
    }
    if (message.contains("unreachable")) {
      return Optional.of(PortState.UNREACHABLE);
    }
    if (message.contains("permission denied") || message.contains("not permitted")) {
      return Optional.of(PortState.NOT_SENT);
    }
    return Optional.empty();
  }

  /** A request to an own address may, by chance, come from the very port that it goes to, and then accepts itself. */
  private static boolean isItsOwnPeer(Socket socket) {
    return socket.getLocalPort() == socket.getPort()
        && socket.getLocalAddress().equals(socket.getInetAddress());
  }

  /** The own address from which a packet to an address would go; nothing is sent. Null when there is no way. */
  static @Nullable String source(InetAddress address, int port) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, port));
      return Addresses.text(socket.getLocalAddress());
    } catch (SocketException e) {
      return null; // the kernel knows no route
    }
  }
}
