package gonogo.collect.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a client, written by hand: no library says "SSLv3 and nothing else, RC4 and nothing else", or it
 * says so for a whole JVM at once. No key is made for it, since nobody is going to answer what the server says.
 *
 * <p>RFC 8446, section 4.1.2; RFC 5246, section 7.4.1.2; RFC 6101, section 5.6.1.2.
 */
final class ClientHello {
  private static final int RANDOM_LENGTH = 32;
  private static final int MESSAGE_HEADER = 4;

  /** Says that the client knows secure renegotiation, without which some servers refuse (RFC 5746, section 3.3). */
  private static final int RENEGOTIATION = 0x00FF;

  /** From the usual to the old: RSA-PSS, ECDSA, EdDSA, RSA with SHA-2, then SHA-1 and DSA. */
  private static final List<Integer> SIGNATURES = List.of(
      0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0603, 0x0807, 0x0808,
      0x0809, 0x080A, 0x080B, 0x0203, 0x0201, 0x0402, 0x0202);

  private static final SecureRandom RANDOM = new SecureRandom();

  private ClientHello() {}

  /** The whole record; {@code serverName} is null when there is none to send. */
  static byte[] record(TlsVersion version, List<CipherSuite> offered, @Nullable String serverName) {
    // Records of a first message bear an old version, whatever it offers (RFC 8446, section 5.1).
    int outer = version == TlsVersion.SSL_3 ? version.code() : TlsVersion.TLS_1_0.code();
    int inner = Math.min(version.code(), TlsVersion.TLS_1_2.code());
    byte[] session = version == TlsVersion.TLS_1_3 ? random() : new byte[0];
    byte[] start = join(
        number(2, inner),
        random(),
        vector(1, session),
        vector(2, suites(version, offered)),
        vector(1, new byte[1])); // no compression
    byte[] body = version == TlsVersion.SSL_3
        ? start
        : join(start, extensions(version, serverName, start.length));
    byte[] message = join(number(1, Records.CLIENT_HELLO), vector(3, body));
    return join(number(1, Records.HANDSHAKE), number(2, outer), vector(2, message));
  }

  private static byte[] suites(TlsVersion version, List<CipherSuite> offered) {
    byte[] codes = numbers(offered.stream().map(CipherSuite::code).toList());
    return version == TlsVersion.TLS_1_3 ? codes : join(codes, number(2, RENEGOTIATION));
  }

  private static byte[] extensions(
      TlsVersion version, @Nullable String serverName, int lengthBefore) {
    byte[] name = serverName == null ? new byte[0] : serverName(serverName);
    byte[] all = join(name, version == TlsVersion.TLS_1_3 ? ofTls13() : older(version));
    return vector(2, join(all, padding(MESSAGE_HEADER + lengthBefore + 2 + all.length)));
  }

  /** There are load balancers that hang on messages of 256 to 511 bytes (RFC 7685, section 1). */
  private static byte[] padding(int length) {
    boolean hangs = length > 0xFF && length < 0x200;
    return hangs ? extension(21, new byte[Math.max(1, 0x200 - length - 4)]) : new byte[0];
  }

  private static byte[] serverName(String name) {
    byte[] host = vector(2, name.getBytes(StandardCharsets.US_ASCII));
    return extension(0, vector(2, join(number(1, 0), host)));
  }

  private static byte[] older(TlsVersion version) {
    byte[] common = join(
        extension(10, vector(2, numbers(Group.CURVES))),
        extension(11, vector(1, new byte[1])), // uncompressed points
        extension(23, new byte[0])); // extended master secret, which some servers insist on
    return version == TlsVersion.TLS_1_2
        ? join(common, extension(13, vector(2, numbers(SIGNATURES))))
        : common;
  }

  private static byte[] ofTls13() {
    // Any 32 bytes are a public key of X25519 (RFC 7748, section 5).
    byte[] share = join(number(2, Group.X25519), vector(2, random()));
    return join(
        extension(10, vector(2, numbers(Group.OF_TLS_13))),
        extension(13, vector(2, numbers(SIGNATURES))),
        extension(43, vector(1, number(2, TlsVersion.TLS_1_3.code()))),
        extension(51, vector(2, share)));
  }

  private static byte[] extension(int type, byte[] content) {
    return join(number(2, type), vector(2, content));
  }

  private static byte[] random() {
    byte[] bytes = new byte[RANDOM_LENGTH];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] numbers(List<Integer> values) {
    return join(values.stream().map(value -> number(2, value)).toArray(byte[][]::new));
  }

  private static byte[] number(int length, int value) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
    }
    return bytes;
  }

  /** The content behind its length. */
  private static byte[] vector(int lengthOfLength, byte[] content) {
    return join(number(lengthOfLength, content.length), content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
