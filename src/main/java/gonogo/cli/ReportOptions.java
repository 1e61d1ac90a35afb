package gonogo.cli;

import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.report.JsonReport;
import gonogo.report.JunitReport;
import gonogo.report.MarkdownReport;
import gonogo.report.Options;
import gonogo.report.TerminalReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that makes a report, and how its report is written. */
final class ReportOptions {
  private static final String JSON = "report.json";
  private static final String MARKDOWN = "report.md";
  private static final String JUNIT = "report.xml";

  /** What is written into the folder; none of an earlier run is left there. */
  static final List<String> FILES = List.of(JSON, MARKDOWN, JUNIT);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write the report into this folder: report.json for programs, report.md (the checklist with ticks and"
            + " evidence) for people, report.xml (JUnit) for the test view of a CI system."
      })
  private @Nullable Path out;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What standard output gets: text or json.")
  private Format format = Format.TEXT;

  @Option(names = "--no-color", description = "No colours; the variable NO_COLOR says the same.")
  private boolean noColor;

  /**
   * Checks what can be checked before anything is contacted: that the folder can be written to. A report that is there
   * already is taken away, in every format: when this run ends without one, nobody may take the GO of an earlier one for
   * its own.
   */
  void prepare() {
    if (out == null) {
      return;
    }
    try {
      Files.createDirectories(out);
      for (String file : FILES) {
        Files.deleteIfExists(out.resolve(file));
      }
      Files.delete(Files.createTempFile(out, ".gonogo-", ".tmp"));
    } catch (IOException e) {
      throw new gonogo.model.InvalidInputException(
          gonogo.model.Place.of("--out"), "cannot write into %s: %s".formatted(out, e));
    }
  }

  /**
   * Writes the report: first the files, each whole or not at all, then standard output. JSON comes first, so that a
   * fault in a format for people does not cost the one for programs.
   *
   * @param checklist the one that was judged
   */
  void write(Report report, Checklist checklist, Console console) {
    String json = JsonReport.write(report);
    if (out != null) {
      writeWhole(out.resolve(JSON), json);
      writeWhole(out.resolve(MARKDOWN), MarkdownReport.write(report, checklist));
      writeWhole(out.resolve(JUNIT), JunitReport.write(report));
    }
    console
        .out()
        .print(
            switch (format) {
              case JSON -> json;
              case TEXT -> TerminalReport.write(report, options(console));
            });
    console.out().flush();
  }

  Options options(Console console) {
    return new Options(
        console.width(),
        console.colour() && !noColor,
        console.unicode(),
        out == null ? null : out.toString());
  }

  /** Whether standard output is read by people. */
  boolean isText() {
    return format == Format.TEXT;
  }

  /** Beside it first, and not as a temporary file of the JDK, which nobody else may read. */
  private static void writeWhole(Path file, String text) {
    Path beside = file.resolveSibling(
        ".gonogo-%016x.tmp".formatted(ThreadLocalRandom.current().nextLong()));
    try {
      try {
        writeToDisk(beside, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void writeToDisk(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
