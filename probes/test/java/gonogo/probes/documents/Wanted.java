package gonogo.probes.documents;

import com.google.re2j.Pattern;
import gonogo.api.Setting;
import gonogo.catalog.FlowYaml;
import gonogo.model.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings of {@link MarkdownProbe}, starting from none of its wishes or from its defaults. */
final class Wanted {
  private final List<String> paths;
  private List<Pattern> sections = List.of();
  private int minWords;
  private boolean owner;
  private Duration maxReviewAge = Duration.ZERO;
  private List<String> mentions = List.of();
  private List<Pattern> forbid = List.of();
  private int diagrams;
  private boolean links;
  private List<String> cover = List.of();
  private @Nullable String versionSection;
  private @Nullable String changedSince;

  private Wanted(List<String> paths) {
    this.paths = paths;
  }

  /** Only that the documents are there. */
  static Wanted only(String... paths) {
    return new Wanted(List.of(paths));
  }

  static Wanted defaults(String... paths) {
    return only(paths).minWords(150).owner().maxReviewAge(180).finished().links();
  }

  Wanted sections(String... wanted) {
    sections = Stream.of(wanted).map(Pattern::compile).toList();
    return this;
  }

  Wanted minWords(int wanted) {
    minWords = wanted;
    return this;
  }

  Wanted owner() {
    owner = true;
    return this;
  }

  Wanted maxReviewAge(int days) {
    maxReviewAge = Duration.ofDays(days);
    return this;
  }

  Wanted mentions(String... wanted) {
    mentions = List.of(wanted);
    return this;
  }

  /** The default of {@code forbid}. */
  Wanted finished() {
    String fallback = Stream.of(MarkdownProbe.Settings.class.getRecordComponents())
        .filter(component -> component.getName().equals("forbid"))
        .map(component -> component.getAnnotation(Setting.class).fallback())
        .findFirst()
        .orElseThrow();
    forbid = ((Node.Sequence) FlowYaml.read("forbid", fallback))
        .values().stream()
            .map(value -> Pattern.compile(((Node.Scalar) value).text()))
            .toList();
    return this;
  }

  Wanted forbid(String... wanted) {
    forbid = Stream.of(wanted).map(Pattern::compile).toList();
    return this;
  }

  Wanted diagrams(int wanted) {
    diagrams = wanted;
    return this;
  }

  Wanted links() {
    links = true;
    return this;
  }

  Wanted cover(String... wanted) {
    cover = List.of(wanted);
    return this;
  }

  Wanted versionSection(String wanted) {
    versionSection = wanted;
    return this;
  }

  Wanted changedSince(String revision) {
    changedSince = revision;
    return this;
  }

  MarkdownProbe.Settings settings() {
    return new MarkdownProbe.Settings(
        paths,
        sections,
        minWords,
        owner,
        maxReviewAge,
        mentions,
        forbid,
        diagrams,
        links,
        cover,
        versionSection,
        changedSince);
  }
}
