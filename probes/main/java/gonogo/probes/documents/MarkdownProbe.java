package gonogo.probes.documents;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Documents;
import gonogo.api.Glob;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentSince;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges documents in the working tree of a checkout of the release. */
@Singleton
@ProbeSpec(
    id = MarkdownProbe.ID,
    claim = "The documents are there, owned, reviewed and complete",
    findings = {
      "absent",
      "not-text",
      "empty",
      "too-short",
      "front-matter",
      "no-owner",
      "not-reviewed",
      "review-in-future",
      "review-too-old",
      "not-changed",
      "no-section",
      "empty-section",
      "version-section",
      "placeholder",
      "not-mentioned",
      "not-covered",
      "too-few-diagrams",
      "dead-link",
      "link-outside"
    },
    causes = {Cause.WRONG_SUBJECT, Cause.NOT_CONFIGURED, Cause.TOO_LARGE, Cause.NO_DATA})
final class MarkdownProbe implements Probe<Documents, MarkdownProbe.Settings> {
  static final String ID = "documents/markdown";

  /** More are no documents that anybody reviews. */
  static final int MAX_DOCUMENTS = 1000;

  /** Which documents are looked at, and what they must say. */
  record Settings(
      @Setting(
          value = "Globs from the folder; * and ? within a name, ** for any folders",
          example = "[docs/RUNBOOK.md, \"docs/user/**/*.md\"]")
      List<String> paths,

      @Setting(
          value = "Regular expressions, each to be in a heading with something below it",
          example = "[Start, Stop, \"Common (faults|errors)\"]",
          fallback = "[]")
      List<Pattern> sections,

      @Setting(
          value = "Words of running text in all documents together; each has at least one",
          example = "300",
          fallback = "150")
      int minWords,

      @Setting(
          value = "Whether each document must have an owner, in its front matter or in CODEOWNERS",
          example = "false",
          fallback = "true")
      boolean owner,

      @Setting(
          value = "How long ago the date reviewed: of the front matter may be; 0d asks for none",
          example = "90d",
          fallback = "180d")
      Duration maxReviewAge,

      @Setting(
          value = "Texts that must be mentioned in one of the documents",
          example = "[status page, customers]",
          fallback = "[]")
      List<String> mentions,

      @Setting(
          value = "Regular expressions that no text may hold, outside of code",
          example = "[TODO, \"\\\\?\\\\?\\\\?\"]",
          fallback = "[\"(?i)\\\\[\\\\s*fill[ _-]?in\\\\b\", "
              + "\"\\\\bTODO\\\\b\", \"\\\\bTBD\\\\b\", \"\\\\bFIXME\\\\b\", "
              + "\"(?i)\\\\blorem ipsum\\\\b\", \"_{5,}\"]")
      List<Pattern> forbid,

      @Setting(
          value = "Diagrams in all documents together: mermaid, plantuml or dot fences, images",
          example = "1",
          fallback = "0")
      int diagrams,

      @Setting(
          value = "Whether links and images without a host must lead to what is in the folder",
          example = "false",
          fallback = "true")
      boolean links,

      @Setting(
          value = "Names that must each be mentioned in one of the documents",
          example = "[orders-api, billing]",
          fallback = "[]")
      List<String> cover,

      @Setting(
          value = "Text that must be in a heading with at least 20 words below it",
          example = "1.4.0")
      @Nullable
      String versionSection,

      @Setting(
          value =
              "Tag or commit since which each document must have changed, or have been reviewed",
          example = "1.3.9")
      @Nullable
      String changedSince) {
    Settings {
      paths = List.copyOf(paths);
      sections = List.copyOf(sections);
      mentions = List.copyOf(mentions);
      forbid = List.copyOf(forbid);
      cover = List.copyOf(cover);
      requirePaths(paths);
      require(minWords >= 0, "min-words: wanted 0 or more");
      require(diagrams >= 0, "diagrams: wanted 0 or more");
      require(mentions.stream().noneMatch(String::isBlank), "mentions: wanted no blank text");
      require(cover.stream().noneMatch(String::isBlank), "cover: wanted no blank name");
      require(
          versionSection == null || !versionSection.isBlank(),
          "version-section: wanted a text such as a version");
      if (changedSince != null) {
        requireRevision(changedSince);
      }
    }

    private static void requireRevision(String revision) {
      try {
        DocumentSince.requireRevision(revision);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("changed-since: " + e.getMessage(), e);
      }
    }

    private static void requirePaths(List<String> paths) {
      require(!paths.isEmpty(), "paths: wanted at least one path");
      for (String path : paths) {
        try {
          Glob.parse(path);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("paths: " + e.getMessage(), e);
        }
      }
    }

    private static void require(boolean holds, String wanted) {
      if (!holds) {
        throw new IllegalArgumentException(wanted);
      }
    }
  }

