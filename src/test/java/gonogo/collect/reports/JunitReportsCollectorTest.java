package gonogo.collect.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.reports.JunitReports.Answer;
import gonogo.collect.reports.JunitReports.CommitFile;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.json.Codec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JunitReportsCollectorTest {
  private static final String PASSING = "<testsuite name='a'><testcase name='t'/></testsuite>";
  private static final String COMMIT = "3f2c1ab9d0e84c57a6b1f2e3d4c5b6a798081726";

  @TempDir
  private Path above;

  private Reading reports;

  @BeforeEach
  void makeAFolder() throws IOException {
    reports = Reading.in(Files.createDirectory(above.resolve("reports")));
  }

  private static void assertRefused(ThrowingCallable reading, Cause cause, String... words) {
    assertThatThrownBy(reading).isInstanceOfSatisfying(CollectorException.class, e -> {
      assertThat(e.cause()).as(e.getMessage()).isEqualTo(cause);
      assertThat(e.getMessage()).contains(words).doesNotContain("\n");
      assertThat(e.retryable()).isFalse();
    });
  }

  private List<TestSuite> suites(String xml) throws Exception {
    return reports.holding("a.xml", xml).suites("*.xml");
  }

  @Nested
  class TheFiles {
    @Test
    void areThoseThatAGlobMatchesInOrder() throws Exception {
      reports
          .holding("b/TEST-b.xml", PASSING)
          .holding("TEST-a.xml", PASSING)
          .holding("b/other.xml", "no XML")
          .holding("b/c/d/TEST-c.xml", PASSING);

      assertThat(reports.collect("**/TEST-*.xml", "b/*-b.xml").files())
          .extracting(ReportFile::path)
          .containsExactly("TEST-a.xml", "b/TEST-b.xml", "b/c/d/TEST-c.xml");
      assertThat(reports.collect("none/*.xml").files()).isEmpty();
    }

    @Test
    void comeWithTheirHashAndTime() throws Exception {
      reports.holding("a.xml", PASSING);
      Instant then = Instant.parse("2026-11-24T23:37:33Z");
      Files.setLastModifiedTime(reports.folder().resolve("a.xml"), FileTime.from(then));

      ReportFile file = reports.collect("a.xml").files().getFirst();

      assertThat(file.modified()).isEqualTo(then);
      assertThat(file.sha256())
          .isEqualTo("7faab173b19fe0bc800bb213c85ba82748ce9d334f035dd8ef96a6e94db591b4");
    }

    @Test
    void ofAFolderThatIsNotThereAreNoData() throws IOException {
      assertRefused(
          () -> Reading.in(above.resolve("none")).collect("*.xml"), Cause.NO_DATA, "no folder");
      Files.writeString(above.resolve("file"), "");
      assertRefused(
          () -> Reading.in(above.resolve("file")).collect("*.xml"),
          Cause.NOT_CONFIGURED,
          "not a folder");
    }

    @Test
    void behindLinksThatLeadOutAreNotRead() throws Exception {
      Path outside = Files.createDirectory(above.resolve("outside"));
      Files.writeString(outside.resolve("a.xml"), PASSING);
      Files.createSymbolicLink(reports.folder().resolve("link.xml"), outside.resolve("a.xml"));

      assertRefused(() -> reports.collect("*.xml"), Cause.WRONG_SUBJECT, "link.xml", "leads out");
      assertThat(reports.collect("other*.xml").files()).isEmpty();

      Files.delete(reports.folder().resolve("link.xml"));
      Files.createSymbolicLink(reports.folder().resolve("links"), outside);
      assertRefused(() -> reports.collect("**/*.xml"), Cause.WRONG_SUBJECT, "links", "leads out");
      assertRefused(() -> reports.collect("links/*.xml"), Cause.WRONG_SUBJECT, "links");
      assertThat(reports.collect("*.xml").files()).isEmpty();
    }

    @Test
    void behindLinksThatStayInsideAreReadWhereTheyLie() throws Exception {
      reports.holding("run-7/a.xml", PASSING);
      Path folder = reports.folder();
      Files.createSymbolicLink(folder.resolve("latest"), folder.resolve("run-7"));
      Files.createSymbolicLink(folder.resolve("loop"), folder);
      Files.createSymbolicLink(folder.resolve("latest.xml"), folder.resolve("run-7/a.xml"));

      assertThat(reports.collect("**/a.xml").files())
          .extracting(ReportFile::path)
          .containsExactly("run-7/a.xml");
      assertThat(reports.collect("latest.xml").files()).hasSize(1);
    }

    @Test
    void mayBeReachedByALinkToTheFolderItself() throws Exception {
      reports.holding("a.xml", PASSING);
      Files.createSymbolicLink(above.resolve("link"), reports.folder());

      assertThat(Reading.in(above.resolve("link")).collect("*.xml").files()).hasSize(1);
    }

    @Test
    void thatAreLinksToNothingAreMissed() throws IOException {
      Files.createSymbolicLink(reports.folder().resolve("a.xml"), above.resolve("none"));

      assertRefused(() -> reports.collect("*.xml"), Cause.NO_DATA, "a.xml");
    }

    @Test
    void thatAreTooLargeAreNotReadInPart() throws IOException {
      byte[] large = new byte[(int) JunitReportsCollector.MOST_BYTES + 1];
      reports.holding("large.xml", large);

      assertRefused(() -> reports.collect("*.xml"), Cause.TOO_LARGE, "large.xml", "30 MiB");
    }
  }

  @Nested
  class Documents {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<testsuite name='a'><testcase name='t'/>",
          "<testsuite name='a'><testcase name='t'/></testsuit",
          "<testsuite name='a'><testcase name='t'></testsuite>",
          "<testsuite name='a'/>trailing",
          "<testsuite name='a'/><testsuite name='b'/>",
          "<testsuite name='a' name='b'/>",
          "<testsuite>\u0001</testsuite>",
          "{\"tests\": 1}",
          " \n"
        })
    void thatAreNotWholeAreGarbled(String xml) throws IOException {
      reports.holding("sub/a.xml", xml);

      assertRefused(() -> reports.collect("**/*.xml"), Cause.GARBLED, "sub/a.xml");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<checkstyle version='8'/>",
          "<html><body><testsuite/></body></html>",
          "<testcase name='t'/>",
          "<testsuite><testcase name='a'><testcase name='b'/></testcase></testsuite>",
          "<testsuite><testcase name='a'><testsuite name='b'/></testcase></testsuite>"
        })
    void ofAnotherKindAreGarbled(String xml) throws IOException {
      reports.holding("a.xml", xml);

      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml is no JUnit XML");
    }

    @Test
    void thatAreEmptyAreGarbledThoughOthersAreNot() throws IOException {
      reports.holding("a.xml", "").holding("b.xml", PASSING);

      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml is empty");
    }

    @Test
    void cutOffAnywhereAreGarbled() throws Exception {
      String whole = Files.readString(Path.of(
          "src/test/resources/gonogo/collect/reports/gradle/TEST-com.example.shop.CartTest.xml"));
      int end = whole.stripTrailing().length();
      for (int length = 1; length < end; length += 23) {
        reports.holding("a.xml", whole.substring(0, length));
        assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml");
      }
    }

    @Test
    void neverReadWhatIsOutside() throws IOException {
      Path secret = Files.writeString(above.resolve("secret"), "canary");
      for (String xml : List.of(
          "<!DOCTYPE t [<!ENTITY x SYSTEM '%s'>]><testsuite name='&x;'/>",
          "<!DOCTYPE t [<!ENTITY x SYSTEM '%s'>]><testsuite><testcase name='t'>&x;</testcase></testsuite>",
          "<!DOCTYPE testsuite SYSTEM '%s'><testsuite/>",
          "<!DOCTYPE t [<!ENTITY %% x SYSTEM '%s'> %%x;]><testsuite/>")) {
        reports.holding("a.xml", xml.formatted(secret.toUri()));
        assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml", "document type");
      }
      reports.holding("a.xml", "<testsuite name='&x;'/>");
      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml");
    }

    @Test
    void doNotExplode() throws IOException {
      String entities = IntStream.range(1, 12)
          .mapToObj(i -> "<!ENTITY x%d '%s'>".formatted(i, ("&x%d;".formatted(i - 1)).repeat(10)))
          .collect(Collectors.joining());
      reports.holding(
          "a.xml",
          "<!DOCTYPE t [<!ENTITY x0 'ha'>%s]><testsuite name='&x11;'/>".formatted(entities));

      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml");
    }

    @Test
    void thatAreNestedDeeperThanAnyReportAreGarbled() throws IOException {
      reports.holding("a.xml", "<testsuite>".repeat(10_000) + "</testsuite>".repeat(10_000));

      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml", "nested deeper");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8", "US-ASCII"
    })
    void areReadInTheEncodingThatTheyDeclare(String encoding) throws Exception {
      String name = encoding.equals("US-ASCII") ? "K&#252;che" : "Küche";
      String mark = encoding.equals("UTF-16LE") || encoding.equals("UTF-8") ? "\uFEFF" : "";
      String xml = mark
          + "<?xml version='1.0' encoding='%s'?><testsuite name='%s'/>".formatted(encoding, name);
      reports.holding("a.xml", xml.getBytes(Charset.forName(encoding)));

      assertThat(reports.suites("*.xml")).extracting(TestSuite::name).containsExactly("Küche");
    }

    @Test
    void inAnotherEncodingThanDeclaredAreGarbled() throws IOException {
      byte[] latin = "<?xml version='1.0' encoding='UTF-8'?><testsuite name='Küche'/>"
          .getBytes(StandardCharsets.ISO_8859_1);
      reports.holding("a.xml", latin);
      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml", "encoding");

      reports.holding("a.xml", "<?xml version='1.0' encoding='none'?><testsuite name='a'/>");
      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml", "encoding none");
    }

    @Test
    void mayHaveLongOutput() throws Exception {
      String output = "<system-out>%s<![CDATA[%s]]></system-out>"
          .formatted("&lt;line&gt; &#65; &amp;\n".repeat(30_000), "x".repeat(1 << 20));

      assertThat(suites("<testsuite name='a'>%s<testcase name='t'/></testsuite>".formatted(output)))
          .extracting(TestSuite::counts)
          .containsExactly(new Counts(1, 0, 0, 0, 0));
    }
  }

  @Nested
  class Cases {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<testcase name='t'/>                                                      | 1 0 0 0 0",
          "<testcase name='t'><failure/></testcase>                                  | 0 1 0 0 0",
          "<testcase name='t'><error/></testcase>                                    | 0 0 1 0 0",
          "<testcase name='t'><skipped/></testcase>                                  | 0 0 0 1 0",
          "<testcase name='t'><flakyFailure/></testcase>                             | 1 0 0 0 1",
          "<testcase name='t'><flakyError/><flakyError/></testcase>                  | 1 0 0 0 1",
          "<testcase name='t'><failure/><rerunFailure/></testcase>                   | 0 1 0 0 0",
          "<testcase name='t'><rerunFailure/></testcase>                             | 0 1 0 0 0",
          "<testcase name='t'><rerunError/></testcase>                               | 0 0 1 0 0",
          "<testcase name='t'><skipped/><failure/></testcase>                        | 0 1 0 0 0",
          "<testcase name='t'><failure/><failure/><error/></testcase>                | 0 1 0 0 0",
          "<testcase name='t'><flakyFailure/><failure/></testcase>                   | 0 1 0 0 0",
          "<testcase name='t' status='run' result='completed'/>                      | 1 0 0 0 0",
          "<testcase name='t' status='notrun' result='suppressed'/>                  | 0 0 0 1 0",
          "<testcase name='t' status='failed'/>                                      | 0 1 0 0 0",
          "<testcase name='t'><system-out>failure</system-out></testcase>            | 1 0 0 0 0",
          "<testcase name='t'/><testcase name='t'><failure/></testcase>              | 1 1 0 0 0",
          "<error message='could not be loaded'/>                                    | 0 0 1 0 0",
          "<x:testcase xmlns:x='urn:x' name='t'><x:failure/></x:testcase>            | 0 1 0 0 0",
          "<group><testcase name='t'><failure/></testcase></group>                   | 0 1 0 0 0"
        })
    void areCountedByTheElementsInThem(String xml, String counts) throws Exception {
      assertThat(suites("<testsuite name='a'>" + xml + "</testsuite>"))
          .extracting(TestSuite::counts)
          .map(c -> "%d %d %d %d %d"
              .formatted(c.passed(), c.failed(), c.errored(), c.skipped(), c.flaky()))
          .containsExactly(counts);
    }

    @Test
    void ofNestedSuitesAreCountedOnce() throws Exception {
      List<TestSuite> suites = suites("""
          <testsuites name='all' tests='4'>
            <testsuite name='unit' tests='3' hostname='h' timestamp='2026-11-24T01:02:03'>
              <properties><property name='GITHUB_SHA' value='3F2C1AB'/></properties>
              <testsuite name='cart' tests='2'><testcase name='a'/><testcase name='b'/></testsuite>
              <testcase name='c'/>
              <testsuite name='none'/>
            </testsuite>
            <testsuites><testsuite name='x'><testcase name='d'/></testsuite></testsuites>
            <testcase name='e'><failure/></testcase>
          </testsuites>
          """);

      assertThat(suites)
          .extracting(suite -> suite.name() + " " + suite.counts().cases())
          .containsExactly(
              "all 1", "all › unit 1", "all › unit › cart 2", "all › unit › none 0", "all › x 1");
      assertThat(suites.get(2))
          .returns("h", TestSuite::hostname)
          .returns("2026-11-24T01:02:03", TestSuite::timestamp)
          .returns(List.of("3f2c1ab"), TestSuite::commits);
      assertThat(suites.getFirst().failing()).containsExactly("e");
    }

    @Test
    void ofADocumentWithoutSuitesAreNone() throws Exception {
      assertThat(reports.holding("a.xml", "<testsuites/>").collect("*.xml").files())
          .singleElement()
          .satisfies(file -> assertThat(file.suites()).isEmpty());
    }

    @Test
    void areNamedInOneShortLine() throws Exception {
      String name = "x".repeat(1 << 20);
      TestSuite suite = suites(
              "<testsuite name='%s' hostname='%s'><testcase name='a&#10;&#x202E;b%s'><failure/></testcase></testsuite>"
                  .formatted(name, name, name))
          .getFirst();

      assertThat(suite.name()).hasSize(161).endsWith("x…");
      assertThat(suite.hostname()).hasSize(161);
      assertThat(suite.failing().getFirst()).hasSize(161).startsWith("a  bxx");
    }

    @Test
    void withHugeNamesOfElementsAreGarbled() throws IOException {
      String name = "x".repeat(1 << 20);
      reports.holding("a.xml", "<testsuite><%s/></testsuite>".formatted(name));

      assertRefused(() -> reports.collect("*.xml"), Cause.GARBLED, "a.xml");
    }

    @Test
    void beyondTwentyAreCountedButNotNamed() throws Exception {
      String cases = IntStream.range(0, 30)
          .mapToObj("<testcase name='t%d'><failure/></testcase>"::formatted)
          .collect(Collectors.joining());
      TestSuite suite = suites("<testsuite name='a'>" + cases + "</testsuite>").getFirst();

      assertThat(suite.counts().failed()).isEqualTo(30);
      assertThat(suite.failing()).hasSize(20).startsWith("t0").endsWith("t19");
    }

    @Test
    void haveADigestThatTellsCopies() throws Exception {
      List<String> digests = suites("""
          <testsuites>
            <testsuite name='a'><testcase name='t'/><testcase name='u'/></testsuite>
            <testsuite name='a'><testcase name='t' time='1'/><testcase name='u'/></testsuite>
            <testsuite name='a'><testcase name='t'/><testcase name='v'/></testsuite>
            <testsuite name='a'><testcase name='t'><failure/></testcase><testcase name='u'/></testsuite>
          </testsuites>
          """).stream().map(TestSuite::digest).toList();

      assertThat(digests.get(0)).isEqualTo(digests.get(1)).hasSize(12);
      assertThat(Set.copyOf(digests)).hasSize(3);
    }
  }

  @Nested
  class Attributes {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "tests='50'                          | says 50 tests, and holds 2",
          "tests='2' failures='1' errors='1'   | says 2 tests that failed, and holds 0",
          "tests='2' failures='1'              | says 1 tests that failed, and holds 0"
        })
    void thatPromiseMoreThanIsThereContradict(String attributes, String words) throws Exception {
      reports.holding(
          "a.xml",
          "<testsuites><testsuite name='a' %s><testcase name='t'/><testcase name='u'/></testsuite></testsuites>"
              .formatted(attributes));

      assertThat(reports.collect("*.xml").files().getFirst().contradictions())
          .containsExactly("the suite a " + words);
    }

    @Test
    void ofTheWholeDocumentContradictToo() throws Exception {
      reports.holding("a.xml", "<testsuites tests='9'>" + PASSING + "</testsuites>");

      assertThat(reports.collect("*.xml").files().getFirst().contradictions())
          .containsExactly("a suite without a name says 9 tests, and holds 1");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "tests='2' failures='0'",
          "tests='1'",
          "tests='0'",
          "tests=''",
          "tests='many'",
          "tests='-4'",
          "tests='99' failures='3' hostname='tbd'"
        })
    void thatPromiseLessOrNothingOrAreOfCatch2DoNot(String attributes) throws Exception {
      reports.holding(
          "a.xml",
          "<testsuite name='a' %s><testcase name='t'/><testcase name='u'/></testsuite>"
              .formatted(attributes));

      assertThat(reports.collect("*.xml").files().getFirst().contradictions()).isEmpty();
    }
  }

  @Nested
  class TheCommit {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "commit",
          "Git.Commit.Id",
          "git.commit.id.full",
          "GIT_COMMIT",
          "GITHUB_SHA",
          "env.CI_COMMIT_SHA"
        })
    void isSaidByAProperty(String name) throws Exception {
      assertThat(suites(
              "<testsuite name='a'><properties><property name='%s' value='%s'/></properties></testsuite>"
                  .formatted(name, COMMIT)))
          .extracting(TestSuite::commits)
          .containsExactly(List.of(COMMIT));
    }

    @Test
    void isSaidByTheTextOfAPropertyToo() throws Exception {
      assertThat(suites(
              "<testsuite><properties><property name='commit'>\n %s\n</property></properties></testsuite>"
                  .formatted(COMMIT)))
          .extracting(TestSuite::commits)
          .containsExactly(List.of(COMMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "unknown", "${git.commit}", "3f2c1a", "", "3f2c1abz"})
    void isNotWhatIsNone(String value) throws Exception {
      assertThat(suites(
              "<testsuite><properties><property name='commit' value='%s'/></properties></testsuite>"
                  .formatted(value)))
          .extracting(TestSuite::commits)
          .containsExactly(List.of());
    }

    @Test
    void isEachThatIsSaid() throws Exception {
      assertThat(suites("""
              <testsuite><properties>
                <property name='commit' value='3f2c1ab'/><property name='GITHUB_SHA' value='0000000'/>
                <property/>
              </properties><testcase name='t'><properties><property name='commit' value='1111111'/></properties></testcase>
              </testsuite>
              """))
          .extracting(TestSuite::commits)
          .containsExactly(List.of("0000000", "3f2c1ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n", "  %s refs/heads/main", "\uFEFF%s\r\n"})
    void isTheFirstWordOfTheFile(String text) throws Exception {
      reports.holding("ci/COMMIT", text.formatted(COMMIT.toUpperCase()));

      assertThat(reports.withCommitFile("ci/COMMIT").collect("*.xml").commitFile())
          .isEqualTo(new CommitFile("ci/COMMIT", COMMIT));
    }

    @Test
    void mayBeWrittenByAShellOfWindows() throws Exception {
      reports.holding("COMMIT", ("\uFEFF" + COMMIT + "\r\n").getBytes(StandardCharsets.UTF_16LE));

      assertThat(reports.withCommitFile("COMMIT").collect("*.xml").commitFile())
          .isEqualTo(new CommitFile("COMMIT", COMMIT));
    }

    @Test
    void isNotKnownWithoutTheFile() throws Exception {
      assertThat(reports.withCommitFile("COMMIT").collect("*.xml").commitFile())
          .isEqualTo(new CommitFile("COMMIT", null));
      assertThat(reports.collect("*.xml").commitFile()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "fatal: not a git repository", "3f2c1a", "{\"sha\": 1}"})
    void isGarbledWhenTheFileSaysNone(String text) throws IOException {
      reports.holding("COMMIT", text);

      assertRefused(
          () -> reports.withCommitFile("COMMIT").collect("*.xml"), Cause.GARBLED, "COMMIT");
    }

    @Test
    void isNotReadOutsideOfTheFolder() throws IOException {
      Files.writeString(above.resolve("COMMIT"), COMMIT);
      Files.createSymbolicLink(reports.folder().resolve("COMMIT"), above.resolve("COMMIT"));

      assertRefused(
          () -> reports.withCommitFile("COMMIT").collect("*.xml"), Cause.WRONG_SUBJECT, "COMMIT");
    }
  }

  @Nested
  class AnAnswer {
    @Test
    void isReadBackAsItWasWritten() throws Exception {
      Codec codec = new Codec();
      for (String tool : List.of("surefire", "pytest", "jest", "playwright", "gradle")) {
        JunitReports query = new JunitReports(
            Reading.CI, List.of("*.xml"), List.of("browser"), List.of("chromium", "firefox"));
        Answer answer = Reading.of(tool).ask(query);

        assertThat(codec.read(codec.canonical(answer), Answer.class)).isEqualTo(answer);
        assertThat(codec.read(codec.canonical(query), JunitReports.class)).isEqualTo(query);
      }
    }

    @Test
    void staysBelowOneMebibyteWhateverTheNames() throws Exception {
      String cases = IntStream.range(0, 40)
          .mapToObj(
              i -> "<testcase name='%s%d'><failure/></testcase>".formatted("€\"".repeat(70), i))
          .collect(Collectors.joining());
      for (int i = 0; i < 700; i++) {
        reports.holding(
            "sub/TEST-%04d.xml".formatted(i),
            "<testsuite name='%s' timestamp='2026-11-24T01:02:03'>%s</testsuite>"
                .formatted("\"é".repeat(70), i % 4 == 0 ? cases : "<testcase name='t'/>"));
      }

      Answer answer = reports.collect("**/*.xml");

      assertThat(answer.files()).hasSize(700);
      assertThat(new Codec().canonical(answer).length).isLessThan(Weight.MOST);
      assertThat(answer.files().stream()
              .flatMap(file -> file.suites().stream())
              .mapToInt(suite -> suite.counts().failed())
              .sum())
          .isEqualTo(175 * 40);
    }

    @Test
    void isTooLargeRatherThanShort() throws IOException {
      reports.holding(
          "a.xml", "<testsuites>" + "<testsuite name='a'/>".repeat(20_000) + "</testsuites>");

      assertRefused(() -> reports.collect("*.xml"), Cause.TOO_LARGE, "several checks");
    }
  }

  @Test
  void weighsNoLessThanItIs() throws Exception {
    Weight weight = new Weight();
    List<ReportFile> files = new ArrayList<>();
    String hash = "f".repeat(64);
    for (int i = 0; i < 100; i++) {
      TestSuite suite = new TestSuite(
          "n\"",
          null,
          null,
          List.of(COMMIT, hash),
          new Counts(999_999, 999_999, 999_999, 999_999, 999_999),
          "f".repeat(12),
          List.of(),
          List.of(),
          List.of(),
          Collections.nCopies(3, new TestSuite.ValueCount("v", 999_999, 999_999)));
      weight.file("p");
      weight.suite();
      weight.content(suite);
      weight.texts(List.of("c"));
      files.add(new ReportFile(
          "p",
          hash,
          Instant.parse("2026-11-24T23:37:33.123456789Z"),
          List.of(suite),
          List.of("c")));
    }

    assertThat(weight.bytes())
        .isGreaterThanOrEqualTo(
            new Codec().canonical(new Answer(files, new CommitFile("COMMIT", hash))).length);
  }
}
