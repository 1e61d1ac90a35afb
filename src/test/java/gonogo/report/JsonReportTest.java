package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.testing.Golden;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  @Test
  void isWhatItWas() {
    String all = String.join(" | ", Reports.HOSTILE.subList(0, Reports.HOSTILE.size() - 3));
    Golden.check(Golden.file("report.json"), JsonReport.write(Reports.hostile(List.of(all))));
  }

  @Test
  void everyStringComesBackAsItWas() {
    JsonNode json = STRICT.readTree(JsonReport.write(Reports.hostile(Reports.HOSTILE)));

    JsonNode items = json.at("/sections/0/items");
    for (int i = 0; i < Reports.HOSTILE.size(); i++) {
      String text = Reports.HOSTILE.get(i);
      JsonNode failed = items.get(4 * i);
      assertThat(failed.get("text").stringValue()).isEqualTo(text);
      assertThat(failed.at("/checks/0/findings/0/seen").stringValue()).isEqualTo(text);
      assertThat(items.get(4 * i + 2).at("/waiver/reason").stringValue()).isEqualTo(text);
      assertThat(json.at("/evidence/%012x/answer/text".formatted(i)).stringValue())
          .isEqualTo(text);
      assertThat(json.get("restsOn").get(i).get("where").stringValue()).isEqualTo(text);
    }
  }

  @Test
  void isPureAsciiWithoutLogCommands() {
    String json = JsonReport.write(Reports.hostile(Reports.HOSTILE));

    assertThat(json.chars().filter(c -> c != '\n' && (c < 0x20 || c >= 0x7f)).count())
        .isZero();
    assertThat(json).doesNotContain("##").endsWith("}\n");
    assertThat(json.lines()).noneMatch(line -> line.strip().startsWith("::"));
  }

  @Test
  void keysStandInTheOrderOfTheRecordsAndNoneIsLeftOut() {
    JsonNode json = STRICT.readTree(JsonReport.write(Reports.go()));

    assertThat(json.propertyNames()).containsExactlyElementsOf(components(Report.class));
    assertThat(json.get("run").propertyNames())
        .containsExactlyElementsOf(components(Report.Run.class));
    JsonNode item = json.at("/sections/0/items/0");
    assertThat(item.propertyNames()).containsExactlyElementsOf(components(Report.ItemView.class));
    assertThat(item.get("claim").isNull()).isTrue();
    assertThat(json.get("counts").propertyNames())
        .containsExactly(
            "MET", "NOT_MET", "UNDETERMINED", "WAIVED", "NOT_APPLICABLE", "NOT_DUE", "NOT_ADOPTED");
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  @Test
  void wordsAndInstantsAreThoseOfTheDesign() {
    JsonNode json = STRICT.readTree(JsonReport.write(Reports.noGo()));

    assertThat(json.at("/schema").stringValue()).isEqualTo("gonogo/report/v1");
    assertThat(json.at("/verdict").stringValue()).isEqualTo("NO_GO");
    assertThat(json.at("/go").booleanValue()).isFalse();
    assertThat(json.at("/reasons/0/severity").stringValue()).isEqualTo("blocker");
    assertThat(json.at("/run/startedAt").stringValue()).isEqualTo("2026-03-01T22:08:03.120Z");
    assertThat(json.at("/release/window/start").stringValue()).isEqualTo("2026-03-01T23:00:00Z");
  }

  @Test
  void aLongAnswerIsLeftOutButAccountedFor() {
    JsonNode evidence =
        STRICT.readTree(JsonReport.write(Reports.hostile(List.of("x")))).get("evidence");

    JsonNode large = evidence.get("ffffffffffff");
    assertThat(large.get("answer").isNull()).isTrue();
    assertThat(large.get("truncated").booleanValue()).isTrue();
    assertThat(large.get("bytes").longValue()).isEqualTo(3011);
    assertThat(large.get("sha256").stringValue()).hasSize(64);
    assertThat(evidence.get("000000000000").get("truncated").booleanValue()).isFalse();
  }

  @Test
  void equalReportsGiveEqualBytes() {
    Map<String, Object> forwards = new LinkedHashMap<>();
    Map<String, Object> backwards = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("k" + i, i);
      backwards.put("k" + (19 - i), 19 - i);
    }

    assertThat(JsonReport.write(asking(forwards))).isEqualTo(JsonReport.write(asking(backwards)));
  }

  private static Report asking(Map<String, Object> query) {
    return new ReportBuilder()
        .evidence(ReportBuilder.answered("aaaaaaaaaaaa", query, List.of(query), 10))
        .build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h");
  }

  @Test
  void aReportOfTheWholeListIsSmall() {
    assertThat(JsonReport.write(Reports.incomplete())).hasSizeLessThan(300_000);
  }
}
