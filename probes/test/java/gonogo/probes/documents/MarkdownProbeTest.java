package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.B;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.assertInconclusive;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static gonogo.probes.documents.Judged.judged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.collect.documents.DocumentPaths;
import gonogo.collect.documents.DocumentTargets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownProbeTest {
  @Nested
  class A_good_document {
    static final String GOOD = """
        ---
        owner: team-orders
        reviewed: 2026-11-01
        ---
        # Runbook

        ## Start

        %s See [how it stops](#stop), [the other](B.md#below) and ![the whole](img/all.svg).

        ## Stop

        ```sh
        systemctl stop shop
        ```
        """.formatted(PROSE.repeat(20));

    @Test
    void passes_with_all_defaults() {
      Outcome outcome = folder()
          .file(A, GOOD)
          .file(B, "# Below\n")
          .file("docs/img/all.svg", "<svg/>")
          .judged(Wanted.defaults(A).sections("Start", "Stop").diagrams(1));

      assertThat(outcome).isInstanceOfSatisfying(Passed.class, passed -> {
        assertThat(passed.summary()).isEqualTo("1 document with 207 words in all");
        assertThat(passed.remarks()).isEmpty();
        assertThat(passed.measures())
            .extracting(measure -> measure.name() + " " + (int) measure.value())
            .containsExactly("days-since-review@docs/A.md 30", "words 207", "diagrams 1");
      });
    }

    @Test
    void is_read_with_a_byte_order_mark_and_carriage_returns() {
      Outcome outcome = folder()
          .file(A, "\uFEFF" + GOOD.replace("\n", "\r\n"))
          .file(B, "# Below\n")
          .file("docs/img/all.svg", "<svg/>")
          .judged(Wanted.defaults(A).sections("Start", "Stop"));

      assertThat(outcome).isInstanceOf(Passed.class);
    }
  }

  /** What would let a document pass that says nothing. */
  @Nested
  class A_document_that_says_nothing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\n\n",
          "---\nowner: ann\nreviewed: 2026-11-01\ntitle: Much ado about nothing\n---\n",
          "# Start\n\n## Stop\n\nHealth\n------\n",
          "<!-- Every word of this says what is to be done. -->\n",
          "<!--\nnever closed, so that\n\nnobody sees any of this\n",
          "# Start\n\n- <!-- every word -->\n",
          "```\nEvery word of this says what is to be done.\n```\n",
          "```\nnever closed\n",
          "    Every word of this is code.\n",
          "![Every word of this](a.png)\n",
          "[link]: https://example.com/every/word\n",
          "---\n\n***\n\n- \n- \n\n> \n",
          "| |\n|-|\n| |\n",
          "<div class=\"every word\"></div>\n",
          "<style>\nevery { word: of }\n</style>\n",
          "… — !\n",
        })
    void is_empty(String text) {
      assertThat(codes(judged(text, Wanted.only(A)))).containsExactly("empty");
      assertThat(codes(judged(text, Wanted.only(A).minWords(1)))).containsExactly("empty");
    }

    @Test
    void does_not_hide_behind_one_that_does() {
      Outcome outcome = folder()
          .file(A, PROSE.repeat(40))
          .file(B, "# Title\n")
          .judged(Wanted.only("docs/*.md").minWords(150));

      assertThat(codes(outcome)).containsExactly("empty");
      assertThat(finding(outcome).where()).isEqualTo(B);
    }

    @Test
    void is_a_template_that_nobody_filled_in() {
      String template = """
          ---
          owner: [FILL IN]
          reviewed: YYYY-MM-DD
          ---
          # Runbook

          ## Start

          [FILL IN]

          ## Stop

          TBD

          Name: __________
          """;

      assertThat(codes(judged(template, Wanted.defaults(A))))
          .containsExactly(
              "not-reviewed", "placeholder", "placeholder", "placeholder", "no-owner", "too-short");
    }
  }

  @Nested
  class Paths {
    @Test
    void that_match_nothing_are_absent() {
      Outcome outcome =
          folder().file(A, PROSE).judged(Wanted.only(A, B, "docs/sop/*.md").mentions("word"));

      assertThat(codes(outcome)).containsExactly("absent", "absent");
      assertThat(((Failed) outcome).findings())
          .extracting(Finding::where)
          .containsExactly(B, "docs/sop/*.md");
      assertThat(codes(folder().judged(Wanted.defaults(A)))).containsExactly("absent");
    }

    @Test
    void that_overlap_name_a_document_once() {
      FakeFolder folder = folder().file(A, PROSE);

      assertThat(folder.judged(Wanted.only(A, "docs/*.md", A))).isInstanceOf(Passed.class);
      assertThat(folder.asked()).filteredOn(DocumentFile.class::isInstance).hasSize(1);
    }

    @Test
    void match_no_more_than_anybody_reviews() {
      FakeFolder folder = folder();
      for (int i = 0; i <= MarkdownProbe.MAX_DOCUMENTS; i++) {
        folder.file("docs/%d.md".formatted(i), PROSE);
      }

      assertInconclusive(
          folder.judged(Wanted.only("docs/*.md")), Cause.TOO_LARGE, "1001 files match docs/*.md");
    }

    @Test
    void a_file_that_went_away_is_absent() {
      FakeFolder folder = folder().file(A, null, State.ABSENT);

      assertThat(codes(folder.judged(Wanted.only(A)))).containsExactly("absent");
    }

    @Test
    void a_file_that_is_no_text_is_a_finding() {
      FakeFolder folder = folder().file(A, null, State.CLEAN);

      assertThat(codes(folder.judged(Wanted.only(A)))).containsExactly("not-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/A.md", "../A.md", "docs/", ""})
    void stay_in_the_folder(String path) {
      assertThatThrownBy(() -> Wanted.only(path).settings())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("paths: wanted a path from the folder");
    }

    @Test
    void settings_that_ask_for_nothing_are_refused() {
      assertThatThrownBy(() -> Wanted.only().settings()).hasMessageStartingWith("paths:");
      assertThatThrownBy(() -> Wanted.only(A).mentions(" ").settings())
          .hasMessageStartingWith("mentions:");
      assertThatThrownBy(() -> Wanted.only(A).cover("").settings())
          .hasMessageStartingWith("cover:");
      assertThatThrownBy(() -> Wanted.only(A).versionSection(" ").settings())
          .hasMessageStartingWith("version-section:");
      assertThatThrownBy(() -> Wanted.only(A).minWords(-1).settings())
          .hasMessageStartingWith("min-words:");
      assertThatThrownBy(() -> Wanted.only(A).diagrams(-1).settings())
          .hasMessageStartingWith("diagrams:");
    }
  }

  @Nested
  class What_could_not_be_seen {
    @Test
    void makes_it_inconclusive() {
      FakeFolder folder = folder().file(A, PROSE + "[b](B.md) ![](a.png)").file(B, PROSE);

      assertInconclusive(
          folder.silent(DocumentPaths.class::isInstance).judged(Wanted.only(A)),
          Cause.TOO_LARGE,
          "too large");
      assertInconclusive(
          folder.silent(DocumentFile.class::isInstance).judged(Wanted.only(A)),
          Cause.TOO_LARGE,
          "too large");
      assertInconclusive(
          folder
              .silent(DocumentTargets.class::isInstance)
              .judged(Wanted.only(A).links().owner().diagrams(1)),
          Cause.TOO_LARGE,
          "too large");
    }

    @Test
    void may_hold_what_the_others_lack() {
      FakeFolder folder = folder()
          .file(A, PROSE)
          .file(B, "Customers read the status page.")
          .silent(query -> query instanceof DocumentFile file && file.path().equals(B));

      assertInconclusive(
          folder.judged(Wanted.only("docs/*.md").mentions("customers").minWords(12)),
          Cause.TOO_LARGE,
          "too large");
    }

    @Test
    void stands_beside_a_failure() {
      Outcome outcome = folder()
          .file(A, "TODO")
          .file(B, PROSE)
          .silent(query -> query instanceof DocumentFile file && file.path().equals(B))
          .judged(Wanted.only("docs/*.md").finished());

      assertThat(codes(outcome)).containsExactly("placeholder");
      assertThat(((Failed) outcome).unseen()).hasSize(1);
    }

    @Test
    void further_documents_that_cannot_be_read_leave_their_headings_open() {
      Outcome outcome = folder()
          .file(A, PROSE + "[b](B.md#b)")
          .file(B, "# B")
          .silent(query -> query instanceof DocumentFile file && file.path().equals(B))
          .judged(Wanted.only(A).links());

      assertInconclusive(outcome, Cause.TOO_LARGE, "too large");
    }
  }

  /** Markdown is written by people who may want to harm. */
  @Nested
  class Hostile_text {
    @ParameterizedTest
    @ValueSource(
        strings = {"> ", "* ", "[", "![", "**a ", "`", "<!--", "<a ", "<", "|", "- - ", "_", "#"})
    void is_read_in_time_and_without_exhausting_the_stack(String part) {
      String text = PROSE + "\n\n" + part.repeat(40_000 / part.length());

      assertThat(judged(text, Wanted.only(A).links().finished().mentions("word")))
          .isNotInstanceOf(Inconclusive.class);
    }
  }
}
