package gonogo.engine;

import gonogo.api.Hashes;
import gonogo.json.Codec;
import java.util.Map;
import java.util.TreeMap;

/** The ids under which evidence is recorded. */
final class EvidenceIds {
  private static final int DIGITS = 12;

  private EvidenceIds() {}

  /** The first 12 hex digits of the SHA-256 of the canonical question. */
  static String of(Codec codec, String type, int version, Object query) {
    Map<String, Object> canonical =
        new TreeMap<>(Map.of("type", type, "version", version, "query", query));
    return Hashes.sha256(codec.canonical(canonical)).substring(0, DIGITS);
  }
}
