package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.checklist.ReleaseClues.Clue;
import gonogo.checklist.ReleaseClues.Head;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables of a pipeline say of a release. */
class OutsideReleaseTest {
  private static final String COMMIT = "9d0e11c0".repeat(5);

  private static List<Clue> clues(Map<String, String> variables) {
    return new OutsideRelease(variables, Path.of("")).ofPipeline();
  }

  @ParameterizedTest
  @CsvSource({"GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT"})
  void eachPipelineNamesItsCommit(String variable) {
    assertThat(clues(Map.of(variable, COMMIT)))
        .containsExactly(new Clue("commit", COMMIT, variable));
    assertThat(clues(Map.of(variable, " " + COMMIT + "\n")))
        .containsExactly(new Clue("commit", COMMIT, variable));
  }

  @ParameterizedTest
  @CsvSource({"''", "main", "HEAD", "unknown", "3f2c1a", "3f2c1abz", "0123 456", "${GIT_COMMIT}"})
  void whatIsNoCommitIsNone(String value) {
    assertThat(clues(Map.of("GIT_COMMIT", value))).isEmpty();
  }

  /** There the variable holds a commit of another branch, or one that was made for the build and is never deployed. */
  @ParameterizedTest
  @CsvSource({
    "push, true",
    "release, true",
    "deployment, true",
    "workflow_dispatch, true",
    "merge_group, true",
    "pull_request, false",
    "pull_request_target, false",
    "pull_request_review, false",
    "workflow_run, false"
  })
  void whatBuildsNoReleaseNamesNoCommit(String event, boolean names) {
    assertThat(clues(Map.of("GITHUB_EVENT_NAME", event, "GITHUB_SHA", COMMIT)))
        .hasSize(names ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "none", textBlock = """
      v1.4.0,               1.4.0,         TAG_NAME v1.4.0
      1.4.0,                1.4.0,         TAG_NAME
      v1.4,                 1.4,           TAG_NAME v1.4
      1.4.0-rc.1,           1.4.0-rc.1,    TAG_NAME
      1.4.0+build.7,        1.4.0+build.7, TAG_NAME
      2026.11.25,           2026.11.25,    TAG_NAME
      v33,                  none,          none
      V1.4.0,               none,          none
      version1.4,           none,          none
      nightly,              none,          none
      api-v1.4.0,           none,          none
      release/1.4.0,        none,          none
      1.4.0 or so,          none,          none
      '',                   none,          none
      """)
  void aTagThatIsAVersionSaysIt(String tag, String version, String source) {
    List<Clue> wanted = version == null ? List.of() : List.of(new Clue("version", version, source));
    String gitlab = source == null ? "" : source.replace("TAG_NAME", "CI_COMMIT_TAG");

    assertThat(clues(Map.of("TAG_NAME", tag))).isEqualTo(wanted);
    assertThat(clues(Map.of("CI_COMMIT_TAG", tag)))
        .isEqualTo(version == null ? wanted : List.of(new Clue("version", version, gitlab)));
  }

  @Test
  void theNameOfABranchIsNoVersion() {
    Map<String, String> variables = new HashMap<>(Map.of("GITHUB_REF_NAME", "1.4.0"));
    assertThat(clues(variables)).isEmpty();

    variables.put("GITHUB_REF_TYPE", "branch");
    assertThat(clues(variables)).isEmpty();

    variables.put("GITHUB_REF_TYPE", "tag");
    assertThat(clues(variables)).containsExactly(new Clue("version", "1.4.0", "GITHUB_REF_NAME"));
  }

  @Test
  void aCheckoutSaysItsCommitAndWhatIsNotAsInIt(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gonogo.yaml"), "environment: test\n");
    var outside = new OutsideRelease(Map.of(), folder);
    assertThat(outside.ofCheckout(file.toString())).isEmpty();
    String commit;
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      for (var name : List.of("a", "b", "c", "d")) {
        Files.writeString(folder.resolve(name), name);
      }
      git.add().addFilepattern(".").call();
      commit = git.commit()
          .setMessage("Write")
          .setAuthor("ann", "ann@example.com")
          .setCommitter("ann", "ann@example.com")
          .setSign(false)
          .call()
          .name();
    }
    assertThat(outside.ofCheckout(file.toString()))
        .contains(new Head(commit, "git HEAD", List.of()));

    for (var name : List.of("a", "b", "c", "d")) {
      Files.writeString(folder.resolve(name), name + name);
    }
    assertThat(outside.ofCheckout(file.toString()))
        .contains(new Head(
            commit,
            "git HEAD",
            List.of(
                "the release is commit %s by git HEAD, but what lies there is not as in it: a, b, c and 1 more"
                    .formatted(commit.substring(0, 12)))));

    Files.writeString(folder.resolve(".git/index"), "no index");
    var unreadable = outside.ofCheckout(file.toString()).orElseThrow();
    assertThat(unreadable.commit()).isNull();
    assertThat(unreadable.concerns())
        .singleElement()
        .asString()
        .startsWith("no commit of the release: the git checkout ");
  }
}
