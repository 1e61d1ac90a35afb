package gonogo.collect.documents;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentTargets.Answer;
import gonogo.collect.documents.DocumentTargets.Kind;
import gonogo.collect.documents.DocumentTargets.Target;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what lies at paths, not into it. */
@Singleton
final class DocumentTargetsCollector implements Collector<DocumentTargets, Answer> {

  @Override
  public Answer collect(DocumentTargets query, Access access) throws CollectorException {
    Folder folder = Folder.of(access);
    List<Target> targets = new ArrayList<>();
    try (Checkout checkout = Checkout.holding(folder.root()).orElse(null)) {
      for (String path : query.paths()) {
        Path at = folder.at(path);
        @Nullable Boolean committed = checkout == null ? null : checkout.has(at);
        targets.add(new Target(path, kind(folder, at, path), committed));
      }
      return new Answer(targets, checkout == null ? null : checkout.head());
    }
  }

  private static Kind kind(Folder folder, Path at, String path) throws CollectorException {
    if (!Files.exists(at)) {
      return Kind.ABSENT;
    }
    try {
      if (!folder.holds(at.toRealPath())) {
        return Kind.OUTSIDE;
      }
      return Files.isDirectory(at) ? Kind.FOLDER : Kind.FILE;
    } catch (IOException e) {
      throw Folder.unreadable(path, e);
    }
  }
}
