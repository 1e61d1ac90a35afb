package gonogo.cli;

import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.report.CodeQualityReport;
import gonogo.report.GitlabVariables;
import gonogo.report.HtmlReport;
import gonogo.report.JsonReport;
import gonogo.report.JunitReport;
import gonogo.report.MarkdownReport;
import gonogo.report.Options;
import gonogo.report.Places;
import gonogo.report.SarifReport;
import gonogo.report.TerminalReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that makes a report, and how its report is written. */
final class ReportOptions {
  private static final String JSON = "report.json";
  private static final String MARKDOWN = "report.md";
  private static final String HTML = "report.html";

  /**
   * What a file is made from.
   *
   * @param whole the file in which people read all of it
   */
  private record Given(Report report, Checklist checklist, Places places, String whole) {}

  /** One file of the folder, and what is in it. */
  private record OutFile(String name, Function<Given, String> writer) {}

  /** In the order they are written: a fault in a format for people does not cost the one for programs. */
  private static final List<OutFile> OUT_FILES = List.of(
      new OutFile(JSON, given -> JsonReport.write(given.report())),
      new OutFile("report.xml", given -> JunitReport.write(given.report())),
      new OutFile("report.sarif", given -> SarifReport.write(given.report(), given.places())),
      new OutFile(
          "gl-code-quality-report.json",
          given -> CodeQualityReport.write(given.report(), given.places())),
      new OutFile(MARKDOWN, given -> MarkdownReport.write(given.report(), given.checklist())),
      new OutFile(HTML, given -> HtmlReport.write(given.report(), given.checklist())),
      // The last: where writing ends with exit 4, no later job may read a GO.
      new OutFile("gonogo.env", given -> GitlabVariables.write(given.report(), given.whole())));

  /** What is written into the folder; none of an earlier run is left there. */
  static final List<String> FILES = OUT_FILES.stream().map(OutFile::name).toList();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write the report into this folder: report.html for people, in a browser or printed to be signed; report.md,"
            + " the checklist with ticks and evidence; report.json for programs; report.xml (JUnit) for the test view"
            + " of a CI system; report.sarif for code scanning; gl-code-quality-report.json and gonogo.env (dotenv)"
            + " for GitLab."
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
      throw new InvalidInputException(
          Place.of("--out"), "cannot write into %s: %s".formatted(out, e));
    }
  }

  /**
   * Writes the report: first the files, each whole or not at all, then standard output.
   *
   * @param checklist the one that was judged
   * @param places where it and its environment are edited
   */
  void write(Report report, Checklist checklist, Places places, Console console) {
    if (out != null) {
      Given given = new Given(report, checklist, places, out.resolve(HTML).toString());
      for (OutFile file : OUT_FILES) {
        put(out.resolve(file.name()), file.writer().apply(given));
      }
    }
    console
        .out()
        .print(
            switch (format) {
              case JSON -> JsonReport.write(report);
              case TEXT -> TerminalReport.write(report, options(console));
            });
    console.out().flush();
  }

  Options options(Console console) {
    return new Options(console.width(), console.colour() && !noColor, console.unicode(), whole());
  }

  /** The file in which people read all of the report; null when none is written. */
  @Nullable
  String whole() {
    return out == null ? null : out.resolve(HTML).toString();
  }

  /** Whether standard output is read by people. */
  boolean isText() {
    return format == Format.TEXT;
  }

  private static void put(Path file, String text) {
    try {
      WholeFile.put(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
