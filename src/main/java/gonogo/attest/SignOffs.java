package gonogo.attest;

import gonogo.api.Facet;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.model.People;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environment as the place where people sign: who may, what they signed, and what it must be
 * about.
 *
 * @param subject what is about to be deployed, and where to
 * @param windowStart the start of the deployment window
 * @param checklist the id of the checklist
 * @param sheets the sheets in the order of their names; those that were signed need not be about
 *     this release
 * @param documents the systems that named documents are looked up in
 * @param about the item that is signed for; null before the plan says so
 */
public record SignOffs(
    SystemRef ref,
    Subject subject,
    @Nullable Instant windowStart,
    String checklist,
    People people,
    List<Authentic> sheets,
    List<SystemRef> documents,
    @Nullable About about)
    implements Facet {
  public SignOffs {
    sheets = List.copyOf(sheets);
    documents = List.copyOf(documents);
  }

  /**
   * The place as it is before the plan.
   *
   * @param files the sheets as read, in the order of their names; not believed yet
   */
  public static SignOffs of(
      SystemRef ref,
      Subject subject,
      @Nullable Instant windowStart,
      String checklist,
      People people,
      List<SignedFile> files,
      List<SystemRef> documents) {
    return new SignOffs(
        ref, subject, windowStart, checklist, people, Authentic.of(people, files), documents, null);
  }

  /**
   * The item that a signature must name.
   *
   * @param textSha256 lower-case hex of the SHA-256 of its text in UTF-8
   * @param resting what a decision about it rests on
   */
  public record About(String item, String text, String textSha256, Resting resting) {}

  /** The same, for one item, of which it is not known yet what a decision would rest on. */
  public SignOffs about(String item, String text) {
    return about(item, text, new Resting.Unknown());
  }

  /** The same, for one item. */
  public SignOffs about(String item, String text, Resting resting) {
    return new SignOffs(
        ref,
        subject,
        windowStart,
        checklist,
        people,
        sheets,
        documents,
        new About(item, text, Source.sha256(text), resting));
  }
}
