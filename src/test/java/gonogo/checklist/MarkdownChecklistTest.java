package gonogo.checklist;

import static gonogo.checklist.GivenMarkdown.checklist;
import static gonogo.checklist.GivenMarkdown.ids;
import static gonogo.checklist.GivenMarkdown.item;
import static gonogo.checklist.GivenMarkdown.problems;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Problems;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tasks of a list become; which tasks there are is the matter of {@link MarkdownTasksTest}. */
final class MarkdownChecklistTest {
  private static final ShippedChecklists SHIPPED = ShippedChecklists.onClassPath();

  private static Checklist real() throws IOException {
    var text = Files.readString(Path.of("config/checklists/production-deployment.md"));
    return checklist(text, SHIPPED);
  }

  @Test
  void theListThatPeopleTickIsTheShippedOne() throws IOException {
    var list = real();

    assertThat(list.items())
        .hasSize(247)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
        .isEqualTo(SHIPPED.read("production-deployment").items());
    GivenMarkdown.requireExactPlaces(list);
    assertThat(list.title()).isEqualTo("✅ Production Deployment Comprehensive Checklist");
    assertThat(list.sections())
        .extracting(Section::title)
        .startsWith("📋 Executive Checklist", "🔍 Code Quality & Testing", "🗄️ Database")
        .hasSize(14);
    assertThat(list.claimed()).isEmpty();
    assertThat(list.basis())
        .extracting(Source::path)
        .containsExactly("shipped:production-deployment", "shipped:website");
  }

  @Test
  void tellsTheSameTextApartByTheHeadings() throws IOException {
    var twice = real().items().stream().collect(groupingBy(Item::text)).values().stream()
        .filter(alike -> alike.size() > 1)
        .map(alike -> alike.stream().map(Item::id).toList())
        .toList();

    assertThat(twice)
        .containsExactlyInAnyOrder(
            List.of("appsec-audit-logging", "log-audit"),
            List.of("backend-node-version", "frontend-node-version"),
            List.of("comms-during-channels-open", "t4h-channels-open"));
  }

  @Test
  void readsTheExampleOfTheFormats() throws IOException {
    var page = Files.readString(Path.of("docs/formats.md"));
    var fence = "```markdown\n";
    var example = page.substring(page.indexOf(fence) + fence.length());

    var items = checklist(example.substring(0, example.indexOf("```")), SHIPPED).items();

    assertThat(items)
        .extracting(Item::id)
        .containsExactly(
            "cred-ssl-certificates-valid", "security-the-shop-answers", "db-backup-tested", "cake");
    assertThat(items.get(2).verify()).isNotNull();
  }

  @Test
  void takesEverythingOfTheShippedItemButItsText() {
    var item = item("- [ ] certificates  ARE *valid*");

    var shipped = GivenMarkdown.shipped().read("first").items().getFirst();
    assertThat(item)
        .usingRecursiveComparison()
        .ignoringFields("text", "place", "depends")
        .isEqualTo(shipped);
    assertThat(item.text()).isEqualTo("certificates ARE valid");
    assertThat(item.depends()).as("data-backup is not in the list").isEmpty();
    assertThat(item("- [ ] Certificates are valid", "- [ ] Backups are made").depends())
        .containsExactly("data-backup");
  }

  @Test
  void takesTheFirstShippedListThatHasTheText() {
    assertThat(ids("- [ ] It answers", "- [ ] Certificates are valid"))
        .containsExactly("answers", "tls-valid");
  }

