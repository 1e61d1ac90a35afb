package gonogo.probes.reports;

import static gonogo.probes.reports.Ci.COMMIT;
import static gonogo.probes.reports.Ci.NOW;
import static gonogo.probes.reports.Ci.codes;
import static gonogo.probes.reports.Ci.passed;
import static gonogo.probes.reports.Ci.settings;
import static gonogo.probes.reports.Ci.suite;
import static gonogo.probes.reports.Ci.yesterday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.collect.reports.JunitReports.CommitFile;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.collect.reports.TestSuite.ValueCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestsProbeTest {
  private static final String OTHER = "0000000000000000000000000000000000000000";

  private static Inconclusive inconclusive(Outcome outcome, Cause cause, String... words) {
    assertThat(outcome).isInstanceOf(Inconclusive.class);
    Inconclusive seen = (Inconclusive) outcome;
    assertThat(seen.cause()).as(seen.summary()).isEqualTo(cause);
    assertThat(List.of(words)).allSatisfy(word -> assertThat(seen.summary()).contains(word));
    return seen;
  }

  @Nested
  class Limits {
    @Test
    void holdWhenEveryTestPassed() {
      Outcome outcome =
          new Ci().ran("a", 40).ran("b", new Counts(99, 0, 0, 1, 0)).judged();

      assertThat(outcome).isInstanceOfSatisfying(Passed.class, passed -> {
        assertThat(passed.summary()).isEqualTo("139 tests passed, 1 skipped, in 2 suites");
        assertThat(passed.remarks()).isEmpty();
        assertThat(passed.measures())
            .extracting(Measure::name)
            .containsExactly("tests", "skipped", "pass-rate", "flaky");
        assertThat(passed.measures()).allMatch(Measure::ok);
      });
    }

    @Test
    void areBrokenByOneTestThatFailsAmongMany() {
      Outcome outcome =
          new Ci().ran("a", 9_999).ran("b", new Counts(0, 1, 0, 0, 0)).judged();

      assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
        assertThat(codes(failed)).containsExactly("failing");
        assertThat(failed.findings().getFirst())
            .returns("tests of **/TEST-*.xml", finding -> finding.where())
            .returns("1 of 10000 tests failed: b.fails0", finding -> finding.seen())
            .returns("every test passes", finding -> finding.wanted());
      });
    }

    @Test
    void areBrokenByATestThatBrokeToo() {
      assertThat(codes(new Ci().ran("a", new Counts(5, 0, 1, 0, 0)).judged()))
          .containsExactly("failing");
    }

    @Test
    void nameTheFirstFewOfMany() {
      Outcome outcome = new Ci().ran("a", new Counts(0, 30, 0, 0, 0)).judged();

      assertThat(((Failed) outcome).findings().getFirst().seen())
          .isEqualTo(
              "30 of 30 tests failed: a.fails0, a.fails1, a.fails2, a.fails3, a.fails4, and 25 more");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "0.95 | 95 | 5 | ''",
          "0.95 | 94 | 6 | failing",
          "1.0  | 99 | 1 | failing",
          "0.5  | 1  | 1 | ''"
        })
    void letAShareFailWhereTheyAllowIt(double rate, int good, int bad, String code) {
      Outcome outcome = new Ci()
          .with(settings().minPassRate(rate))
          .ran("a", new Counts(good, bad, 0, 0, 0))
          .judged();

      assertThat(String.join(" ", codes(outcome))).isEqualTo(code);
      if (outcome instanceof Passed passed) {
        assertThat(passed.remarks())
            .extracting(Remark::text)
            .anyMatch(text -> text.contains("failed: a.fails0"));
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {"100 | 100 | ''", "100 | 99  | too-few", "1   | 1   | ''"})
    void wantEnoughTests(int wanted, int ran, String code) {
      Outcome outcome = new Ci().with(settings().minTests(wanted)).ran("a", ran).judged();

      assertThat(String.join(" ", codes(outcome))).isEqualTo(code);
    }

    @Test
    void countOnlyTestsThatRan() {
      Outcome outcome = new Ci()
          .with(settings().minTests(10).maxSkipped(1))
          .ran("a", new Counts(9, 0, 0, 50, 0))
          .judged();

      assertThat(codes(outcome)).containsExactly("too-few");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "0.02 | 99 | 1 | '' | false",
          "0.02 | 49 | 1 | '' | true",
          "0.02 | 48 | 2 | skipped | false",
          "0    | 99 | 1 | skipped | false",
          "0    | 99 | 0 | '' | false"
        })
    void boundWhatIsSkipped(double limit, int good, int skipped, String code, boolean remark) {
      Outcome outcome = new Ci()
          .with(settings().maxSkipped(limit))
          .ran("a", new Counts(good, 0, 0, skipped, 0))
          .judged();

      assertThat(String.join(" ", codes(outcome))).isEqualTo(code);
      if (outcome instanceof Passed passed) {
        assertThat(passed.remarks().isEmpty()).isEqualTo(!remark);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "0.02 | 100 | 1 | ''",
          "0.02 | 100 | 2 | ''",
          "0.02 | 100 | 3 | flaky",
          "0    | 100 | 1 | flaky"
        })
    void boundWhatPassedOnlyWhenRepeated(double limit, int good, int flaky, String code) {
      Outcome outcome = new Ci()
          .with(settings().maxFlaky(limit))
          .ran("a", new Counts(good, 0, 0, 0, flaky))
          .judged();

      assertThat(String.join(" ", codes(outcome))).isEqualTo(code);
      if (outcome instanceof Passed passed) {
        assertThat(passed.remarks().size()).isEqualTo(flaky == 2 ? 1 : 0);
      }
    }

    @Test
    void countACopiedReportOnce() {
      Ci ci = new Ci().with(settings().minTests(60)).ran("a", 40);
      Outcome outcome =
          ci.file("copy", yesterday(), suite("a", null, List.of(), passed(40))).judged();

      assertThat(codes(outcome)).containsExactly("too-few");
    }
  }

  @Nested
  class ARunOfNothing {
    @Test
    void isNoPassWithoutFiles() {
      inconclusive(new Ci().judged(), Cause.NO_DATA, "no file of reports/ci matches **/TEST-*.xml");
    }

    @Test
    void isNoPassWithoutSuites() {
      inconclusive(
          new Ci().file("a", yesterday()).judged(), Cause.NO_DATA, "TEST-a.xml holds no suite");
    }

    @Test
    void isNoPassWithoutCases() {
      inconclusive(
          new Ci().ran("a", Counts.NONE).judged(), Cause.NO_DATA, "1 suite without a single test");
    }

    @Test
    void isNoPassWhenAllWereSkipped() {
      Counts skipped = new Counts(0, 0, 0, 12, 0);
      assertThat(codes(new Ci().ran("a", skipped).judged())).containsExactly("skipped");
      inconclusive(
          new Ci().with(settings().maxSkipped(1)).ran("a", skipped).judged(),
          Cause.NO_DATA,
          "all of 12 tests were skipped");
    }

    @Test
    void isNoPassWhenNoSuiteIsMeant() {
      inconclusive(
          new Ci().with(settings().suite("smoke")).ran("unit", 12).judged(),
          Cause.NO_DATA,
          "none of 1 suite in 1 file",
          "smoke");
    }

    @Test
    void besideOthersIsRemarked() {
      Outcome outcome =
          new Ci().ran("a", 40).ran("b", Counts.NONE).file("c", yesterday()).judged();

      assertThat(((Passed) outcome).remarks())
          .containsExactly(
              new Remark("TEST-c.xml", "it holds no suite"),
              new Remark("tests of **/TEST-*.xml", "no tests in b in TEST-b.xml"));
    }
  }

  @Nested
  class Suites {
    @Test
    void areMeantByTheirNameOrTheirFile() {
      Ci ci = new Ci()
          .with(settings().suite("(?i)SMOKE"))
          .ran("smoke", 3)
          .ran("unit", new Counts(0, 9, 0, 0, 0))
          .file("unit-2", yesterday(), suite("a Smoke test", null, List.of(), passed(4)));

      assertThat(((Passed) ci.judged()).summary())
          .isEqualTo("7 tests passed, 0 skipped, in 2 suites");
    }

    @Test
    void standInWhereAFindingIs() {
      Outcome outcome = new Ci()
          .with(settings().suite("smoke"))
          .ran("smoke", new Counts(0, 1, 0, 0, 0))
          .judged();

      assertThat(((Failed) outcome).findings().getFirst().where())
          .isEqualTo("tests of **/TEST-*.xml in smoke");
    }
  }

  @Nested
  class TheCommit {
    @ParameterizedTest
    @CsvSource(
        nullValues = "-",
        value = {
          COMMIT + "," + COMMIT,
          "3f2c1ab," + COMMIT,
          "3F2C1AB9," + COMMIT,
          COMMIT + ",3f2c1ab",
          "3f2c1ab9,3f2c1ab"
        })
    void isThatOfTheReleaseWhenOneBeginsWithTheOther(String release, String ran) {
      Ci byFile =
          new Ci().release(release).commitFile(new CommitFile("COMMIT", ran)).ran("a", 1);
      Ci byProperty = new Ci()
          .release(release)
          .commitFile(null)
          .file("a", yesterday(), suite("a", null, List.of(ran), passed(1)));

      assertThat(byFile.judged()).isInstanceOf(Passed.class);
      assertThat(byProperty.judged()).isInstanceOf(Passed.class);
    }

    @Test
    void isWrongWhenItIsOfAnother() {
      Outcome byFile =
          new Ci().commitFile(new CommitFile("COMMIT", OTHER)).ran("a", 1).judged();
      inconclusive(
          byFile,
          Cause.WRONG_SUBJECT,
          "TEST-a.xml is of the commit 000000000000, and the release is of 3f2c1ab9d0e8");

      Ci oneOfTwo = new Ci()
          .commitFile(null)
          .file("a", yesterday(), suite("a", null, List.of(COMMIT), passed(1)))
          .file("b", yesterday(), suite("b", null, List.of(OTHER), passed(1)))
          .file("c", yesterday(), suite("c", null, List.of(OTHER), passed(1)));
      inconclusive(oneOfTwo.judged(), Cause.WRONG_SUBJECT, "TEST-b.xml", "(and 1 more file)");
    }

    @Test
    void ofARunThatFailedSaysNothingOfAnother() {
      inconclusive(
          new Ci()
              .commitFile(new CommitFile("COMMIT", OTHER))
              .ran("a", new Counts(0, 9, 0, 0, 0))
              .judged(),
          Cause.WRONG_SUBJECT);
    }

    @Test
    void isNotEnoughWhenItIsUnknown() {
      Inconclusive noFileNamed = inconclusive(
          new Ci().commitFile(null).ran("a", 1).judged(),
          Cause.NOT_CONFIGURED,
          "commit-file of reports/ci");
      assertThat(noFileNamed.needs()).containsExactly("environment:commit-file");

      inconclusive(
          new Ci().commitFile(new CommitFile("COMMIT", null)).ran("a", 1).judged(),
          Cause.NO_DATA,
          "no file COMMIT",
          "git rev-parse HEAD");
    }

    @Test
    void isContradictedByAnother() {
      Ci fileAndProperty =
          new Ci().file("a", yesterday(), suite("a", null, List.of(OTHER), passed(1)));
      Ci twoProperties = new Ci()
          .commitFile(null)
          .file("a", yesterday(), suite("a", null, List.of(COMMIT, OTHER), passed(1)));

      inconclusive(fileAndProperty.judged(), Cause.CONTRADICTED, "two commits");
      inconclusive(twoProperties.judged(), Cause.CONTRADICTED, "two commits");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "v1.4.0", "3f2c1a", "HEAD"})
    void mustBeSaidByTheRelease(@Nullable String commit) {
      Inconclusive outcome = inconclusive(
          new Ci().release(commit).ran("a", 1).judged(), Cause.NOT_CONFIGURED, "commit");
      assertThat(outcome.needs()).containsExactly("release:commit");
    }
  }

  @Nested
  class TheTime {
    private static Outcome ran(@Nullable String timestamp, Instant modified, Duration maxAge) {
      return new Ci()
          .with(settings().maxAge(maxAge))
          .file("a", modified, suite("a", timestamp, List.of(), passed(1)))
          .judged();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-12-01T11:30:00",
          "2026-12-01 11:30:00.123",
          "2026-12-01T11:30:00.584063+00:00",
          "2026-12-01T11:30:00Z",
          "2026-12-01T12:30:00+0100",
          "Tue, 01 Dec 2026 11:30:00 GMT",
          "1 Dec 2026 11:30:00 GMT"
        })
    void isWhatTheSuiteSaysWhenTheFileIsNewer(String timestamp) {
      assertThat(ran(timestamp, NOW, Duration.ofHours(1))).isInstanceOf(Passed.class);
      inconclusive(
          ran(timestamp, NOW, Duration.ofMinutes(15)),
          Cause.STALE,
          "TEST-a.xml is of 2026-12-01T11:30:00",
          "more than 15 minutes ago");
    }

    @Test
    void isThatOfTheFileWhenItIsOlder() {
      Instant old = NOW.minus(Duration.ofDays(15));

      inconclusive(ran("2026-12-01T11:30:00", old, Duration.ofDays(14)), Cause.STALE, "14 days");
      inconclusive(ran(null, old, Duration.ofDays(14)), Cause.STALE);
      assertThat(ran(null, old, Duration.ofDays(15))).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tue Nov 24 23:37:33 UTC 2026", "yesterday", "", "1970-01-01T00:00:00"})
    void isThatOfTheFileWhenNothingElseCanBeRead(String timestamp) {
      assertThat(ran(timestamp, NOW, Duration.ofHours(1))).isInstanceOf(Passed.class);
    }

    @Test
    void mayBeAheadByAZoneButNotByMore() {
      assertThat(ran("2026-12-02T01:30:00", NOW, Duration.ofHours(1))).isInstanceOf(Passed.class);
      inconclusive(
          ran("2026-12-02T12:00:01", NOW, Duration.ofHours(1)),
          Cause.CONTRADICTED,
          "in the future");
    }

    @Test
    void ofAFileMayBeAheadByWhatClocksDiffer() {
      assertThat(ran(null, NOW.plusSeconds(120), Duration.ofHours(1))).isInstanceOf(Passed.class);
      inconclusive(
          ran(null, NOW.plusSeconds(121), Duration.ofHours(1)),
          Cause.CONTRADICTED,
          "in the future");
    }

    @Test
    void ofOneLeftOverReportDecides() {
      Ci ci = new Ci()
          .ran("a", 40)
          .file("gone", NOW.minus(Duration.ofDays(90)), suite("gone", null, List.of(), passed(3)));

      inconclusive(ci.judged(), Cause.STALE, "TEST-gone.xml");
    }
  }

  @Nested
  class WhatIsNotBelieved {
    @Test
    void isAFileThatContradictsItself() {
      Ci ci = new Ci()
          .file(
              "a",
              yesterday(),
              List.of("the suite a says 50 tests, and holds 10"),
              suite("a", null, List.of(), passed(10)));

      inconclusive(
          ci.judged(), Cause.CONTRADICTED, "TEST-a.xml was cut short or changed", "50 tests");
    }

    @Test
    void doesNotHideAFailureThatWasSeen() {
      Ci ci = new Ci()
          .ran("a", new Counts(3, 1, 0, 0, 0))
          .file("b", NOW.minus(Duration.ofDays(90)), suite("b", null, List.of(), passed(3)));

      assertThat(ci.judged()).isInstanceOfSatisfying(Failed.class, failed -> {
        assertThat(codes(failed)).containsExactly("failing");
        assertThat(failed.unseen()).extracting(Inconclusive::cause).containsExactly(Cause.STALE);
      });
    }

    @Test
    void leavesShareAndAmountOpen() {
      Ci ci = new Ci()
          .with(settings().minPassRate(0.9).minTests(100))
          .ran("a", new Counts(3, 1, 0, 0, 0))
          .file("b", NOW.minus(Duration.ofDays(90)), suite("b", null, List.of(), passed(96)));

      inconclusive(ci.judged(), Cause.STALE);
    }

    @Test
    void isAFolderThatCouldNotBeRead() {
      inconclusive(
          new Ci().unanswered(Cause.GARBLED, "TEST-a.xml is empty"), Cause.GARBLED, "TEST-a.xml");
    }
  }

  @Nested
  class ADimension {
    private static Ci browsers(ValueCount... counts) {
      return new Ci()
          .with(settings().in(Dimension.BROWSER, "chromium", "firefox").minPassRate(0.5))
          .file("a", yesterday(), suite("a", null, List.of(), passed(9), List.of(counts)));
    }

    @Test
    void isCoveredWhenEachValuePassed() {
      assertThat(browsers(new ValueCount("chromium", 9, 0), new ValueCount("firefox", 1, 0))
              .judged())
          .isInstanceOf(Passed.class);
    }

    @Test
    void isNotCoveredWhenAValueIsMissing() {
      Outcome outcome = browsers(new ValueCount("chromium", 9, 0)).judged();

      assertThat(codes(outcome)).containsExactly("value-missing");
      assertThat(((Failed) outcome).findings().getFirst())
          .returns("browser firefox of tests of **/TEST-*.xml", finding -> finding.where())
          .returns("no test ran in firefox", finding -> finding.seen());
    }

    @Test
    void isNotCoveredWhenAnythingFailsInAValue() {
      assertThat(codes(browsers(new ValueCount("chromium", 9, 0), new ValueCount("firefox", 8, 1))
              .judged()))
          .containsExactly("value-failing");
      assertThat(codes(browsers(new ValueCount("chromium", 0, 2), new ValueCount("firefox", 8, 0))
              .judged()))
          .containsExactly("value-failing");
    }

    @Test
    void isAskedForByThePropertiesThatToolsWrite() {
      assertThat(settings().in(Dimension.OS, "Linux").made().query(Ci.CI).properties())
          .containsExactly("os", "os.name");
      assertThat(settings().made().query(Ci.CI).properties()).isEmpty();
    }
  }

  @Nested
  class Refuses {
    @Test
    void settingsByWhichAnythingWouldPass() {
      assertThatThrownBy(() -> settings().minTests(0).made()).hasMessageStartingWith("min-tests:");
      assertThatThrownBy(() -> settings().minPassRate(0).made())
          .hasMessageStartingWith("min-pass-rate:");
      assertThatThrownBy(() -> settings().maxSkipped(1.1).made())
          .hasMessageContaining("max-skipped");
      assertThatThrownBy(() -> settings().maxFlaky(-0.1).made()).hasMessageContaining("max-flaky");
      assertThatThrownBy(() -> settings().maxAge(Duration.ZERO).made())
          .hasMessageStartingWith("max-age:");
    }

    @Test
    void aDimensionWithoutValuesAndValuesWithoutOne() {
      assertThatThrownBy(() -> settings().in(Dimension.BROWSER).made())
          .hasMessageStartingWith("dimension and values:");
      assertThatThrownBy(() -> settings().in(Dimension.NONE, "chromium").made())
          .hasMessageStartingWith("dimension and values:");
      assertThatThrownBy(() -> settings().in(Dimension.BROWSER, " ").made())
          .hasMessageStartingWith("values:");
    }
  }
}
