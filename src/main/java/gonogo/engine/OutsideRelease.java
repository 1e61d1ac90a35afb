package gonogo.engine;

import gonogo.api.CollectorException;
import gonogo.checklist.ReleaseClues;
import gonogo.collect.documents.WorkingTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the variables of a pipeline and the checkout of the working directory say of the release. */
public final class OutsideRelease implements ReleaseClues {
  private static final String COMMIT = "commit";
  private static final String VERSION = "version";
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{7,64}");
  private static final Pattern TAG =
      Pattern.compile("v?([0-9]+(\\.[0-9]+)+([-+.][0-9A-Za-z.+-]*)?)");

  /** In these GITHUB_SHA is a commit that was made for the build, or the one at the end of another branch. */
  private static final Set<String> OTHER_EVENTS = Set.of(
      "pull_request",
      "pull_request_review",
      "pull_request_review_comment",
      "pull_request_target",
      "workflow_run");

  private static final int NAMED = 3;

  private final Map<String, String> variables;
  private final Path directory;

  /**
   * A source of clues.
   *
   * @param variables those of the process
   * @param directory the working directory
   */
  public OutsideRelease(Map<String, String> variables, Path directory) {
    this.variables = Map.copyOf(variables);
    this.directory = directory;
  }

  @Override
  public List<Clue> ofPipeline() {
    List<Clue> clues = new ArrayList<>();
    if (!OTHER_EVENTS.contains(variable("GITHUB_EVENT_NAME"))) {
      commit("GITHUB_SHA", clues);
    }
    commit("CI_COMMIT_SHA", clues);
    commit("GIT_COMMIT", clues);
    if (variable("GITHUB_REF_TYPE").equals("tag")) {
      tag("GITHUB_REF_NAME", clues);
    }
    tag("CI_COMMIT_TAG", clues);
    tag("TAG_NAME", clues);
    return List.copyOf(clues);
  }

  private String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  private void commit(String name, List<Clue> clues) {
    if (HEX.matcher(variable(name)).matches()) {
      clues.add(new Clue(COMMIT, variable(name), name));
    }
  }

  /** A tag that is no version, {@code nightly} or {@code api-1.2}, says nothing of one. */
  private void tag(String name, List<Clue> clues) {
    var tag = TAG.matcher(variable(name));
    if (tag.matches()) {
      boolean whole = tag.group(1).equals(tag.group());
      clues.add(new Clue(VERSION, tag.group(1), whole ? name : name + " " + tag.group()));
    }
  }

  @Override
  public Optional<Head> ofCheckout(String environment) {
    try {
      return WorkingTree.around(directory, Path.of(environment)).map(OutsideRelease::head);
    } catch (CollectorException e) {
      return Optional.of(
          new Head(null, "", List.of("no commit of the release: " + e.getMessage())));
    }
  }

  private static Head head(WorkingTree tree) {
    List<String> concerns = new ArrayList<>();
    String shown = tree.commit().substring(0, 12);
    if (!tree.changed().isEmpty()) {
      concerns.add("the release is commit %s by git HEAD, but what lies there is not as in it: %s"
          .formatted(shown, named(tree.changed())));
    } else if (!tree.whole()) {
      concerns.add(
          "the release is commit %s by git HEAD; the checkout is too large to tell whether it is as in it"
              .formatted(shown));
    }
    return new Head(tree.commit(), "git HEAD", concerns);
  }

  private static String named(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
    return paths.size() <= NAMED ? first : first + " and " + (paths.size() - NAMED) + " more";
  }
}
