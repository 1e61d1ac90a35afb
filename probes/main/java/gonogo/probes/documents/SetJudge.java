package gonogo.probes.documents;

import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.probes.documents.MarkdownProbe.Settings;
import java.util.List;

/** Judges what all documents together must have: a guide in ten files mentions the version once. */
final class SetJudge {
  private static final int VERSION_WORDS = 20;

  private final Settings wanted;
  private final LinkJudge links;
  private final Notes notes;
  private final String where;

  SetJudge(Settings wanted, LinkJudge links, Notes notes) {
    this.wanted = wanted;
    this.links = links;
    this.notes = notes;
    this.where = String.join(", ", wanted.paths());
  }

  void judge(List<Document> documents) {
    words(documents);
    diagrams(documents);
    for (String text : wanted.mentions()) {
      mention(documents, text, "not-mentioned");
    }
    for (String name : wanted.cover()) {
      mention(documents, name, "not-covered");
    }
    if (wanted.versionSection() != null) {
      version(documents, wanted.versionSection());
    }
  }

  private void words(List<Document> documents) {
    int words = documents.stream().mapToInt(Document::words).sum();
    notes.measure(Measure.atLeast("words", words, "1", wanted.minWords()));
    if (words > 0 && words < wanted.minWords()) {
      notes.finding(
          "too-short",
          where,
          "%d words of running text".formatted(words),
          "at least %d words".formatted(wanted.minWords()),
          "write what is missing; headings, code, comments and front matter do not count");
    }
  }

  private void diagrams(List<Document> documents) {
    if (wanted.diagrams() == 0) {
      return;
    }
    long diagrams = documents.stream()
        .mapToLong(document -> document.drawings() + links.pictures(document))
        .sum();
    notes.measure(Measure.atLeast("diagrams", (double) diagrams, "1", wanted.diagrams()));
    if (diagrams < wanted.diagrams()) {
      notes.finding(
          "too-few-diagrams",
          where,
          diagrams == 1 ? "one diagram" : diagrams + " diagrams",
          "at least " + wanted.diagrams(),
          "draw it as mermaid, plantuml or dot in a fence, or add an image that lies beside it");
    }
  }

  private void mention(List<Document> documents, String text, String code) {
    if (documents.stream().noneMatch(document -> document.mentions(text))) {
      notes.finding(
          code,
          "\"%s\" in %s".formatted(text, where),
          "it is not mentioned",
          "the whole words \"%s\", in any case".formatted(text),
          "write about it");
    }
  }

  private void version(List<Document> documents, String version) {
    int most = -1;
    for (Document document : documents) {
      for (Section section : document.sections()) {
        if (Words.mentioned(version, section.heading().folded())) {
          most = Math.max(most, section.words());
        }
      }
    }
    if (most < VERSION_WORDS) {
      notes.finding(
          "version-section",
          "\"%s\" in %s".formatted(version, where),
          most < 0 ? "no heading says it" : "%d words below it".formatted(most),
          "a heading with \"%s\" and at least %d words below it".formatted(version, VERSION_WORDS),
          "write the section");
    }
  }
}
