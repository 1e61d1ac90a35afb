package gonogo.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The schemas of the files that people write, for editors. They say of one file what the loader says of it, but not
 * what takes several parts or files to say: that an id exists, that a date is near enough.
 */
final class Schemas {

  private Schemas() {}

  /** All of them, by the names of their files without {@code .schema.json}. */
  static SequencedMap<String, String> of(Catalog catalog) {
    Collection<ProbeType> probes = catalog.probes().values();
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put("checklist", new ChecklistSchema(probes).document());
    all.put("environment", new EnvironmentSchema(probes, catalog.kinds().values()).document());
    all.put("adoption", PolicySchemas.adoption());
    all.put("waivers", PolicySchemas.waivers(probes));
    all.put("people", PolicySchemas.people());
    return all;
  }
}
