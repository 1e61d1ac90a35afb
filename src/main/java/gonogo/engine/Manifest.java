package gonogo.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents of a bundle.
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
