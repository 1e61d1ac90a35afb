package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.B;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Passed;
import gonogo.collect.documents.DocumentTargets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkJudgeTest {
  private static FakeFolder shelf(String text) {
    return folder()
        .file(A, "# Über uns & more!\n\n" + PROSE + "\n\n" + text + "\n")
        .file(B, "# `Shop` Überblick (v1.4)\n\n## Steps\n\n## Steps\n\n<a id=\"Named\"></a>\n")
        .file("docs/img/a b.png", "x")
        .file("README.md", "x")
        .file("src/Main.java", "x")
        .outside("docs/out.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](B.md)",
        "[x](./B.md)",
        "[x](../README.md)",
        "[x](/docs/B.md)",
        "[x](../docs//B.md)",
        "[x](B.md#steps)",
        "[x](B.md#steps-1)",
        "[x](B.md#shop-%C3%BCberblick-v14)",
        "[x](B.md#shop-überblick-v14)",
        "[x](B.md#Steps)",
        "[x](B.md#Named)",
        "[x](B.md#)",
        "[x](#über-uns--more)",
        "[x](#top)",
        "[x](../src)",
        "[x](../src/)",
        "[x](..)",
        "[x](../src/Main.java#L10-L20)",
        "[x](B.md?plain=1#L3)",
        "![x](<img/a b.png>)",
        "![x](img/a%20b.png)",
        "[x][ref]\n\n[ref]: B.md",
        "<a href=\"B.md\">x</a>",
        "[x](https://example.com/none)",
        "[x](//example.com/none)",
        "[x](mailto:help@example.com)",
        "<https://example.com>",
        "`[x](none.md)`",
        "<!-- [x](none.md) <a href=\"none.md\"> -->",
      })
  void that_lead_somewhere_pass(String text) {
    assertThat(shelf(text).judged(Wanted.only(A).links())).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[x](C.md)                     | dead-link    | there is no docs/C.md (line 5)",
        "[x](b.md)                     | dead-link    | there is no docs/b.md (line 5)",
        "[x](B.md#stop)                | dead-link    | docs/B.md has no heading #stop (line 5)",
        "[x](B.md#steps-2)             | dead-link    | docs/B.md has no heading #steps-2 (line 5)",
        "[x](#none)                    | dead-link    | docs/A.md has no heading #none (line 5)",
        "[x]()                         | dead-link    | it leads nowhere (line 5)",
        "[x](../.git/config)           | dead-link    | it leads nowhere (line 5)",
        "[x](a%00b)                    | dead-link    | it leads nowhere (line 5)",
        "![x](img/none.png)            | dead-link    | there is no docs/img/none.png (line 5)",
        "![x](img)                     | dead-link    | docs/img is a folder (line 5)",
        "![x]()                        | dead-link    | it leads nowhere (line 5)",
        "<img src='none.png'>          | dead-link    | there is no docs/none.png (line 5)",
        "[x](100%.md)                  | dead-link    | there is no docs/100%.md (line 5)",
        "[x](../../other/A.md)         | link-outside | it leads out of the folder (line 5)",
        "[x](/../A.md)                 | link-outside | it leads out of the folder (line 5)",
        "[x](out.md)                   | link-outside | docs/out.md is a symbolic link that leads "
            + "out of the folder (line 5)",
      })
  void that_lead_nowhere_are_found(String text, String code, String seen) {
    Outcome outcome = shelf(text).judged(Wanted.only(A).links());

    assertThat(codes(outcome)).containsExactly(code);
    assertThat(finding(outcome).seen()).isEqualTo(seen);
  }

  @Test
  void to_the_same_target_are_one_finding_with_all_lines() {
    Finding finding =
        finding(shelf("[x](C.md)\n\n[y](C.md)").judged(Wanted.only(A).links()));

    assertThat(finding.seen()).isEqualTo("there is no docs/C.md (line 5, 7)");
    assertThat(finding.where()).isEqualTo("docs/A.md → C.md");
  }

  @Test
  void are_not_looked_at_when_nobody_wants_it() {
    FakeFolder folder = shelf("[x](C.md)");

    assertThat(folder.judged(Wanted.only(A))).isInstanceOf(Passed.class);
    assertThat(folder.asked()).noneMatch(DocumentTargets.class::isInstance);
  }

  @Test
  void of_all_documents_are_one_question() {
    FakeFolder folder = shelf("[x](B.md) [y](../README.md)").file("docs/D.md", PROSE + "[b](B.md)");

    folder.judged(Wanted.only(A, "docs/D.md").links());

    assertThat(folder.asked())
        .filteredOn(DocumentTargets.class::isInstance)
        .containsExactly(new DocumentTargets(FakeFolder.REF, List.of("README.md", B)));
  }
}
