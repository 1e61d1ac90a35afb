package gonogo.collect.dns;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types of DNS records that can be asked for. */
public enum RecordType {
  A,
  AAAA,
  CAA,
  CNAME,
  MX,
  NS,
  PTR,
  SOA,
  SRV,
  TXT;

  /** Reads the mnemonic of RFC 1035 and its successors, in any case. */
  public static RecordType parse(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("a record type is one of " + known() + ", not " + text));
  }

  /** Whether the records are the addresses of a host. */
  public boolean isAddress() {
    return this == A || this == AAAA;
  }

  private static String known() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
