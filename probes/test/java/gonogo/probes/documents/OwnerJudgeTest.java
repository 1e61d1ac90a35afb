package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static gonogo.probes.documents.Judged.judged;
import static gonogo.probes.documents.Judged.remarks;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Outcome;
import gonogo.api.Outcome.Passed;
import gonogo.collect.documents.DocumentTargets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerJudgeTest {
  @ParameterizedTest
  @CsvSource({
    "owner: ann,          ",
    "owner: '@org/team',  ",
    "'owner: [ann, bob]', ",
    "owner:,              no-owner",
    "owner: ~,            no-owner",
    "owner: TBD,          no-owner",
    "owner: '[FILL IN]',  no-owner",
    "owner: n/a,          no-owner",
    "owner: '___',        no-owner",
    "owner: [],           no-owner",
    "owner: {name: ann},  no-owner",
    "author: ann,         no-owner",
  })
  void is_named_in_the_front_matter(String line, @Nullable String code) {
    Outcome outcome = judged("---\n" + line + "\n---\n" + PROSE, Wanted.only(A).owner());

    assertThat(codes(outcome)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "docs/A.md @ann                              ;",
        "/docs/ @ann                                 ;",
        "docs @ann                                   ;",
        "*.md ann@example.com                        ;",
        "docs/* @ann                                 ;",
        "docs/** @org/docs                           ;",
        "* @ann                                      ; owned only by the rule * of CODEOWNERS",
        "* @ann\\ndocs/ @bob                         ;",
        "docs/B.md @ann                              ; no-owner",
        "/A.md @ann                                  ; no-owner",
        "docs/A.md                                   ; no-owner",
        "* @ann\\n/docs/A.md                         ; no-owner",
        "docs/A.md ann                               ; no-owner",
        "# docs/A.md @ann                            ; no-owner",
        "docs/A.md # @ann                            ; no-owner",
        "[Docs] @ann\\ndocs/                         ;",
        "[Docs]\\ndocs/ @ann\\n[Code]\\n*.java @bob  ;",
        "^[Docs][2]\\ndocs/                          ; no-owner",
        "docs/ @ann\\n!docs/A.md                     ; no-owner",
      })
  void is_named_by_the_last_rule_that_matches(String rules, @Nullable String said) {
    Outcome outcome = folder()
        .file(A, PROSE)
        .file("CODEOWNERS", rules.replace("\\n", "\n"))
        .judged(Wanted.only(A).owner());

    if (said == null || said.startsWith("owned")) {
      assertThat(remarks(outcome)).isEqualTo(said == null ? List.of() : List.of(said));
    } else {
      assertThat(codes(outcome)).containsExactly(said);
    }
  }

  @Test
  void of_all_files_of_a_folder_is_not_that_of_its_folders() {
    FakeFolder folder = folder().file("docs/x/A.md", PROSE).file("CODEOWNERS", "docs/* @ann");

    assertThat(codes(folder.judged(Wanted.only("docs/x/A.md").owner())))
        .containsExactly("no-owner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"})
  void is_looked_for_where_the_hosts_look(String path) {
    FakeFolder folder = folder().file(A, PROSE).file(path, "docs/ @ann");

    assertThat(folder.judged(Wanted.only(A).owner())).isInstanceOf(Passed.class);
  }

  @Test
  void only_the_first_file_counts() {
    FakeFolder folder = folder()
        .file(A, PROSE)
        .file(".github/CODEOWNERS", "*.java @ann")
        .file("CODEOWNERS", "docs/ @ann");

    assertThat(finding(folder.judged(Wanted.only(A).owner())).seen())
        .isEqualTo("no owner: in its front matter, and no rule of .github/CODEOWNERS names one");
  }

  @Test
  void is_not_looked_for_elsewhere_when_the_document_says_it() {
    FakeFolder folder = folder().file(A, "---\nowner: ann\n---\n" + PROSE);

    folder.judged(Wanted.only(A).owner());

    assertThat(folder.asked()).noneMatch(DocumentTargets.class::isInstance);
  }
}
