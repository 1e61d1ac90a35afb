package gonogo.collect.tls;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates at which a chain may end.
 *
 * @param source where they come from, for people
 */
record TrustAnchors(List<X509Certificate> certificates, String source) {
  /** A bundle of all public authorities has about 250 KiB. */
  private static final long MAX_FILE_BYTES = 4L * 1024 * 1024;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  TrustAnchors {
    certificates = List.copyOf(certificates);
  }

  /** Those of the platform: what {@code javax.net.ssl.trustStore} names, else the JDK's {@code cacerts}. */
  static TrustAnchors ofPlatform() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<X509Certificate> all = Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
        .toList();
    return new TrustAnchors(all, "the platform (%d certificates)".formatted(all.size()));
  }

  /**
   * Those of a PEM file, which then are the only ones.
   *
   * @throws CollectorException NOT_CONFIGURED when the file cannot be read, holds none, or holds a broken one
   */
  static TrustAnchors ofFile(Path file) throws CollectorException {
    List<X509Certificate> all = new ArrayList<>();
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw unusable(file, "is larger than 4 MiB");
      }
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Matcher blocks = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (blocks.find()) {
        byte[] der = Base64.getMimeDecoder().decode(blocks.group(1));
        all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (IOException e) {
      throw unusable(file, "cannot be read");
    } catch (CertificateException | IllegalArgumentException e) {
      throw unusable(file, "holds something that is no certificate, as number " + (all.size() + 1));
    }
    if (all.isEmpty()) {
      throw unusable(file, "holds no certificate in PEM form");
    }
    return new TrustAnchors(
        all,
        "%s (%s)"
            .formatted(file, all.size() == 1 ? "1 certificate" : all.size() + " certificates"));
  }

  private static CollectorException unusable(Path file, String why) {
    return new CollectorException(
        Cause.NOT_CONFIGURED, "the trust anchors in %s: the file %s".formatted(file, why));
  }

  /** Base64 of the DER of those that bear the name of an issuer of these certificates, or are one of them. */
  List<String> relevantTo(List<String> chain) throws CertificateException {
    Set<X509Certificate> sent = new HashSet<>();
    Set<X500Principal> issuers = new HashSet<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (String encoded : chain) {
      X509Certificate certificate = parse(factory, encoded);
      if (certificate != null) {
        sent.add(certificate);
        issuers.add(certificate.getIssuerX500Principal());
      }
    }
    List<String> relevant = new ArrayList<>();
    for (X509Certificate anchor : certificates) {
      if (sent.contains(anchor) || issuers.contains(anchor.getSubjectX500Principal())) {
        relevant.add(Base64.getEncoder().encodeToString(anchor.getEncoded()));
      }
    }
    return relevant.stream().distinct().sorted().toList();
  }

  private static @Nullable X509Certificate parse(CertificateFactory factory, String encoded) {
    byte[] der = Base64.getDecoder().decode(encoded);
    try {
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      return null; // what was sent is recorded as sent; the probe says that it is garbled
    }
  }
}
