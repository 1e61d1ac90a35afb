package gonogo.checklist;

import static gonogo.checklist.Given.inputProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.People.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeopleReaderTest {

  @Test
  void readsPeople() {
    var text = """
        people:
          ann:
            name: Ann Example
            email: ann@example.com
            duties: [qa-lead]
            keys: ["ssh-ed25519 AAAA"]
            from: 2026-01-01
            until: 2027-01-01
          bob: {name: Bob Example}
        """;

    assertThat(Given.inputs("people: people.yaml", Map.of("people.yaml", text))
            .environment()
            .people()
            .byId()
            .values())
        .containsExactlyInAnyOrder(
            new Person(
                "ann",
                "Ann Example",
                "ann@example.com",
                List.of("qa-lead"),
                List.of("ssh-ed25519 AAAA"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1)),
            new Person("bob", "Bob Example", null, List.of(), List.of(), null, null));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("{}", "1:1: the file of people needs the key people"),
        arguments("people: []", "1:9: people must be a mapping of keys, but is a list"),
        arguments("people: {ann: {}}", "1:15: a person needs the key name"),
        arguments(
            "people: {ann: {name: A, dutys: [x]}}",
            "1:25: unknown key \"dutys\" of a person, did you mean duties?"),
        arguments(
            "people: {ann: {name: A, from: x}}",
            "1:31: from must be a date like 2026-12-01, but is \"x\""),
        arguments(
            "people: {ann: {name: A, from: 2026-01-02, until: 2026-01-02}}",
            "1:50: until must be after from"),
        arguments(
            "people: {Ann: {name: A}}",
            "1:10: the id of a person is \"Ann\", but may have only lower-case letters, digits and single hyphens"
                + " between them"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void reportsMistakes(String text, String problem) {
    assertThat(inputProblems("people: people.yaml", Map.of("people.yaml", text)))
        .containsExactly("people.yaml:" + problem);
  }
}
