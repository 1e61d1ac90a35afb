package gonogo.cli;

import gonogo.engine.EngineVersion;
import gonogo.report.Untrusted;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The entry of the process. Every way out of it has a status of its own; see {@link ExitStatus}. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    int status = ExitStatus.FAULT; // what is thrown on the way must not end as 1, which means NO_GO
    try {
      status = isVersion(args) ? version() : run(args);
    } catch (Throwable e) {
      reportFault(System.err, e);
    } finally {
      leaveResult(Integer.toString(status));
      System.exit(status);
    }
  }

  /** Standard output is data: what a library or a plugin prints there goes to standard error. */
  private static int run(String[] args) {
    Console console = Console.ofProcess();
    System.setOut(System.err);
    return CommandLineApp.run(console, args);
  }

  /** Scripts ask for the version often; it needs nothing of what a command line needs. */
  private static boolean isVersion(String[] args) {
    return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
  }

  private static int version() {
    System.out.println("gonogo " + EngineVersion.TEXT);
    return System.out.checkError() ? ExitStatus.FAULT : ExitStatus.OK;
  }

  static void reportFault(PrintStream err, Throwable fault) {
    err.println("gonogo: a fault of gonogo itself: " + Untrusted.clean(fault.toString(), false));
    if (System.getenv("GONOGO_DEBUG") != null) {
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      trace
          .toString()
          .lines()
          .forEach(line -> err.println("  " + Untrusted.clean(line.strip(), false)));
    } else {
      err.println("gonogo: GONOGO_DEBUG=1 shows where it happened");
    }
  }

  /** Tells the launcher how this process meant to end, so that a JVM that dies is not mistaken for a verdict. */
  static void leaveResult(String result) {
    @Nullable String file = System.getProperty("gonogo.result");
    if (file == null) {
      return;
    }
    try {
      Files.writeString(Path.of(file), result + "\n", StandardCharsets.US_ASCII);
    } catch (IOException e) {
      System.err.println("gonogo: cannot tell the launcher the result: " + e);
    }
  }
}
