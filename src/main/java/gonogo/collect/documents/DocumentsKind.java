package gonogo.collect.documents;

import gonogo.api.Documents;
import gonogo.api.Facet;
import gonogo.api.Surroundings;
import gonogo.api.SystemKind;
import gonogo.api.SystemRef;
import jakarta.inject.Singleton;
import java.util.List;

/** The kind {@code documents}. */
@Singleton
final class DocumentsKind implements SystemKind<DocumentsKeys> {

  @Override
  public String kind() {
    return "documents";
  }

  @Override
  public String description() {
    return "A folder of documents, as a rule a git checkout of the release";
  }

  /**
   * None: a check without {@code on} reaches every such system, and one with it names a role on
   * purpose.
   */
  @Override
  public List<String> defaultRoles() {
    return List.of("repository");
  }

  @Override
  public List<Class<? extends Facet>> facets() {
    return List.of(Documents.class);
  }

  @Override
  public Facet system(SystemRef ref, DocumentsKeys keys, Surroundings around) {
    return new DocumentsSystem(ref, keys.path(), around.subject());
  }
}
