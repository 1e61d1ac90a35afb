package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What was seen of one path at all addresses, kept apart until it is known how many paths fail. */
final class PathNotes {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Consumer<Notes>> unseen = new ArrayList<>();
  private final List<String> unseenTexts = new ArrayList<>();

  private record Problem(String code, String where, String seen, String wanted, String remedy) {}

  void problem(String code, String where, String seen, String wanted, String remedy) {
    problems.add(new Problem(code, where, seen, wanted, remedy));
  }

  void unseen(Reply.Unanswered<?> reply) {
    unseen.add(notes -> notes.unseen(reply));
    unseenTexts.add(reply.detail());
  }

  void unseen(Cause cause, String summary) {
    unseen.add(notes -> notes.unseen(cause, summary));
    unseenTexts.add(summary);
  }

  /**
   * Concludes: failed when more paths fail than may, inconclusive when those that were not seen could be the ones too
   * many, else passed, with a remark for each path that did fail or was not seen.
   */
  static Outcome conclude(
      Collection<PathNotes> paths, int maxFailing, Notes notes, String passedSummary) {
    long failing = paths.stream().filter(path -> !path.problems.isEmpty()).count();
    long atWorst = paths.stream()
        .filter(path -> !path.problems.isEmpty() || !path.unseen.isEmpty())
        .count();
    for (PathNotes path : paths) {
      if (failing > maxFailing) {
        path.problems.forEach(
            one -> notes.finding(one.code, one.where, one.seen, one.wanted, one.remedy));
        path.unseen.forEach(note -> note.accept(notes));
      } else if (atWorst > maxFailing) {
        path.unseen.forEach(note -> note.accept(notes));
      } else {
        path.problems.forEach(
            one -> notes.remark(one.where, one.seen + ", one of the paths that may fail"));
        path.unseenTexts.forEach(
            text -> notes.remark("not seen", text + ", one of the paths that may fail"));
      }
    }
    return notes.conclude(passedSummary);
  }
}
