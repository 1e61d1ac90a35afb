package gonogo.checklist;

import static gonogo.checklist.Given.inputProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import gonogo.model.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdoptionReaderTest {

  private static List<String> problems(String text) {
    return inputProblems("adoption: adoption.yaml", Map.of("adoption.yaml", text));
  }

  @Test
  void readsTheThreeLists() {
    var text = """
        adoption: q1
        decides: [tls-*]
        trial: [{items: [headers-hsts], until: 2027-01-19, owner: platform, reason: differs}]
        later: [{items: ["*"], review: 2027-05-19, owner: release-manager, reason: first quarter}]
        """;

    var adoption = Given.inputs("adoption: adoption.yaml", Map.of("adoption.yaml", text))
        .environment()
        .adoption();

    assertThat(adoption).isNotNull();
    assertThat(adoption.id()).isEqualTo("q1");
    assertThat(adoption.source().text()).isEqualTo(text);
    assertThat(adoption.rules())
        .containsExactly(
            new Rule(Stage.DECIDES, "tls-*", null, null, null, new Place("adoption.yaml", 2, 11)),
            new Rule(
                Stage.TRIAL,
                "headers-hsts",
                LocalDate.of(2027, 1, 19),
                "platform",
                "differs",
                new Place("adoption.yaml", 3, 18)),
            new Rule(
                Stage.LATER,
                "*",
                LocalDate.of(2027, 5, 19),
                "release-manager",
                "first quarter",
                new Place("adoption.yaml", 4, 18)));
  }

  @Test
  void acceptsADateThatHasPassed() {
    assertThat(problems(
            "adoption: q1\nlater: [{items: ['*'], review: 2026-11-01, owner: o, reason: r}]"))
        .isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("decides: tls-*", "2:10: decides must be a list, but is text; write [tls-*]"),
        arguments(
            "decide: [tls-*]",
            "2:1: unknown key \"decide\" of the adoption, did you mean decides?"),
        arguments("decides: [tls-valid, tls-valid]", "2:22: \"tls-valid\" is twice in decides"),
        arguments(
            "decides: [tls-vald]",
            "2:11: no item has the id \"tls-vald\", did you mean tls-valid?"),
        arguments("decides: [ssl-valid]", "2:11: the item \"ssl-valid\" is now called tls-valid"),
        arguments("decides: [tsl-*]", "2:11: no item matches \"tsl-*\""),
        arguments(
            "decides: [TLS]", "2:11: \"TLS\" is neither the id of an item nor a prefix like env-*"),
        arguments(
            "decides: ['*']\nlater: [{items: ['*'], review: 2027-01-01, owner: o, reason: r}]",
            "3:18: \"*\" is here already at adoption.yaml:2:11; an item is in one list"),
        arguments(
            "trial: [tls-valid]", "2:9: an entry of trial must be a mapping of keys, but is text"),
        arguments(
            "trial: [{items: [], until: 2027-01-01, owner: o, reason: r}]",
            "2:17: items is an empty list"),
        arguments(
            "trial: [{items: ['*'], owner: o, reason: r}]",
            "2:9: an entry of trial needs the key until"),
        arguments(
            "trial: [{items: ['*'], until: 2027-01-01, reason: r}]",
            "2:9: an entry of trial needs the key owner"),
        arguments(
            "later: [{items: ['*'], review: 2027-01-01, owner: o, reason: }]",
            "2:61: reason is empty"),
        arguments(
            "trial: [{items: ['*'], until: 2027-01-20, owner: o, reason: r}]",
            "2:31: until is more than 60 days ahead; the latest is 2027-01-19"),
        arguments(
            "later: [{items: ['*'], review: 2027-05-20, owner: o, reason: r}]",
            "2:32: review is more than 180 days ahead; the latest is 2027-05-19"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void reportsMistakes(String more, String problem) {
    assertThat(problems("adoption: q1\n" + more)).containsExactly("adoption.yaml:" + problem);
  }
}
