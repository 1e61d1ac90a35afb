package gonogo.collect.tls;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.net.Addresses;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Shakes hands with the engine of the JDK, since TLS 1.3 encrypts the choice; servers that are too old for it have no
 * choice to make.
 */
@Singleton
final class TlsAlpnCollector implements Collector<TlsAlpn, TlsAlpn.Answer> {
  private static final String SILENCE = "the server did not choose a protocol within the limit";

  @Override
  public TlsAlpn.Answer collect(TlsAlpn query, Access access)
      throws CollectorException, IOException, GeneralSecurityException {
    ChosenProtocol chosen = new ChosenProtocol();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {chosen}, null);
    AtomicBoolean over = new AtomicBoolean();
    try (Socket socket = connected(query, access, over);
        SSLSocket tls = (SSLSocket) context
            .getSocketFactory()
            .createSocket(socket, query.serverName(), query.port(), true)) {
      tls.setSSLParameters(parameters(query, tls));
      tls.startHandshake();
    } catch (SSLException | SocketException e) {
      if (!chosen.isKnown()) {
        unchosen(e, over.get());
      }
    } catch (SocketTimeoutException e) {
      throw new CollectorException(Cause.TIMED_OUT, SILENCE);
    }
    return new TlsAlpn.Answer(chosen.protocol());
  }

  private static Socket connected(TlsAlpn query, Access access, AtomicBoolean over)
      throws CollectorException, IOException {
    Socket socket = new Socket();
    try {
      access.onLimit(() -> {
        over.set(true);
        socket.close();
      });
      int patience = (int) Math.max(1, access.remaining().toMillis() * 9 / 10);
      socket.setSoTimeout(patience);
      socket.connect(
          new InetSocketAddress(Addresses.parse(query.address()), query.port()), patience);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw CollectorException.retryable(Cause.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private static SSLParameters parameters(TlsAlpn query, SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    String name = query.serverName();
    parameters.setServerNames(Engines.serverNames(name, Addresses.isLiteral(name)));
    parameters.setApplicationProtocols(query.protocols().toArray(String[]::new));
    return parameters;
  }

  /** Passes over the one alert that is an answer. */
  private static void unchosen(IOException e, boolean over) throws CollectorException {
    String why = String.valueOf(e.getMessage());
    if (over) {
      throw new CollectorException(Cause.TIMED_OUT, SILENCE);
    }
    if (!why.contains("no_application_protocol")) {
      throw new CollectorException(
          Cause.NO_DATA, "no handshake, and so no choice of a protocol: " + why);
    }
  }
}
