package gonogo.collect.documents;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Documents;
import gonogo.api.Subject;
import gonogo.api.Surroundings;
import gonogo.api.SystemRef;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsKindTest {
  private static final Subject SUBJECT = new Subject("Shop", "1.4.0", "3f2c1ab", "production");

  @Test
  void makes_a_folder_that_knows_the_release() {
    var kind = new DocumentsKind();
    var ref = new SystemRef("documents", "repo");

    var system =
        kind.system(ref, new DocumentsKeys(Path.of("/repo")), new Surroundings(SUBJECT, List.of()));

    assertThat(system).isEqualTo(new DocumentsSystem(ref, Path.of("/repo"), SUBJECT));
    assertThat(kind.facets()).allMatch(facet -> facet.isInstance(system));
    assertThat(kind.facets()).containsExactly(Documents.class);
  }

  @Test
  void is_a_repository_unless_the_environment_says_otherwise() {
    assertThat(new DocumentsKind().defaultRoles()).containsExactly("repository");
  }
}
