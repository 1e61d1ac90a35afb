package gonogo.probes.dns;

import gonogo.collect.net.Addresses;
import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Domain names as text. */
final class DomainNames {

  /**
   * Top-level labels that the public tree does not hold: RFC 6761 and 6762, RFC 7686, RFC 9476, and {@code internal},
   * which ICANN reserved for private use in 2024.
   */
  private static final Set<String> RESERVED =
      Set.of("alt", "example", "internal", "invalid", "local", "localhost", "onion", "test");

  private DomainNames() {}

  /**
   * The name as it is asked: ASCII, lower case.
   *
   * @throws IllegalArgumentException when no such name can exist
   */
  static String ascii(String text) {
    String ascii;
    try {
      ascii = IDN.toASCII(text.strip()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a domain name: " + text, e);
    }
    String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (bare.length() > 253
        || Arrays.stream(bare.split("\\.", -1)).anyMatch(DomainNames::noLabel)) {
      throw new IllegalArgumentException("not a domain name: " + text);
    }
    return ascii;
  }

  private static boolean noLabel(String label) {
    return label.isEmpty() || label.length() > 63 || !label.matches("[a-z0-9_*-]+");
  }

  /** With its final dot. */
  static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  /** Without its final dot, as people read it. */
  static String shown(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** The name above an absolute one, empty above a top-level label. */
  static String parent(String absolute) {
    return absolute.substring(absolute.indexOf('.') + 1);
  }

  static boolean isSingleLabel(String name) {
    return shown(name).indexOf('.') < 0;
  }

  /** Whether no public name server can know the name, so that its authority, if there is one, is a private one. */
  static boolean isReserved(String absolute) {
    String name = shown(absolute);
    String top = name.substring(name.lastIndexOf('.') + 1);
    return isSingleLabel(name) || RESERVED.contains(top) || name.endsWith(".home.arpa");
  }

  /** Whether no DNS record decides where the name leads: a literal address, or this machine (RFC 6761 6.3). */
  static boolean isOutsideDns(String name) {
    String bare = shown(name);
    return Addresses.isLiteral(bare) || bare.equals("localhost") || bare.endsWith(".localhost");
  }
}
