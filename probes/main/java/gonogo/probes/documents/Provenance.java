package gonogo.probes.documents;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Subject;
import gonogo.collect.documents.DocumentFile;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the answers say of the commit that the documents are of, and holds it against the
 * release.
 */
final class Provenance {
  private static final int SHOWN = 12;

  /** Seven digits, below which git itself does not shorten; SHA-1 has 40 and SHA-256 has 64. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  private final @Nullable String wanted;
  private final NavigableSet<String> heads = new TreeSet<>();
  private final NavigableSet<String> foreign = new TreeSet<>();

  Provenance(Subject subject) {
    this.wanted = subject.commit() == null ? null : subject.commit().toLowerCase(Locale.ROOT);
  }

  void head(@Nullable String head) {
    if (head != null) {
      heads.add(head);
    }
  }

  void file(String path, DocumentFile.Answer file) {
    head(file.head());
    switch (file.state()) {
      case MODIFIED, UNTRACKED -> foreign.add(path);
      case ABSENT, CLEAN, NO_CHECKOUT -> {} // what is absent is judged as such
    }
  }

  /** Notes a path that lies there and is not in the commit, or the other way round. */
  void foreign(String path) {
    foreign.add(path);
  }

  /**
   * What is said when the documents are not those of the release: nothing that they say would be of
   * it.
   */
  Optional<Outcome> wrongSubject() {
    if (heads.size() > 1) {
      return wrong("the checkout moved from one commit to another while it was looked at");
    }
    if (!heads.isEmpty() && wanted != null) {
      String head = heads.first();
      if (!COMMIT.matcher(wanted).matches()) {
        return Optional.of(new Outcome.Inconclusive(
            Cause.NOT_CONFIGURED,
            "release.commit is \"%s\": wanted 7 or more hex digits of a commit".formatted(wanted),
            null,
            List.of("release:commit")));
      }
      if (!head.startsWith(wanted)) {
        return wrong(
            "commit %s is checked out, the release is %s".formatted(cut(head), cut(wanted)));
      }
    }
    if (!foreign.isEmpty()) {
      String more = foreign.size() == 1 ? "" : " (and %d more)".formatted(foreign.size() - 1);
      String head = heads.isEmpty() ? "before the first commit" : "commit " + cut(heads.first());
      return wrong("%s%s is not as in %s: commit it, or undo the change"
          .formatted(foreign.first(), more, head));
    }
    return Optional.empty();
  }

  private static Optional<Outcome> wrong(String summary) {
    return Optional.of(new Outcome.Inconclusive(Cause.WRONG_SUBJECT, summary));
  }

  /**
   * Why nobody can say of which commit the documents are; empty when the release's commit was seen.
   */
  Optional<String> unbound() {
    if (heads.isEmpty()) {
      return Optional.of("not bound to a commit: the folder is not in a git checkout");
    }
    return wanted == null
        ? Optional.of("not bound to the release: it names no commit; %s is checked out"
            .formatted(cut(heads.first())))
        : Optional.empty();
  }

  private static String cut(String commit) {
    return commit.length() <= SHOWN ? commit : commit.substring(0, SHOWN);
  }
}
