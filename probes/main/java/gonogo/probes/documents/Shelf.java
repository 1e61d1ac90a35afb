package gonogo.probes.documents;

import gonogo.api.Documents;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentPaths;
import gonogo.collect.documents.DocumentSince;
import gonogo.collect.documents.DocumentTargets;
import gonogo.collect.documents.DocumentTargets.Kind;
import gonogo.collect.documents.DocumentTargets.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fetches what is judged; what could not be fetched is noted, and of which commit it is. */
final class Shelf {
  private final Documents system;
  private final World world;
  private final Notes notes;
  private final Provenance provenance;
  private boolean complete = true;

  Shelf(Documents system, World world, Notes notes) {
    this.system = system;
    this.world = world;
    this.notes = notes;
    this.provenance = new Provenance(system.subject());
  }

  Provenance provenance() {
    return provenance;
  }

  /** Whether every question was answered so far. */
  boolean complete() {
    return complete;
  }

  /** The paths that match, by glob; a glob that could not be looked at is missing. */
  SequencedMap<String, List<String>> find(List<String> globs) {
    SequencedMap<String, List<String>> found = new LinkedHashMap<>();
    List<DocumentPaths> queries = globs.stream()
        .distinct()
        .map(glob -> new DocumentPaths(system.ref(), glob))
        .toList();
    List<Reply<DocumentPaths.Answer>> replies = world.attemptAll(queries);
    for (int i = 0; i < queries.size(); i++) {
      String glob = queries.get(i).glob();
      seen(replies.get(i)).ifPresent(answer -> {
        provenance.head(answer.head());
        answer.deleted().forEach(provenance::foreign);
        found.put(glob, answer.paths());
      });
    }
    return found;
  }

  /** Files by path; those that could not be looked at are missing. */
  SequencedMap<String, DocumentFile.Answer> fetch(Collection<String> paths) {
    SequencedMap<String, DocumentFile.Answer> files = new TreeMap<>();
    List<DocumentFile> queries = new TreeSet<>(paths)
        .stream().map(path -> new DocumentFile(system.ref(), path)).toList();
    List<Reply<DocumentFile.Answer>> replies = world.attemptAll(queries);
    for (int i = 0; i < queries.size(); i++) {
      String path = queries.get(i).path();
      seen(replies.get(i)).ifPresent(answer -> {
        provenance.file(path, answer);
        files.put(path, answer);
      });
    }
    return files;
  }

  /** How documents compare with a revision, by path; those that could not be looked at are missing. */
  SequencedMap<String, DocumentSince.Answer> since(Collection<String> paths, String revision) {
    SequencedMap<String, DocumentSince.Answer> since = new TreeMap<>();
    List<DocumentSince> queries = new TreeSet<>(paths)
        .stream().map(path -> new DocumentSince(system.ref(), path, revision)).toList();
    List<Reply<DocumentSince.Answer>> replies = world.attemptAll(queries);
    for (int i = 0; i < queries.size(); i++) {
      String path = queries.get(i).path();
      seen(replies.get(i)).ifPresent(answer -> {
        provenance.head(answer.head());
        since.put(path, answer);
      });
    }
    return since;
  }

  /** What lies at paths; empty when it could not be looked at. */
  Optional<Map<String, Kind>> targets(Collection<String> paths) {
    if (paths.isEmpty()) {
      return Optional.of(Map.of());
    }
    var query = new DocumentTargets(system.ref(), new ArrayList<>(paths));
    return seen(world.attempt(query)).map(answer -> {
      provenance.head(answer.head());
      Map<String, Kind> kinds = new TreeMap<>();
      answer.targets().forEach(target -> kinds.put(target.path(), known(target)));
      return kinds;
    });
  }

  /** What lies there, noting whether it is of the commit. */
  private Kind known(Target target) {
    boolean there = target.kind() != Kind.ABSENT;
    if (target.committed() != null && target.committed() != there) {
      provenance.foreign(target.path());
    }
    return target.kind();
  }

  private <A> Optional<A> seen(Reply<A> reply) {
    return switch (reply) {
      case Reply.Answered<A> answered -> Optional.of(answered.answer());
      case Reply.Unanswered<A> unanswered -> {
        complete = false;
        notes.unseen(unanswered);
        yield Optional.empty();
      }
    };
  }
}
