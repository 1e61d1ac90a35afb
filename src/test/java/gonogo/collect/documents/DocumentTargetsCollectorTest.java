package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentTargets.Answer;
import gonogo.collect.documents.DocumentTargets.Kind;
import gonogo.collect.documents.DocumentTargets.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTargetsCollectorTest {
  @TempDir
  private Path temporary;

  private Path folder;
  private Place place;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("repo"));
    place = Place.of(folder);
  }

  private Answer ask(String... paths) throws Exception {
    return place.ask(
        new DocumentTargetsCollector(), new DocumentTargets(Place.REF, List.of(paths)));
  }

  @Test
  void says_what_lies_there() throws Exception {
    Place.of(temporary).file("secret.md", "x");
    place.file("docs/a.md", "x");
    Files.createSymbolicLink(folder.resolve("out.md"), Path.of("../secret.md"));
    Files.createSymbolicLink(folder.resolve("in.md"), Path.of("docs/a.md"));

    assertThat(ask("", "docs/a.md", "docs", "docs/b.md", "out.md", "in.md"))
        .isEqualTo(new Answer(
            List.of(
                new Target("", Kind.FOLDER, null),
                new Target("docs", Kind.FOLDER, null),
                new Target("docs/a.md", Kind.FILE, null),
                new Target("docs/b.md", Kind.ABSENT, null),
                new Target("in.md", Kind.FILE, null),
                new Target("out.md", Kind.OUTSIDE, null)),
            null));
  }

  @Test
  void says_whether_the_commit_has_it_too() throws Exception {
    String commit =
        place.repository().file("docs/a.md", "x").file("docs/b.md", "x").commit();
    Files.delete(folder.resolve("docs/b.md"));
    place.file("docs/new.md", "x");

    assertThat(ask("docs/a.md", "docs/b.md", "docs/c.md", "docs/new.md", "docs", ""))
        .isEqualTo(new Answer(
            List.of(
                new Target("", Kind.FOLDER, true),
                new Target("docs", Kind.FOLDER, true),
                new Target("docs/a.md", Kind.FILE, true),
                new Target("docs/b.md", Kind.ABSENT, true),
                new Target("docs/c.md", Kind.ABSENT, false),
                new Target("docs/new.md", Kind.FILE, false)),
            commit));
  }

  @Test
  void equal_sets_are_one_question() {
    assertThat(new DocumentTargets(Place.REF, List.of("b", "a", "b")))
        .isEqualTo(new DocumentTargets(Place.REF, List.of("a", "b")));
  }

  @Test
  void refuses_what_leaves_the_folder() {
    assertThatThrownBy(() -> ask("docs/a.md", "../secret.md"))
        .isInstanceOfSatisfying(
            CollectorException.class,
            thrown -> assertThat(thrown.cause()).isEqualTo(Cause.NOT_PERMITTED))
        .hasMessageContaining("../secret.md is not looked at");
  }
}
