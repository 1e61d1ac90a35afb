package gonogo.collect.tls;

/**
 * A cipher suite. What it needs is read from its name, which is made up by rules.
 *
 * @param code its two bytes on the wire
 * @param name as registered by IANA
 */
record CipherSuite(int code, String name) {

  /** Whether a client that speaks this version alone may offer it. */
  boolean fits(TlsVersion version) {
    return switch (version) {
      case SSL_3 -> isOld() && !isElliptic();
      case TLS_1_0, TLS_1_1 -> isOld();
      case TLS_1_2 -> !isOfTls13();
      case TLS_1_3 -> isOfTls13();
    };
  }

  /** Since TLS 1.3 a suite no longer names a key exchange {@code WITH} which it goes (RFC 8446, section B.4). */
  private boolean isOfTls13() {
    return !name.contains("_WITH_");
  }

  /** Whether it is older than TLS 1.2, which brought other hashes and authenticated encryption (RFC 5246, 1.2). */
  private boolean isOld() {
    return !isOfTls13() && (name.endsWith("_SHA") || name.endsWith("_MD5"));
  }

  private boolean isElliptic() {
    return name.startsWith("TLS_ECDH");
  }

  /** Whether its key exchange is over a prime field, with a key for this connection only. */
  boolean isEphemeralDh() {
    return name.startsWith("TLS_DHE_") || name.startsWith("TLS_DH_anon");
  }

  /** Whether its key exchange is over an elliptic curve, with a key for this connection only. */
  boolean isEphemeralEcdh() {
    return name.startsWith("TLS_ECDHE_") || name.startsWith("TLS_ECDH_anon");
  }

  /** The place in an offer: a server that lets the client choose is to choose as it would for a browser. */
  int rank() {
    int weak = name.matches(".*(NULL|EXPORT|anon|RC[24]|DES|MD5).*") ? 16 : 0;
    int rare = name.matches(".*(ARIA|CAMELLIA|SEED|IDEA|CCM|SM[34]|TLS_SHA).*") ? 8 : 0;
    int chained = name.contains("CBC") ? 4 : 0;
    int exchange =
        isEphemeralEcdh() ? 0 : name.startsWith("TLS_RSA_") ? 1 : isEphemeralDh() ? 2 : 3;
    return weak + rare + chained + exchange;
  }
}
