package gonogo.collect.reports;

import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.collect.reports.CaseTally.Result;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.collect.reports.TestSuite.ValueCount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code testsuite} or {@code testsuites} while it is read, with the suites in it. */
final class SuiteTally {
  private static final int MOST_NAMED = 20;
  private static final int MOST_COMMITS = 3;

  private final Labels labels;
  private final Weight weight;
  private final boolean group;
  private final String name;
  private final @Nullable String hostname;
  private final @Nullable String timestamp;
  private final Declared declared;
  private final List<SuiteTally> inner = new ArrayList<>();
  private final TreeSet<String> commits = new TreeSet<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> failing = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> flaky = new ArrayList<>();
  private final Map<Result, Integer> results = new EnumMap<>(Result.class);
  private final int[][] byValue;
  private final MessageDigest digest;

  /**
   * A suite in which nothing was found yet.
   *
   * @param group whether it is a {@code testsuites}, which holds suites as a rule
   */
  SuiteTally(
      boolean group,
      String name,
      @Nullable String hostname,
      @Nullable String timestamp,
      Declared declared,
      Labels labels,
      Weight weight)
      throws CollectorException {
    this.group = group;
    this.name = name;
    this.hostname = hostname;
    this.timestamp = timestamp;
    this.declared = declared;
    this.labels = labels;
    this.weight = weight;
    this.byValue = new int[labels.values().size()][2];
    this.digest = Hashes.sha256();
    weight.suite();
  }

  String name() {
    return name;
  }

  void holds(SuiteTally suite) {
    inner.add(suite);
  }

  void property(String property, String value) {
    if (Commits.isName(property) && commits.size() < MOST_COMMITS) {
      Commits.firstWord(value).ifPresent(commits::add);
    }
    if (labels.isProperty(property)) {
      said.add(value);
    }
  }

  void holds(CaseTally testCase) throws CollectorException {
    Result result = testCase.result();
    results.merge(result, 1, Integer::sum);
    digest.update((testCase.name() + '\0' + result + '\0').getBytes(StandardCharsets.UTF_8));
    switch (result) {
      case PASSED -> {}
      case FLAKY -> name(flaky, testCase);
      case FAILED, ERRORED -> name(failing, testCase);
      case SKIPPED -> name(skipped, testCase);
    }
    for (int i = 0; i < byValue.length && result != Result.SKIPPED; i++) {
      if (labels.ofCase(i, testCase.name(), testCase.labels())) {
        byValue[i][result == Result.PASSED || result == Result.FLAKY ? 0 : 1]++;
      }
    }
  }

  private void name(List<String> names, CaseTally testCase) throws CollectorException {
    String shown = Shown.of(testCase.name());
    if (names.size() < MOST_NAMED && weight.takes(shown)) {
      names.add(shown);
    }
  }

  private int count(Result result) {
    return results.getOrDefault(result, 0);
  }

  private Counts own() {
    return new Counts(
        count(Result.PASSED) + count(Result.FLAKY),
        count(Result.FAILED),
        count(Result.ERRORED),
        count(Result.SKIPPED),
        count(Result.FLAKY));
  }

  private Counts all() {
    return inner.stream().map(SuiteTally::all).reduce(own(), Counts::plus);
  }

  /** What the suite, and each in it, says that its cases do not bear out. */
  Stream<String> contradictions() {
    Optional<String> here =
        declared.contradiction(all()).map(words -> shownName() + " says " + words);
    return Stream.concat(here.stream(), inner.stream().flatMap(SuiteTally::contradictions));
  }

  private String shownName() {
    return name.isBlank() ? "a suite without a name" : "the suite " + name;
  }

  /** What a suite has from those around it, where it does not say it itself. */
  private record Around(
      String name,
      @Nullable String hostname,
      @Nullable String timestamp,
      List<String> commits,
      List<String> said) {}

  /** The suites, each with what those around it say. */
  List<TestSuite> finished() throws CollectorException {
    List<TestSuite> suites = new ArrayList<>();
    finish(new Around("", null, null, List.of(), List.of()), suites);
    return suites;
  }

  private void finish(Around around, List<TestSuite> suites) throws CollectorException {
    Around here = new Around(
        around.name() + (around.name().isEmpty() || name.isBlank() ? "" : " › ") + name,
        hostname == null ? around.hostname() : hostname,
        timestamp == null ? around.timestamp() : timestamp,
        commits.isEmpty() ? around.commits() : List.copyOf(commits),
        said.isEmpty() ? around.said() : said);
    if (own().cases() > 0 || (inner.isEmpty() && !group)) {
      TestSuite suite = suite(here);
      weight.content(suite);
      suites.add(suite);
    }
    for (SuiteTally suite : inner) {
      suite.finish(here, suites);
    }
  }

  private TestSuite suite(Around here) {
    Counts counts = own();
    List<ValueCount> values = new ArrayList<>();
    for (int i = 0; i < byValue.length; i++) {
      ValueCount count = labels.ofSuite(i, here.name(), here.hostname(), here.said())
          ? new ValueCount(
              labels.values().get(i), counts.passed(), counts.failed() + counts.errored())
          : new ValueCount(labels.values().get(i), byValue[i][0], byValue[i][1]);
      if (count.passed() + count.failed() > 0) {
        values.add(count);
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
    return new TestSuite(
        Shown.of(here.name()),
        Shown.orNull(here.hostname()),
        Shown.orNull(here.timestamp()),
        here.commits(),
        counts,
        hash,
        failing,
        skipped,
        flaky,
        values);
  }
}
