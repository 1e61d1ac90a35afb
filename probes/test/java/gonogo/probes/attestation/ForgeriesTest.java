package gonogo.probes.attestation;

import static gonogo.attest.Draft.COMMIT;
import static gonogo.attest.Draft.ITEM;
import static gonogo.attest.Draft.NOW;
import static gonogo.attest.Pens.ANN;
import static gonogo.attest.Pens.BOB;
import static gonogo.attest.Pens.CLEO;
import static gonogo.attest.Pens.PEOPLE;
import static gonogo.attest.Pens.STRANGER;
import static gonogo.attest.Pens.listed;
import static gonogo.attest.Pens.person;
import static gonogo.attest.Pens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.attest.Draft;
import gonogo.attest.Forged;
import gonogo.attest.Ground;
import gonogo.attest.Ground.Stand;
import gonogo.attest.Pens;
import gonogo.attest.Reason;
import gonogo.attest.Resting;
import gonogo.attest.SshKeys;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.model.People.Person;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Signatures that are forged, stale or played again: none counts, and each is told apart. */
class ForgeriesTest {
  private static final String FILE = "ops/attestations/1.4.0+qa-lead+ann.json";
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final Person ANN_LISTED = Objects.requireNonNull(PEOPLE.byId().get("ann"));

  /** A forgery, and the reason for which it does not count. */
  private record Forgery(String name, Reason reason, Scene scene) {}

  private static Draft ann() {
    return Draft.of("ann", "qa-lead");
  }

  /** Ann's honest sheet with another signature beside it. */
  private static Scene beside(String signature) {
    return new Scene().files(new SignedFile(HONEST.sheet(), new Source(FILE + ".sig", signature)));
  }

  private static Scene of(Draft draft) {
    return new Scene().files(draft.signed(ANN));
  }

  /** Any text, signed by Ann. */
  private static Scene text(String text) {
    return new Scene().files(signed(FILE, text, ANN));
  }

  private static final SignedFile HONEST = ann().signed(ANN);
  private static final String JSON = HONEST.sheet().text();
  private static final String SIGNATURE =
      Objects.requireNonNull(HONEST.signature()).text();

  private static Forged forged() {
    return Forged.of(JSON, ANN);
  }

  @Test
  void whatTheForgeriesAreMadeFromPasses() {
    assertThat(new Scene().files(HONEST).outcome()).isInstanceOf(Passed.class);
    assertThat(beside(forged().text()).outcome()).isInstanceOf(Passed.class);
    assertThat(text(JSON).outcome()).isInstanceOf(Passed.class);
  }

