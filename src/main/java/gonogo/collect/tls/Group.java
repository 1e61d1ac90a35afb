package gonogo.collect.tls;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The group of a key exchange.
 *
 * @param bits its size; null when it is not known
 */
record Group(String name, @Nullable Integer bits) {
  /** By the numbers of RFC 8422, RFC 7027, RFC 7919 and draft-ietf-tls-ecdhe-mlkem. */
  private static final Map<Integer, Group> NAMED = Map.ofEntries(
      Map.entry(19, new Group("secp192r1", 192)),
      Map.entry(21, new Group("secp224r1", 224)),
      Map.entry(22, new Group("secp256k1", 256)),
      Map.entry(23, new Group("secp256r1", 256)),
      Map.entry(24, new Group("secp384r1", 384)),
      Map.entry(25, new Group("secp521r1", 521)),
      Map.entry(26, new Group("brainpoolP256r1", 256)),
      Map.entry(27, new Group("brainpoolP384r1", 384)),
      Map.entry(28, new Group("brainpoolP512r1", 512)),
      Map.entry(29, new Group("x25519", 255)),
      Map.entry(30, new Group("x448", 448)),
      Map.entry(256, new Group("ffdhe2048", 2048)),
      Map.entry(257, new Group("ffdhe3072", 3072)),
      Map.entry(258, new Group("ffdhe4096", 4096)),
      Map.entry(4587, new Group("SecP256r1MLKEM768", 256)),
      Map.entry(4588, new Group("X25519MLKEM768", 255)),
      Map.entry(4589, new Group("SecP384r1MLKEM1024", 384)));

  static final int X25519 = 29;

  /**
   * Those offered up to TLS 1.2. The groups over prime fields are left out, so that a server that heeds them shows the
   * prime that it uses with everybody else.
   */
  static final List<Integer> CURVES = List.of(X25519, 23, 24, 25, 30, 22, 26, 27, 28, 21, 19);

  /** Those offered in TLS 1.3; the server may ask for the key of any. */
  static final List<Integer> OF_TLS_13 =
      List.of(X25519, 23, 24, 25, 30, 4588, 4587, 4589, 256, 257, 258);

  /** The group of a number. */
  static Group named(int number) {
    Group known = NAMED.get(number);
    return known == null ? new Group("group " + number, null) : known;
  }

  /** A group over a prime field that has no name. */
  static Group prime(int bits) {
    return new Group("DH", bits);
  }
}
