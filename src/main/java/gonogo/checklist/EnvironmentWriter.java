package gonogo.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first environment file as a person would, with where each line comes from in a comment beside it. What is not
 * known, or only guessed, stands there as a comment: no run rests on it.
 */
public final class EnvironmentWriter {
  /** The key under which facts stand. */
  public static final String FACTS = "facts";

  private final StringBuilder yaml = new StringBuilder();

  private EnvironmentWriter() {}

  /**
   * A value, and who says it.
   *
   * @param source for example {@code pom.xml:12}
   */
  public record Said(String value, String source) {}

  /**
   * A site.
   *
   * @param health the path that must answer; null when it is not known
   * @param guessed whether it is a guess; then it is written as a comment
   */
  public record Site(
      String name, String url, @Nullable String health, String source, boolean guessed) {}

  /**
   * A file that the environment names.
   *
   * @param trouble why it is not taken; then it is written as a comment; null when it is taken
   */
  public record NamedFile(String key, String path, @Nullable String trouble) {}

  /**
   * All that a first environment says.
   *
   * @param roles the roles of the checklist
   * @param documents a folder of documents, null when there is none
   * @param reports a folder of reports, null when there is none
   * @param questions the facts of the checklist with their questions
   * @param answers those that somebody answered
   */
  public record First(
      String environment,
      String checklist,
      @Nullable Said product,
      @Nullable Said version,
      List<Site> sites,
      List<String> roles,
      @Nullable Said documents,
      @Nullable Said reports,
      List<NamedFile> files,
      Map<String, String> questions,
      Map<String, Boolean> answers) {}

  /** The text of the file. */
  public static String write(First first) {
    EnvironmentWriter writer = new EnvironmentWriter();
    writer.line(
        "# Where gonogo looks, and what is said about it. Written once by gonogo init; yours to edit.");
    writer.line("environment: " + YamlText.scalar(first.environment));
    writer.line("checklist: " + YamlText.scalar(first.checklist));
    writer.release(first);
    writer.systems(first);
    first.files.forEach(writer::file);
    writer.yaml.append('\n');
    facts(first.questions, first.answers).forEach(writer::line);
    return writer.yaml.toString();
  }

  /** The facts as lines: what was answered, and the other questions as comments. */
  public static List<String> facts(Map<String, String> questions, Map<String, Boolean> answers) {
    List<String> lines = new ArrayList<>();
    if (!questions.isEmpty()) {
      lines.add(
          "# Say true or false; what nobody says is unknown, and the items that ask for it are not settled.");
      lines.add(answers.isEmpty() ? "# facts:" : "facts:");
      questions.forEach((fact, question) -> {
        Boolean answer = answers.get(fact);
        lines.add(
            answer == null
                ? "#   %s: # %s".formatted(fact, YamlText.comment(question))
                : "  %s: %s # %s".formatted(fact, answer, YamlText.comment(question)));
      });
    }
    return lines;
  }

  private void release(First first) {
    if (first.product == null) {
      line("# release: {product: NAME}");
    } else {
      line("release:");
      line("  product: %s%s".formatted(YamlText.scalar(first.product.value), from(first.product)));
    }
    if (first.version != null) {
      line("  # version: %s%s; the tag of a pipeline says it, or --release version=..."
          .formatted(YamlText.scalar(first.version.value), from(first.version)));
    }
    line("  # the commit is said by the pipeline, by git, or by --release commit=...");
  }

  private void systems(First first) {
    boolean web = first.sites.stream().anyMatch(site -> !site.guessed);
    boolean any = web || first.documents != null || first.reports != null;
    line("%s # roles of this checklist: %s"
        .formatted(
            any ? "systems:" : "# systems:", YamlText.comment(String.join(", ", first.roles))));
    line(web ? "  web:" : "#   web: # a site or an API behind one URL");
    for (Site site : first.sites) {
      String health = site.health == null ? "" : ", health: " + YamlText.scalar(site.health);
      line("%s%s: {url: %s%s, roles: [app]} # %s %s"
          .formatted(
              site.guessed ? "#     " : "    ",
              YamlText.scalar(site.name),
              YamlText.scalar(site.url),
              health,
              site.guessed ? "guess from" : "from",
              YamlText.comment(site.source)));
    }
    if (first.sites.isEmpty()) {
      line("#     site: {url: 'https://shop.example.com', health: /health, roles: [app]}");
    }
    folder("documents", "repository", first.documents, "a checkout of the commit of the release");
    folder("reports", "ci", first.reports, "commit-file: FILE says which commit they are of");
  }

  private void folder(String kind, String name, @Nullable Said path, String note) {
    if (path != null) {
      line("  %s: # %s".formatted(kind, note));
      line("    %s: {path: %s}%s".formatted(name, YamlText.scalar(path.value), from(path)));
    }
  }

  private void file(NamedFile file) {
    line(
        file.trouble == null
            ? "%s: %s # found".formatted(file.key, YamlText.scalar(file.path))
            : "# %s: %s # found, but it does not load: %s"
                .formatted(file.key, YamlText.scalar(file.path), YamlText.comment(file.trouble)));
  }

  private static String from(Said said) {
    return " # from " + YamlText.comment(said.source);
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }
}
