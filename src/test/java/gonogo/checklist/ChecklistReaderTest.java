package gonogo.checklist;

import static gonogo.checklist.Given.checklistProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Severity;
import gonogo.model.When;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecklistReaderTest {

  @Test
  void readsTheWholeFormat() {
    var checklist = Given.checklist(Given.CHECKLIST);

    assertThat(checklist.id()).isEqualTo("release");
    assertThat(checklist.version()).isEqualTo(3);
    assertThat(checklist.title()).isEqualTo("Release of the shop");
    assertThat(checklist.facts())
        .containsEntry("cdn", "Does a CDN stand in front?")
        .hasSize(2);
    assertThat(checklist.roles()).containsExactly("app", "api");
    assertThat(checklist.sections()).extracting("title").containsExactly("Security", "Decision");
    assertThat(checklist.sections().getFirst().sections())
        .extracting("title")
        .containsExactly("Headers");
    assertThat(checklist.items())
        .extracting(Item::id)
        .containsExactly("tls-valid", "headers-hsts", "docs-read", "decide-go");
    assertThat(checklist.source().text()).isEqualTo(Given.CHECKLIST);
  }

  @Test
  void readsItemsAndChecks() {
    var items = Given.checklist(Given.CHECKLIST).itemsById();

    var valid = items.get("tls-valid");
    assertThat(valid.severity()).isEqualTo(Severity.BLOCKER);
    assertThat(valid.phase()).isEqualTo(Phase.T_MINUS_4H);
    assertThat(valid.formerly()).containsExactly("ssl-valid");
    assertThat(valid.place()).isEqualTo(new Place("a.yaml", 9, 9));
    var check = valid.checks().getFirst();
    assertThat(check.probe()).isEqualTo("tls/certificate");
    assertThat(check.on()).containsExactly("app", "api");
    assertThat(check.with().get("min-remaining"))
        .isEqualTo(new Node.Scalar("14d", false, new Place("a.yaml", 15, 76)));
    var hsts = items.get("headers-hsts");
    assertThat(hsts.when()).containsExactly(new When("cdn", true));
    assertThat(hsts.depends()).containsExactly("tls-valid");
    assertThat(hsts.checks().getFirst().on()).isEmpty();
    assertThat(items.get("docs-read").needs()).containsExactly("documents/read");
    assertThat(items.get("decide-go").of())
        .isEqualTo(new Of(
            List.of("tls-*", "headers-hsts"),
            List.of(Phase.T_MINUS_4H, Phase.T_MINUS_1H),
            Of.Require.NO_BLOCKER));
  }

  @Test
  void keepsPlaceholdersAsText() {
    var list = withItem("checks: [{probe: a/b, with: {path: '/{release.version}'}}]");
    var with = Given.checklist(list).items().getFirst();

    assertThat(with.checks().getFirst().with().get("path"))
        .isEqualTo(new Node.Scalar("/{release.version}", true, new Place("a.yaml", 12, 36)));
  }

  @Test
  void readsWhatACheckRequires() {
    var checks = Given.checklist(withItem("checks: [{probe: a/b, requires: [paths]}]"))
        .items()
        .getFirst()
        .checks();

    assertThat(checks).singleElement().extracting(CheckSpec::requires).isEqualTo(List.of("paths"));
  }

  /** A checklist whose item {@code a} starts in line 7 and has one more key in line 12. */
  private static String withItem(String more) {
    return """
        id: list
        version: 1
        title: A list
        facts: {cdn: Is there a CDN?}
        roles: [app]
        sections: [{title: One, items: [
          {
            id: a,
            text: It is so,
            severity: major,
            phase: T-1h,
        %s},
          {id: b-1, text: B, severity: major, phase: deploy, formerly: [b-0]},
          {id: z, text: Z, severity: major, phase: T-1h, of: {items: [b-1], require: met}}]}]
        """.formatted(more);
  }

  static Stream<Arguments> itemMistakes() {
    return Stream.of(
        arguments(
            "sevrity: major", "12:1: unknown key \"sevrity\" of an item, did you mean severity?"),
        arguments("claim: []", "12:8: claim must be text, but is a list"),
        arguments("when: cdn", "12:7: when must be a list, but is text; write [cdn]"),
        arguments(
            "when: [not cnd]",
            "12:8: the fact \"cnd\" is not declared in facts of this checklist, did you mean cdn?"),
        arguments(
            "again: [T-2h]",
            "12:9: an entry of again is \"T-2h\", which is not known, did you mean T-1h?"),
        arguments("depends: [b1]", "12:11: no item has the id \"b1\", did you mean b-1?"),
        arguments("depends: [b-0]", "12:11: the item \"b-0\" is now called b-1"),
        arguments("depends: [a]", "12:11: depends goes in a circle: a -> a"),
        arguments("formerly: [b-1]", "12:12: the id \"b-1\" is taken at a.yaml:13:8"),
        arguments("formerly: [b-0]", "13:65: the id \"b-0\" is taken at a.yaml:12:12"),
        arguments(
            "formerly: [B]",
            "12:12: an id in formerly is \"B\", but may have only lower-case letters, digits and single"
                + " hyphens between them"),
        arguments(
            "needs: [x], checks: [{probe: a/b}]",
            "12:8: needs is only for an item without checks and without of"),
        arguments("checks: {probe: a/b}", "12:9: checks must be a list, but is a mapping"),
        arguments("checks: [{on: all}]", "12:10: a check needs the key probe"),
        arguments(
            "checks: [{probe: tls}]",
            "12:18: probe must be FAMILY/NAME like tls/certificate, but is \"tls\""),
        arguments(
            "checks: [{probe: a/b, on: app}]",
            "12:27: on must be a list of roles like [app], or all"),
        arguments("checks: [{probe: a/b, on: []}]", "12:27: on is an empty list"),
        arguments("checks: [{probe: a/b, on: [all]}]", "12:28: all stands alone: write on: all"),
        arguments(
            "checks: [{probe: a/b, on: [ap]}]",
            "12:28: the role \"ap\" is not declared in roles of this checklist, did you mean app?"),
        arguments(
            "checks: [{probe: a/b, on: {app: 1}}]", "12:27: on must be a list, but is a mapping"),
        arguments(
            "checks: [{probe: a/b, when: [x]}]",
            "12:30: the fact \"x\" is not declared in facts of this checklist; known: cdn"),
        arguments(
            "checks: [{probe: a/b, with: 14d}]",
            "12:29: with must be a mapping of keys, but is text"),
        arguments("checks: [{probe: a/b, requires: []}]", "12:33: requires is an empty list"),
        arguments(
            "checks: [{probe: a/b, wiht: {}}]",
            "12:23: unknown key \"wiht\" of a check, did you mean with?"),
        arguments("of: [b-1]", "12:5: of must be a mapping of keys, but is a list"),
        arguments("of: {items: [], require: met}", "12:13: items is an empty list"),
        arguments(
            "of: {items: [b-1], require: all}",
            "12:29: require is \"all\", which is not known; known: complete, met, no-blocker"),
        arguments(
            "of: {items: [b1], require: met}",
            "12:14: no item has the id \"b1\", did you mean b-1?"),
        arguments(
            "of: {items: [z], require: met}",
            "12:14: \"z\" is itself settled by other items, so it is never a member"),
        arguments(
            "of: {items: [a, b-1], require: met}",
            "12:14: \"a\" is itself settled by other items, so it is never a member"),
        arguments(
            "of: {items: [c-*], require: met}",
            "12:14: no item that could be a member matches \"c-*\""),
        arguments(
            "of: {items: [a*], require: met}",
            "12:14: no item that could be a member matches \"a*\""),
        arguments(
            "of: {items: [b-*-1], require: met}",
            "12:14: \"b-*-1\" is neither the id of an item nor a prefix like env-*"),
        arguments(
            "of: {items: [b-1], phases: [T-1h], require: met}",
            "12:5: of has no member in its phases"),
        arguments("text: again", "12:1: the key \"text\" is here twice; first at a.yaml:9:5"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("itemMistakes")
  void reportsMistakesInAnItem(String more, String problem) {
    assertThat(checklistProblems(withItem(more))).containsExactly("a.yaml:" + problem);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "id: release",
            "id: Release 1",
            "1:5: id is \"Release 1\", but may have only lower-case letters, digits and single hyphens between them"),
        arguments(
            "version: 3",
            "version: three",
            "2:10: version must be a whole number, but is \"three\""),
        arguments(
            "title: Release of the shop",
            "titel: x",
            "1:1: the checklist needs the key title\n"
                + "3:1: unknown key \"titel\" of the checklist, did you mean title?"),
        arguments(
            "cdn: Does",
            "CDN: Does",
            "4:9: a fact is \"CDN\", but may have only lower-case letters, digits and single hyphens between them\n"
                + "23:20: the fact \"cdn\" is not declared in facts of this checklist, did you mean CDN?"),
        arguments(
            "roles: [app, api]",
            "roles: [app, api, all]",
            "5:19: a role cannot be called all: on: all means every system"),
        arguments(
            "severity: minor",
            "severity: blocking",
            "21:23: severity is \"blocking\", which is not known; known: blocker, major, minor"),
        arguments(
            "severity: minor",
            "severity: high",
            "21:23: severity is \"high\", which is not known; known: blocker, major, minor"),
        arguments(
            "phase: T-4h",
            "phase: T-4",
            "12:16: phase is \"T-4\", which is not known, did you mean T-4h?"),
        arguments(
            "- title: Headers",
            "- name: Headers",
            "17:9: a section needs the key title\n"
                + "17:9: unknown key \"name\" of a section; known: items, sections, title"),
        arguments(
            "id: docs-read",
            "id: tls-valid",
            "28:14: the id \"tls-valid\" is taken at a.yaml:9:13"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void reportsMistakesInTheList(String good, String bad, String problems) {
    assertThat(checklistProblems(Given.CHECKLIST.replace(good, bad)))
        .containsExactlyInAnyOrderElementsOf(
            problems.lines().map(line -> "a.yaml:" + line).toList());
  }

  @Test
  void wantsAnItem() {
    assertThat(checklistProblems("id: a\nversion: 1\ntitle: A\nsections: [{title: B}]"))
        .containsExactly("a.yaml:1:1: the checklist has no items");
  }

  @Test
  void nestsSectionsTwoLevels() {
    var deep = """
        id: a
        version: 1
        title: A
        sections:
          - title: B
            sections:
              - title: C
                items: [{id: d, text: D, severity: minor, phase: T-1h}]
                sections: []
        """;

    assertThat(checklistProblems(deep))
        .containsExactly("a.yaml:9:19: sections nest at most two levels");
  }

  @Test
  void findsEachCircle() {
    var circles = """
        id: a
        version: 1
        title: A
        sections:
          - title: B
            items:
              - {id: a, text: A, severity: minor, phase: T-1h, depends: [b]}
              - {id: b, text: A, severity: minor, phase: T-1h, depends: [c]}
              - {id: c, text: A, severity: minor, phase: T-1h, depends: [b]}
              - {id: d, text: A, severity: minor, phase: T-1h, depends: [d, a]}
        """;

    assertThat(checklistProblems(circles))
        .containsExactly(
            "a.yaml:8:66: depends goes in a circle: b -> c -> b",
            "a.yaml:10:66: depends goes in a circle: d -> d");
  }

  @Test
  void followsALongChainWithoutRecursion() {
    var list = new StringBuilder("id: a\nversion: 1\ntitle: A\nsections:\n- title: B\n  items:\n");
    for (int i = 0; i < 6_000; i++) {
      var item = "  - {id: i-%d, text: A, severity: minor, phase: T-1h, depends: [i-%d]}\n";
      list.append(item.formatted(i, (i + 1) % 6_000));
    }

    assertThat(checklistProblems(list.toString()))
        .singleElement()
        .isEqualTo(
            "a.yaml:7:64: depends goes in a circle: i-0 -> i-1 -> i-2 -> i-3 -> i-4 -> i-5 -> ... -> i-0");
  }

  @Test
  void reportsADozenMistakesAtOnce() {
    var list = """
        id: My List
        version: one
        facts: {cdn: }
        rolls: [app]
        sections:
          - title: One
            items:
              - id: a_b
                severity: fatal
                phase: soon
                depends: [nobody]
                checks: [{probe: tls, with: []}]
              - {id: c, text: C, severity: minor, phase: T-1h, when: [moon], of: {items: [x-*]}}
        """;

    assertThat(checklistProblems(list)).hasSize(15);
  }
}
