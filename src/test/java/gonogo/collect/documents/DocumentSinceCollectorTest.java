package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.collect.documents.DocumentSince.Answer;
import gonogo.collect.documents.DocumentSince.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSinceCollectorTest {
  @TempDir
  private Path temporary;

  private Path folder;
  private Place place;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("repo"));
    place = Place.of(folder);
  }

  private Answer ask(String path, String revision) throws Exception {
    return place.ask(new DocumentSinceCollector(), new DocumentSince(Place.REF, path, revision));
  }

  private void tag(String name, boolean annotated) throws IOException, GitAPIException {
    try (Git git = Git.open(folder.toFile())) {
      git.tag()
          .setName(name)
          .setAnnotated(annotated)
          .setMessage(annotated ? "It" : null)
          .call();
    }
  }

  @Test
  void compares_what_is_committed_with_a_tag() throws Exception {
    place.repository().file("docs/a.md", "a").file("docs/b.md", "b").file("docs/c.md", "c");
    String then = place.commit();
    tag("v1.3.9", true);
    place.file("docs/b.md", "other").file("docs/d.md", "d");
    Files.delete(folder.resolve("docs/c.md"));
    String head = place.commit();

    Answer same = ask("docs/a.md", "1.3.9");
    assertThat(same.state()).isEqualTo(State.SAME);
    assertThat(same.commit()).isEqualTo(then);
    assertThat(same.head()).isEqualTo(head);
    assertThat(same.committedAt()).isBetween(Instant.now().minusSeconds(300), Instant.now());
    assertThat(ask("docs/b.md", "v1.3.9").state()).isEqualTo(State.CHANGED);
    assertThat(ask("docs/d.md", "1.3.9").state()).isEqualTo(State.CHANGED);
    assertThat(ask("docs/b.md", then.substring(0, 8)).state()).isEqualTo(State.CHANGED);
    assertThat(ask("docs/b.md", head).state()).isEqualTo(State.SAME);
    assertThat(ask("docs/b.md", "main").state()).isEqualTo(State.SAME);
  }

  @Test
  void a_tag_comes_before_a_branch_of_its_name() throws Exception {
    place.repository().file("a.md", "a").commit();
    tag("one", false);
    place.file("a.md", "b").commit();
    try (Git git = Git.open(folder.toFile())) {
      git.branchCreate().setName("one").call();
    }
    assertThat(ask("a.md", "one").state()).isEqualTo(State.CHANGED);
  }

  @Test
  void what_lies_there_uncommitted_is_no_change() throws Exception {
    String head = place.repository().file("a.md", "a").commit();
    place.file("a.md", "changed");
    assertThat(ask("a.md", head).state()).isEqualTo(State.SAME);
  }

  @Test
  void says_what_it_cannot_know() throws Exception {
    assertThat(ask("a.md", "1.3.9")).isEqualTo(new Answer(State.NO_CHECKOUT, null, null, null));
    String head = place.repository().file("a.md", "a").commit();
    assertThat(ask("a.md", "1.3.9")).isEqualTo(new Answer(State.NO_REVISION, null, null, head));
    assertThat(ask("a.md", "0123456789abcdef0123456789abcdef01234567").state())
        .isEqualTo(State.NO_REVISION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-f", "HEAD~1", "a..b", "main@{1}", "a b", "^a", ":/fix", "a:b"})
  void takes_names_only(String revision) {
    assertThatThrownBy(() -> new DocumentSince(Place.REF, "a.md", revision))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("wanted a tag or a commit");
  }
}
