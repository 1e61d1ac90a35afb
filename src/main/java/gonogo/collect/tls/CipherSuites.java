package gonogo.collect.tls;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The cipher suites that are known by name. */
final class CipherSuites {
  private static final List<CipherSuite> ALL = read();

  private CipherSuites() {}

  private static List<CipherSuite> read() {
    try (InputStream table = CipherSuites.class.getResourceAsStream("cipher-suites.txt")) {
      return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .map(parts -> new CipherSuite(Integer.parseInt(parts[0], 16), parts[1]))
          .sorted(Comparator.comparingInt(CipherSuite::rank)) // stable: then by code
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a version in whose name the pattern is found, the strong and usual ones first. */
  static List<CipherSuite> of(TlsVersion version, Pattern pattern) {
    List<CipherSuite> found = new ArrayList<>();
    for (CipherSuite suite : ALL) {
      if (suite.fits(version) && pattern.matcher(suite.name()).find()) {
        found.add(suite);
      }
    }
    return found;
  }

  static Optional<CipherSuite> of(List<CipherSuite> suites, int code) {
    return suites.stream().filter(suite -> suite.code() == code).findFirst();
  }
}
