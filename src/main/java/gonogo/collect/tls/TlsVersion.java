package gonogo.collect.tls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A version of the protocol, the oldest first; written as OpenSSL, nginx and the JDK write it, in JSON too. */
public enum TlsVersion {
  SSL_3("SSLv3", 0x0300),
  TLS_1_0("TLSv1", 0x0301),
  TLS_1_1("TLSv1.1", 0x0302),
  TLS_1_2("TLSv1.2", 0x0303),
  TLS_1_3("TLSv1.3", 0x0304);

  private final String text;
  private final int code;

  TlsVersion(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /** The version that is written so. */
  @JsonCreator
  public static TlsVersion parse(String text) {
    return Arrays.stream(values())
        .filter(version -> version.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("wanted one of %s, not %s"
            .formatted(
                Arrays.stream(values()).map(TlsVersion::toString).collect(Collectors.joining(", ")),
                text)));
  }

  static Optional<TlsVersion> of(int code) {
    return Arrays.stream(values()).filter(version -> version.code == code).findFirst();
  }

  /** The two bytes on the wire. */
  int code() {
    return code;
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
