package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a checklist as a person would, and reads the ids of one as {@code items -o json} shows it. */
final class Checklists {
  private final StringBuilder items = new StringBuilder();
  private final List<String> roles;

  Checklists(String... roles) {
    this.roles = List.of(roles);
  }

  /** Adds an item with one check of the systems that have a role; {@code with} holds its settings in YAML flow. */
  Checklists item(String id, String severity, String probe, String role, String with) {
    items.append("""
              - id: %s
                text: Item %s
                severity: %s
                phase: T-1h
                checks: [{probe: %s, on: [%s], with: {%s}}]
        """.formatted(id, id, severity, probe, role, with));
    return this;
  }

  String yaml() {
    return """
        id: list
        version: 1
        title: List
        facts: {}
        roles: [%s]
        sections:
          - title: All
            items:
        """.formatted(String.join(", ", roles)) + items;
  }

  /** The ids of all items, in order. */
  static List<String> ids(Ended shown) {
    assertThat(shown.status()).as(shown.err()).isZero();
    List<String> ids = new ArrayList<>();
    collect(new JsonMapper().readTree(shown.out()).get("sections"), ids);
    return ids;
  }

  private static void collect(JsonNode sections, List<String> ids) {
    for (JsonNode section : sections) {
      section.path("items").forEach(item -> ids.add(item.get("id").stringValue()));
      collect(section.path("sections"), ids);
    }
  }
}
