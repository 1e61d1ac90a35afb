package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.SectionView;
import gonogo.report.JunitCase.Result.Erred;
import gonogo.report.JunitCase.Result.Failed;
import gonogo.report.JunitCase.Result.Passed;
import gonogo.report.JunitCase.Result.Skipped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a report as JUnit XML, for the test views of CI systems: a suite for each section, a case for each item, and
 * first of all a case for the verdict.
 *
 * <p>No standard exists; this is what is valid for Jenkins (junit-10.xsd of its xunit plugin) and complete for the
 * others. GitLab takes a case without failure, error or skipped for a success and keeps the first of two with the same
 * name; Jenkins splits {@code classname} at its last dot; the GitHub actions trust the counts of the attributes.
 */
public final class JunitReport {
  private static final int FIELD = 1000;
  private static final int LINES = 500;

  private JunitReport() {}

  /** XML 1.0 in UTF-8; ends with a line end. */
  public static String write(Report report) {
    List<Suite> suites = suites(report);
    List<JunitCase> all =
        suites.stream().flatMap(suite -> suite.cases().stream()).toList();
    var xml = new Xml();
    xml.open("testsuites", attributes("gonogo", all));
    suites.forEach(suite -> suite(suite, report, xml));
    xml.close();
    return xml.toString();
  }

  /** Cases under one class name. */
  private record Suite(
      String name, String className, Map<String, String> properties, List<JunitCase> cases) {}

  private static List<Suite> suites(Report report) {
    String id = part(report.checklist().id());
    Set<List<String>> names = new HashSet<>();
    List<Suite> suites = new ArrayList<>();
    suites.add(new Suite("verdict", id, properties(report), List.of(JunitCases.verdict(report))));
    names.add(List.of(id, "verdict"));
    for (SectionView section : report.sections()) {
      String className = Stream.concat(
              Stream.of(id), section.path().stream().map(JunitReport::part))
          .collect(Collectors.joining("."));
      List<JunitCase> cases = section.items().stream()
          .map(item -> unique(className, JunitCases.of(item), names))
          .toList();
      if (!cases.isEmpty()) {
        suites.add(new Suite(Words.some(section.path(), 9, " / "), className, Map.of(), cases));
      }
    }
    return suites;
  }

  /** A dot would begin a package of its own. */
  private static String part(String name) {
    return clean(name).replace('.', '_');
  }

  private static JunitCase unique(String className, JunitCase one, Set<List<String>> names) {
    String name = clean(one.name());
    String candidate = name;
    for (int n = 2; !names.add(List.of(className, candidate)); n++) {
      candidate = name + " (" + n + ")";
    }
    return new JunitCase(candidate, one.tookMs(), one.result());
  }

  private static Map<String, String> properties(Report report) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("verdict", report.verdict().name());
    properties.put("headline", report.headline());
    properties.put("release", Subject.release(report.release()));
    properties.put("environment", report.environment().name());
    report.environment().labels().forEach((name, value) -> properties.put("label." + name, value));
    properties.put("gate", report.run().phase());
    properties.put("scope", report.run().scope());
    properties.put(
        "checklist", report.checklist().id() + " version " + report.checklist().version());
    properties.put(
        "items", String.join(", ", Subject.counts(report)) + " = " + Subject.sum(report));
    properties.put("asOf", Words.instant(report.run().asOf()));
    properties.put("run", report.run().id());
    properties.put("engine", Words.madeBy(report.run().engine()));
    return properties;
  }

  private static Map<String, String> attributes(String name, List<JunitCase> cases) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", name);
    attributes.put("tests", String.valueOf(cases.size()));
    attributes.put("failures", count(cases, Failed.class));
    attributes.put("errors", count(cases, Erred.class));
    attributes.put("time", seconds(cases.stream().mapToLong(JunitCase::tookMs).sum()));
    return attributes;
  }

  private static String count(List<JunitCase> cases, Class<? extends JunitCase.Result> type) {
    return String.valueOf(
        cases.stream().filter(one -> type.isInstance(one.result())).count());
  }

  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  private static void suite(Suite suite, Report report, Xml xml) {
    Map<String, String> attributes = attributes(clean(suite.name()), suite.cases());
    attributes.put("skipped", count(suite.cases(), Skipped.class));
    attributes.put("timestamp", Words.instant(report.run().startedAt()).replace("Z", ""));
    xml.open("testsuite", attributes);
    if (!suite.properties().isEmpty()) {
      xml.open("properties", Map.of());
      suite
          .properties()
          .forEach((name, value) ->
              xml.empty("property", ordered("name", clean(name), "value", clean(value))));
      xml.close();
    }
    suite.cases().forEach(one -> testcase(suite.className(), one, xml));
    xml.close();
  }

  private static void testcase(String className, JunitCase one, Xml xml) {
    Map<String, String> attributes = ordered("classname", className, "name", one.name());
    attributes.put("time", seconds(one.tookMs()));
    xml.open("testcase", attributes);
    switch (one.result()) {
      case Passed(var output) -> xml.text("system-out", Map.of(), lines(output));
      case Failed(var type, var message, var text) ->
        xml.text("failure", ordered("message", clean(message), "type", clean(type)), lines(text));
      case Erred(var type, var message, var text) ->
        xml.text("error", ordered("message", clean(message), "type", clean(type)), lines(text));
      case Skipped(var message) -> xml.empty("skipped", ordered("message", clean(message)));
    }
    xml.close();
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ordered;
  }

  private static String lines(List<String> lines) {
    Stream<String> shown = lines.stream().limit(LINES).map(JunitReport::clean);
    Stream<String> rest = lines.size() <= LINES
        ? Stream.of()
        : Stream.of("and " + (lines.size() - LINES) + " more lines, all in report.json");
    return Stream.concat(shown, rest).collect(Collectors.joining("\n"));
  }

  /** Also takes out what XML 1.0 forbids: all of it is invisible. */
  private static String clean(String text) {
    return Untrusted.clean(Untrusted.shorten(text, FIELD), true);
  }
}
