package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.B;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.assertInconclusive;
import static gonogo.probes.documents.Judged.folder;
import static gonogo.probes.documents.Judged.remarks;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Inconclusive;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.collect.documents.DocumentPaths;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
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