  @Test
  void wantsTheHeadingsWhereTheTextIsNotEnough() {
    assertThat(ids("- [ ] Data is checked")).containsExactly("data-is-checked");
    assertThat(ids("## Data", "### Elsewhere", "- [ ] Data is checked"))
        .containsExactly("data-elsewhere-data-is-checked");
    assertThat(ids("# T", "## 🗄️ DATA:", "### 2. After", "- [ ] Data is checked"))
        .containsExactly("after-checked");
    // The file has it twice and the shipped list once: only the one under the same heading is
    // meant.
    assertThat(ids(
            "## Shop",
            "- [ ] Certificates are valid",
            "## Security",
            "- [ ] Certificates are valid"))
        .containsExactly("shop-certificates-are-valid", "tls-valid");
    assertThat(ids("## Security", "- [ ] Certificates are valid", "- [ ] Certificates are valid"))
        .containsExactly("tls-valid", "security-certificates-are-valid");
  }

  @Test
  void leavesWhatMatchesNothingToPeople() {
    var item = item("# Release", "## Party", "- [ ] The cake is ordered");

    assertThat(item.id()).isEqualTo("party-the-cake-is-ordered");
    assertThat(item.severity()).isEqualTo(Severity.MAJOR);
    assertThat(item.phase()).isEqualTo(Phase.T_MINUS_1H);
    assertThat(item.checks()).isEmpty();
    assertThat(item.needs()).containsExactly(Item.ATTESTATION);
  }

  @Test
  void makesIdsThatAreNobodyElses() {
    assertThat(ids(
            "- [ ] Tls valid", "- [ ] SSL: valid!", "- [ ] Cake", "- [ ] cake!", "- [ ] Cake 2"))
        .as("tls-valid is a shipped one, ssl-valid was one")
        .containsExactly("tls-valid-2", "ssl-valid-2", "cake", "cake-2", "cake-2-2");
    assertThat(ids("- [ ] Cake", "- [ ] Pie <!-- gonogo: id=cake -->"))
        .containsExactly("cake-2", "cake");
    assertThat(ids("## Überblick", "- [ ] Größe geprüft", "## 概要", "- [ ] 备份"))
        .containsExactly("uberblick-grosse-gepruft", "item-95d636e6");
    assertThat(ids("- [ ] " + "long ".repeat(100)).getFirst()).hasSize(79).endsWith("-long");
  }

  @ParameterizedTest
  @CsvSource({
    "ops/list.md, list",
    "Release Übung 2.md, release-ubung-2",
    ".md, md",
    "a.b.md, a-b",
  })
  void isCalledAsItsFile(String path, String id) {
    var checklist = MarkdownChecklist.read(
        new Source(path, "- [ ] a"), GivenMarkdown.shipped(), new Problems());

    assertThat(checklist).isNotNull();
    assertThat(checklist.id()).isEqualTo(id);
    assertThat(checklist.version()).isEqualTo(1);
  }

  @Test
  void knowsTheFactsAndRolesOfAllShippedLists() {
    var list = checklist("- [ ] a");

    assertThat(list.facts()).containsOnlyKeys("cdn", "queue", "mail");
    assertThat(list.roles()).containsExactly("app", "api", "mailer");
  }

  @Test
  void takesATickForAClaim() {
    var list = checklist("- [x] Certificates are valid", "- [ ] It answers", "- [X] Cake");

    assertThat(list.claimed()).containsExactlyInAnyOrder("tls-valid", "cake");
    assertThat(list.items().getFirst().checks()).hasSize(1);
  }

  @Test
  void putsItemsUnderTheirHeadings() {
    var list = checklist(
        "- [ ] a",
        "# Title",
        "- [ ] b",
        "## One",
        "- [ ] c",
        "### Sub",
        "- [ ] d",
        "##### Deep",
        "- [ ] e",
        "### Empty",
        "## One",
        "- [ ] f",
        "###",
        "- [ ] g");

    assertThat(shape(list.sections()))
        .isEqualTo("Title[a, b] One[c](Sub[d] Sub > Deep[e]) One[f](Untitled[g])");
    assertThat(list.items())
        .extracting(Item::text)
        .containsExactly("a", "b", "c", "d", "e", "f", "g");
  }

