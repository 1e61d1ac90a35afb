package gonogo.catalog;

import gonogo.api.Cause;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reference of all probes and kinds of systems, in Markdown; {@code docs/probes.md} is made from it. */
public final class Reference {
  private static final Pattern PARAGRAPH = Pattern.compile("\n\n+|\n(?=- )");

  private final Catalog catalog;

  public Reference(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The whole page. */
  public String page() {
    return """
        # Probes

        Made from the probes themselves, so do not edit it; `gonogo probes ID` prints the section of one.

        | probe | passes when |
        | --- | --- |
        %s

        A check of a checklist names a probe under `probe` and its settings under `with`. Durations are written `500ms`,
        `30s`, `15m`, `4h` or `90d`. Regular expressions are [RE2](https://github.com/google/re2/wiki/Syntax) and are
        searched for; `^` and `$` make them match the whole. Any value may hold placeholders such as
        `{release.version}`; they are listed in [formats.md](formats.md).

        %s

        ## Kinds of systems

        What an environment says of a system, below `systems`, then its kind, then its name. Beside the keys of its kind
        every system takes `roles`, the list of the roles that it has. Paths are relative to the file that names them; a
        secret is written `${env:NAME}` or `${file:path}`, never as its value.

        %s
        """.formatted(
        catalog.probes().values().stream().map(Reference::row).collect(Collectors.joining("\n")),
        catalog.probes().values().stream()
            .map(this::probe)
            .collect(Collectors.joining("\n"))
            .strip(),
        catalog.kinds().values().stream()
            .map(this::kind)
            .collect(Collectors.joining("\n"))
            .strip());
  }

  /** One line for every probe; one of a plugin names its jar. */
  public String list() {
    int width =
        catalog.probes().keySet().stream().mapToInt(String::length).max().orElse(0);
    return catalog.probes().values().stream()
        .map(probe -> ("%-" + width + "s  %s%s")
            .formatted(
                probe.id(),
                probe.claim(),
                probe.plugin().map(plugin -> " [" + plugin.name() + "]").orElse("")))
        .collect(Collectors.joining("\n"));
  }

  /** The section of one probe. */
  public String probe(ProbeType probe) {
    return """
        ## %s

        %s.

        Looks at systems of the kind %s.%s

        %s

        **Findings**, each after `%s/`: %s.

        **Inconclusive**, beside what any question can meet: %s.

        %s
        """.formatted(
        probe.id(),
        probe.claim(),
        codes(kindsFor(probe)),
        probe.plugin().map(plugin -> " Comes from the plugin " + plugin + ".").orElse(""),
        SettingTables.of("setting", probe.settings()),
        probe.id(),
        codes(probe.codes()),
        probe.causes().isEmpty()
            ? "nothing"
            : codes(probe.causes().stream().map(Cause::name).toList()),
        Sidecar.of(probe).strip().replaceAll("(?m)^## ", "### "));
  }

  /** The paragraphs, or points of a list, under a heading of the page beside a probe; none when it has no such heading. */
  public static List<String> paragraphs(ProbeType probe, String heading) {
    return Pattern.compile("^## ", Pattern.MULTILINE)
        .splitAsStream(Sidecar.of(probe))
        .filter(section -> section.startsWith(heading + "\n"))
        .flatMap(section ->
            PARAGRAPH.splitAsStream(section.substring(heading.length()).strip()))
        .map(paragraph -> paragraph.replaceFirst("^- ", "").replace("**", ""))
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  private static String row(ProbeType probe) {
    return "| [%s](#%s) | %s |"
        .formatted(probe.id(), probe.id().replace("/", ""), SettingTables.cell(probe.claim()));
  }

  private String kind(KindType kind) {
    return """
        ### %s

        %s. %s when none is named. The probes that look at it: %s.

        %s
        """.formatted(
            kind.kind(),
            kind.description(),
            kind.defaultRoles().isEmpty()
                ? "It has no role"
                : "Its role is " + codes(kind.defaultRoles()),
            codes(probesFor(kind)),
            SettingTables.of("key", kind.settings()));
  }

  private List<String> kindsFor(ProbeType probe) {
    return catalog.kinds().values().stream()
        .filter(kind -> kind.has(probe.facet()))
        .map(KindType::kind)
        .toList();
  }

  private List<String> probesFor(KindType kind) {
    return catalog.probes().values().stream()
        .filter(probe -> kind.has(probe.facet()))
        .map(ProbeType::id)
        .toList();
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(SettingTables::code).collect(Collectors.joining(", "));
  }
}
