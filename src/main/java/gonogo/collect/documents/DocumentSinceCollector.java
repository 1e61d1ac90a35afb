package gonogo.collect.documents;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentSince.Answer;
import gonogo.collect.documents.DocumentSince.State;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Compares two commits; what lies in the folder is not read. */
@Singleton
final class DocumentSinceCollector implements Collector<DocumentSince, Answer> {

  @Override
  public Answer collect(DocumentSince query, Access access) throws CollectorException {
    Folder folder = Folder.of(access);
    Path file = folder.at(query.path());
    try (Checkout checkout = Checkout.holding(folder.root()).orElse(null)) {
      if (checkout == null) {
        return new Answer(State.NO_CHECKOUT, null, null, null);
      }
      Checkout.Revision then = checkout.revision(query.revision());
      if (then == null) {
        return new Answer(State.NO_REVISION, null, null, checkout.head());
      }
      State state = checkout.isSameIn(then, file) ? State.SAME : State.CHANGED;
      return new Answer(state, then.commit(), then.at(), checkout.head());
    }
  }
}