  private static Stream<Forgery> signatures() {
    return Stream.of(
        new Forgery(
            "no signature",
            Reason.NO_SIGNATURE,
            new Scene().files(new SignedFile(HONEST.sheet(), null))),
        new Forgery("an empty signature", Reason.NOT_A_SIGNATURE, beside("")),
        new Forgery("a word for a signature", Reason.NOT_A_SIGNATURE, beside("signed, ann\n")),
        new Forgery(
            "armor that ends early",
            Reason.NOT_A_SIGNATURE,
            beside(SIGNATURE.substring(0, SIGNATURE.length() - 40))),
        new Forgery(
            "armor with other line ends",
            Reason.NOT_A_SIGNATURE,
            beside(SIGNATURE.replace("\n", "\r\n"))),
        new Forgery("bytes behind the armor", Reason.NOT_A_SIGNATURE, beside(SIGNATURE + " ")),
        new Forgery("a line before the armor", Reason.NOT_A_SIGNATURE, beside("\n" + SIGNATURE)),
        new Forgery(
            "bytes behind the signature, in the armor",
            Reason.NOT_A_SIGNATURE,
            beside(forged().behind((byte) 0).text())),
        new Forgery(
            "version 2", Reason.SIGNATURE_VERSION, beside(forged().version(2).text())),
        new Forgery(
            "made to sign files in git",
            Reason.OTHER_NAMESPACE,
            beside(forged().namespace("git").text())),
        new Forgery(
            "made for no purpose",
            Reason.OTHER_NAMESPACE,
            beside(forged().namespace("").text())),
        new Forgery(
            "something in the reserved field",
            Reason.RESERVED_NOT_EMPTY,
            beside(forged().reserved("x").text())),
        new Forgery(
            "hashed with MD5",
            Reason.HASH_ALGORITHM,
            beside(forged().hash("md5", "MD5").text())),
        new Forgery(
            "an RSA key", Reason.KEY_TYPE, beside(forged().keyType("ssh-rsa").text())),
        new Forgery(
            "an ECDSA key",
            Reason.KEY_TYPE,
            beside(forged().keyType("ecdsa-sha2-nistp256").text())),
        new Forgery(
            "an RSA signature by an ed25519 key",
            Reason.KEY_TYPE,
            beside(forged().signatureType("rsa-sha2-512").text())),
        new Forgery(
            "the signature of another sheet",
            Reason.WRONG_SIGNATURE,
            beside(Pens.signature(ann().json(), ANN))),
        new Forgery(
            "a sheet that was changed after it was signed",
            Reason.WRONG_SIGNATURE,
            new Scene()
                .files(new SignedFile(
                    new Source(FILE, JSON.replace("\"yes\"", "\"yes\" ")), HONEST.signature()))),
        new Forgery(
            "a no that was turned into a yes", Reason.WRONG_SIGNATURE, new Scene().files(turned())),
        new Forgery(
            "the sheet with other line ends",
            Reason.WRONG_SIGNATURE,
            new Scene()
                .files(new SignedFile(
                    new Source(FILE, JSON.replace("\n", "\r\n")), HONEST.signature()))));
  }

  private static SignedFile turned() {
    SignedFile no = ann().no(null).signed(ANN);
    return new SignedFile(
        new Source(FILE, no.sheet().text().replace("\"no\"", "\"yes\"")), no.signature());
  }

  private static Stream<Forgery> people() {
    SshKeys.Pair second = SshKeys.generate(new SecureRandom(), "");
    return Stream.of(
        new Forgery(
            "the key of a stranger", Reason.UNKNOWN_KEY, new Scene().files(ann().signed(STRANGER))),
        new Forgery(
            "a key that was taken from the list",
            Reason.UNKNOWN_KEY,
            of(ann()).people(Pens.with(PEOPLE, person("ann", ANN_LISTED.duties(), second)))),
        new Forgery(
            "the key of a colleague",
            Reason.KEY_OF_ANOTHER_PERSON,
            new Scene().files(ann().signed(CLEO))),
        new Forgery(
            "a person who is not listed", Reason.UNKNOWN_PERSON, of(ann().person("zoe"))),
        new Forgery("a person in capitals", Reason.UNKNOWN_PERSON, of(ann().person("Ann"))),
        new Forgery(
            "a person whose entry has ended",
            Reason.PERSON_NOT_LISTED_NOW,
            of(ann()).people(Pens.with(PEOPLE, listed(ANN_LISTED, null, TODAY)))),
        new Forgery(
            "a person whose entry has not begun",
            Reason.PERSON_NOT_LISTED_NOW,
            of(ann()).people(Pens.with(PEOPLE, listed(ANN_LISTED, TODAY.plusDays(1), null)))),
        new Forgery(
            "signed before the entry began",
            Reason.PERSON_NOT_LISTED_THEN,
            of(ann().issued(NOW.minus(Duration.ofHours(21))))
                .people(Pens.with(PEOPLE, listed(ANN_LISTED, TODAY, null)))),
        new Forgery(
            "the right key for a duty of somebody else",
            Reason.DUTY_NOT_HELD,
            of(ann().duty("security-officer")).duties("security-officer")),
        new Forgery(
            "a duty that was taken away",
            Reason.DUTY_NOT_HELD,
            of(ann()).people(Pens.with(PEOPLE, person("ann", List.of("tech-lead"), ANN)))));
  }

