package gonogo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**/TEST-*.xml   | TEST-a.xml            | true",
        "**/TEST-*.xml   | a/b/TEST-.xml         | true",
        "**/TEST-*.xml   | a/NOTEST-a.xml        | false",
        "**/TEST-*.xml   | TEST-a.xml/b          | false",
        "*.xml           | a.xml                 | true",
        "*.xml           | a/b.xml               | false",
        "*.xml           | axml                  | false",
        "a/**            | a/b/c                 | true",
        "a/**            | a                     | false",
        "a/**/c.xml      | a/c.xml               | true",
        "a/**/c.xml      | a/b/b/c.xml           | true",
        "e2e-?/[x]{y}.xml| e2e-1/[x]{y}.xml      | true",
        "e2e-?/x.xml     | e2e-10/x.xml          | false",
        "?.xml           | 𝄞.xml                 | true",
        "a.xml           | A.xml                 | false"
      })
  void matchesPaths(String glob, String path, boolean matches) {
    assertThat(Glob.parse(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**/a.xml        | x/y      | true",
        "x/*/a.xml       | x        | true",
        "x/*/a.xml       | x/y      | true",
        "x/*/a.xml       | x/y/z    | false",
        "x/*/a.xml       | y        | false",
        "x/**            | x        | true",
        "x/**/b/a.xml    | x/y/z    | true",
        "a.xml           | x        | false",
        "x/a.xml         | x/a.xml  | false",
        "a.xml           | ''       | true"
      })
  void knowsWhereItNeedNotLook(String glob, String folder, boolean may) {
    assertThat(Glob.parse(glob).mayMatchBelow(folder)).isEqualTo(may);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/etc/*.xml",
        "../*.xml",
        "a/../../*.xml",
        "./a.xml",
        "a//b.xml",
        "a/",
        "a\\b.xml",
        "a\n.xml",
        "**.xml",
        "a/**b/c.xml",
        "a***"
      })
  void refusesWhatLeavesTheFolderOrMeansNothing(String glob) {
    assertThatThrownBy(() -> Glob.parse(glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("wanted ");
  }
}
