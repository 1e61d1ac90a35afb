package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Query;
import gonogo.api.SystemRef;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.json.Codec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvidenceIdsTest {
  private final Codec codec = new Codec();

  @Test
  void the_questions_of_the_ledger_itself_survive() {
    SystemRef site = new SystemRef("web", "site");
    List<Query<?>> queries = List.of(
        new Connect(site, "2001:db8::1", 443), new Resolve(site, "example.com"), Families.HERE);
    for (Query<?> query : queries) {
      assertThat(Question.of(query, codec).id()).matches("[0-9a-f]{12}");
    }
  }

  @Test
  void the_version_and_the_type_are_part_of_the_id() {
    Map<String, Object> query = Map.of("a", 1);
    assertThat(List.of(
            EvidenceIds.of(codec, "t/x", 1, query),
            EvidenceIds.of(codec, "t/x", 2, query),
            EvidenceIds.of(codec, "t/y", 1, query),
            EvidenceIds.of(codec, "t/x", 1, Map.of("a", 2))))
        .doesNotHaveDuplicates();
  }
}
