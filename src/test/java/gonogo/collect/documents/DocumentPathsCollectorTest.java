package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentPaths.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPathsCollectorTest {
  @TempDir
  private Path temporary;

  private Path folder;
  private Place place;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("repo"));
    place = Place.of(folder);
  }

  private static Answer ask(Place place, String glob) throws Exception {
    return place.ask(new DocumentPathsCollector(), new DocumentPaths(Place.REF, glob));
  }

  private Answer ask(String glob) throws Exception {
    return ask(place, glob);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "README.md          | README.md",
        "readme.md          | ",
        "*.md               | README.md",
        "docs               | ",
        "docs/sop/*.md      | docs/sop/a.md docs/sop/b.md",
        "docs/sop/?.md      | docs/sop/a.md docs/sop/b.md",
        "docs/*/a.md        | docs/sop/a.md docs/user/a.md",
        "docs/**/*.md       | docs/C.md docs/sop/a.md docs/sop/b.md docs/user/a.md docs/user/x/d.md",
        "docs/user/**       | docs/user/a.md docs/user/x/d.md docs/user/x/e.txt",
        "**/d.md            | docs/user/x/d.md",
        "**/**/d.md         | docs/user/x/d.md",
        "docs/{a,b}.md      | ",
        "docs/[C].md        | ",
        "docs/C.m*d         | docs/C.md",
      })
  void finds_what_matches_sorted(String glob, String wanted) throws Exception {
    for (String path : List.of(
        "README.md",
        "docs/C.md",
        "docs/sop/b.md",
        "docs/sop/a.md",
        "docs/user/a.md",
        "docs/user/x/d.md",
        "docs/user/x/e.txt",
        ".git/hooks/d.md")) {
      place.file(path, "x");
    }
    Files.move(folder.resolve(".git"), folder.resolve("docs/.git"));
    Files.createDirectory(folder.resolve("docs/D.md"));

    List<String> paths = wanted == null ? List.of() : List.of(wanted.split(" "));

    assertThat(ask(glob)).isEqualTo(new Answer(paths, List.of(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/docs/*.md", "../*.md", "docs//*.md", "docs/", "./a.md", "a/../b"})
  void a_glob_starts_from_the_folder_and_stays_in_it(String glob) {
    assertThatThrownBy(() -> new DocumentPaths(Place.REF, glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wanted a path from the folder");
  }

  @Test
  void symbolic_links_to_folders_are_not_followed() throws Exception {
    Place.of(temporary).file("outside/a.md", "x");
    place.file("docs/a.md", "x");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("out"), temporary.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("docs/link.md"), Path.of("a.md"));
    Files.createSymbolicLink(folder.resolve("docs/lost.md"), Path.of("nothing.md"));

    assertThat(ask("**/*.md").paths()).containsExactly("docs/a.md", "docs/link.md");
  }

  @Test
  void says_what_the_commit_has_and_nobody_sees() throws Exception {
    String commit = place
        .repository()
        .file("docs/a.md", "x")
        .file("docs/b.md", "x")
        .file("docs/x/c.md", "x")
        .file("other.md", "x")
        .commit();
    Files.delete(folder.resolve("docs/b.md"));
    Files.delete(folder.resolve("docs/x/c.md"));
    place.file("docs/new.md", "x");

    assertThat(ask("docs/*.md"))
        .isEqualTo(new Answer(List.of("docs/a.md", "docs/new.md"), List.of("docs/b.md"), commit));
    assertThat(ask("docs/**/*.md").deleted()).containsExactly("docs/b.md", "docs/x/c.md");
    assertThat(ask(Place.of(folder.resolve("docs")), "**/*.md"))
        .isEqualTo(new Answer(List.of("a.md", "new.md"), List.of("b.md", "x/c.md"), commit));
  }

  @Test
  void before_the_first_commit_there_is_no_head() throws Exception {
    place.repository().file("a.md", "x");

    assertThat(ask("*.md")).isEqualTo(new Answer(List.of("a.md"), List.of(), null));
  }

  @Test
  void counts_only_where_the_glob_reaches() throws Exception {
    for (int i = 0; i < 50; i++) {
      place.file("modules/x/%d.md".formatted(i), "x");
    }
    place.repository().file("docs/a.md", "x").commit();
    var collector = new DocumentPathsCollector(20);

    assertThat(place.ask(collector, new DocumentPaths(Place.REF, "docs/*.md")).paths())
        .containsExactly("docs/a.md");
    assertThatThrownBy(() -> place.ask(collector, new DocumentPaths(Place.REF, "**/*.md")))
        .isInstanceOfSatisfying(
            CollectorException.class,
            thrown -> assertThat(thrown.cause()).isEqualTo(Cause.TOO_LARGE))
        .hasMessageContaining("more than 20 files and folders");
  }
}
