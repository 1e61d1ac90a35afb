package gonogo.checklist;

import static gonogo.checklist.Given.inputProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.Place;
import gonogo.model.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaiversReaderTest {
  private static final String PEOPLE = "people: {ann: {name: Ann}, bob: {name: Bob}}";
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String GOOD = """
      waivers:
        - id: w1
          item: tls-valid
          text: %s
          accepts: failed
          codes: [tls/certificate/expired]
          reason: The new one comes on Monday
          owner: api-team
          approvers: [ann, bob]
          environment: production
          from: 2026-11-20T00:00:00Z
          until: 2026-11-27T00:00:00Z
      """.formatted(HASH);

  private static final String KEYS = "waivers: waivers.yaml\npeople: people.yaml\n";

  private static List<String> problems(String waivers, String more) {
    return inputProblems(KEYS + more, Map.of("waivers.yaml", waivers, "people.yaml", PEOPLE));
  }

  @Test
  void readsWaivers() {
    assertThat(Given.inputs(KEYS, Map.of("waivers.yaml", GOOD, "people.yaml", PEOPLE))
            .environment()
            .waivers())
        .containsExactly(new Waiver(
            "w1",
            "tls-valid",
            HASH,
            Waiver.Accepts.FAILED,
            List.of("tls/certificate/expired"),
            "The new one comes on Monday",
            "api-team",
            List.of("ann", "bob"),
            "production",
            Instant.parse("2026-11-20T00:00:00Z"),
            Instant.parse("2026-11-27T00:00:00Z"),
            new Place("waivers.yaml", 2, 5)));
  }

  @Test
  void readsAWaiverOfWhatIsNotSeen() {
    var unseen = GOOD.replace(
        "accepts: failed\n    codes: [tls/certificate/expired]\n    ", "accepts: unseen\n    ");

    assertThat(problems(unseen, "")).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "item: tls-valid",
            "item: tls-vald",
            "2:5: no item has the id \"tls-vald\", did you mean tls-valid?"),
        arguments(
            "item: tls-valid",
            "item: decide-go",
            "2:5: decide-go is a decision of people and cannot be waived"),
        arguments("item: tls-valid", "itm: tls-valid", "2:5: a waiver needs the key item"),
        arguments(
            HASH,
            "ABC",
            "4:11: text must be the SHA-256 of the text of the item, 64 digits of 0-9 and a-f"),
        arguments(
            "accepts: failed",
            "accepts: all",
            "5:14: accepts is \"all\", which is not known; known: failed, unseen"),
        arguments("[tls/certificate/expired]", "[]", "6:12: codes is an empty list"),
        arguments(
            "accepts: failed",
            "accepts: unseen",
            "6:12: codes is only for accepts: failed; what was not seen has none"),
        arguments("owner: api-team", "owner: ann", "9:17: the owner \"ann\" cannot approve"),
        arguments(
            "[ann, bob]",
            "[ann, bbo]",
            "9:22: \"bbo\" is not in the file of people, did you mean bob?"),
        arguments("[ann, bob]", "[]", "9:16: approvers is an empty list"),
        arguments(
            "[ann, bob]",
            "[ann]",
            "2:5: tls-valid is a blocker; a waiver of a blocker needs 2 approvers"),
        arguments("[ann, bob]", "[ann, bob, ann]", "9:27: \"ann\" is twice in approvers"),
        arguments(
            "until: 2026-11-27T00:00:00Z",
            "until: 2026-11-20T00:00:00Z",
            "12:12: until must be after from"),
        arguments(
            "until: 2026-11-27T00:00:00Z",
            "until: 2026-11-27",
            "12:12: until must be a time with zone"),
        arguments(
            "from: 2026-11-20T00:00:00Z", "from: now", "11:11: from must be a time with zone"),
        arguments(
            "until: 2026-11-27T00:00:00Z",
            "until: 2026-11-27T00:00:01Z",
            "2:5: tls-valid is a blocker; a waiver of a blocker lasts at most 7 days"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void reportsMistakes(String good, String bad, String problem) {
    assertThat(problems(GOOD.replace(good, bad), ""))
        .first()
        .asString()
        .startsWith("waivers.yaml:" + problem);
  }

  @Test
  void allowsMoreForWhatIsNoBlocker() {
    var minor = GOOD.replace("tls-valid", "headers-hsts")
        .replace("[ann, bob]", "[ann]")
        .replace("11-27", "12-27");

    assertThat(problems(minor, "")).isEmpty();
    assertThat(problems(minor, "items: {headers-hsts: {severity: blocker}}"))
        .containsExactly(
            "waivers.yaml:2:5: headers-hsts is a blocker; a waiver of a blocker lasts at most 7 days",
            "waivers.yaml:2:5: headers-hsts is a blocker; a waiver of a blocker needs 2 approvers");
  }

  @Test
  void takesEachIdOnce() {
    var second = GOOD.substring(GOOD.indexOf("  - id"));

    assertThat(problems(GOOD + second, ""))
        .containsExactly("waivers.yaml:13:9: the id \"w1\" is taken at waivers.yaml:2:9");
  }

  @Test
  void needsToKnowThePeople() {
    assertThat(inputProblems("waivers: waivers.yaml\n", Map.of("waivers.yaml", GOOD)))
        .containsExactly(
            "production.yaml:3:10: the approvers of waivers must be known: name the file of people under people");
    assertThat(inputProblems("waivers: waivers.yaml\n", Map.of("waivers.yaml", "waivers: []")))
        .isEmpty();
  }
}
