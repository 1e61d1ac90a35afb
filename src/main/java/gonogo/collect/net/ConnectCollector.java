package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.collect.net.Connect.State;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** Connects and closes at once. */
@Singleton
final class ConnectCollector implements Collector<Connect, Connect.Answer> {

  @Override
  public Connect.Answer collect(Connect query, Access access) throws IOException {
    return new Connect.Answer(state(query, access));
  }

  private static State state(Connect query, Access access) throws IOException {
    try (Socket socket = new Socket()) {
      access.onLimit(socket);
      // Given up a little before the limit, so that silence is an answer and not a time-out of the
      // question.
      int millis = (int) Math.max(1, access.remaining().toMillis() * 9 / 10);
      socket.connect(new InetSocketAddress(Addresses.parse(query.address()), query.port()), millis);
      return State.OPEN;
    } catch (SocketTimeoutException e) {
      return State.SILENT;
    } catch (NoRouteToHostException e) {
      return State.NO_ROUTE;
    } catch (ConnectException e) {
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("refused")) {
        return State.REFUSED;
      }
      return message.contains("timed out") ? State.SILENT : State.NO_ROUTE;
    } catch (SocketException e) {
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("unreachable") || message.contains("permission denied")) {
        return State.NO_ROUTE;
      }
      throw e;
    }
  }
}
