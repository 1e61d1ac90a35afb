package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.CollectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeTest {
  @TempDir
  private Path folder;

  private Place place;

  @BeforeEach
  void make() throws IOException {
    Path top = Files.createDirectories(folder.resolve("shop"));
    place = Place.of(top).repository().file("gonogo.yaml", "environment: a\n").file("src/A", "a\n");
  }

  private Optional<WorkingTree> around(String directory, String file) throws CollectorException {
    return WorkingTree.around(folder.resolve(directory), folder.resolve(file));
  }

  private WorkingTree tree() throws CollectorException {
    return around("shop", "shop/gonogo.yaml").orElseThrow();
  }

  @Test
  void isTheCommitThatIsCheckedOut() throws CollectorException {
    String commit = place.commit();

    assertThat(tree()).isEqualTo(new WorkingTree(commit, List.of(), true));
    assertThat(around("shop/src", "shop/gonogo.yaml")).contains(tree());
  }

  @Test
  void isNoneWhereTheFileLiesElsewhere() throws Exception {
    place.commit();
    Files.writeString(folder.resolve("other.yaml"), "environment: a\n");
    Files.createDirectories(folder.resolve("deploy"));
    Place.of(folder.resolve("deploy")).repository().file("gonogo.yaml", "a").commit();

    assertThat(around("shop", "other.yaml")).isEmpty();
    assertThat(around("", "shop/gonogo.yaml")).isEmpty();
    assertThat(around("shop", "deploy/gonogo.yaml")).isEmpty();
    assertThat(around("deploy", "shop/gonogo.yaml")).isEmpty();
    assertThat(around("shop", "shop/missing.yaml")).isEmpty();
    assertThat(around("missing", "shop/gonogo.yaml")).isEmpty();
  }

  @Test
  void isNoneBeforeTheFirstCommit() throws CollectorException {
    assertThat(around("shop", "shop/gonogo.yaml")).isEmpty();
  }

  @Test
  void aLinkIsWhereItLeads() throws Exception {
    place.commit();
    Files.writeString(folder.resolve("real.yaml"), "environment: a\n");
    Files.createSymbolicLink(folder.resolve("shop/link.yaml"), folder.resolve("real.yaml"));
    Files.createSymbolicLink(folder.resolve("in.yaml"), folder.resolve("shop/gonogo.yaml"));

    assertThat(around("shop", "shop/link.yaml")).isEmpty();
    assertThat(around("shop", "in.yaml")).isPresent();
  }

  @Test
  void namesWhatIsNotAsInTheCommit() throws Exception {
    place.file("b", "b\n").file("c", "c\n").file("d", "d\n").commit();
    Files.delete(folder.resolve("shop/b"));
    place.file("c", "C\n").file("d", "dd\n").staged("d").file("new", "n\n").file("src/A", "A\n");

    assertThat(tree().changed()).containsExactly("b", "c", "d", "src/A");
    assertThat(tree().whole()).isTrue();
  }

  @Test
  void whatIsStagedAndTakenBackIsStillNotAsInTheCommit() throws Exception {
    place.commit();
    place.file("src/A", "A\n").staged("src/A").file("src/A", "a\n");

    assertThat(tree().changed()).containsExactly("src/A");
  }

  @Test
  void whatIsNotKnownToGitIsNotLookedAt() throws Exception {
    place.commit();
    place.file("target/report.xml", "<a/>").file(".gitignore", "target\n");

    assertThat(tree().changed()).isEmpty();
  }

  /** The time alone says nothing: a copy of a checkout has other times. */
  @Test
  void aFileThatIsOnlyYoungerIsReadAndIsTheSame() throws Exception {
    place.commit();
    Files.setLastModifiedTime(
        folder.resolve("shop/src/A"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(tree().changed()).isEmpty();
  }

  /** Same length, same time: what was written at once after a commit is found all the same. */
  @Test
  void aChangeWithinTheSameInstantIsFound() throws Exception {
    place.commit();
    Path file = folder.resolve("shop/src/A");
    FileTime then = Files.getLastModifiedTime(file);
    Files.writeString(file, "b\n");
    Files.setLastModifiedTime(file, then);

    assertThat(tree().changed()).containsExactly("src/A");
  }

  @Test
  void endsOfLinesThatGitConvertsAreNoChange() throws Exception {
    place.configured("core", "autocrlf", "true").commit();
    place.file("src/A", "a\r\n");

    assertThat(tree().changed()).isEmpty();
  }

  @Test
  void moreThanIsWorthReadingIsNotWhole() throws Exception {
    place.file("large", new byte[40 << 20]).commit();
    Files.setLastModifiedTime(
        folder.resolve("shop/large"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(tree().changed()).isEmpty();
    assertThat(tree().whole()).isFalse();
  }

  @Test
  void aFolderOrALinkInThePlaceOfAFileIsAChange() throws Exception {
    place.file("b", "src/A").commit();
    Files.delete(folder.resolve("shop/src/A"));
    Files.createDirectories(folder.resolve("shop/src/A"));
    Files.delete(folder.resolve("shop/b"));
    Files.createSymbolicLink(folder.resolve("shop/b"), Path.of("src/A"));

    assertThat(tree().changed()).containsExactly("b", "src/A");
  }

  @Test
  void nothingIsWritten() throws Exception {
    place.commit();
    place.file("src/A", "A\n");
    FileTime index = Files.getLastModifiedTime(folder.resolve("shop/.git/index"));
    byte[] bytes = Files.readAllBytes(folder.resolve("shop/.git/index"));

    assertThat(tree().changed()).hasSize(1);

    assertThat(folder.resolve("shop/.git/index")).hasBinaryContent(bytes);
    assertThat(Files.getLastModifiedTime(folder.resolve("shop/.git/index"))).isEqualTo(index);
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    place.commit();
    Files.writeString(folder.resolve("shop/.git/index"), "no index");

    assertThatThrownBy(this::tree)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("the git checkout " + folder.toRealPath().resolve("shop"));
  }
}
