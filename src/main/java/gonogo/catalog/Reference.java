package gonogo.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of all probes and kinds of systems, in Markdown; {@code docs/probes.md} is made from it. */
public final class Reference {
  private final Catalog catalog;

  public Reference(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The whole page. */
  public String page() {
    return """
        # Probes

        Made from the probes themselves; do not edit. `gonogo probes ID` prints the same.

        %s

        # Kinds of systems

        %s
        """
        .formatted(
            catalog.probes().values().stream().map(Reference::probe).collect(Collectors.joining("\n")).strip(),
            catalog.kinds().values().stream().map(Reference::kind).collect(Collectors.joining("\n")).strip());
  }

  /** One line for every probe. */
  public String list() {
    int width = catalog.probes().keySet().stream().mapToInt(String::length).max().orElse(0);
    return catalog.probes().values().stream()
        .map(probe -> ("%-" + width + "s  %s").formatted(probe.id(), probe.claim()))
        .collect(Collectors.joining("\n"));
  }

  /** The section of one probe. */
  public static String probe(ProbeType probe) {
    return """
        ## %s

        %s.

        Looks at systems with the facet `%s`.

        %s
        **Findings**: %s

        %s
        """
        .formatted(
            probe.id(),
            probe.claim(),
            probe.facet().getSimpleName(),
            table(probe.settings()),
            probe.findings().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
            Sidecar.of(probe).strip().replaceAll("(?m)^## ", "### "));
  }

  private static String kind(KindType kind) {
    return """
        ## %s

        %s. Facets: %s. Default roles: %s.

        %s
        """
        .formatted(
            kind.kind(),
            kind.description(),
            kind.facets().stream().map(Class::getSimpleName).sorted().map("`%s`"::formatted)
                .collect(Collectors.joining(", ")),
            kind.defaultRoles().stream().sorted(Comparator.naturalOrder()).map("`%s`"::formatted)
                .collect(Collectors.joining(", ")),
            table(kind.settings()));
  }

  private static String table(List<SettingType> settings) {
    return settings.stream()
        .map(
            setting ->
                "| `%s` | %s | %s | %s | `%s` |\n".formatted(
                    setting.name(),
                    setting.type(),
                    setting.required() ? "required" : setting.fallback() == null ? "-" : "`" + setting.fallbackText() + "`",
                    setting.description(),
                    setting.example().replace("|", "\\|")))
        .collect(Collectors.joining("", "| setting | type | default | meaning | example |\n| --- | --- | --- | --- | --- |\n", ""));
  }
}