  private static Stream<Forgery> subjects() {
    return Stream.of(
        new Forgery("another product", Reason.OTHER_PRODUCT, of(ann().product("Shop2"))),
        new Forgery("another version", Reason.OTHER_VERSION, of(ann().version("1.4.1"))),
        new Forgery(
            "a version that is the same number", Reason.OTHER_VERSION, of(ann().version("1.4.00"))),
        new Forgery(
            "another commit", Reason.OTHER_COMMIT, of(ann().commit(COMMIT.replace('3', '4')))),
        new Forgery(
            "the first digits of the commit",
            Reason.OTHER_COMMIT,
            of(ann().commit(COMMIT.substring(0, 7)))),
        new Forgery(
            "a release that says the first digits",
            Reason.OTHER_COMMIT,
            of(ann()).subject(Draft.PRODUCT, Draft.VERSION, COMMIT.substring(0, 7))),
        new Forgery(
            "another environment", Reason.OTHER_ENVIRONMENT, of(ann().environment("staging"))),
        new Forgery(
            "the environment in other letters",
            Reason.OTHER_ENVIRONMENT,
            of(ann().environment("Production"))),
        new Forgery("another checklist", Reason.OTHER_CHECKLIST, of(ann().checklist("other"))));
  }

  private static Stream<Forgery> times() {
    return Stream.of(
        new Forgery(
            "ends when it begins", Reason.ENDS_BEFORE_IT_BEGINS, of(ann().lasts(Duration.ZERO))),
        new Forgery(
            "ends before it begins",
            Reason.ENDS_BEFORE_IT_BEGINS,
            of(ann().lasts(Duration.ofDays(-1)))),
        new Forgery("lasts 15 days", Reason.LASTS_TOO_LONG, of(ann().lasts(Duration.ofDays(15)))),
        new Forgery(
            "lasts a second too long",
            Reason.LASTS_TOO_LONG,
            of(ann().lasts(Duration.ofDays(14).plusSeconds(1)))),
        new Forgery(
            "signed for later", Reason.ISSUED_IN_FUTURE, of(ann().issued(NOW.plusSeconds(121)))),
        new Forgery("expired", Reason.EXPIRED, of(ann().lasts(Duration.ofHours(1)))),
        new Forgery(
            "expires at this very instant", Reason.EXPIRED, of(ann().lasts(Duration.ofHours(2)))),
        new Forgery(
            "a nonce that was used before",
            Reason.COPY,
            new Scene()
                .files(
                    ann().nonce("0123456789abcdef").signed(ANN),
                    ann().version("1.3.9").nonce("0123456789abcdef").signed(ANN))),
        new Forgery(
            "a sheet that was copied to be counted twice",
            Reason.COPY,
            new Scene()
                .duties("qa-lead", "tech-lead")
                .quorum("2")
                .files(HONEST, signed("ops/attestations/copy.json", JSON, ANN))),
        new Forgery(
            "signed before it could be known",
            Reason.TOO_EARLY,
            of(ann().issued(Instant.parse("2026-12-01T17:59:59Z"))).notBefore("T-4h")),
        new Forgery(
            "signed before the time that is said",
            Reason.TOO_EARLY,
            of(ann()).notBefore("2026-12-01T18:00:01Z")),
        new Forgery("signed too long ago", Reason.TOO_OLD, of(ann()).expires("2h")),
        new Forgery(
            "signed for a time that is over",
            Reason.TOO_OLD,
            of(ann()).expires("2026-12-01T20:00:00Z")));
  }

