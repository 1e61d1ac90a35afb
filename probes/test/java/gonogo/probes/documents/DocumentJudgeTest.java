package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.B;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static gonogo.probes.documents.Judged.judged;
import static gonogo.probes.documents.Judged.remarks;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Passed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentJudgeTest {
  @Nested
  class Sections {
    private static final String TEXT = """
        # Rollback plan

        ## Triggers

        Errors rise.

        ## Decision owner
        ## 3. Application steps

        ### By hand

        ```sh
        deploy 1.3.9
        ```

        ## Time estimate

        <!-- twenty minutes -->

        ## Drawing

        ![](plan.svg)

        ## Verification
        """;

    @ParameterizedTest
    @CsvSource({
      "Triggers,           ",
      "TRIGGERS,           ",
      "Trigger,            ",
      "riggers,            no-section",
      "Decision owner,     empty-section",
      "Application steps,  ",
      "By hand,            ",
      "Time estimate,      empty-section",
      "Drawing,            ",
      "Verification,       empty-section",
      "Rollback,           ",
      "^Roll(back|forward),",
      "Database steps,     no-section",
    })
    void are_found_by_their_headings_and_say_something(String section, @Nullable String code) {
      assertThat(codes(judged(TEXT, Wanted.only(A).sections(section))))
          .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void are_wanted_of_every_document() {
      Outcome outcome = folder()
          .file(A, "# Purpose\n\nTo ship.\n")
          .file(B, "# Steps\n\nShip.\n")
          .judged(Wanted.only("docs/*.md").sections("Purpose"));

      assertThat(finding(outcome).where()).isEqualTo("Purpose in docs/B.md");
      assertThat(finding(outcome).seen()).isEqualTo("the headings \"Steps\"");
    }

    @Test
    void that_are_empty_are_given_with_their_line() {
      Finding finding = finding(judged(TEXT, Wanted.only(A).sections("Decision")));

      assertThat(finding.code()).isEqualTo("documents/markdown/empty-section");
      assertThat(finding.seen()).isEqualTo("nothing below \"Decision owner\" in line 7");
    }

    @Test
    void of_the_same_name_need_only_one_that_says_something() {
      String text = "# A\n\n## Steps\n\n# B\n\n## Steps\n\nShip it.\n";

      assertThat(judged(text, Wanted.only(A).sections("Steps"))).isInstanceOf(Passed.class);
    }

    @Test
    void with_code_in_their_heading_are_found() {
      assertThat(judged("# The `shop` service\n\nSells.\n", Wanted.only(A).sections("shop")))
          .isInstanceOf(Passed.class);
    }

    @Test
    void in_code_are_no_sections() {
      String text = PROSE + "\n```\n# Start\nNow.\n```\n";

      assertThat(codes(judged(text, Wanted.only(A).sections("Start"))))
          .containsExactly("no-section");
    }
  }

  @Nested
  class Review {
    @ParameterizedTest
    @CsvSource({
      "reviewed: 2026-11-01,             ",
      "reviewed: \"2026-11-01\",         ",
      "reviewed: 2026-11-01T10:00:00Z,   ",
      "reviewed: 2026-09-02,             ",
      "reviewed: 2026-09-01,             review-too-old",
      "reviewed: 2026-12-01,             ",
      "reviewed: 2026-12-02,             review-in-future",
      "reviewed: 2027-01-01,             review-in-future",
      "reviewed: 1.11.2026,              not-reviewed",
      "reviewed: 2026-11-31,             not-reviewed",
      "reviewed: 2026-11,                not-reviewed",
      "reviewed:,                        not-reviewed",
      "reviewed: [2026-11-01],           not-reviewed",
      "Reviewed: 2026-11-01,             not-reviewed",
      "last: {reviewed: 2026-11-01},     not-reviewed",
      "title: x,                         not-reviewed",
    })
    void is_dated_in_the_front_matter(String line, @Nullable String code) {
      Outcome outcome =
          judged("---\n" + line + "\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90));

      assertThat(codes(outcome)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void that_is_too_old_says_by_how_much() {
      Finding finding = finding(
          judged("---\nreviewed: 2026-01-01\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90)));

      assertThat(finding.code()).isEqualTo("documents/markdown/review-too-old");
      assertThat(finding.seen()).isEqualTo("reviewed 334 days ago, on 2026-01-01");
      assertThat(finding.wanted()).isEqualTo("a review in the last 90 days");
    }

    @Test
    void that_is_yet_to_come_is_none() {
      Finding finding = finding(
          judged("---\nreviewed: 2027-01-01\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90)));

      assertThat(finding.code()).isEqualTo("documents/markdown/review-in-future");
      assertThat(finding.seen()).isEqualTo("reviewed: 2027-01-01");
    }

    @Test
    void is_not_asked_for_when_the_age_is_zero() {
      assertThat(judged(PROSE, Wanted.only(A))).isInstanceOf(Passed.class);
      assertThat(codes(judged(PROSE, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("not-reviewed");
    }

    @Test
    void that_is_due_soon_is_remarked() {
      assertThat(remarks(
              judged("---\nreviewed: 2026-09-05\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("reviewed on 2026-09-05; the next review is due in 3 days");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "reviewed: [2026-11-01",
          "reviewed: 2026-11-01\nreviewed: 2026-11-02",
          "- reviewed",
          "reviewed",
          "date: &d 2026-11-01\nreviewed: *d",
          "? [a]\n: b",
        })
    void front_matter_that_cannot_be_read_is_a_finding(String yaml) {
      String text = "---\n" + yaml + "\n---\n" + PROSE;

      assertThat(codes(judged(text, Wanted.only(A).maxReviewAge(90).owner())))
          .containsExactly("front-matter");
      assertThat(judged(text, Wanted.only(A))).isInstanceOf(Passed.class);
    }

    @Test
    void front_matter_has_an_end_and_stands_first() {
      String open = "---\nreviewed: 2026-11-01\n\n" + PROSE;
      String late = PROSE + "\n\n---\nreviewed: 2026-11-01\n---\n";

      assertThat(codes(judged(open, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("not-reviewed");
      assertThat(codes(judged(late, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("not-reviewed");
    }

    @Test
    void front_matter_cannot_exhaust_anything() {
      String deep = "---\na: " + "[".repeat(60_000) + "\n---\n" + PROSE;
      String large = "---\na: " + "x".repeat(70_000) + "\n---\n" + PROSE;

      assertThat(codes(judged(deep, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("front-matter");
      assertThat(codes(judged(large, Wanted.only(A).maxReviewAge(90))))
          .containsExactly("front-matter");
    }
  }

  @Nested
  class Placeholders {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Then [FILL IN].",
          "Then [fill in: name].",
          "## TODO",
          "TBD",
          "- [ ] FIXME: say how",
          "| a |\n|---|\n| TBD |",
          "Lorem ipsum dolor",
          "lorem\nipsum",
          "Name: _____",
          "[TODO](https://example.com)",
          "<p>TODO</p>",
          "**TBD**",
        })
    void are_found_in_text(String text) {
      assertThat(codes(judged(PROSE + "\n\n" + text + "\n", Wanted.only(A).finished())))
          .containsExactly("placeholder");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "`TODO`",
          "```\nTODO\n```",
          "    TODO\n",
          "<!-- TODO -->",
          "Text <!-- TBD --> more",
          "[x](https://example.com/TODO)",
          "Mañana se hace todo.",
          "STBD and TODOS",
          "_____\n",
          "Fill in the form.",
        })
    void are_not_found_elsewhere(String text) {
      assertThat(judged(PROSE + "\n\n" + text + "\n", Wanted.only(A).finished()))
          .isInstanceOf(Passed.class);
    }

    @Test
    void are_given_with_their_lines() {
      String text = """
          ---
          owner: ann
          ---
          # Title

          First line
          and TODO here

          <div>

          <p>
          TODO too
          </p>
          </div>

          | a | b |
          |---|---|
          | c | TODO |
          """;

      Finding finding = finding(judged(text, Wanted.only(A).forbid("TODO")));

      assertThat(finding.seen()).isEqualTo("\"TODO\" in line 7, 12, 18");
      assertThat(finding.where()).isEqualTo("TODO in docs/A.md");
    }
  }
}
