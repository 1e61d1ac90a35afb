package gonogo.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for tests, good and bad.
 *
 * <pre>{@code
 * var root = Pki.authority("Test Root").selfSigned();
 * var leaf = Pki.server("shop.example.com").lasting(Duration.ofDays(5)).issuedBy(root);
 * }</pre>
 */
public final class Pki {
  /** When certificates are made valid from, unless told otherwise: some days before this. */
  private static final Duration BACKDATED = Duration.ofDays(10);

  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final Map<String, KeyPair> SHARED_KEYS = new ConcurrentHashMap<>();
  private static final char[] PASSWORD = "changeit".toCharArray();

  private Pki() {}

  /** A certificate with its key. */
  public record Identity(X509Certificate certificate, KeyPair keys) {

    /** Base64 of the DER. */
    public String base64() {
      return Pki.base64(certificate);
    }
  }

  /** A draft of a certificate authority that lasts five years from now. */
  public static Draft authority(String commonName) {
    return new Draft(commonName)
        .lasting(Duration.ofDays(5 * 365))
        .authorityOver(null)
        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** A draft of a server's certificate for DNS names and literal addresses that lasts 90 days from now. */
  public static Draft server(String... names) {
    return new Draft(names[0])
        .names(names)
        .keyUsage(KeyUsage.digitalSignature)
        .extendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
  }

  /** A new pair of keys: {@code P-256}, {@code P-384}, {@code Ed25519}, {@code RSA-2048}, {@code DSA-2048}, ... */
  public static KeyPair newKeys(String kind) {
    try {
      if (kind.startsWith("Ed") || kind.startsWith("ML")) {
        return KeyPairGenerator.getInstance(kind).generateKeyPair();
      }
      String[] parts = kind.split("-", 2);
      boolean curve = parts[0].equals("P");
      var generator = KeyPairGenerator.getInstance(curve ? "EC" : parts[0]);
      generator.initialize(curve ? curveBits(kind) : Integer.parseInt(parts[1]));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(kind, e);
    }
  }

  private static int curveBits(String kind) {
    return Integer.parseInt(kind.substring(2));
  }

  /** A pair of keys of which every caller gets the same one: RSA keys are slow to make. */
  public static KeyPair sharedKeys(String kind) {
    return SHARED_KEYS.computeIfAbsent(kind, Pki::newKeys);
  }

  public static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PEM of certificates, one after the other. */
  public static String pem(Identity... identities) {
    var text = new StringBuilder();
    for (Identity identity : identities) {
      text.append(pem("CERTIFICATE", Base64.getDecoder().decode(identity.base64())));
    }
    return text.toString();
  }

  /** PEM of a private key, not encrypted. */
  public static String keyPem(Identity identity) {
    return pem("PRIVATE KEY", identity.keys().getPrivate().getEncoded());
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type);
  }

  /** For a JDK server that sends this certificate, and these after it. */
  public static SSLContext serverContext(Identity server, Identity... issuers) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = Stream.concat(Stream.of(server), Arrays.stream(issuers))
          .map(Identity::certificate)
          .toArray(X509Certificate[]::new);
      store.setKeyEntry("server", server.keys().getPrivate(), PASSWORD, chain);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate to be; every knob changes it and returns it. */
  public static final class Draft {
    private final String commonName;
    private KeyPair keys = newKeys("P-256");
    private Instant from = Instant.now().minus(BACKDATED);
    private Instant until = Instant.now().plus(Duration.ofDays(90));
    private @Nullable String signature;
    private boolean spoiled;
    private final List<GeneralName> names = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();

    private Draft(String commonName) {
      this.commonName = commonName;
    }

    public Draft keys(KeyPair keys) {
      this.keys = keys;
      return this;
    }

    /** Keys of a kind that {@link Pki#newKeys} knows, shared with others. */
    public Draft keys(String kind) {
      return keys(sharedKeys(kind));
    }

    public Draft valid(Instant from, Instant until) {
      this.from = from;
      this.until = until;
      return this;
    }

    /** From some days ago until so long from now. */
    public Draft lasting(Duration fromNow) {
      until = Instant.now().plus(fromNow);
      return this;
    }

    /** Replaces the names; none leaves the extension out. */
    public Draft names(String... all) {
      names.clear();
      for (String name : all) {
        boolean literal = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
        names.add(new GeneralName(literal ? GeneralName.iPAddress : GeneralName.dNSName, name));
      }
      return this;
    }

