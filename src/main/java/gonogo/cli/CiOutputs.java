package gonogo.cli;

import gonogo.judge.Report;
import gonogo.report.GithubAnnotations;
import gonogo.report.GithubOutputs;
import gonogo.report.GithubSummary;
import gonogo.report.Places;
import gonogo.report.TerminationMessage;
import gonogo.report.Untrusted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What the system that a run takes place in gets unasked, beside the report: the job summary, outputs and annotations of
 * GitHub Actions, the termination message of Kubernetes.
 *
 * <p>Annotations go to standard error, where GitHub reads them too: standard output is data. What else is printed needs no
 * {@code ::stop-commands::} around it: no line of it can be a command (see {@link Untrusted}), which holds for other
 * systems as well, and when the process dies half-way.
 *
 * <p>A file that cannot be written changes no verdict and no exit status; it is said. An output that is not there is empty
 * to the next step, and empty is not GO. So nothing is written when the report itself could not be, and outputs come last.
 */
final class CiOutputs {
  private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");

  private final Path terminationLog;

  @Option(
      names = "--no-ci",
      description = {
        "Write nothing for the system that this runs in. Else GitHub Actions gets a job summary, annotations (on standard"
            + " error) and the outputs verdict, go, exit, not-met, undetermined, waived, report and headline; a Kubernetes"
            + " pod gets its termination message."
      })
  private boolean off;

  CiOutputs() {
    this(TERMINATION_LOG);
  }

  CiOutputs(Path terminationLog) {
    this.terminationLog = terminationLog;
  }

  /**
   * Writes all that is wanted here.
   *
   * @param whole the file in which people read all of the report; null when there is none
   */
  void write(Report report, Places places, @Nullable String whole, Console console) {
    if (off || console.out().checkError()) {
      return;
    }
    if (!variable("KUBERNETES_SERVICE_HOST", console).isEmpty()) {
      kubernetes(report, console);
    }
    if (variable("GITHUB_ACTIONS", console).equals("true")) {
      github(report, places, whole, console);
    }
  }

  private void kubernetes(Report report, Console console) {
    if (Files.isRegularFile(terminationLog) && Files.isWritable(terminationLog)) {
      String message = TerminationMessage.write(report);
      attempt("the termination message", console, () -> replace(terminationLog, message));
    }
  }

  private static void github(
      Report report, Places places, @Nullable String whole, Console console) {
    // All texts are made before the first is written: a fault in one is exit 4, beside which no GO
    // may stand.
    boolean unicode = console.err().charset().newEncoder().canEncode("→");
    String annotations = GithubAnnotations.write(report, places, unicode);
    String summary = GithubSummary.write(report, whole);
    String outputs = GithubOutputs.write(report, whole, "gonogo-" + UUID.randomUUID());
    console.err().print(annotations);
    console.err().flush();
    append("the job summary", "GITHUB_STEP_SUMMARY", summary, console);
    append("the outputs of the step", "GITHUB_OUTPUT", outputs, console);
  }

  private static String variable(String name, Console console) {
    return console.environment().getOrDefault(name, "");
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void attempt(String what, Console console, Writing writing) {
    try {
      writing.run();
    } catch (IOException | InvalidPathException e) {
      say("%s could not be written: %s".formatted(what, e), console);
    }
  }

  private static void say(String text, Console console) {
    console.err().println("gonogo: " + Untrusted.clean(text, console.unicode()));
  }

  private static void append(String what, String variable, String text, Console console) {
    String file = variable(variable, console);
    if (file.isEmpty()) {
      say("%s could not be written: %s is not set".formatted(what, variable), console);
    } else {
      attempt(what, console, () -> append(Path.of(file), text));
    }
  }

  /** To a file that the runner made; another would reach nobody. What is there may lack the end of its last line. */
  private static void append(Path file, String text) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file");
    }
    String start = endsInLine(file) ? "" : "\n";
    Files.writeString(file, start + text, StandardOpenOption.APPEND);
  }

  private static boolean endsInLine(Path file) throws IOException {
    try (var there = new RandomAccessFile(file.toFile(), "r")) {
      if (there.length() == 0) {
        return true;
      }
      there.seek(there.length() - 1);
      return there.read() == '\n';
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Files.writeString(
        file,
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
