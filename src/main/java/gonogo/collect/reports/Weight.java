package gonogo.collect.reports;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How large an answer has become, in bytes of canonical JSON, rounded up. */
final class Weight {
  static final int MOST = 1 << 20;

  /** For the names of cases; beyond it a case is still counted, but not named. */
  private static final int MOST_NAMES = 256 << 10;

  /** Keys, counts, hashes and times. */
  private static final int FILE = 210;

  private static final int SUITE = 240;
  private static final int VALUE = 60;

  private int bytes;
  private int names;

  /** Adds a file without what is in it. */
  void file(String path) throws CollectorException {
    add(FILE + of(path));
  }

  /** Adds a suite of which nothing is known yet, so that not even those that say nothing are without end. */
  void suite() throws CollectorException {
    add(SUITE);
  }

  /** Adds what a suite says, without the names of its cases. */
  void content(TestSuite suite) throws CollectorException {
    int values =
        suite.byValue().stream().mapToInt(value -> VALUE + of(value.value())).sum();
    add(of(suite.name()) + of(suite.hostname()) + of(suite.timestamp()) + values);
    texts(suite.commits());
  }

  void texts(List<String> texts) throws CollectorException {
    add(texts.stream().mapToInt(Weight::of).sum());
  }

  /** Adds the name of a case, if there is room for it. */
  boolean takes(String name) throws CollectorException {
    int size = of(name);
    if (names + size > MOST_NAMES) {
      return false;
    }
    names += size;
    add(size);
    return true;
  }

  int bytes() {
    return bytes;
  }

  private void add(int more) throws CollectorException {
    bytes += more;
    if (bytes > MOST) {
      throw new CollectorException(
          Cause.TOO_LARGE,
          "the files hold more suites than one answer can; let several checks look at a part each");
    }
  }

  /** With quotes and a comma. */
  private static int of(@Nullable String text) {
    int size = 4;
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      size += c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return size;
  }
}