  @Override
  public Outcome examine(Documents system, Settings wanted, World world) {
    Notes notes = new Notes(ID);
    Shelf shelf = new Shelf(system, world, notes);
    SequencedMap<String, List<String>> found = shelf.find(wanted.paths());
    NavigableSet<String> paths = new TreeSet<>();
    found.values().forEach(paths::addAll);
    Optional<Outcome> wrong = shelf.provenance().wrongSubject();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    if (paths.size() > MAX_DOCUMENTS) {
      return new Outcome.Inconclusive(
          Cause.TOO_LARGE,
          "%d files match %s; the limit is %d"
              .formatted(paths.size(), String.join(", ", wanted.paths()), MAX_DOCUMENTS));
    }
    found.forEach((glob, matched) -> {
      if (matched.isEmpty()) {
        notes.finding(
            "absent", glob, "no such file", "a document", "write it, or correct the path");
      }
    });
    return judged(wanted, world, notes, shelf, paths);
  }

  private static Outcome judged(
      Settings wanted, World world, Notes notes, Shelf shelf, Collection<String> paths) {
    List<Document> documents = documents(shelf.fetch(paths), notes);
    boolean whole = shelf.complete();
    var owners = new OwnerJudge(notes);
    var links = new LinkJudge(notes);
    var since = new SinceJudge(world.now(), notes);
    if (wanted.owner()) {
      owners.look(documents, shelf);
    }
    if (wanted.changedSince() != null) {
      since.look(documents, wanted.changedSince(), shelf);
    }
    if (wanted.links() || wanted.diagrams() > 0) {
      links.look(documents, shelf);
    }
    Optional<Outcome> wrong = shelf.provenance().wrongSubject();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var each = new DocumentJudge(wanted, world.now(), notes);
    documents.forEach(each::judge);
    owners.judge();
    since.judge();
    if (wanted.links()) {
      links.judge();
    }
    // What could not be read may hold what is missed, so that only all documents can lack it.
    if (whole && !documents.isEmpty()) {
      new SetJudge(wanted, links, notes).judge(documents);
    }
    shelf.provenance().unbound().ifPresent(text -> notes.remark("documents", text));
    return notes.conclude(summary(documents));
  }

  private static List<Document> documents(Map<String, DocumentFile.Answer> files, Notes notes) {
    List<Document> documents = new ArrayList<>();
    files.forEach((path, file) -> {
      String text = file.text();
      if (text != null) {
        documents.add(Document.parse(path, text));
      } else if (file.state() == DocumentFile.State.ABSENT) {
        notes.finding("absent", path, "it went away", "a document", "write it again");
      } else {
        notes.finding(
            "not-text",
            path,
            "%d bytes that are not UTF-8".formatted(file.bytes()),
            "Markdown in UTF-8",
            "save it in UTF-8");
      }
    });
    return documents;
  }

  private static String summary(List<Document> documents) {
    int words = documents.stream().mapToInt(Document::words).sum();
    return "%d %s with %d words in all"
        .formatted(documents.size(), documents.size() == 1 ? "document" : "documents", words);
  }
}
