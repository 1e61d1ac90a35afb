package gonogo.engine.first;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file does not say plainly is not found. */
class FindingsTest {
  @TempDir
  private Path folder;

  private Findings findings() {
    return Findings.in(folder, folder);
  }

  private void put(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void nothingIsThere() {
    assertThat(findings())
        .isEqualTo(new Findings(null, null, List.of(), null, null, List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          <project><artifactId>a</artifactId><version>1</version></project>                | a | 1
          <project><name>A</name><artifactId>a</artifactId></project>                     | A |
          <project><artifactId>a</artifactId><version>${revision}</version></project>     | a |
          <project><parent><version>3</version><name>P</name></parent></project>          |   | 3
          <project><dependencies><dependency><artifactId>d</artifactId><version>9</version></dependency></dependencies></project> | |
          <other><artifactId>a</artifactId></other>                                       |   |
          <project><artifactId>a</artifactId>                                             |   |
          not XML                                                                         |   |
          """)
  void ofAMavenProject(String xml, @Nullable String product, @Nullable String version)
      throws IOException {
    put("pom.xml", xml);
    assertThat(findings().product())
        .isEqualTo(product == null ? null : new Found(product, "pom.xml:1"));
    assertThat(findings().version())
        .isEqualTo(version == null ? null : new Found(version, "pom.xml:1"));
  }

  @Test
  void ofANodePackageOnlyItsOwnKeysCount() throws IOException {
    put("package.json", """
        {
          "config": {"name": "inner", "version": "9"},
          "version": 2,
          "name": "shop"
        }
        """);
    assertThat(findings().product()).isEqualTo(new Found("shop", "package.json:4"));
    assertThat(findings().version()).isNull();
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    put("pom.xml", "<project>");
    put("package.json", "[1]");
    put("CNAME", "two words\n");
    assertThat(findings().notes())
        .containsExactly(
            "pom.xml says nothing: not XML in line 1",
            "package.json says nothing: not an object of JSON",
            "CNAME says nothing: not the name of a host");
    put("pom.xml", " ".repeat((1 << 20) + 1));
    assertThat(findings().notes()).contains("pom.xml says nothing: longer than 1 MiB");
  }

  @Test
  void foldersOfReportsAndDocuments() throws IOException {
    put("junit.xml", "<testsuites/>");
    assertThat(findings().reports()).isEqualTo(new Found(".", "junit.xml"));
    put("build/test-results/test/TEST-a.xml", "<testsuite/>");
    assertThat(findings().reports()).isEqualTo(new Found("build", "build/test-results/"));
    put("target/surefire-reports/TEST-a.xml", "<testsuite/>");
    assertThat(findings().reports()).isEqualTo(new Found("target", "target/surefire-reports/"));
    put("docs", "a file");
    assertThat(findings().documents()).isNull();
  }

  @Test
  void filesOfOpsComeBeforeThoseBesideTheEnvironment() throws IOException {
    put("people.yaml", "people: {}");
    put("waivers.yaml", "waivers: []");
    put("ops/people.yaml", "people: {}");
    put("attestations", "a file");
    assertThat(findings().files())
        .containsExactly(
            new Findings.Named("people", folder.resolve("ops/people.yaml")),
            new Findings.Named("waivers", folder.resolve("waivers.yaml")));
  }
}