  private static String shape(List<Section> sections) {
    return String.join(
        " ",
        sections.stream()
            .map(section -> section.title()
                + section.items().stream().map(Item::text).toList()
                + (section.sections().isEmpty() ? "" : "(" + shape(section.sections()) + ")"))
            .toList());
  }

  @Test
  void keepsOfTheMembersThatAreThere() {
    var decided = checklist("- [ ] We go", "- [ ] Backups are made").items().getFirst();

    assertThat(decided.of()).isEqualTo(new Of(List.of("data-*"), List.of(), Of.Require.MET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"We go", "We go on"})
  void anItemWithoutItsMembersIsSettledByNothing(String text) {
    var item = item("- [ ] " + text, "- [ ] It answers");

    assertThat(item.of()).isNull();
    assertThat(item.checks()).isEmpty();
    assertThat(item.needs()).hasSize(1).first().asString().startsWith("one of the items data-");
  }

  @Test
  void bindsATaskToProbes() {
    var item = item(
        "- [ ] The shop holds <!-- gonogo: tls/certificate min-remaining=14d on=app,api --> well",
        "  <!-- gonogo: http/request paths=[/, \"/a b\"] on=all when=cdn,queue -->");

    assertThat(item.text()).isEqualTo("The shop holds well");
    assertThat(item.needs()).isEmpty();
    assertThat(item.checks())
        .extracting(CheckSpec::probe)
        .containsExactly("tls/certificate", "http/request");
    assertThat(item.checks().getFirst().on()).containsExactly("app", "api");
    assertThat(item.checks().getLast().on()).isEmpty();
    assertThat(item.checks().getLast().when()).hasToString("[cdn, queue]");
    assertThat(item.checks().getFirst().place()).hasToString("ops/list.md:1:35");
    var with = item.checks().getFirst().with();
    assertThat(with.entries()).containsOnlyKeys("min-remaining");
    assertThat(with.entries().get("min-remaining").keyPlace()).hasToString("ops/list.md:1:51");
    assertThat(with.get("min-remaining").place()).hasToString("ops/list.md:1:65");
    assertThat(item.checks().getLast().with().get("paths").toString())
        .contains("text=/a b, quoted=true", "place=ops/list.md:2:39");
  }

  @Test
  void aCommentSaysHowAShippedItemIsSeen() {
    var item = item("- [ ] Certificates are valid <!-- gonogo: tls/certificate on=app -->");

    assertThat(item.id()).isEqualTo("tls-valid");
    assertThat(item.severity()).isEqualTo(Severity.BLOCKER);
    assertThat(item.checks()).hasSize(1);
    assertThat(item.checks().getFirst().on()).containsExactly("app");
    assertThat(item("- [ ] Backups are made <!-- gonogo: http/request -->").needs())
        .isEmpty();
  }

  @Test
  void aCommentSaysWhatAnItemIs() {
    var item =
        item("- [ ] a <!-- gonogo: id=my-id severity=blocker phase=T-4h when=\"not cdn\" -->");

    assertThat(item.id()).isEqualTo("my-id");
    assertThat(item.severity()).isEqualTo(Severity.BLOCKER);
    assertThat(item.phase()).isEqualTo(Phase.T_MINUS_4H);
    assertThat(item.when()).hasToString("[not cdn]");
    assertThat(item.needs()).containsExactly(Item.ATTESTATION);
  }

  @Test
  void anIdGoesBeforeTheText() {
    var list = checklist(
        "- [ ] Certificates are valid",
        "- [ ] Die Zertifikate gelten <!-- gonogo: id=tls-valid -->",
        "- [ ] It answers <!-- gonogo: id=ours -->");

    assertThat(list.items())
        .extracting(Item::id)
        .containsExactly("certificates-are-valid", "tls-valid", "ours");
    assertThat(list.items().get(1).checks()).hasSize(1);
    assertThat(list.items().get(2).checks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gonogo:|1:9: the comment says nothing: write a probe with its settings, or id=, severity=, phase=, when=",
        "gonogo: tls|1:22: probe must be FAMILY/NAME like tls/certificate, but is \"tls\"",
        "gonogo: tls/certificate 14d|1:38: wanted KEY=VALUE like min-remaining=14d, but is \"14d\"",
        "gonogo: tls/certificate =14d|1:38: wanted KEY=VALUE like min-remaining=14d, but is \"=14d\"",
        "gonogo: tls/certificate a=|1:40: a value is missing after =",
        "gonogo: tls/certificate a=[b c|1:45: the list that opens with [ at 1:40 is not closed, or a comma is missing",
        "gonogo: tls/certificate a=\"b c|1:45: the quote that opens at 1:40 is not closed",
        "gonogo: tls/certificate a={b: 1, b: 2}|1:47: the key \"b\" is here twice; first at list.md:1:41",
        "gonogo: tls/certificate a=*b|1:40: aliases (*b) are not supported; put text that starts with * in quotes",
        "gonogo: tls/certificate a=1 a=2|1:42: the key \"a\" is here twice; first at list.md:1:38",
        "gonogo: tls/certificate on=ap|1:41: the role \"ap\" is not declared in roles of this checklist, did you mean api?",
        "gonogo: tls/certificate on=app,|1:41: an entry of on is empty",
        "gonogo: tls/certificate on=app,all|1:41: all stands alone: write on: all",
        "gonogo: tls/certificate when=cnd|1:43: the fact \"cnd\" is not declared in facts of this checklist, did you mean cdn?",
        "gonogo: id=My-id|1:25: id is \"My-id\", but may have only lower-case letters, digits and single hyphens between them",
        "gonogo: id=ssl-valid|1:25: the item \"ssl-valid\" is now called tls-valid",
        "gonogo: severity=high|1:31: severity is \"high\", which is not known; known: blocker, major, minor",
        "gonogo: phase=T-2h|1:28: phase is \"T-2h\", which is not known, did you mean T-1h?",
        "gonogo: sevrity=minor|1:22: unknown key \"sevrity\" of a comment without a probe, did you mean severity?",
        "gonogo: id=a id=b|1:27: the key \"id\" is here twice; first at list.md:1:22",
        "GoNogo : tls|1:23: probe must be FAMILY/NAME like tls/certificate, but is \"tls\"",
      })
  void refusesACommentThatItCannotRead(String comment, String problem) {
    assertThat(problems("- [ ] é😀<!-- " + comment + " -->")).contains("list.md:" + problem);
    assertThat(problems("- [ ] é😀<!-- " + comment + " -->")).hasSize(1);
  }

  @Test
  void refusesToLowerASeverity() {
    assertThat(problems("- [ ] Certificates are valid <!-- gonogo: severity=minor -->"))
        .containsExactly(
            "list.md:1:30: tls-valid is blocker; its severity may only be raised, not lowered to minor");
    assertThat(item("- [ ] Backups are made <!-- gonogo: severity=blocker -->").severity())
        .isEqualTo(Severity.BLOCKER);
  }

  @Test
  void refusesAnIdTwice() {
    assertThat(problems("- [ ] a <!-- gonogo: id=a-1 -->", "- [ ] b <!-- gonogo: id=a-1 -->"))
        .containsExactly("list.md:2:25: the id \"a-1\" is taken at list.md:1:25");
  }

  @Test
  void refusesWhatIsNoText() {
    assertThat(problems("- [ ] a\u0007"))
        .containsExactly("list.md:1:8: the character U+0007 is not allowed in a text file");
    assertThat(problems("- [ ] " + "a".repeat(1 << 20)))
        .containsExactly("list.md: the file is larger than 1 MiB (1048576 bytes)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# Title", "- item", "```\n- [ ] a\n```"})
  void refusesAListWithoutTasks(String text) {
    assertThat(problems(text))
        .containsExactly("list.md: the checklist has no tasks: write them as - [ ] TEXT");
  }
}
