package gonogo.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * Where text goes and what it may look like there.
 *
 * @param out data: reports and answers
 * @param err everything else
 * @param terminal whether {@code out} is a terminal
 * @param errTerminal whether {@code err} is one
 * @param inTerminal whether a person types at {@code in}
 * @param environment the variables of the process
 * @param in what people type
 */
record Console(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    boolean errTerminal,
    boolean inTerminal,
    Map<String, String> environment,
    BufferedReader in) {

  /** A console at which nobody types. */
  Console(
      PrintStream out,
      PrintStream err,
      boolean terminal,
      boolean errTerminal,
      Map<String, String> environment,
      BufferedReader in) {
    this(out, err, terminal, errTerminal, false, environment, in);
  }

  static Console ofProcess() {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, System.out.charset()));
    return new Console(
        System.out, System.err, isTerminal(1), isTerminal(2), isTerminal(0), System.getenv(), in);
  }

  /** Whether a file descriptor of this process is a terminal, where the system can tell. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = java.nio.file.Files.readSymbolicLink(
              java.nio.file.Path.of("/proc/self/fd/" + descriptor))
          .toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (java.io.IOException | UnsupportedOperationException e) {
      // Elsewhere: whether standard input and output are.
      return Optional.ofNullable(System.console())
          .filter(java.io.Console::isTerminal)
          .isPresent();
    }
  }

  /** The next line that is typed; empty at the end of the input. */
  Optional<String> typed() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Whether colour is wanted: a terminal, and no wish against it (https://no-color.org). */
  boolean colour() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether the output can carry more than ASCII. */
  boolean unicode() {
    Charset charset = out.charset();
    return charset.newEncoder().canEncode("✗·→");
  }

  /** The width of the terminal in columns, at most 100; 100 where there is none. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    int wanted = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 100;
    return Math.clamp(wanted, 40, 100);
  }
}
