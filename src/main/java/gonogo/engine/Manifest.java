package gonogo.engine;

import gonogo.api.Hashes;
import gonogo.json.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents of a bundle, in canonical JSON; shown here with line breaks:
 *
 * <pre>
 * {"engine": "0.1.0",
 *  "members": [{"bytes": 61, "name": "inputs/001-prod.yaml", "path": "ops/prod.yaml", "sha256": "3fa9…"},
 *              {"bytes": 812, "name": "evidence.ndjson", "path": null, "sha256": "b04c…"}],
 *  "options": {"environment": ["ops/prod.yaml"], "phase": ["T-1h"]},
 *  "schema": "gonogo/bundle/v1", "sha256": "77d0…", "startedAt": "2026-11-20T10:00:00Z"}
 * </pre>
 *
 * @param sha256 of this manifest in canonical JSON with a blank here, so that damage to it is noticed too
 */
record Manifest(
    String schema,
    String engine,
    Instant startedAt,
    Map<String, List<String>> options,
    List<Member> members,
    String sha256) {
  static final String NAME = "manifest.json";
  static final String EVIDENCE = "evidence.ndjson";

  /**
   * A file in the bundle.
   *
   * @param path for an input: as the user wrote it
   */
  record Member(String name, @Nullable String path, long bytes, String sha256) {}

  /** The same with its own hash filled in. */
  Manifest sealed(Codec codec) {
    String own = Hashes.sha256(codec.canonical(withHash("")));
    return withHash(own);
  }

  private Manifest withHash(String hash) {
    return new Manifest(schema, engine, startedAt, options, members, hash);
  }
}
