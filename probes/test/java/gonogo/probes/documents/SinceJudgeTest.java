package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.assertInconclusive;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Passed;
import gonogo.collect.documents.DocumentSince;
import gonogo.collect.documents.DocumentSince.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that must have changed, or been reviewed, since a revision; it is 2026-12-01. */
class SinceJudgeTest {
  private static final Instant THEN = Instant.parse("2026-10-15T23:00:00Z");

  private static Outcome judged(FakeFolder folder, String front) {
    return folder.file(A, front + PROSE).judged(Wanted.only(A).changedSince("1.3.9"));
  }

  @Test
  void a_change_is_enough() {
    assertThat(judged(folder().since(State.CHANGED, THEN), "")).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-14, false",
    "2026-10-15, true",
    "2026-11-01, true",
    "2026-12-01, true",
    "2026-12-05, false",
    "soon, false"
  })
  void else_a_review_on_that_day_or_later_is(String reviewed, boolean passes) {
    Outcome outcome =
        judged(folder().since(State.SAME, THEN), "---\nreviewed: " + reviewed + "\n---\n");
    assertThat(outcome instanceof Passed).isEqualTo(passes);
    if (!passes) {
      assertThat(codes(outcome)).containsExactly("not-changed");
      assertThat(finding(outcome).seen())
          .isEqualTo("as in 1.3.9 of 2026-10-15, and reviewed: " + reviewed);
    }
  }

  @Test
  void neither_is_a_failure() {
    Outcome outcome = judged(folder().since(State.SAME, THEN), "");
    assertThat(finding(outcome).where()).isEqualTo(A);
    assertThat(finding(outcome).seen())
        .isEqualTo("as in 1.3.9 of 2026-10-15, and no reviewed: since");
  }

  @Test
  void what_git_does_not_know_is_not_seen() {
    assertInconclusive(
        judged(folder().since(State.NO_REVISION, null), "---\nreviewed: 2026-11-30\n---\n"),
        Cause.NO_DATA,
        "no tag or commit 1.3.9: fetch tags");
    assertInconclusive(
        judged(folder().head(null).since(State.NO_CHECKOUT, null), ""),
        Cause.NO_DATA,
        "not in a git checkout");
    assertInconclusive(
        judged(folder().silent(query -> query instanceof DocumentSince), ""),
        Cause.TOO_LARGE,
        "too large");
  }

  @Test
  void another_commit_than_that_of_the_release_proves_nothing() {
    assertInconclusive(
        judged(folder().commit("0123456").since(State.SAME, THEN), ""),
        Cause.WRONG_SUBJECT,
        "is checked out");
  }

  @Test
  void a_revision_is_a_name() {
    assertThatThrownBy(() -> Wanted.only(A).changedSince("HEAD~1").settings())
        .hasMessageStartingWith("changed-since: wanted a tag or a commit");
  }
}
