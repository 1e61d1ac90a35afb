package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentFile.Answer;
import gonogo.collect.documents.DocumentFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFileCollectorTest {
  /** printf 'Hello\n' | sha256sum */
  private static final String HELLO =
      "66a045b452102c59d840ec097d59d9467e13a3f34f6494e539ffd32c1bb35f18";

  @TempDir
  private Path temporary;

  private Path folder;
  private Place place;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("repo"));
    place = Place.of(folder);
  }

  private static Answer ask(Place place, String path) throws Exception {
    return place.ask(new DocumentFileCollector(), new DocumentFile(Place.REF, path));
  }

  private Answer ask(String path) throws Exception {
    return ask(place, path);
  }

  private static void assertCause(ThrowingCallable asking, Cause cause, String text) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            CollectorException.class, thrown -> assertThat(thrown.cause()).isEqualTo(cause))
        .hasMessageContaining(text);
  }

  @Nested
  class Outside_of_a_checkout {
    @Test
    void gives_text_and_hash_of_the_same_bytes() throws Exception {
      place.file("docs/A.md", "Hello\n");

      assertThat(ask("docs/A.md"))
          .isEqualTo(new Answer(State.NO_CHECKOUT, 6, HELLO, "Hello\n", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/B.md", "docs", "", "docs/A.md/B.md"})
    void what_is_no_file_is_absent(String path) throws Exception {
      place.file("docs/A.md", "Hello\n");

      assertThat(ask(path)).isEqualTo(new Answer(State.ABSENT, 0, null, null, null));
    }

    @Test
    void what_is_not_UTF_8_has_no_text() throws Exception {
      place.file("A.md", new byte[] {'a', (byte) 0xE4, 'b'});

      Answer answer = ask("A.md");

      assertThat(answer.text()).isNull();
      assertThat(answer.bytes()).isEqualTo(3);
      assertThat(answer.sha256()).hasSize(64);
    }

    @Test
    void reads_up_to_the_limit_and_not_a_byte_more() throws Exception {
      place.file("full.md", new byte[DocumentFileCollector.MAX_BYTES]);
      place.file("more.md", new byte[DocumentFileCollector.MAX_BYTES + 1]);

      assertThat(ask("full.md").bytes()).isEqualTo(DocumentFileCollector.MAX_BYTES);
      assertCause(() -> ask("more.md"), Cause.TOO_LARGE, "more.md has more than 1048576 bytes");
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "../secret.md",
          "docs/../../secret.md",
          "/etc/hostname",
          "a//b.md",
          "./a.md",
          "..",
          ".git/config",
          "docs/.GIT/config",
          "a\0b"
        })
    void paths_that_leave_the_folder_or_are_of_git(String path) {
      place.file("docs/A.md", "Hello\n");
      Place.of(temporary).file("secret.md", "secret");

      assertCause(() -> ask(path), Cause.NOT_PERMITTED, "");
    }

    @Test
    void symbolic_links_that_leave_the_folder() throws Exception {
      Place.of(temporary).file("outside/secret.md", "secret");
      Files.createSymbolicLink(folder.resolve("file.md"), Path.of("../outside/secret.md"));
      Files.createSymbolicLink(folder.resolve("docs"), temporary.resolve("outside"));

      assertCause(() -> ask("file.md"), Cause.NOT_PERMITTED, "leads out of the folder");
      assertCause(() -> ask("docs/secret.md"), Cause.NOT_PERMITTED, "leads out of the folder");
    }

    @Test
    void symbolic_links_into_what_is_of_git() throws Exception {
      place.repository();
      Files.createSymbolicLink(folder.resolve("file.md"), Path.of(".git/config"));

      assertCause(() -> ask("file.md"), Cause.NOT_PERMITTED, "leads out of the folder");
    }

    @Test
    void a_folder_that_is_not_there() {
      assertCause(
          () -> ask(Place.of(temporary.resolve("none")), "A.md"),
          Cause.NOT_CONFIGURED,
          "there is no folder " + temporary.resolve("none"));
      Place.of(temporary).file("plain", "");
      assertCause(
          () -> ask(Place.of(temporary.resolve("plain")), "A.md"),
          Cause.NOT_CONFIGURED,
          "a file lies there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitdir: /nowhere/at/all\n", "not git's\n"})
    void a_checkout_that_lost_its_repository(String pointer) {
      place.file(".git", pointer).file("A.md", "Hello\n");

      assertCause(() -> ask("A.md"), Cause.GARBLED, "cannot be read");
    }

    @Test
    void a_repository_that_is_broken() {
      place.repository().file("A.md", "Hello\n").commit();
      place.file(".git/refs/heads/main", "0123456789012345678901234567890123456789\n");

      assertCause(() -> ask("A.md"), Cause.GARBLED, "cannot be read");
    }
  }

  @Nested
  class In_a_checkout {
    @Test
    void a_file_as_committed_is_clean() throws Exception {
      String commit = place.repository().file("docs/A.md", "Hello\n").commit();

      assertThat(ask("docs/A.md")).isEqualTo(new Answer(State.CLEAN, 6, HELLO, "Hello\n", commit));
      assertThat(ask("docs/B.md")).isEqualTo(new Answer(State.ABSENT, 0, null, null, commit));
    }

    @Test
    void a_changed_file_is_modified_staged_or_not() throws Exception {
      place.repository().file("A.md", "Hello\n").file("B.md", "Hello\n").commit();
      place.file("A.md", "Hullo\n").file("B.md", "Hullo\n").staged("B.md");

      assertThat(ask("A.md").state()).isEqualTo(State.MODIFIED);
      assertThat(ask("B.md").state()).isEqualTo(State.MODIFIED);
    }

    @Test
    void a_new_file_is_untracked_staged_or_ignored_or_neither() throws Exception {
      String commit = place.repository().file(".gitignore", "ignored.md\n").commit();
      place.file("new.md", "x").file("staged.md", "x").staged("staged.md").file("ignored.md", "x");

      for (String path : List.of("new.md", "staged.md", "ignored.md")) {
        assertThat(ask(path).state()).as(path).isEqualTo(State.UNTRACKED);
        assertThat(ask(path).head()).isEqualTo(commit);
      }
    }

    @Test
    void before_the_first_commit_there_is_no_head() throws Exception {
      place.repository().file("A.md", "Hello\n").staged("A.md");

      assertThat(ask("A.md")).isEqualTo(new Answer(State.UNTRACKED, 6, HELLO, "Hello\n", null));
    }

    @Test
    void a_folder_inside_of_the_repository_belongs_to_it() throws Exception {
      String commit = place.repository().file("docs/A.md", "Hello\n").commit();

      assertThat(ask(Place.of(folder.resolve("docs")), "A.md"))
          .isEqualTo(new Answer(State.CLEAN, 6, HELLO, "Hello\n", commit));
    }

    @Test
    void another_branch_has_another_head() throws Exception {
      String first = place.repository().file("A.md", "Hello\n").commit();
      try (Git git = Git.open(folder.toFile())) {
        git.checkout().setCreateBranch(true).setName("other").call();
      }
      String second = place.file("A.md", "Hullo\n").commit();

      assertThat(ask("A.md").head()).isEqualTo(second).isNotEqualTo(first);
      try (Git git = Git.open(folder.toFile())) {
        git.checkout().setName(first).call();
      }
      assertThat(ask("A.md")).isEqualTo(new Answer(State.CLEAN, 6, HELLO, "Hello\n", first));
    }

    @Test
    void a_symbolic_link_is_followed_and_both_must_be_as_committed() throws Exception {
      place.repository().file("docs/A.md", "Hello\n").file("docs/B.md", "Hello\n");
      Files.createSymbolicLink(folder.resolve("README.md"), Path.of("docs/A.md"));
      place.commit();

      assertThat(ask("README.md").state()).isEqualTo(State.CLEAN);
      place.file("docs/A.md", "Hullo\n");
      assertThat(ask("README.md").state()).isEqualTo(State.MODIFIED);
      Files.delete(folder.resolve("README.md"));
      Files.createSymbolicLink(folder.resolve("README.md"), Path.of("docs/B.md"));
      assertThat(ask("README.md").state()).isEqualTo(State.MODIFIED);
      Files.delete(folder.resolve("README.md"));
      place.file("README.md", "docs/A.md");
      assertThat(ask("README.md").state()).isEqualTo(State.MODIFIED);
    }

    @Test
    void ends_of_lines_that_git_converts_are_no_change() throws Exception {
      place.repository().file("A.md", "one\ntwo\n").commit();
      place.file("A.md", "one\r\ntwo\r\n");
      assertThat(ask("A.md").state()).isEqualTo(State.MODIFIED);

      place.configured("core", "autocrlf", "true");
      assertThat(ask("A.md").state()).isEqualTo(State.CLEAN);
      assertThat(ask("A.md").text()).isEqualTo("one\r\ntwo\r\n");

      place.configured("core", "autocrlf", "false").file(".gitattributes", "*.md text\n");
      assertThat(ask("A.md").state()).isEqualTo(State.CLEAN);
      place.file("A.md", "one\r\ntwo!\r\n");
      assertThat(ask("A.md").state()).isEqualTo(State.MODIFIED);
    }

    /** What is signed where git writes carriage returns is compared where it writes none. */
    @Test
    void the_hash_is_that_of_the_commit_whatever_the_ends_of_lines() throws Exception {
      place.repository().file("A.md", "one\ntwo\n").commit();
      String committed = ask("A.md").sha256();

      place.configured("core", "autocrlf", "true").file("A.md", "one\r\ntwo\r\n");
      assertThat(ask("A.md").sha256()).isEqualTo(committed);
      place.configured("core", "autocrlf", "false");
      assertThat(ask("A.md").state()).isEqualTo(State.MODIFIED);
      assertThat(ask("A.md").sha256()).isNotEqualTo(committed);
    }

    @Test
    void what_was_committed_with_carriage_returns_is_clean_whatever_git_converts()
        throws Exception {
      place.repository().file("A.md", "one\r\ntwo\r\n").commit();
      place.configured("core", "autocrlf", "true");

      assertThat(ask("A.md").state()).isEqualTo(State.CLEAN);
    }

    @Test
    void no_filter_is_run() throws Exception {
      Path trace = temporary.resolve("ran");
      place.repository().file("A.md", "Hello\n").commit();
      try (Git git = Git.open(folder.toFile())) {
        var config = git.getRepository().getConfig();
        config.setString("filter", "trace", "clean", "touch '" + trace + "'; cat");
        config.save();
      }
      place.file(".gitattributes", "*.md filter=trace\n").file("A.md", "Hullo\n");

      assertThat(ask("A.md").state()).isEqualTo(State.MODIFIED);
      assertThat(trace).doesNotExist();
    }

    @Test
    void nothing_is_written() throws Exception {
      place.repository().file("A.md", "Hello\n").commit();
      place.file("A.md", "Hullo\n");
      List<String> before = everything();

      ask("A.md");
      ask("A.md");

      assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        return files
            .map(file -> file + " " + file.toFile().lastModified())
            .sorted()
            .toList();
      }
    }

    @Test
    @Tag("real")
    void a_worktree_has_a_head_of_its_own() throws Exception {
      String first = place.repository().file("A.md", "Hello\n").commit();
      Path tree = temporary.toRealPath().resolve("tree");
      git(folder, "worktree", "add", "-q", "-b", "other", tree.toString());
      Files.writeString(tree.resolve("A.md"), "Hullo\n");
      git(tree, "-c", "user.name=ann", "-c", "user.email=ann@example.com", "commit", "-qam", "x");

      Answer there = ask(Place.of(tree), "A.md");

      assertThat(there.state()).isEqualTo(State.CLEAN);
      assertThat(there.head()).hasSize(40).isNotEqualTo(first);
      assertThat(ask("A.md").head()).isEqualTo(first);
      Files.writeString(tree.resolve("A.md"), "Hello\n");
      assertThat(ask(Place.of(tree), "A.md").state()).isEqualTo(State.MODIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "sha256"})
    @Tag("real")
    void repositories_of_the_git_program(String kind) throws Exception {
      if (kind.equals("sha256")) {
        git(folder, "init", "-q", "--object-format=sha256");
      } else {
        git(folder, "init", "-q");
      }
      place.file("docs/A.md", "Hello\n");
      git(folder, "add", ".");
      git(folder, "-c", "user.name=ann", "-c", "user.email=ann@example.com", "commit", "-qm", "x");
      git(folder, "gc", "-q");

      if (kind.equals("sha256")) {
        assertCause(() -> ask("docs/A.md"), Cause.GARBLED, "cannot be read");
      } else {
        assertThat(ask("docs/A.md").state()).isEqualTo(State.CLEAN);
      }
    }

    private void git(Path where, String... arguments) throws Exception {
      Process process = new ProcessBuilder(
              Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
          .directory(where.toFile())
          .redirectErrorStream(true)
          .start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
