package gonogo.probes.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.collect.documents.DocumentPaths;
import gonogo.collect.documents.DocumentTargets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownProbeTest {
  private static final String A = "docs/A.md";
  private static final String B = "docs/B.md";
  private static final String PROSE = "Every word of this says what is to be done. ";

  private static FakeFolder folder() {
    return new FakeFolder();
  }

  private static Outcome judged(String text, Wanted wanted) {
    return folder().file(A, text).judged(wanted);
  }

  private static List<String> codes(Outcome outcome) {
    return outcome instanceof Failed failed
        ? failed.findings().stream()
            .map(finding -> finding.code().substring("documents/markdown/".length()))
            .toList()
        : List.of();
  }

  private static Finding finding(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).findings()).hasSize(1);
    return ((Failed) outcome).findings().getFirst();
  }

  private static List<String> remarks(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome).remarks().stream().map(Remark::text).toList();
  }

  private static void assertInconclusive(Outcome outcome, Cause cause, String text) {
    assertThat(outcome).isInstanceOfSatisfying(Inconclusive.class, unseen -> {
      assertThat(unseen.cause()).isEqualTo(cause);
      assertThat(unseen.summary()).contains(text);
    });
  }

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
      assertThat(folder.asked())
          .filteredOn(DocumentFile.class::isInstance)
          .hasSize(1);
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
  class The_commit {
    @ParameterizedTest
    @CsvSource({
      "3f2c1ab,                                  ",
      "3F2C1AB9,                                 ",
      "3f2c1ab9d0e14c55a7a1b2c3d4e5f60718293a4b, ",
      "4f2c1ab,                                  'commit 3f2c1ab9d0e1 is checked out, the release is 4f2c1ab'",
      "3f2c1ab9d0e14c55a7a1b2c3d4e5f60718293a4c, 'commit 3f2c1ab9d0e1 is checked out'",
    })
    void that_is_checked_out_is_that_of_the_release(String commit, @Nullable String wrong) {
      Outcome outcome = folder().commit(commit).file(A, PROSE).judged(Wanted.only(A));

      if (wrong == null) {
        assertThat(remarks(outcome)).isEmpty();
      } else {
        assertInconclusive(outcome, Cause.WRONG_SUBJECT, wrong);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2c1a", "v1.4.0", "main"})
    void of_the_release_must_be_one(String commit) {
      Outcome outcome = folder().commit(commit).file(A, PROSE).judged(Wanted.only(A));

      assertInconclusive(outcome, Cause.NOT_CONFIGURED, "wanted 7 or more hex digits");
      assertThat(((Inconclusive) outcome).needs()).containsExactly("release:commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TODO", PROSE})
    void of_another_release_proves_nothing_either_way(String text) {
      FakeFolder folder = folder().commit("4f2c1ab").file(A, text);

      assertInconclusive(folder.judged(Wanted.defaults(A)), Cause.WRONG_SUBJECT, "4f2c1ab");
      assertInconclusive(folder.judged(Wanted.defaults(B)), Cause.WRONG_SUBJECT, "4f2c1ab");
      assertThat(folder.asked()).allMatch(DocumentPaths.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"MODIFIED", "UNTRACKED"})
    void must_hold_every_document_as_it_lies_there(State state) {
      FakeFolder folder = folder().file(A, "", State.CLEAN).file(B, PROSE, state);

      assertInconclusive(
          folder.judged(Wanted.only("docs/*.md")),
          Cause.WRONG_SUBJECT,
          "docs/B.md is not as in commit 3f2c1ab9d0e1");
      assertInconclusive(
          folder.commit(null).judged(Wanted.only("docs/*.md")), Cause.WRONG_SUBJECT, "docs/B.md");
    }

    @Test
    void must_not_hold_a_document_that_was_deleted() {
      assertInconclusive(
          folder().file(A, PROSE).deleted(B).judged(Wanted.only("docs/*.md")),
          Cause.WRONG_SUBJECT,
          "docs/B.md is not as in commit");
    }

    @Test
    void must_hold_what_the_documents_lean_on() {
      assertInconclusive(
          folder()
              .file(A, PROSE + "[b](B.md)")
              .file(B, PROSE, State.UNTRACKED)
              .judged(Wanted.only(A).links()),
          Cause.WRONG_SUBJECT,
          "docs/B.md");
      assertInconclusive(
          folder()
              .file(A, PROSE + "[b](B.md#b)")
              .file(B, "# B", State.MODIFIED)
              .judged(Wanted.only(A).links()),
          Cause.WRONG_SUBJECT,
          "docs/B.md");
      assertInconclusive(
          folder()
              .file(A, PROSE)
              .file("CODEOWNERS", "* @ann", State.MODIFIED)
              .judged(Wanted.only(A).owner()),
          Cause.WRONG_SUBJECT,
          "CODEOWNERS");
    }

    @Test
    void may_not_change_while_it_is_looked_at() {
      FakeFolder folder = folder().commit(null).file(A, PROSE).head("4".repeat(40));

      assertInconclusive(folder.judged(Wanted.only(A)), Cause.WRONG_SUBJECT, "moved");
    }

    @Test
    void that_is_not_known_is_remarked() {
      assertThat(remarks(folder().commit(null).file(A, PROSE).judged(Wanted.only(A))))
          .containsExactly(
              "not bound to the release: it names no commit; 3f2c1ab9d0e1 is checked out");
      assertThat(remarks(folder().head(null).file(A, PROSE).judged(Wanted.only(A))))
          .containsExactly("not bound to a commit: the folder is not in a git checkout");
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
  class Min_words {
    @Test
    void counts_all_documents_together() {
      FakeFolder folder = folder().file(A, PROSE).file(B, PROSE);

      assertThat(folder.judged(Wanted.only("docs/*.md").minWords(20))).isInstanceOf(Passed.class);
      Finding finding = finding(folder.judged(Wanted.only("docs/*.md").minWords(21)));
      assertThat(finding.code()).endsWith("/too-short");
      assertThat(finding.seen()).isEqualTo("20 words of running text");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "One two three.                                     | 3",
          "- one\\n- two\\n\\n> three                         | 3",
          "'| one | two |\\n|-----|-----|\\n| a three | b |'  | 5",
          "don't re-run e.g. `systemctl stop` — twice         | 6",
          "[two words](https://example.com/a/b/c)             | 2",
          "<p>two words</p>                                   | 2",
          "<b>two</b> words<!-- and more -->                  | 2",
          "one\\\\\\ntwo<br>three                              | 3",
          "# Heading one two\\n\\none                         | 1",
          "訂單服務                                            | 4",
          "ご注文                                              | 3",
          "https://example.com/a/b                            | 1",
        })
    void counts_words_of_running_text(String text, int words) {
      String lines = text.replace("\\\\", "\\").replace("\\n", "\n");

      assertThat(Document.parse(A, lines).words()).isEqualTo(words);
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
      Finding finding = finding(judged(
          "---\nreviewed: 2026-01-01\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90)));

      assertThat(finding.code()).isEqualTo("documents/markdown/review-too-old");
      assertThat(finding.seen()).isEqualTo("reviewed 334 days ago, on 2026-01-01");
      assertThat(finding.wanted()).isEqualTo("a review in the last 90 days");
    }

    @Test
    void that_is_yet_to_come_is_none() {
      Finding finding = finding(judged(
          "---\nreviewed: 2027-01-01\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90)));

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
      assertThat(remarks(judged(
              "---\nreviewed: 2026-09-05\n---\n" + PROSE, Wanted.only(A).maxReviewAge(90))))
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
  class Owner {
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
      FakeFolder folder =
          folder().file("docs/x/A.md", PROSE).file("CODEOWNERS", "docs/* @ann");

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

  @Nested
  class Mentions {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "status page     | Look at the Status\\nPage.           | true",
          "status page     | the status-page                     | false",
          "customers       | Customers' orders                   | true",
          "customer        | Customers                           | false",
          "1.4.0           | Version 1.4.0.                      | true",
          "1.4.0           | v1.4.0                              | true",
          "1.4.0           | shop-1.4.0                          | true",
          "1.4.0           | shop 1.4.0-rc1                      | false",
          "1.4.0           | 1.4.0.1                             | false",
          "1.4.0           | 11.4.0                              | false",
          "1.4.0           | 2.1.4.0                             | false",
          "1.4.0           | 1.4.0-rc1 and then 1.4.0            | true",
          "orders          | orders-api                          | false",
          "orders          | the `orders` service                | true",
          "DB_URL          | set `DB_URL_READ`                   | false",
          "DB_URL          | ```\\nDB_URL=x\\n```\\n             | true",
          "orders          | <!-- orders -->                     | false",
          "orders          | [here](https://example.com/orders)  | false",
          "Größe           | GRÖSSE GRO\u0308ßE                  | true",
          "help@example.com| write to help@example.com.          | true",
          "@ops            | ask @ops                            | true",
        })
    void are_whole(String wanted, String text, boolean found) {
      Outcome outcome =
          judged(PROSE + "\n\n" + text.replace("\\n", "\n"), Wanted.only(A).mentions(wanted));

      assertThat(codes(outcome)).isEqualTo(found ? List.of() : List.of("not-mentioned"));
    }

    @Test
    void and_names_to_cover_are_found_in_any_of_the_documents() {
      FakeFolder folder = folder().file(A, "About orders.").file(B, "About `billing-api`.");
      Wanted wanted = Wanted.only("docs/*.md").mentions("orders").cover("orders", "billing-api");

      assertThat(folder.judged(wanted)).isInstanceOf(Passed.class);
      Outcome outcome = folder.judged(Wanted.only("docs/*.md").cover("orders", "stock", "tax"));
      assertThat(codes(outcome)).containsExactly("not-covered", "not-covered");
      assertThat(((Failed) outcome).findings().getFirst().where())
          .isEqualTo("\"stock\" in docs/*.md");
    }
  }

  @Nested
  class Version_section {
    private static final String LOG = """
        # Changelog

        ## [1.4.0] - 2026-11-20

        ### Added

        - %s

        ## 1.4.0-rc1

        - %s
        - %s
        - %s

        ## 1.3.9

        - Little.
        """.formatted(PROSE, PROSE, PROSE, PROSE);

    @ParameterizedTest
    @CsvSource({
      "1.4.0-rc1, ",
      "1.4.0,     10 words below it",
      "1.3.9,     1 words below it",
      "1.5.0,     no heading says it"
    })
    void has_words_below_it(String version, @Nullable String seen) {
      Outcome outcome = judged(LOG, Wanted.only(A).versionSection(version));

      if (seen == null) {
        assertThat(outcome).isInstanceOf(Passed.class);
      } else {
        assertThat(finding(outcome).code()).endsWith("/version-section");
        assertThat(finding(outcome).seen()).isEqualTo(seen);
      }
    }

    @Test
    void is_one_that_says_it_in_its_heading() {
      assertThat(codes(judged(
              "# Log\n\n1.4.0 " + PROSE.repeat(3), Wanted.only(A).versionSection("1.4.0"))))
          .containsExactly("version-section");
    }
  }

  @Nested
  class Diagrams {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "```mermaid\\ngraph LR\\n```                | true",
          "```mermaid\\n```                           | false",
          "~~~ PlantUML title=x\\n@startuml\\n~~~     | true",
          "```dot\\ndigraph {}\\n```                  | true",
          "```sh\\nmermaid\\n```                      | false",
          "![flow](img/flow.svg)                      | true",
          "<img src=\"img/flow.svg\" width=9>         | true",
          "![flow](img/none.svg)                      | false",
          "![badge](https://example.com/badge.svg)    | false",
          "[flow](img/flow.svg)                       | false",
        })
    void are_drawn_or_shown(String text, boolean counts) {
      Outcome outcome = folder()
          .file(A, PROSE + "\n\n" + text.replace("\\n", "\n"))
          .file("docs/img/flow.svg", "<svg/>")
          .judged(Wanted.only(A).diagrams(1));

      assertThat(codes(outcome)).isEqualTo(counts ? List.of() : List.of("too-few-diagrams"));
    }

    @Test
    void are_counted_together_and_each_image_once() {
      FakeFolder folder = folder()
          .file(A, PROSE + "\n\n![flow](img/flow.svg) ![again](./img/flow.svg)\n")
          .file("docs/img/flow.svg", "<svg/>");

      assertThat(finding(folder.judged(Wanted.only(A).diagrams(2))).seen())
          .isEqualTo("one diagram");
    }
  }

  @Nested
  class Links {
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
