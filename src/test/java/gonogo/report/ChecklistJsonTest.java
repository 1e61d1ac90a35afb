package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Node.Entry;
import gonogo.model.Node.Scalar;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.model.When;
import gonogo.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChecklistJsonTest {
  private static final Place PLACE = Place.of("list.yaml");
  private static final String TEXT = " Données “exactes”: é 😀 ## \u202e \ud800 ";

  @Test
  void hasTheKeysOfTheYamlInItsOrder() {
    Golden.check(Golden.file("checklist.json"), ChecklistJson.write(checklist()));
  }

  @Test
  void keepsTextExactly() {
    JsonNode json = JsonMapper.shared().readTree(ChecklistJson.write(checklist()));

    assertThat(json.at("/sections/0/sections/0/items/0/text").stringValue()).isEqualTo(TEXT);
  }

  @Test
  void onlyWhatReadersKeepExactlyIsMoreThanText() {
    JsonNode json = JsonMapper.shared().readTree(ChecklistJson.write(checklist()));
    JsonNode with = json.at("/sections/0/sections/0/items/0/checks/0/with");

    assertThat(with.get("port").isNumber()).isTrue();
    assertThat(with.get("strict").isBoolean()).isTrue();
    assertThat(with.get("version").stringValue()).isEqualTo("1.10");
    assertThat(with.get("commit").stringValue()).isEqualTo("0123456");
    assertThat(with.get("quoted").stringValue()).isEqualTo("300");
    assertThat(with.get("serial").stringValue()).isEqualTo("12345678901234567890");
  }

  private static Checklist checklist() {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("kubernetes", "Does it run on Kubernetes?");
    facts.put("cdn", "Does a CDN stand in front of the site?");
    var item = new Item(
        "data-loss",
        TEXT,
        "No data loss is seen",
        Severity.BLOCKER,
        Phase.PLUS_1H,
        List.of(new When("cdn", true)),
        List.of(Phase.PLUS_24H),
        List.of("env-dns-pointed"),
        List.of("loss"),
        "by counting rows",
        List.of(),
        List.of(new CheckSpec(
            "sql/query",
            List.of("app"),
            List.of(new When("kubernetes", false)),
            List.of("port"),
            with(),
            PLACE)),
        null,
        PLACE);
    var bare = new Item(
        "t1h-blockers",
        "No blockers identified",
        null,
        Severity.BLOCKER,
        Phase.T_MINUS_1H,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of("probe jira/search"),
        List.of(),
        new Of(List.of("env-*"), List.of(Phase.T_MINUS_4H), Of.Require.NO_BLOCKER),
        PLACE);
    var section = new Section(
        "Security", List.of(bare), List.of(new Section("Data", List.of(item), List.of())));
    return Checklist.of(
        "demo",
        2,
        "Demo",
        facts,
        List.of("app", "api"),
        List.of(section),
        new Source("list.yaml", "text"));
  }

  private static Node.Mapping with() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("min-remaining", plain("14d"));
    entries.put("port", plain("443"));
    entries.put("strict", plain("true"));
    entries.put("version", plain("1.10"));
    entries.put("commit", plain("0123456"));
    entries.put("serial", plain("12345678901234567890"));
    entries.put("quoted", new Entry(PLACE, new Scalar("300", true, PLACE)));
    entries.put(
        "list",
        new Entry(PLACE, new Node.Sequence(List.of(new Scalar("-1", false, PLACE)), PLACE)));
    return new Node.Mapping(entries, PLACE);
  }

  private static Entry plain(String text) {
    return new Entry(PLACE, new Scalar(text, false, PLACE));
  }
}
