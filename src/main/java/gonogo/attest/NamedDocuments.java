package gonogo.attest;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.documents.DocumentFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the documents that a statement is about, as they are in the release. */
public final class NamedDocuments {
  private final World world;
  private final List<SystemRef> systems;
  private final String commit;
  private final Map<String, String> hashes = new HashMap<>();
  private final List<Inconclusive> unseen = new ArrayList<>();

  private NamedDocuments(World world, List<SystemRef> systems, String commit) {
    this.world = world;
    this.systems = systems;
    this.commit = commit;
  }

  /**
   * Looks at each path.
   *
   * @param commit of the release
   */
  public static NamedDocuments look(
      List<String> paths, List<SystemRef> systems, String commit, World world) {
    NamedDocuments looked = new NamedDocuments(world, systems, commit);
    if (systems.isEmpty() && !paths.isEmpty()) {
      looked.note(
          Cause.NOT_CONFIGURED,
          "no system of kind documents is configured, in which %s would be"
              .formatted(String.join(", ", paths)),
          "system:documents");
    } else {
      paths.forEach(looked::look);
    }
    return looked;
  }

  /** SHA-256 by path. */
  public Map<String, String> hashes() {
    return hashes;
  }

  /** The first thing that could not be seen, and how many more; empty when all was. */
  public Optional<Outcome> unseen() {
    if (unseen.isEmpty()) {
      return Optional.empty();
    }
    Inconclusive first = unseen.getFirst();
    String more = unseen.size() == 1 ? "" : " (and %d more)".formatted(unseen.size() - 1);
    return Optional.of(
        new Inconclusive(first.cause(), first.summary() + more, first.root(), first.needs()));
  }

  private void look(String path) {
    List<DocumentFile> questions =
        systems.stream().map(system -> new DocumentFile(system, path)).toList();
    List<Reply<DocumentFile.Answer>> replies = world.attemptAll(questions);
    List<DocumentFile.Answer> found = new ArrayList<>();
    List<SystemRef> holders = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      switch (replies.get(i)) {
        case Reply.Answered<DocumentFile.Answer> answered -> {
          DocumentFile.Answer answer = answered.answer();
          if (answer.state() != DocumentFile.State.ABSENT) {
            found.add(answer);
            holders.add(systems.get(i));
          }
        }
        case Reply.Unanswered<DocumentFile.Answer> none -> {
          unseen.add(new Inconclusive(none.cause(), none.detail(), none.root(), List.of()));
          return;
        }
      }
    }
    if (found.isEmpty()) {
      note(
          Cause.NO_DATA,
          "%s is not there, so nobody can have signed it (%s)"
              .formatted(path, Reason.DOCUMENT_GONE),
          null);
    } else if (found.size() > 1) {
      note(
          Cause.NOT_CONFIGURED,
          "%s is in %s: only one of them may have it"
              .formatted(
                  path,
                  String.join(" and ", holders.stream().map(SystemRef::toString).toList())),
          "system:documents");
    } else {
      judge(path, found.getFirst());
    }
  }

  private void judge(String path, DocumentFile.Answer file) {
    String sha256 = file.sha256();
    switch (file.state()) {
      case MODIFIED ->
        note(Cause.WRONG_SUBJECT, path + " is not as committed: it was changed", null);
      case UNTRACKED -> note(Cause.WRONG_SUBJECT, path + " is not committed", null);
      case CLEAN -> {
        if (!commit.equalsIgnoreCase(file.head())) {
          note(Cause.WRONG_SUBJECT, otherCommit(path, file.head()), null);
        }
      }
      case ABSENT, NO_CHECKOUT -> {
        // not in a checkout: it is what its hash says
      }
    }
    if (sha256 == null) {
      note(Cause.NO_DATA, path + " has no content that can be compared", null);
    } else {
      hashes.put(path, sha256);
    }
  }

  private String otherCommit(String path, @Nullable String head) {
    String hint = head != null && head.startsWith(commit)
        ? "; the release must name the whole commit, since its first digits can be forged"
        : "";
    return "%s is of the commit %s, not %s%s".formatted(path, head, commit, hint);
  }

  private void note(Cause cause, String summary, @Nullable String need) {
    unseen.add(new Inconclusive(cause, summary, null, need == null ? List.of() : List.of(need)));
  }
}