    /** Adds a DNS name as it is, also one that looks like an address. */
    public Draft dnsName(String name) {
      names.add(new GeneralName(GeneralName.dNSName, name));
      return this;
    }

    /** Adds a name that is no host. */
    public Draft emailName(String name) {
      names.add(new GeneralName(GeneralName.rfc822Name, name));
      return this;
    }

    /** The name of a signature algorithm, such as {@code SHA1withRSA}. */
    public Draft signedWith(String algorithm) {
      signature = algorithm;
      return this;
    }

    /** Signed with another key than that of the issuer named in it. */
    public Draft spoiled() {
      spoiled = true;
      return this;
    }

    /** An authority, over so many further ones; null is over any number. */
    public Draft authorityOver(@Nullable Integer pathLength) {
      var constraints =
          pathLength == null ? new BasicConstraints(true) : new BasicConstraints(pathLength);
      return extension(Extension.basicConstraints, true, constraints);
    }

    /** Explicitly no authority. */
    public Draft noAuthority() {
      return extension(Extension.basicConstraints, true, new BasicConstraints(false));
    }

    public Draft keyUsage(int bits) {
      return extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Draft extendedKeyUsage(KeyPurposeId... purposes) {
      return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    /** An authority over names below this domain only. */
    public Draft onlyBelow(String domain) {
      var subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
      return extension(
          Extension.nameConstraints,
          true,
          new NameConstraints(new GeneralSubtree[] {subtree}, null));
    }

    /** An extension that nobody knows, with so many bytes. */
    public Draft unknownExtension(boolean critical, int bytes) {
      return extension(
          new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1"),
          critical,
          new DEROctetString(new byte[bytes]));
    }

    /** Leaves out an extension that the kind of draft brought along, such as {@code 2.5.29.37}. */
    public Draft without(String oid) {
      extensions.removeIf(extension -> extension.getExtnId().getId().equals(oid));
      return this;
    }

    private Draft extension(
        ASN1ObjectIdentifier id, boolean critical, org.bouncycastle.asn1.ASN1Encodable value) {
      without(id.getId());
      try {
        extensions.add(new Extension(id, critical, value.toASN1Primitive().getEncoded()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return this;
    }

    public Identity selfSigned() {
      return sign("CN=" + commonName, keys);
    }

    public Identity issuedBy(Identity issuer) {
      return sign(issuer.certificate().getSubjectX500Principal().getName(), issuer.keys());
    }

    private Identity sign(String issuer, KeyPair issuerKeys) {
      try {
        var builder = new X509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(from),
            Date.from(until),
            new X500Name("CN=" + commonName),
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        if (!names.isEmpty()) {
          var value = new GeneralNames(names.toArray(new GeneralName[0]));
          builder.addExtension(Extension.subjectAlternativeName, false, value);
        }
        for (Extension extension : extensions) {
          builder.addExtension(extension);
        }
        KeyPair signer = spoiled ? newKeysLike(issuerKeys) : issuerKeys;
        byte[] der = builder.build(signer(signer)).getEncoded();
        var parsed = CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der));
        return new Identity((X509Certificate) parsed, keys);
      } catch (GeneralSecurityException | OperatorException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static KeyPair newKeysLike(KeyPair keys) {
      return newKeys(keys.getPublic().getAlgorithm().equals("RSA") ? "RSA-2048" : "P-256");
    }

    private org.bouncycastle.operator.ContentSigner signer(KeyPair signer)
        throws OperatorException {
      String algorithm = signature == null ? usualSignature(signer) : signature;
      var builder = new JcaContentSignerBuilder(algorithm).setSecureRandom(new SecureRandom());
      boolean foreign =
          signer.getPrivate().getClass().getPackageName().startsWith("org.bouncycastle");
      if (foreign || algorithm.endsWith("MGF1")) {
        builder.setProvider(
            new BouncyCastleProvider()); // knows more curves, and RSASSA-PSS by this name
      }
      return builder.build(signer.getPrivate());
    }

    private static String usualSignature(KeyPair signer) {
      return switch (signer.getPublic().getAlgorithm()) {
        case "RSA" -> "SHA256withRSA";
        case "EC" -> "SHA256withECDSA";
        case "DSA" -> "SHA256withDSA";
        case "EdDSA" -> "Ed25519";
        default -> throw new IllegalArgumentException(signer.getPublic().getAlgorithm());
      };
    }
  }
}
