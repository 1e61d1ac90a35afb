package gonogo.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SheetTest {
  private static final String JSON = """
      {
        "schema": "gonogo/attestation/v1",
        "person": "ann",
        "duty": "qa-lead",
        "product": "Shop",
        "version": "1.4.0",
        "commit": "3f2c1ab09d5e7788990011223344556677889900",
        "environment": "production",
        "checklist": "release",
        "statements": [
          {
            "item": "rollback-plan-reviewed",
            "textSha256": "@HASH@",
            "statement": "I have read the rollback plan",
            "decision": "no",
            "documents": {
              "docs/ROLLBACK.md": "@HASH@"
            },
            "comment": "step 3 is missing \u2013 see \\"notes\\""
          }
        ],
        "issuedAt": "2026-12-01T18:00:00Z",
        "expiresAt": "2026-12-04T18:00:00Z",
        "nonce": "0123456789abcdef"
      }
      """.replace("@HASH@", Source.sha256(Draft.TEXT));

  private static Draft draft() {
    return Draft.of("ann", "qa-lead")
        .no("step 3 is missing \u2013 see \"notes\"")
        .document("docs/ROLLBACK.md", Source.sha256(Draft.TEXT))
        .nonce("0123456789abcdef");
  }

  @Test
  void isWrittenForPeopleToRead() {
    assertThat(draft().json()).isEqualTo(JSON);
  }

  @Test
  void isReadAsItWasWritten() throws RefusedException {
    assertThat(Sheet.read(JSON)).isEqualTo(draft().sheet());
    assertThat(Sheet.read(JSON).text()).isEqualTo(JSON);
    assertThat(Sheet.read(JSON.replaceAll("\\s+(?=[\"\\]}{])", " ")))
        .isEqualTo(draft().sheet());
  }

  @Test
  void aCommentMayBeLeftOut() throws RefusedException {
    Sheet sheet = Draft.of("ann", "qa-lead").sheet();

    assertThat(sheet.text()).doesNotContain("comment").contains("\"documents\": {}");
    assertThat(Sheet.read(sheet.text())).isEqualTo(sheet);
  }

  @Test
  void findsWhatIsSaidOfAnItem() {
    assertThat(draft().sheet().of(Draft.ITEM)).isPresent();
    assertThat(draft().sheet().of("other")).isEmpty();
  }

  static Stream<String> keys() {
    return Stream.of(
        "schema",
        "person",
        "duty",
        "product",
        "version",
        "commit",
        "environment",
        "checklist",
        "statements",
        "issuedAt",
        "expiresAt",
        "nonce",
        "item",
        "textSha256",
        "statement",
        "decision",
        "documents");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyMustBeThere(String key) {
    refused(JSON.replace("\"%s\":".formatted(key), "\"x-%s\":".formatted(key)), key);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyValueMustBeOfItsType(String key) {
    String number = JSON.replaceFirst(
        "\"%s\": (\"[^\"]*\"|\\[[^\\]]*\\]|\\{[^}]*\\})".formatted(key),
        "\"%s\": 1".formatted(key));

    assertThat(number).isNotEqualTo(JSON);
    refused(number, "");
    refused(number.replace("\"%s\": 1".formatted(key), "\"%s\": null".formatted(key)), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"duty\": \"qa-lead\"       | \"duty\": \"\"              | \"duty\" is not a text",
        "\"duty\": \"qa-lead\"       | \"duty\": \" \"             | \"duty\" is not a text",
        "\"duty\": \"qa-lead\"       | \"duty\": \"a\\nb\"         | control character",
        "\"duty\": \"qa-lead\"       | \"duty\": \"a\\u2028b\"     | control character",
        "\"duty\": \"qa-lead\"       | \"duty\": \"a\\ud800\"      | control character",
        "\"duty\": \"qa-lead\"       | \"duty\": [\"qa-lead\"]     | is not a text",
        "\"decision\": \"no\"        | \"decision\": \"No\"        | wanted yes or no",
        "\"decision\": \"no\"        | \"decision\": \"no \"       | wanted yes or no",
        "\"decision\": \"no\"        | \"decision\": \"\"          | is not a text",
        "2026-12-01T18:00:00Z        | 2026-12-01T19:00:00+01:00   | wanted a time such as",
        "2026-12-01T18:00:00Z        | 2026-12-01T18:00Z           | wanted a time such as",
        "2026-12-01T18:00:00Z        | 2026-12-01                  | wanted a time such as",
        "2026-12-01T18:00:00Z        | 2026-12-01T24:00:00Z        | wanted a time such as",
        "0123456789abcdef            | 0123456789abcde             | 16 to 64 letters",
        "0123456789abcdef            | 0123456789abcde/            | 16 to 64 letters",
        "\"docs/ROLLBACK.md\": \"    | \"docs/ROLLBACK.md\": \"0   | 64 lower-case hex digits",
        "\"textSha256\": \"          | \"textSha256\": \"A         | 64 lower-case hex digits",
        "\"comment\": \"step         | \"comment\": \"\\u0007step  | control character",
        "\"schema\"                  | \"schema\": \"gonogo/attestation/v1\", \"schema\" | every key once",
        "\"item\"                    | \"item\": \"a\", \"item\"   | every key once",
        "\"docs/ROLLBACK.md\"        | \"a\": 1, \"docs/ROLLBACK.md\" | \"a\" is not a text",
        "\"person\": \"ann\",        | \"person\": \"ann\", /* */  | not JSON",
        "\"person\": \"ann\",        | \"person\": 'ann',          | not JSON"
      })
  void everyValueMustBeOfItsForm(String right, String wrong, String said) {
    assertThat(JSON).contains(right);
    refused(JSON.replace(right, wrong), said);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"``", "null", "[]", "{}", "1", "\"yes\"", "{"})
  void somethingElseIsNoSheet(String json) {
    refused(json, "");
  }

  @Test
  void textsHaveALimit() {
    refused(draft().statement("x".repeat(1001)).json(), "longer than 1000");
  }

  @Test
  void anotherSchemaIsToldApart() {
    assertThatThrownBy(() -> Sheet.read("{\"schema\": \"gonogo/attestation/v2\", \"new\": 1}"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_SCHEMA));
  }

  private static void refused(String json, String said) {
    assertThatThrownBy(() -> Sheet.read(json))
        .isInstanceOfSatisfying(RefusedException.class, refused -> {
          assertThat(refused.reason()).isEqualTo(Reason.NOT_A_SHEET);
          assertThat(refused.detail()).contains(said).doesNotContain("\n");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.0,      qa-lead, ann, 1.4.0+qa-lead+ann.json",
    "1.4.0-rc.1, qa-lead, ann, 1.4.0-rc.1+qa-lead+ann.json",
    "../../x,    qa-lead, ann, .._2f.._2fx+qa-lead+ann.json",
    "1_4 a,      qa-lead, ann, 1_5f4_20a+qa-lead+ann.json",
    "1.4+\u00e4, qa-lead, ann, 1.4_2b_c3_a4+qa-lead+ann.json"
  })
  void aFileIsCalledAfterWhatItIsAbout(String version, String duty, String person, String name) {
    Sheet sheet = Draft.of(person, duty).version(version).sheet();

    assertThat(SheetFiles.name(sheet)).isEqualTo(name);
    assertThat(SheetFiles.signature(name)).isEqualTo(name + ".sig");
  }

  @Test
  void aSignedSheetVerifies() throws RefusedException {
    Signing.SignedTexts texts = Signing.sign(draft().sheet(), Pens.ANN.privateText());

    assertThat(texts.sheet()).isEqualTo(JSON);
    assertThat(texts.signature()).isEqualTo(Pens.signature(JSON, Pens.ANN));
    assertThat(texts.key()).isEqualTo(SshKeys.publicKey(Pens.ANN.publicLine()));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,   fine,     ENDS_BEFORE_IT_BEGINS",
    "P15D,   fine,     LASTS_TOO_LONG",
    "P1D,    'two\nlines', NOT_A_SHEET"
  })
  void whatWouldBeRefusedIsNotSigned(Duration lasts, String comment, Reason reason) {
    Sheet sheet = draft()
        .no(comment)
        .issued(Instant.parse("2026-12-01T18:00:00Z"))
        .lasts(lasts)
        .sheet();

    assertThatThrownBy(() -> Signing.sign(sheet, Pens.ANN.privateText()))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static Sheet decided() {
    SortedMap<String, Ground.Stand> items = new TreeMap<>();
    items.put("met", stand(Ground.State.MET, null));
    items.put("not-met", stand(Ground.State.NOT_MET, null, "0123456789ab", "ba9876543210"));
    items.put("waived", stand(Ground.State.WAIVED, "w1", "0123456789ab"));
    Ground ground =
        new Ground("T-4h", "local", new TreeMap<>(Map.of("cdn", true, "sms", false)), items);
    return Draft.of("ann", "qa-lead").ground(ground).sheet();
  }

  private static Ground.Stand stand(
      Ground.State state, @Nullable String waiver, String... findings) {
    return new Ground.Stand(state, "0123456789abcdef", waiver, new TreeSet<>(List.of(findings)));
  }

  @Test
  void aDecisionSaysWhatWasSeen() throws RefusedException {
    String json = decided().text();

    assertThat(json)
        .contains(
            "\"met\": \"MET 0123456789abcdef\"",
            "\"not-met\": \"NOT_MET 0123456789abcdef 0123456789ab ba9876543210\"",
            "\"waived\": \"WAIVED 0123456789abcdef by w1 0123456789ab\"",
            "\"cdn\": true");
    assertThat(Sheet.read(json).text()).isEqualTo(json);
    assertThat(Sheet.read(json).statements()).isEqualTo(decided().statements());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "MET 0123456789abcdef"    | "GREEN 0123456789abcdef"      | which is no status
      "MET 0123456789abcdef"    | "MET 0123456789abcde"         | which is no status
      "MET 0123456789abcdef"    | "MET 0123456789abcdef "       | which is no status
      "MET 0123456789abcdef"    | "MET 0123456789abcdef x"      | which is no status
      "MET 0123456789abcdef"    | 7                             | is not a text
      0123456789ab ba9876543210 | ba9876543210 0123456789ab     | which is no status
      0123456789ab ba9876543210 | 0123456789ab 0123456789ab     | which is no status
      "cdn": true               | "cdn": "true"                 | neither true nor false
      "cdn": true               | "cdn": null                   | neither true nor false
      "gate"                    | "gates"                       | unknown key
      "vantage": "local",       | ``                            | lacks the key vantage
      "T-4h"                    | 4                             | is not a text
      "met":                    | "waived":                     | every key once
      """)
  void whatWasSeenIsReadStrictly(String from, String to, String why) {
    String json = decided().text();
    assertThat(json).contains(from);

    refused(json.replace(from, to), why);
  }
}
