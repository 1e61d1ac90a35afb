package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit of a release that only the checkout of the working directory says. */
@Tag("proof")
class CheckedOutReleaseProof {
  private static final String ENVIRONMENT = """
      environment: test
      checklist: website
      systems: {web: {site: {url: "https://shop.example.com"}}}
      """;

  @TempDir
  private Path folder;

  private Path shop;
  private String commit = "";

  @BeforeEach
  void commit() throws Exception {
    shop = Files.createDirectories(folder.resolve("shop"));
    Files.writeString(shop.resolve("gonogo.yaml"), ENVIRONMENT);
    Files.writeString(folder.resolve("other.yaml"), ENVIRONMENT);
    try (Git git = Git.init().setDirectory(shop.toFile()).call()) {
      git.add().addFilepattern(".").call();
      commit = git.commit()
          .setMessage("Write")
          .setAuthor("ann", "ann@example.com")
          .setCommitter("ann", "ann@example.com")
          .setSign(false)
          .call()
          .name();
    }
  }

  @Test
  void theWorkingDirectorySaysItOfTheFilesInIt() throws Exception {
    String said = "commit " + commit + " of the release is from git HEAD";

    assertThat(Gonogo.in(shop).run("plan", "gonogo.yaml").out())
        .contains(said)
        .doesNotContain("not as in it");
    assertThat(Gonogo.in(shop).run("plan", "../other.yaml").out()).doesNotContain(commit);
    assertThat(Gonogo.in(folder).run("plan", "shop/gonogo.yaml").out()).doesNotContain(commit);
    assertThat(Gonogo.in(shop)
            .variable("CI_COMMIT_SHA", "9d0e11c09d0e")
            .run("plan", "gonogo.yaml")
            .out())
        .contains("commit 9d0e11c09d0e of the release is from CI_COMMIT_SHA")
        .doesNotContain(commit);

    Files.writeString(shop.resolve("gonogo.yaml"), ENVIRONMENT + "labels: {team: shop}\n");
    assertThat(Gonogo.in(shop).run("plan", "gonogo.yaml").out().replaceAll("\\s+", " "))
        .contains(said, "but what lies there is not as in it: gonogo.yaml");
  }
}
