package gonogo.collect.http;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates a connection accepts. The host name is always checked by the client where trust is real. */
final class Trust {

  private Trust() {}

  /** Any certificate: without credentials nothing can be lost, and {@code tls/certificate} judges it. */
  static SslContext any() throws SSLException {
    return builder().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
  }

  /** Certificates that chain to the anchors of a PEM file, or to those of the platform. */
  static SslContext verified(@Nullable Path anchors) throws CollectorException {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors == null ? null : keyStore(anchors));
      return builder().trustManager(trust).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED,
          "the trust anchors %s cannot be read: %s".formatted(anchors, e.getMessage()));
    }
  }

  private static SslContextBuilder builder() {
    return SslContextBuilder.forClient()
        .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK);
  }

  private static KeyStore keyStore(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int count = 0;
      for (Certificate anchor : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("anchor-" + count++, anchor);
      }
      if (count == 0) {
        throw new IOException("no certificate in it");
      }
    }
    return store;
  }
}
