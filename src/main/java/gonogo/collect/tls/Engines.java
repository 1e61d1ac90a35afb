package gonogo.collect.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS engines that see as many servers as they can: BoringSSL, which still speaks TLS 1.0, and where there is none for
 * this machine the JDK's, which does not.
 */
final class Engines {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");

  private Engines() {}

  static SslProvider best() {
    return OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
  }

  /**
   * A context for one handshake. It costs 0.1 ms, a fraction of the handshake, and so nobody has to tell apart to which
   * handshake belongs what an engine tells. The caller releases it.
   */
  static SslContext context(Peer peer, SslProvider provider) throws SSLException {
    SslContextBuilder builder = SslContextBuilder.forClient()
        .sslProvider(provider)
        .trustManager(peer.new Watch())
        .keyManager(peer.new NoCertificate())
        .protocols(PROTOCOLS)
        .endpointIdentificationAlgorithm(null); // names are judged by the probe
    if (provider != SslProvider.JDK) {
      builder.ciphers(OpenSsl.availableJavaCipherSuites());
    }
    return builder.build();
  }

  /** Without a limit of its own: the question has one. */
  static SslHandler handler(
      SslContext context, ByteBufAllocator allocator, List<SNIServerName> names) {
    SslHandler handler = context.newHandler(allocator);
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setServerNames(names);
    handler.engine().setSSLParameters(parameters);
    handler.setHandshakeTimeoutMillis(0);
    handler.setCloseNotifyFlushTimeoutMillis(0);
    return handler;
  }

  /** The SNI for a host: none for a literal address (RFC 6066, section 3). */
  static List<SNIServerName> serverNames(String host, boolean literal) {
    return literal ? List.of() : List.of(new SNIHostName(host));
  }
}
