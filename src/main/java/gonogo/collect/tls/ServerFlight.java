package gonogo.collect.tls;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.tls.TlsHello.Reaction;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server says to a ClientHello, up to the group of its key exchange. */
final class ServerFlight {
  private static final int HELLO_REQUEST = 0;
  private static final int SERVER_HELLO = 2;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int SERVER_HELLO_DONE = 14;

  private static final int CLOSE_NOTIFY = 0;
  private static final int UNRECOGNIZED_NAME = 112;

  /** access_denied, user_canceled, unrecognized_name: about who asks, or for what. */
  private static final Set<Integer> NOT_ABOUT_THE_OFFER = Set.of(49, 90, UNRECOGNIZED_NAME);

  private final TlsVersion offered;
  private final List<CipherSuite> suites;
  private @Nullable ServerHello hello;
  private @Nullable Group group;
  private TlsHello.@Nullable Answer refusal;
  private @Nullable Integer warning;
  private boolean over;

  private ServerFlight(TlsVersion offered, List<CipherSuite> suites) {
    this.offered = offered;
    this.suites = suites;
  }

  /**
   * Listens until the server has said what matters.
   *
   * @throws CollectorException TIMED_OUT, GARBLED or TOO_LARGE before it has made a choice
   */
  static TlsHello.Answer read(Records records, TlsVersion offered, List<CipherSuite> suites)
      throws CollectorException, IOException {
    ServerFlight flight = new ServerFlight(offered, suites);
    try {
      return flight.read(records);
    } catch (CollectorException e) {
      return flight.chosenOr(e); // once it has chosen, what goes wrong later does not take it back
    } catch (SocketTimeoutException e) {
      return flight.chosenOr(new CollectorException(
          Cause.TIMED_OUT, "the server did not answer an offer of " + offered));
    }
  }

  private TlsHello.Answer chosenOr(CollectorException otherwise) throws CollectorException {
    if (hello == null) {
      throw otherwise;
    }
    return accepted(hello);
  }

  private TlsHello.Answer read(Records records) throws CollectorException, IOException {
    try {
      while (!over) {
        take(records.next());
      }
    } catch (EOFException e) {
      end(Reaction.CLOSED);
    } catch (SocketException e) {
      end(Reaction.RESET);
    }
    if (hello != null) {
      return accepted(hello);
    }
    return refusal == null ? TlsHello.Answer.of(Reaction.CLOSED, null) : refusal;
  }

  private TlsHello.Answer accepted(ServerHello choice) {
    Group seen = group == null ? choice.group() : group;
    return new TlsHello.Answer(
        Reaction.ACCEPTED,
        choice.version(),
        choice.cipher().name(),
        seen == null ? null : seen.name(),
        seen == null ? null : seen.bits(),
        null);
  }

  private void take(Records.Event event) throws CollectorException {
    switch (event) {
      case Records.Message(int type, Fields body) -> message(type, body);
      case Records.AlertMessage(boolean fatal, int description) -> alert(fatal, description);
      case Records.Text(String beginning) -> refuse(Reaction.NOT_TLS, beginning);
    }
  }

  private void message(int type, Fields body) throws CollectorException {
    if (type == HELLO_REQUEST) {
      return; // may come at any time and asks for what was just sent
    }
    if (hello == null) {
      if (type != SERVER_HELLO) {
        throw new CollectorException(
            Cause.GARBLED, "the server began with message " + type + " instead of its choice");
      }
      hello = ServerHello.parse(body, offered, suites);
      over = !hello.tellsGroupLater();
    } else if (type == SERVER_KEY_EXCHANGE) {
      group = hello.group(body);
      over = true;
    } else {
      over = type == SERVER_HELLO_DONE;
    }
  }

  /** A warning refuses nothing, least of all that a name is unknown (RFC 6066, section 3). */
  private void alert(boolean fatal, int description) {
    if (description == CLOSE_NOTIFY) {
      end(Reaction.CLOSED);
    } else if (fatal) {
      boolean other = NOT_ABOUT_THE_OFFER.contains(description);
      refuse(other ? Reaction.TURNED_AWAY : Reaction.REFUSED, Alert.name(description));
    } else {
      warning = description;
    }
  }

  /** Without a refusal; some servers send theirs as a warning and hang up. */
  private void end(Reaction reaction) {
    refuse(reaction, warning == null ? null : "after the warning " + Alert.name(warning));
  }

  private void refuse(Reaction reaction, @Nullable String detail) {
    refusal = TlsHello.Answer.of(reaction, detail);
    over = true;
  }
}