  private static Stream<Forgery> sheets() {
    return Stream.of(
        new Forgery(
            "a key that stands twice",
            Reason.NOT_A_SHEET,
            text(JSON.replaceFirst("\"duty\"", "\"duty\": \"tech-lead\",\n  \"duty\""))),
        new Forgery(
            "a decision that stands twice",
            Reason.NOT_A_SHEET,
            text(JSON.replace("\"yes\"", "\"no\",\n      \"d\\u0065cision\": \"yes\""))),
        new Forgery("something behind the sheet", Reason.NOT_A_SHEET, text(JSON + "{}")),
        new Forgery(
            "an unknown key",
            Reason.NOT_A_SHEET,
            text(JSON.replaceFirst("\"duty\"", "\"deputy\": \"bob\",\n  \"duty\""))),
        new Forgery(
            "a key in capitals",
            Reason.NOT_A_SHEET,
            text(JSON.replaceFirst("\"nonce\"", "\"Nonce\""))),
        new Forgery(
            "YES in capitals", Reason.NOT_A_SHEET, text(JSON.replace("\"yes\"", "\"YES\""))),
        new Forgery("true for yes", Reason.NOT_A_SHEET, text(JSON.replace("\"yes\"", "true"))),
        new Forgery(
            "no statement at all",
            Reason.NOT_A_SHEET,
            text(JSON.replaceFirst("(?s)\"statements\": \\[.*\\]", "\"statements\": []"))),
        new Forgery(
            "two statements for one item",
            Reason.NOT_A_SHEET,
            of(ann().also(ann().no(null).sheet().statements().getFirst()))),
        new Forgery("a byte order mark", Reason.NOT_A_SHEET, text("\ufeff" + JSON)),
        new Forgery("a schema to come", Reason.OTHER_SCHEMA, text(JSON.replace("/v1\"", "/v2\""))));
  }

  private static Stream<Forgery> items() {
    return Stream.of(
        new Forgery("another item", Reason.ITEM_NOT_NAMED, of(ann().item("go-no-go"))),
        new Forgery(
            "an item with a Cyrillic letter",
            Reason.ITEM_NOT_NAMED,
            of(ann().item(ITEM.replace('a', '\u0430')))),
        new Forgery("the text was another", Reason.TEXT_CHANGED, of(ann().text("Plan reviewed"))),
        new Forgery(
            "the statement was another",
            Reason.STATEMENT_CHANGED,
            of(ann().statement("I have seen the rollback plan"))),
        new Forgery(
            "the statement is another now",
            Reason.STATEMENT_CHANGED,
            of(ann()).statement("I have rehearsed the rollback plan")),
        new Forgery(
            "the document was another",
            Reason.DOCUMENT_CHANGED,
            of(ann().document(Scene.PLAN, "b".repeat(64))).plan(State.CLEAN, Scene.HASH, COMMIT)),
        new Forgery(
            "the document was not signed with it",
            Reason.DOCUMENT_NOT_SIGNED,
            of(ann().document("ROLLBACK.md", Scene.HASH)).plan(State.CLEAN, Scene.HASH, COMMIT)),
        new Forgery(
            "a yes that was taken back",
            Reason.SUPERSEDED,
            new Scene()
                .files(HONEST, ann().no(null).issued(NOW.minusSeconds(9)).signed("no.json", ANN))),
        new Forgery(
            "a yes and a no of the same instant",
            Reason.SUPERSEDED,
            new Scene().files(ann().no(null).signed("a.json", ANN), HONEST)),
        new Forgery(
            "a yes that was taken back by a no that has ended",
            Reason.SUPERSEDED,
            new Scene()
                .files(
                    HONEST,
                    ann()
                        .no(null)
                        .issued(NOW.minusSeconds(9))
                        .lasts(Duration.ofSeconds(5))
                        .signed("no.json", ANN))),
        new Forgery(
            "a yes that was taken back without the document",
            Reason.SUPERSEDED,
            new Scene()
                .files(
                    ann().document(Scene.PLAN, Scene.HASH).signed(ANN),
                    ann().no(null).issued(NOW.minusSeconds(9)).signed("no.json", ANN))
                .plan(State.CLEAN, Scene.HASH, COMMIT)));
  }

  private static Ground ground(Ground.State... states) {
    SortedMap<String, Stand> items = new TreeMap<>();
    for (int i = 0; i < states.length; i++) {
      items.put("item-" + (i + 1), new Stand(states[i], "0123456789abcdef", null, new TreeSet<>()));
    }
    return new Ground("T-4h", "local", new TreeMap<>(), items);
  }

  private static Scene decided(Draft draft, Ground now) {
    return of(draft).decision(new Resting.On(now));
  }

