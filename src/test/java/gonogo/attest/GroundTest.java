package gonogo.attest;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.attest.Ground.Stand;
import gonogo.attest.Ground.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature is void on worse, not on different. */
class GroundTest {
  private static final String ASKED = "0123456789abcdef";
  private static final String ONE = "111111111111";
  private static final String TWO = "222222222222";

  private static Stand stand(State state, @Nullable String waiver, String... findings) {
    return new Stand(state, ASKED, waiver, new TreeSet<>(List.of(findings)));
  }

  private static Stand stand(State state) {
    return stand(state, state == State.WAIVED ? "w1" : null);
  }

  private static Ground ground(Map<String, Stand> items) {
    return new Ground("T-4h", "local", new TreeMap<>(), new TreeMap<>(items));
  }

  private static Ground ground(Stand stand) {
    return ground(Map.of("a", stand));
  }

  @ParameterizedTest
  @EnumSource
  void whatStandsAsItStoodHolds(State state) {
    assertThat(ground(stand(state)).flaw(ground(stand(state)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_APPLICABLE, MET",
    "WAIVED, MET",
    "UNDETERMINED, MET",
    "NOT_MET, MET",
    "PUT_OFF, MET",
    "NOT_MET, UNDETERMINED",
    "PUT_OFF, NOT_APPLICABLE",
  })
  void whatIsBetterHolds(State signed, State now) {
    assertThat(ground(stand(signed)).flaw(ground(stand(now)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MET, NOT_APPLICABLE",
    "MET, WAIVED",
    "MET, UNDETERMINED",
    "MET, NOT_MET",
    "MET, PUT_OFF",
    "NOT_APPLICABLE, WAIVED",
    "NOT_APPLICABLE, UNDETERMINED",
    "NOT_APPLICABLE, NOT_MET",
    "NOT_APPLICABLE, PUT_OFF",
    "WAIVED, NOT_APPLICABLE",
    "WAIVED, UNDETERMINED",
    "WAIVED, NOT_MET",
    "WAIVED, PUT_OFF",
    "UNDETERMINED, NOT_APPLICABLE",
    "UNDETERMINED, WAIVED",
    "UNDETERMINED, NOT_MET",
    "UNDETERMINED, PUT_OFF",
    "NOT_MET, NOT_APPLICABLE",
    "NOT_MET, WAIVED",
    "NOT_MET, PUT_OFF",
    "PUT_OFF, WAIVED",
    "PUT_OFF, UNDETERMINED",
    "PUT_OFF, NOT_MET",
  })
  void whatIsWorseOrMovedByALeverIsVoid(State signed, State now) {
    assertThat(ground(stand(signed)).flaw(ground(stand(now))).orElseThrow())
        .startsWith("a was %s".formatted(name(signed)))
        .contains("when it was signed, is %s".formatted(name(now)));
  }

  private static String name(State state) {
    return switch (state) {
      case PUT_OFF -> "not deciding";
      case WAIVED -> "WAIVED by w1";
      case MET, NOT_APPLICABLE, UNDETERMINED, NOT_MET -> state.name();
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_MET", "UNDETERMINED", "WAIVED"})
  void aFindingThatWasNotThereIsWorseAndOneThatWentAwayIsNot(State state) {
    String waiver = state == State.WAIVED ? "w1" : null;
    Ground both = ground(stand(state, waiver, ONE, TWO));
    Ground one = ground(stand(state, waiver, ONE));
    Ground other = ground(stand(state, waiver, TWO));

    assertThat(both.flaw(one)).isEmpty();
    assertThat(one.flaw(both)).contains("a was %s for less when it was signed".formatted(state));
    assertThat(one.flaw(other)).isPresent();
  }

  @Test
  void anotherWaiverIsAnotherException() {
    assertThat(ground(stand(State.WAIVED, "w1")).flaw(ground(stand(State.WAIVED, "w2"))))
        .contains("a was WAIVED by w1 when it was signed, is WAIVED by w2");
    assertThat(ground(stand(State.WAIVED, null)).flaw(ground(stand(State.WAIVED, "w2"))))
        .isPresent();
  }

  @Test
  void toAskForLessMakesNothingBetter() {
    Stand easier = new Stand(State.MET, "fedcba9876543210", null, new TreeSet<>());

    assertThat(ground(stand(State.NOT_MET)).flaw(ground(easier)))
        .contains("what is asked of a was another when it was signed");
  }

  @Test
  void theSameItemsMustBeThere() {
    Ground one = ground(stand(State.MET));
    Ground two = ground(Map.of("a", stand(State.MET), "b", stand(State.MET)));

    assertThat(one.flaw(two)).contains("it does not say how b stood");
    assertThat(two.flaw(one)).contains("b was among what it rests on, and is not now");
    assertThat(ground(Map.of()).flaw(ground(Map.of())))
        .contains("there is nothing that it could rest on");
  }

  @Test
  void gatePlaceAndFactsMustBeThoseThatWereSigned() {
    TreeMap<String, Stand> items = new TreeMap<>(Map.of("a", stand(State.MET)));
    Ground signed = new Ground("T-4h", "local", new TreeMap<>(Map.of("cdn", true)), items);

    assertThat(signed.flaw(new Ground("T-1h", "local", new TreeMap<>(Map.of("cdn", true)), items)))
        .contains("it was signed for the gate T-4h, not T-1h");
    assertThat(
            signed.flaw(new Ground("T-4h", "internet", new TreeMap<>(Map.of("cdn", true)), items)))
        .contains("it was looked from local when it was signed, now from internet");
    assertThat(signed.flaw(
            new Ground("T-4h", "local", new TreeMap<>(Map.of("cdn", false, "sms", true)), items)))
        .contains("other facts were declared when it was signed: cdn, sms");
    assertThat(signed.flaw(new Ground("T-4h", "local", new TreeMap<>(), items)))
        .contains("other facts were declared when it was signed: cdn");
  }

  @Test
  void namesTheFirstThreeAndCountsTheRest() {
    TreeMap<String, Stand> met = new TreeMap<>();
    TreeMap<String, Stand> worse = new TreeMap<>();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      met.put(id, stand(State.MET));
      worse.put(id, stand(State.NOT_MET));
    }

    assertThat(ground(met).flaw(ground(worse)).orElseThrow())
        .startsWith("a was MET")
        .contains("; b was MET", "; c was MET")
        .endsWith("; and 2 more");
    worse.put("d", stand(State.MET));
    worse.put("e", stand(State.MET));
    assertThat(ground(met).flaw(ground(worse)).orElseThrow()).doesNotContain("more");
  }

  @Test
  void equalGroundsHaveEqualDigests() {
    String digest = ground(stand(State.NOT_MET, null, ONE, TWO)).digest();

    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(ground(stand(State.NOT_MET, null, TWO, ONE)).digest()).isEqualTo(digest);
    assertThat(ground(stand(State.NOT_MET, null, TWO)).digest()).isNotEqualTo(digest);
  }

  @ParameterizedTest
  @EnumSource
  void isReadAsItIsWritten(State state) {
    Stand stand = stand(state, state == State.WAIVED ? "w-1" : null, ONE, TWO);

    assertThat(Stand.of(stand.text())).contains(stand);
    assertThat(Stand.of(stand.text() + "\n")).isEmpty();
  }
}
