package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of other versions, and of other hands, are read as far as they can be. */
class DamagedReportTest {
  private static final List<String> STRANGE =
      List.of("", "null", "7", "\"x\"", "[]", "{}", "[[{}]]", "true", "1e999");

  /** Whatever another version, or another hand, made of a field: it is read or refused, and never good unsaid. */
  @Test
  void anyFieldMayBeMissingOrAnotherThing() throws Exception {
    String json = JsonReport.write(Reports.go());
    var mapper = JsonMapper.shared();
    var plain = new Options(100, false, true, null);
    SavedReport whole = SavedReport.read(json);
    int read = 0;
    for (String pointer : pointers(json)) {
      for (String value : STRANGE) {
        SavedReport saved;
        try {
          saved = SavedReport.read(changed(mapper.readTree(json), pointer, value));
        } catch (SavedReport.NoReportException e) {
          continue;
        }
        read++;
        assertThat(saved.go() && !saved.verdict().equals("GO") && saved.flaws().isEmpty())
            .isFalse();
        ReportDiff diff = ReportDiff.of(whole, saved, true);
        TextChecks.harmless(DiffText.write(diff, ReportBuilder.START, true, plain), plain);
        for (SavedItem item : saved.items()) {
          assertThat(ExplainText.write(saved, item, ExplainTextTest.NO_SOURCES, true, plain))
              .isNotEmpty();
        }
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  /** No change of one field lets a report that is worse pass for one that is not. */
  @Test
  void noDamageMakesAReportBetter() throws Exception {
    Report good = new ReportBuilder()
        .met("one", "One", Severity.MAJOR)
        .met("two", "Two", Severity.MAJOR)
        .build(Verdict.GO, "GO for T-1h");
    Report bad = new ReportBuilder()
        .notMet("one", "One", Severity.MAJOR, ReportBuilder.finding("a/b/c", "w", "s", "w", "r"))
        .met("two", "Two", Severity.MAJOR)
        .build(Verdict.NO_GO, "NO_GO for T-1h");
    SavedReport before = SavedReport.of(good);
    String json = JsonReport.write(bad);
    int refused = 0;
    for (String pointer : pointers(json)) {
      for (String value : STRANGE) {
        try {
          SavedReport saved =
              SavedReport.read(changed(JsonMapper.shared().readTree(json), pointer, value));
          refused += saved.flaws().isEmpty() ? 0 : 1;
          assertThat(!saved.flaws().isEmpty()
                  || !saved.checklist().id().equals(before.checklist().id())
                  || ReportDiff.of(before, saved, false).worse())
              .as("%s at %s", value, pointer)
              .isTrue();
        } catch (SavedReport.NoReportException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  /** Every place of a report, of those that differ by numbers only the first. */
  private static List<String> pointers(String json) {
    List<String> pointers = new ArrayList<>();
    collect(JsonMapper.shared().readTree(json), "", pointers);
    Set<String> kinds = new HashSet<>();
    pointers.removeIf(pointer -> !kinds.add(pointer.replaceAll("\\d+", "0")));
    return pointers;
  }

  /** With another value at a place, or none. */
  private static String changed(JsonNode root, String pointer, String value) {
    int slash = pointer.lastIndexOf('/');
    String key = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
    JsonNode around = root.at(pointer.substring(0, slash));
    if (around instanceof ObjectNode object) {
      object.remove(key);
      if (!value.isEmpty()) {
        object.set(key, JsonMapper.shared().readTree(value));
      }
    } else if (around instanceof ArrayNode array) {
      array.remove(Integer.parseInt(key));
      if (!value.isEmpty()) {
        array.insert(Integer.parseInt(key), JsonMapper.shared().readTree(value));
      }
    }
    return root.toString();
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    node.forEachEntry((key, value) -> {
      String inner = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      pointers.add(inner);
      collect(value, inner, pointers);
    });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        pointers.add(pointer + "/" + i);
        collect(node.get(i), pointer + "/" + i, pointers);
      }
    }
  }
}
