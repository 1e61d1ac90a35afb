package gonogo.probes.attestation;

import static gonogo.attest.Draft.COMMIT;
import static gonogo.attest.Draft.NOW;
import static gonogo.attest.Pens.ANN;
import static gonogo.attest.Pens.BOB;
import static gonogo.attest.Pens.CLEO;
import static gonogo.attest.Pens.STRANGER;
import static gonogo.attest.Pens.people;
import static gonogo.attest.Pens.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.api.SystemRef;
import gonogo.attest.Draft;
import gonogo.attest.Ground;
import gonogo.attest.Pens;
import gonogo.attest.Resting;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.model.SignedFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignedProbeTest {
  private static final SystemRef OTHER = new SystemRef("documents", "other");

  private static Passed passed(Scene scene) {
    return as(Passed.class, scene.outcome());
  }

  private static Failed failed(Scene scene) {
    return as(Failed.class, scene.outcome());
  }

  private static <T extends Outcome> T as(Class<T> type, Outcome outcome) {
    assertThat(outcome).isInstanceOf(type);
    return type.cast(outcome);
  }

  private static SignedFile ann(String duty) {
    return Draft.of("ann", duty).signed(ANN);
  }

  private static SignedFile bob(String duty) {
    return Draft.of("bob", duty).signed(BOB);
  }

  private static SignedFile cleo(String duty) {
    return Draft.of("cleo", duty).signed(CLEO);
  }

  private static SignedFile no(String person, String duty, @Nullable String why) {
    return Draft.of(person, duty)
        .no(why)
        .signed(
            switch (person) {
              case "ann" -> ANN;
              case "bob" -> BOB;
              default -> CLEO;
            });
  }

  @Nested
  class OfAll {
    @Test
    void passesWhenEachDutySaysYesByItsOwnPerson() {
      Scene scene = new Scene()
          .duties("qa-lead", "tech-lead", "security-officer")
          .files(ann("qa-lead"), bob("tech-lead"), cleo("security-officer"));

      assertThat(passed(scene).summary())
          .isEqualTo("yes of ann as qa-lead, bob as tech-lead, cleo as security-officer,"
              + " until 2026-12-04T18:00:00Z");
      assertThat(passed(scene).remarks()).isEmpty();
    }

    @Test
    void namesTheDutiesThatAreMissing() {
      Inconclusive open = new Scene()
          .duties("qa-lead", "tech-lead", "security-officer")
          .files(ann("qa-lead"))
          .inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_SIGNED);
      assertThat(open.summary()).isEqualTo("the yes of tech-lead, security-officer is missing");
      assertThat(open.needs()).containsExactly("duty:tech-lead", "duty:security-officer");
    }

    @Test
    void nobodyPassesWithoutAnySheet() {
      assertThat(new Scene().inconclusive().cause()).isEqualTo(Cause.NOT_SIGNED);
    }

    @Test
    void onePersonCountsOnceForTwoDuties() {
      Inconclusive open = new Scene()
          .duties("qa-lead", "tech-lead")
          .files(ann("qa-lead"), ann("tech-lead"))
          .inconclusive();

      assertThat(open.summary())
          .isEqualTo("the yes of tech-lead is missing; ann said yes as tech-lead, but counts once");
      assertThat(open.needs()).containsExactly("duty:tech-lead");
    }

    /** Ann signs for both; only if she stands for technology can Cleo stand for quality. */
    @Test
    void findsWhoStandsForWhich() {
      Scene scene = new Scene()
          .duties("qa-lead", "tech-lead")
          .files(ann("qa-lead"), ann("tech-lead"), cleo("qa-lead"));

      assertThat(scene.outcome()).isInstanceOf(Passed.class);
    }

    @Test
    void aDutyThatNobodyHoldsIsNotConfigured() {
      Inconclusive open =
          new Scene().duties("qa-lead", "dba").files(ann("qa-lead")).inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.summary())
          .isEqualTo("nobody in the list of people holds dba now and has a key that counts");
      assertThat(open.needs()).containsExactly("duty:dba");
    }

    @Test
    void twoDutiesOfOnePersonAloneAreNotConfigured() {
      Inconclusive open = new Scene()
          .people(people(person("ann", List.of("qa-lead", "tech-lead"), ANN)))
          .duties("qa-lead", "tech-lead")
          .files(ann("qa-lead"), ann("tech-lead"))
          .inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.summary())
          .isEqualTo("too few people hold qa-lead, tech-lead now: wanted somebody else for each");
      assertThat(open.needs()).containsExactly("duty:tech-lead");
    }

    @Test
    void somebodyWithoutAKeyHoldsNoDuty() {
      Scene scene = new Scene().people(people(person("ann", List.of("qa-lead"))));

      assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_CONFIGURED);
    }
  }

  @Nested
  class OfSome {
    @ParameterizedTest
    @CsvSource({"1, ann", "2, ann bob", "2, ann bob cleo", "3, ann bob cleo"})
    void passesWithSoManyPeople(String quorum, String people) {
      Scene scene = new Scene().duties("qa-lead", "tech-lead").quorum(quorum);
      if (people.contains("ann")) {
        scene.files(ann("qa-lead"));
      }
      if (people.contains("bob")) {
        scene.files(bob("tech-lead"));
      }
      if (people.contains("cleo")) {
        scene.files(cleo("qa-lead"));
      }

      assertThat(scene.outcome()).isInstanceOf(Passed.class);
    }

    @Test
    void onePersonWithTwoSheetsIsOne() {
      Inconclusive open = new Scene()
          .duties("qa-lead", "tech-lead")
          .quorum("2")
          .files(ann("qa-lead"), ann("tech-lead"))
          .inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_SIGNED);
      assertThat(open.summary()).contains("1 of 2 people said yes");
      assertThat(open.needs()).containsExactly("duty:qa-lead", "duty:tech-lead");
    }

    @Test
    void aVetoMustSayYesBesideTheQuorum() {
      Scene scene = new Scene()
          .duties("qa-lead", "tech-lead", "security-officer")
          .quorum("2")
          .veto("security-officer")
          .files(ann("qa-lead"), bob("tech-lead"));

      assertThat(scene.inconclusive().needs()).containsExactly("duty:security-officer");
      assertThat(scene.files(cleo("security-officer")).outcome()).isInstanceOf(Passed.class);
    }

    @Test
    void tooFewPeopleAreNotConfigured() {
      Inconclusive open =
          new Scene().duties("qa-lead").quorum("3").files(ann("qa-lead")).inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.summary()).contains("too few people hold qa-lead now: wanted 3 in all");
      assertThat(open.needs()).containsExactly("duty:qa-lead");
    }

    @Test
    void aVetoThatNobodyHoldsIsNotConfigured() {
      Scene scene =
          new Scene().duties("qa-lead", "dba").quorum("1").veto("dba").files(ann("qa-lead"));

      assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(scene.inconclusive().needs()).containsExactly("duty:dba");
    }

    @Test
    void aNoOfOneOfManyIsARemark() {
      Scene scene = new Scene()
          .duties("qa-lead", "tech-lead")
          .quorum("2")
          .files(ann("qa-lead"), bob("tech-lead"), no("cleo", "qa-lead", "too early"));

      assertThat(passed(scene).remarks())
          .containsExactly(new Remark(
              "qa-lead",
              "cleo said no as qa-lead on 2026-12-01T18:00:00Z, with the comment: too early"));
    }

    /** Three could sign and one will not: two of two are left. */
    @Test
    void aNoDecidesWhenTooFewAreLeft() {
      Scene scene = new Scene()
          .duties("qa-lead", "tech-lead")
          .quorum("3")
          .files(ann("qa-lead"), no("cleo", "qa-lead", null));

      assertThat(failed(scene).findings())
          .extracting(Finding::code)
          .containsExactly("attestation/signed/refused");
      assertThat(failed(scene).findings().getFirst().wanted())
          .contains("3 of those who are qa-lead, tech-lead");
      assertThat(scene.quorum("2").inconclusive().cause()).isEqualTo(Cause.NOT_SIGNED);
    }
  }

  @Nested
  class WhoSayNo {
    @Test
    void decideWhenTheyHaveAVeto() {
      Scene scene = new Scene()
          .duties("qa-lead", "security-officer")
          .veto("security-officer")
          .files(ann("qa-lead"), no("cleo", "security-officer", "CVE is open"));

      assertThat(failed(scene).summary())
          .isEqualTo("cleo said no as security-officer on 2026-12-01T18:00:00Z,"
              + " with the comment: CVE is open");
      assertThat(failed(scene).findings()).singleElement().satisfies(finding -> {
        assertThat(finding.code()).isEqualTo("attestation/signed/veto");
        assertThat(finding.where()).isEqualTo("security-officer (cleo)");
        assertThat(finding.wanted())
            .isEqualTo("yes of security-officer to: I have read the rollback plan");
        assertThat(finding.remedy()).contains("cleo signs a yes");
      });
      assertThat(failed(scene).unseen()).isEmpty();
    }

    @Test
    void decideByVetoEvenWhenAnotherOfTheDutySaysYes() {
      Scene scene = new Scene().veto("qa-lead").files(ann("qa-lead"), no("cleo", "qa-lead", null));

      assertThat(failed(scene).findings().getFirst().seen()).contains("without a comment");
    }

    @Test
    void decideByVetoEvenWhenADutyIsVacant() {
      Scene scene =
          new Scene().duties("qa-lead", "dba").veto("qa-lead").files(no("ann", "qa-lead", null));

      assertThat(failed(scene).unseen())
          .singleElement()
          .satisfies(unseen -> assertThat(unseen.needs()).containsExactly("duty:dba"));
    }

    @Test
    void decideWhenNobodyElseHoldsTheDuty() {
      Scene scene =
          new Scene().duties("qa-lead", "devops-lead").files(no("bob", "devops-lead", "no disk"));

      assertThat(failed(scene).findings())
          .extracting(Finding::code, Finding::where)
          .containsExactly(tuple("attestation/signed/refused", "devops-lead (bob)"));
      assertThat(failed(scene).unseen()).singleElement().satisfies(unseen -> {
        assertThat(unseen.cause()).isEqualTo(Cause.NOT_SIGNED);
        assertThat(unseen.needs()).containsExactly("duty:qa-lead");
      });
    }

    @Test
    void doNotDecideWhenAnotherCanStillSayYes() {
      Scene scene = new Scene().files(no("ann", "qa-lead", "not sure"));

      assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_SIGNED);
      assertThat(passed(scene.files(cleo("qa-lead"))).remarks())
          .extracting(Remark::text)
          .containsExactly(
              "ann said no as qa-lead on 2026-12-01T18:00:00Z, with the comment: not sure");
    }

    /**
     * Cleo could still say yes for quality, but is needed for security, each duty by somebody else.
     */
    @Test
    void decideWhenTheOthersAreNeededElsewhere() {
      Scene scene = new Scene()
          .duties("qa-lead", "security-officer")
          .files(no("ann", "qa-lead", null), cleo("security-officer"));

      assertThat(failed(scene).findings())
          .extracting(Finding::code)
          .containsExactly("attestation/signed/refused");
    }

    @Test
    void doNotDecideWhenTheirSheetIsVoid() {
      Scene scene =
          new Scene().veto("qa-lead").files(Draft.of("ann", "qa-lead").no(null).signed(STRANGER));

      assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_SIGNED);
    }

    @Test
    void canChangeTheirMind() {
      Scene scene = new Scene()
          .veto("qa-lead")
          .files(
              no("ann", "qa-lead", null),
              Draft.of("ann", "qa-lead").issued(NOW).signed("later.json", ANN));

      assertThat(passed(scene).remarks())
          .extracting(Remark::text)
          .containsExactly("void: ann said it anew in later.json (SUPERSEDED)");
    }
  }

  @Nested
  class OfDocuments {
    private Scene signed() {
      return new Scene()
          .files(Draft.of("ann", "qa-lead").document(Scene.PLAN, Scene.HASH).signed(ANN));
    }

    @Test
    void passWhenTheyAreWhatWasSigned() {
      assertThat(signed().plan(State.CLEAN, Scene.HASH, COMMIT).outcome())
          .isInstanceOf(Passed.class);
      assertThat(signed()
              .plan(State.CLEAN, Scene.HASH, COMMIT.toUpperCase(Locale.ROOT))
              .outcome())
          .isInstanceOf(Passed.class);
      assertThat(signed().plan(State.NO_CHECKOUT, Scene.HASH, null).outcome())
          .isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MODIFIED", "UNTRACKED"})
    void areAboutSomethingElseWhenNotAsCommitted(State state) {
      assertThat(signed().plan(state, Scene.HASH, COMMIT).inconclusive().cause())
          .isEqualTo(Cause.WRONG_SUBJECT);
    }

    @Test
    void areAboutSomethingElseInAnotherCommit() {
      String other = COMMIT.replace('3', '4');
      Inconclusive open = signed().plan(State.CLEAN, Scene.HASH, other).inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.WRONG_SUBJECT);
      assertThat(open.summary())
          .isEqualTo("docs/ROLLBACK.md is of the commit %s, not %s".formatted(other, COMMIT));
      assertThat(signed().plan(State.CLEAN, Scene.HASH, null).inconclusive().cause())
          .isEqualTo(Cause.WRONG_SUBJECT);
    }

    @Test
    void aShortCommitOfTheReleaseIsNoCommit() {
      Inconclusive open = signed()
          .subject(Draft.PRODUCT, Draft.VERSION, COMMIT.substring(0, 7))
          .plan(State.CLEAN, Scene.HASH, COMMIT)
          .inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.WRONG_SUBJECT);
      assertThat(open.summary()).contains("the release must name the whole commit");
    }

    @Test
    void needASystemThatHasThem() {
      Inconclusive open = signed().planNowhere().inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.needs()).containsExactly("system:documents");
      assertThat(open.summary()).contains("docs/ROLLBACK.md");
    }

    @Test
    void mayBeInOneOfSeveralSystems() {
      Scene one =
          signed().plan(State.CLEAN, Scene.HASH, COMMIT).planIn(OTHER, State.ABSENT, null, COMMIT);
      Scene both = signed()
          .plan(State.CLEAN, Scene.HASH, COMMIT)
          .planIn(OTHER, State.CLEAN, Scene.HASH, COMMIT);
      Scene none =
          signed().plan(State.ABSENT, null, COMMIT).planIn(OTHER, State.ABSENT, null, COMMIT);

      assertThat(one.outcome()).isInstanceOf(Passed.class);
      assertThat(both.inconclusive().cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(both.inconclusive().summary())
          .isEqualTo("docs/ROLLBACK.md is in documents/main and documents/other:"
              + " only one of them may have it");
      assertThat(none.inconclusive().cause()).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void areNotSeenWhenTheQuestionIsNotAnswered() {
      Scene scene = signed().plan(State.CLEAN, Scene.HASH, COMMIT).system(OTHER);
      scene
          .world()
          .cannotAnswer(
              new DocumentFile(OTHER, Scene.PLAN), Cause.TOO_LARGE, "it is larger than 1 MiB");

      assertThat(scene.inconclusive())
          .isEqualTo(new Inconclusive(Cause.TOO_LARGE, "it is larger than 1 MiB"));
    }

    @Test
    void areNotAskedForWhenNoneIsNamed() {
      Scene scene = new Scene().files(ann("qa-lead"));

      assertThat(scene.outcome()).isInstanceOf(Passed.class);
      assertThat(scene.world().asked()).isEmpty();
    }
  }

  @Nested
  class OfTime {
    @Test
    void passesUpToEachLimit() {
      assertThat(new Scene()
              .files(Draft.of("ann", "qa-lead").issued(NOW.plusSeconds(120)).signed(ANN))
              .outcome())
          .isInstanceOf(Passed.class);
      assertThat(new Scene()
              .files(Draft.of("ann", "qa-lead").lasts(Duration.ofDays(14)).signed(ANN))
              .outcome())
          .isInstanceOf(Passed.class);
      assertThat(new Scene().files(ann("qa-lead")).notBefore("T-4h").outcome())
          .isInstanceOf(Passed.class);
      assertThat(new Scene().files(ann("qa-lead")).expires("121m").outcome())
          .isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource({
      "3h,                   2026-12-01T21:00:00Z",
      "2026-12-01T22:00:00Z, 2026-12-01T22:00:00Z",
      "14d,                  2026-12-04T18:00:00Z"
    })
    void saysWhenTheFirstSignatureEnds(String expires, String end) {
      assertThat(passed(new Scene().files(ann("qa-lead")).expires(expires)).summary())
          .endsWith("until " + end);
    }

    @Test
    void remarksThatItEndsWithinADay() {
      assertThat(passed(new Scene().files(ann("qa-lead")).expires("26h")).remarks())
          .containsExactly(
              new Remark("signatures", "the first of them ends on 2026-12-02T20:00:00Z"));
      assertThat(passed(new Scene().files(ann("qa-lead")).expires("1561m")).remarks())
          .isEmpty();
    }

    @Test
    void needsTheWindowToCountBackFrom() {
      Inconclusive open =
          new Scene().files(ann("qa-lead")).windowStart(null).notBefore("T-4h").inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.needs()).containsExactly("release:window");
      assertThat(new Scene()
              .files(ann("qa-lead"))
              .windowStart(null)
              .notBefore("2026-12-01T18:00:00Z")
              .outcome())
          .isInstanceOf(Passed.class);
    }
  }

  @Nested
  class OfTheRelease {
    @ParameterizedTest
    @CsvSource({
      "     , 1.4.0, 3f2c1ab, release:product",
      "Shop,       , 3f2c1ab, release:version",
      "Shop, 1.4.0,         , release:commit"
    })
    void mustBeSaid(
        @Nullable String product, @Nullable String version, @Nullable String commit, String need) {
      Inconclusive open =
          new Scene().files(ann("qa-lead")).subject(product, version, commit).inconclusive();

      assertThat(open.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(open.needs()).containsExactly(need);
    }

    @Test
    void namesTheCommitInLettersOfAnyCase() {
      Scene scene = new Scene()
          .files(ann("qa-lead"))
          .subject(Draft.PRODUCT, Draft.VERSION, COMMIT.toUpperCase(Locale.ROOT));

      assertThat(scene.outcome()).isInstanceOf(Passed.class);
    }
  }

  @Nested
  class OfVoidSheets {
    @Test
    void listsThoseThatCameNearestFirst() {
      Inconclusive open = new Scene()
          .files(
              Draft.of("ann", "qa-lead").signed("a.json", STRANGER),
              Pens.signed("b.json", "not a sheet", ANN),
              Draft.of("ann", "qa-lead").text("other").signed("c.json", ANN),
              Draft.of("bob", "tech-lead").version("1").signed("d.json", BOB))
          .inconclusive();

      assertThat(open.summary())
          .startsWith("the yes of qa-lead is missing; void: c.json: the text of"
              + " rollback-plan-reviewed was another (TEXT_CHANGED); b.json: ")
          .contains("(NOT_A_SHEET); a.json: the list of people has no key SHA256:")
          .endsWith("(UNKNOWN_KEY)")
          .doesNotContain("d.json");
    }

    @Test
    void doesNotListHundreds() {
      SignedFile[] files = IntStream.range(0, 12)
          .mapToObj(i -> new SignedFile(Draft.of("ann", "qa-lead").signed(ANN).sheet(), null))
          .toArray(SignedFile[]::new);

      assertThat(new Scene().files(files).inconclusive().summary()).endsWith("; and 2 more");
    }

    @Test
    void remarksThemWhenOthersAreEnough() {
      Scene scene = new Scene()
          .files(
              ann("qa-lead"),
              Draft.of("cleo", "qa-lead").lasts(Duration.ofHours(1)).signed("c.json", CLEO),
              Draft.of("cleo", "qa-lead").version("1.3.9").signed("d.json", CLEO),
              Draft.of("cleo", "qa-lead").environment("staging").signed("e.json", CLEO));

      assertThat(passed(scene).remarks())
          .containsExactly(
              new Remark("c.json", "void: it expired on 2026-12-01T19:00:00Z (EXPIRED)"));
    }
  }

  @Nested
  class OfSettings {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "all | x | x | duties: one is named twice       | x",
          "all | x | y | veto: y is not one of the duties | ''"
        })
    void mustFitTogether(String quorum, String duty, String veto, String message, String second) {
      Scene scene = second.isEmpty()
          ? new Scene().duties(duty).veto(veto).quorum(quorum)
          : new Scene().duties(duty, second).quorum(quorum);

      assertThatThrownBy(scene::settings)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }

    @Test
    void wantADutyAndOneLine() {
      assertThatThrownBy(() -> new Scene().duties().settings())
          .hasMessage("duties: wanted at least one duty");
      assertThatThrownBy(() -> new Scene().statement("two\nlines").settings())
          .hasMessage("statement: wanted a text in one line");
      assertThatThrownBy(() -> new Scene().statement(" ").settings())
          .hasMessage("statement: wanted a text in one line");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "''", "ALL", "two", "01", "1000"})
    void takeNoOtherQuorum(String text) {
      assertThatThrownBy(() -> Quorum.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("wanted all, or how many people: 1 or more");
    }

    @ParameterizedTest
    @CsvSource({"''", "14", "soon", "T-4h", "2026-12-01", "2026-12-01T22:00:00"})
    void takeNoOtherExpiry(String text) {
      assertThatThrownBy(() -> Expiry.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("wanted a duration such as 14d, or a time such as");
    }

    @ParameterizedTest
    @CsvSource({"''", "T-", "T-4", "T+4h", "4h", "t-4h", "2026-12-01"})
    void takeNoOtherNotBefore(String text) {
      assertThatThrownBy(() -> NotBefore.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("wanted T- and a duration, such as T-4h, or a time such as");
    }
  }

  private static Ground ground(Ground.State state) {
    return new Ground(
        "T-4h",
        "local",
        new TreeMap<>(),
        new TreeMap<>(
            Map.of("a", new Ground.Stand(state, "0123456789abcdef", null, new TreeSet<>()))));
  }

  @ParameterizedTest
  @EnumSource(names = {"MET", "UNDETERMINED", "NOT_MET"})
  void aDecisionHoldsForWhatWasSeenOrBetter(Ground.State seen) {
    Draft draft = Draft.of("ann", "qa-lead").ground(ground(seen));

    assertThat(new Scene()
            .files(draft.signed(ANN))
            .decision(new Resting.On(ground(Ground.State.MET)))
            .outcome())
        .isInstanceOf(Passed.class);
  }

  @Test
  void aDecisionThatIsVoidSaysWhatGotWorse() {
    Scene scene = new Scene()
        .files(Draft.of("ann", "qa-lead").ground(ground(Ground.State.MET)).signed(ANN))
        .decision(new Resting.On(ground(Ground.State.NOT_MET)));

    assertThat(scene.inconclusive().summary())
        .contains("void: ", "a was MET when it was signed, is NOT_MET (GOT_WORSE)");
    assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_SIGNED);
  }

  @Test
  void aNoNeedsNoGroundAndNothingTakesItAway() {
    Scene scene = new Scene()
        .files(Draft.of("ann", "qa-lead").no("no").signed(ANN))
        .duties("qa-lead")
        .veto("qa-lead")
        .decision(new Resting.On(ground(Ground.State.NOT_MET)));

    assertThat(scene.outcome()).isInstanceOf(Failed.class);
  }

  @Test
  void whereItIsNotKnownHowTheItemsStandNobodyHasDecided() {
    Scene scene = new Scene()
        .files(Draft.of("ann", "qa-lead").ground(ground(Ground.State.MET)).signed(ANN))
        .decision(new Resting.Unknown());

    assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NO_DATA);
    assertThat(scene.inconclusive().summary()).contains("only a run tells");
  }

  @Test
  void aListOfSignaturesHoldsThemAgainstNothingButWantsAGround() {
    Draft draft = Draft.of("ann", "qa-lead").ground(ground(Ground.State.MET));

    assertThat(
            new Scene().files(draft.signed(ANN)).decision(new Resting.Aside()).outcome())
        .isInstanceOf(Passed.class);
    assertThat(new Scene()
            .files(Draft.of("ann", "qa-lead").signed(ANN))
            .decision(new Resting.Aside())
            .inconclusive()
            .summary())
        .contains("NO_GROUND");
  }
}
