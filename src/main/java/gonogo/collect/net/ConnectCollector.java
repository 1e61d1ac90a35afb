package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.collect.net.Connect.State;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;

/** Connects and closes at once. */
@Singleton
final class ConnectCollector implements Collector<Connect, Connect.Answer> {

  @Override
  public Connect.Answer collect(Connect query, Access access) throws IOException {
    try (Socket socket = new Socket()) {
      access.onLimit(socket);
      // Given up a little before the limit, so that silence is an answer and not a time-out of the
      // question.
      int millis = (int) Math.max(1, access.remaining().toMillis() * 9 / 10);
      PortState state = Knock.at(socket, Addresses.parse(query.address()), query.port(), millis);
      return new Connect.Answer(meaning(state));
    }
  }

  private static State meaning(PortState state) {
    return switch (state) {
      case OPEN -> State.OPEN;
      case CLOSED -> State.REFUSED;
      case SILENT -> State.SILENT;
      case UNREACHABLE, NOT_SENT -> State.NO_ROUTE;
    };
  }
}