  private static Stream<Forgery> decisions() {
    Ground met = ground(Ground.State.MET, Ground.State.MET);
    return Stream.of(
        new Forgery("a decision on nothing", Reason.NO_GROUND, decided(ann(), met)),
        new Forgery(
            "a decision on what got worse",
            Reason.GOT_WORSE,
            decided(ann().ground(met), ground(Ground.State.MET, Ground.State.NOT_MET))),
        new Forgery(
            "a decision on less",
            Reason.GOT_WORSE,
            decided(ann().ground(ground(Ground.State.MET)), met)),
        new Forgery(
            "a decision on more",
            Reason.GOT_WORSE,
            decided(ann().ground(met), ground(Ground.State.MET))),
        new Forgery(
            "a decision on an empty report",
            Reason.GOT_WORSE,
            decided(ann().ground(ground()), ground())));
  }

  private static List<Forgery> all() {
    return Stream.of(signatures(), people(), subjects(), times(), sheets(), items(), decisions())
        .flatMap(each -> each)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedForItsReason() {
    return all().stream()
        .map(forgery -> DynamicTest.dynamicTest(forgery.name(), () -> {
          Inconclusive outcome = forgery.scene().inconclusive();

          assertThat(outcome.cause()).isEqualTo(Cause.NOT_SIGNED);
          assertThat(outcome.summary()).contains("(%s)".formatted(forgery.reason()));
          assertThat(outcome.needs()).isNotEmpty().allMatch(need -> need.startsWith("duty:"));
        }));
  }

  /** The rest are reasons of key files, or are told as another cause; their tests are elsewhere. */
  @Test
  void everyReasonIsMet() {
    Set<Reason> met = all().stream().map(Forgery::reason).collect(Collectors.toSet());
    Set<Reason> elsewhere = EnumSet.of(
        Reason.KEY_OF_TWO_PEOPLE, Reason.DOCUMENT_GONE, Reason.NOT_A_KEY, Reason.KEY_ENCRYPTED);

    assertThat(all()).hasSizeGreaterThan(70);
    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(elsewhere)));
  }

  @Test
  void aKeyOfTwoPeopleTellsNeither() {
    Scene scene = new Scene()
        .files(
            ann().signed(ANN),
            Draft.of("bob", "qa-lead").signed(BOB),
            Draft.of("bob", "qa-lead").signed("other.json", STRANGER))
        .people(Pens.people(
            person("ann", List.of("qa-lead"), ANN, BOB),
            person("bob", List.of("qa-lead"), BOB, STRANGER)));

    assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(scene.inconclusive().summary().split("\\(KEY_OF_TWO_PEOPLE\\)", -1))
        .hasSize(4);
  }

  @Test
  void aDocumentThatIsGoneWasSignedByNobody() {
    Scene scene = of(ann().document(Scene.PLAN, Scene.HASH)).plan(State.ABSENT, null, COMMIT);

    assertThat(scene.inconclusive().cause()).isEqualTo(Cause.NO_DATA);
    assertThat(scene.inconclusive().summary()).contains("(DOCUMENT_GONE)");
  }

  /** Every byte of the sheet and of its signature, the lowest and the highest bit. */
  @Test
  void noFlippedByteCounts() {
    byte[] sheet = JSON.getBytes(StandardCharsets.UTF_8);
    byte[] signature = SIGNATURE.getBytes(StandardCharsets.UTF_8);
    for (int bit : new int[] {0x01, 0x80}) {
      for (int at = 0; at < sheet.length; at++) {
        refused(flipped(sheet, at, bit), signature, "sheet", at);
      }
      for (int at = 0; at < signature.length; at++) {
        refused(sheet, flipped(signature, at, bit), "signature", at);
      }
    }
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) bit;
    return flipped;
  }

  private static void refused(byte[] sheet, byte[] signature, String what, int at) {
    try {
      Scene scene = new Scene()
          .files(new SignedFile(
              new Source(FILE, decoded(sheet)), new Source(FILE + ".sig", decoded(signature))));
      assertThat(scene.outcome())
          .as("byte %d of the %s", at, what)
          .isInstanceOfSatisfying(
              Inconclusive.class,
              outcome -> assertThat(outcome.cause()).isEqualTo(Cause.NOT_SIGNED));
    } catch (CharacterCodingException e) {
      assertThat(e).as("not UTF-8, so that it is not even read").isNotNull();
    }
  }

  /** As files are read: nothing is put in the place of what is not UTF-8. */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
