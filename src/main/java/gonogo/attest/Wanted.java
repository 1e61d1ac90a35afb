package gonogo.attest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet must say of an item to count.
 *
 * @param duties those that sign for it
 * @param documents the paths that must be signed with it
 * @param hashes the SHA-256 of those that are there, by path
 * @param notBefore nothing that was said before counts; null when anything does
 * @param age how long after it was said it counts; null when as long as the sheet is valid
 * @param until when it counts no longer; null when as long as the sheet is valid
 * @param resting what a yes must rest on
 */
public record Wanted(
    SignOffs.About about,
    String statement,
    List<String> duties,
    List<String> documents,
    Map<String, String> hashes,
    @Nullable Instant notBefore,
    @Nullable Duration age,
    @Nullable Instant until,
    Resting resting) {
  public Wanted {
    duties = List.copyOf(duties);
    documents = List.copyOf(documents);
    hashes = Map.copyOf(hashes);
  }

  /** When the word of a sheet ends: with the sheet, or earlier. */
  Instant end(Sheet sheet) {
    Instant end = sheet.expiresAt();
    Instant limit = limit(sheet);
    return limit != null && limit.isBefore(end) ? limit : end;
  }

  /** When it ends by what is wanted here. */
  @Nullable
  Instant limit(Sheet sheet) {
    Instant byAge = age == null ? null : sheet.issuedAt().plus(age);
    if (byAge == null || until == null) {
      return byAge == null ? until : byAge;
    }
    return byAge.isBefore(until) ? byAge : until;
  }
}
