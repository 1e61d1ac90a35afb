package gonogo.collect.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What the engine tells of one server while it shakes hands. Written by the event loop, read after it is done. */
final class Peer {
  private static final String NOT_KNOWN = "unknown";

  private volatile List<String> chain = List.of();
  private volatile String protocol = NOT_KNOWN;
  private volatile String keyExchange = NOT_KNOWN;
  private volatile boolean askedForCertificate;

  /** Base64 of the DER of the certificates as sent; empty as long as there are none. */
  List<String> chain() {
    return chain;
  }

  /** The protocol in which the certificates were sent. */
  String protocol() {
    return protocol;
  }

  /**
   * Whether the server is known to hold the key of its certificate though the handshake failed.
   *
   * <p>That is so when it asked this side for a certificate, and refused because there is none: the engines answer that
   * request only after they have checked the server's signature. In an RSA key exchange (TLS 1.2 and older) nothing is
   * signed, and only the end of the handshake would be proof.
   */
  boolean provedItsKey() {
    return askedForCertificate && (protocol.equals("TLSv1.3") || keyExchange.contains("DHE"));
  }

  /** Takes the chain and refuses nothing: the probe judges it. */
  final class Watch extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(
        X509Certificate[] certificates, String authType, SSLEngine engine)
        throws CertificateEncodingException {
      List<String> encoded = new ArrayList<>();
      for (X509Certificate certificate : certificates) {
        encoded.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
      }
      protocol = engine.getHandshakeSession().getProtocol();
      keyExchange = authType;
      chain = List.copyOf(encoded);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) {
      throw new UnsupportedOperationException("only engines are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket) {
      throw new UnsupportedOperationException("only engines are used here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkClientTrusted(
        X509Certificate[] certificates, String authType, SSLEngine engine) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Has no certificate to show, and notes that it was asked for one. */
  final class NoCertificate extends X509ExtendedKeyManager {

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
      askedForCertificate = true;
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      askedForCertificate = true;
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
