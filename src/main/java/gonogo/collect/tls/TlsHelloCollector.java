package gonogo.collect.tls;

import com.google.re2j.Pattern;
import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.net.Addresses;
import gonogo.collect.tls.TlsHello.Reaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a ClientHello, reads the choice, and hangs up; a long list of suites is offered in parts. */
@Singleton
final class TlsHelloCollector implements Collector<TlsHello, TlsHello.Answer> {
  /** There are servers that refuse an offer of 128 suites or more, whichever they are. */
  private static final int MOST_SUITES = 100;

  @Override
  public TlsHello.Answer collect(TlsHello query, Access access)
      throws CollectorException, IOException {
    List<CipherSuite> suites = CipherSuites.of(query.version(), Pattern.compile(query.ciphers()));
    TlsHello.Answer answer = TlsHello.Answer.of(Reaction.NOTHING_TO_OFFER, null);
    for (int from = 0; from < suites.size() && !isFinal(answer); from += MOST_SUITES) {
      int to = Math.min(from + MOST_SUITES, suites.size());
      answer = offer(query, suites.subList(from, to), access);
    }
    return answer;
  }

  /** Whether it would be the same for any other suites. */
  private static boolean isFinal(TlsHello.Answer answer) {
    return switch (answer.reaction()) {
      case ACCEPTED, TURNED_AWAY, NOT_TLS -> true;
      case REFUSED -> Alert.name(Alert.PROTOCOL_VERSION).equals(answer.detail());
      case CLOSED, RESET, NOTHING_TO_OFFER -> false;
    };
  }

  private static TlsHello.Answer offer(TlsHello query, List<CipherSuite> suites, Access access)
      throws CollectorException, IOException {
    byte[] hello = ClientHello.record(query.version(), suites, nameToSend(query.serverName()));
    try (Line line = Line.to(query.address(), query.port(), access)) {
      line.send(hello);
      return ServerFlight.read(new Records(line.answers()), query.version(), suites);
    } catch (SocketException e) {
      return TlsHello.Answer.of(Reaction.RESET, null); // while sending
    }
  }

  /** None for a literal address (RFC 6066, section 3). */
  private static @Nullable String nameToSend(String serverName) {
    return Addresses.isLiteral(serverName) ? null : serverName;
  }
}
