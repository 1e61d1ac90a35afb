package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import gonogo.judge.Report;
import gonogo.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSchemaTest {
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12)
      .getSchema(ReportSchema.generate(), InputFormat.JSON);

  @Test
  void theCommittedSchemaIsTheOneOfTheRecords() {
    Golden.check(Path.of("config/schema/report-v1.schema.json"), ReportSchema.generate());
  }

  @ParameterizedTest
  @MethodSource
  void reportsAreValid(Report report) {
    assertThat(SCHEMA.validate(JsonReport.write(report), InputFormat.JSON)).isEmpty();
  }

  static Stream<Report> reportsAreValid() {
    return Stream.concat(
        Stream.of(
            Reports.go(),
            Reports.website(),
            Reports.noGo(),
            Reports.incomplete(),
            Reports.hostile(Reports.HOSTILE)),
        IntStream.range(0, 50).mapToObj(seed -> new Any(seed).report()));
  }

  @Test
  void fieldsMayBeAddedButNoneMayBeMissing() {
    String json = JsonReport.write(Reports.go());

    assertThat(errors(json.replaceFirst("\\{", "{ \"new\": 1,"))).isEmpty();
    assertThat(errors(json.replaceFirst("\"go\"", "\"gone\"")))
        .anyMatch(error -> error.contains("go"));
    assertThat(errors(json.replaceFirst("\"verdict\": \"GO\"", "\"verdict\": \"FINE\"")))
        .isNotEmpty();
    assertThat(errors(json.replaceFirst("\"MET\": 2", "\"MET\": -2"))).isNotEmpty();
  }

  private static List<String> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
