package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.EnvironmentWriter;
import gonogo.checklist.EnvironmentWriter.First;
import gonogo.checklist.EnvironmentWriter.NamedFile;
import gonogo.checklist.EnvironmentWriter.Said;
import gonogo.checklist.EnvironmentWriter.Site;
import gonogo.engine.Plan;
import gonogo.engine.PlanSummary;
import gonogo.engine.Planner;
import gonogo.engine.first.Findings;
import gonogo.engine.first.Found;
import gonogo.model.Checklist;
import gonogo.model.InvalidInputException;
import gonogo.model.Phase;
import gonogo.model.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A first environment file that is not written yet. It is read by the reader of every other command, and loads. */
record FirstDraft(Console console, Catalog catalog, Wanted wanted, Findings findings, First first) {
  private static final String CHECKLIST = "production-deployment";

  /** Where the source of a project is at home, and not its site. */
  private static final Set<String> CODE_HOSTS =
      Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "www.npmjs.com");

  /**
   * What was asked for.
   *
   * @param file the file to come
   * @param directory where to look for what is there
   */
  record Wanted(Path file, Path directory, String environment, List<String> urls) {
    Wanted {
      urls = List.copyOf(urls);
    }

    /** A path in the directory as the file writes it. */
    String beside(Path path) {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
      String relative = folder
          .normalize()
          .relativize(path.toAbsolutePath().normalize())
          .toString()
          .replace('\\', '/');
      return relative.isEmpty() ? "." : relative;
    }
  }

  static FirstDraft of(Console console, Catalog catalog, Wanted wanted) {
    Path folder =
        Optional.ofNullable(wanted.file().toAbsolutePath().getParent()).orElseThrow();
    Findings findings = Findings.in(wanted.directory(), folder);
    Checklist checklist = InputsSource.of(console).readChecklist(CHECKLIST);
    First bare = new First(
        wanted.environment(),
        CHECKLIST,
        said(findings.product()),
        said(findings.version()),
        sites(wanted.urls(), findings.pages()),
        checklist.roles(),
        folder(wanted, findings.documents()),
        folder(wanted, findings.reports()),
        List.of(),
        checklist.facts(),
        Map.of());
    FirstDraft draft = new FirstDraft(console, catalog, wanted, findings, bare);
    draft.plan(Instant.now());
    for (Findings.Named named : findings.files()) {
      draft = draft.naming(named);
    }
    return draft;
  }

  private static @Nullable Said said(@Nullable Found found) {
    return found == null ? null : new Said(found.value(), found.source());
  }

  private static @Nullable Said folder(Wanted wanted, @Nullable Found found) {
    return found == null
        ? null
        : new Said(wanted.beside(wanted.directory().resolve(found.value())), found.source());
  }

  private static List<Site> sites(List<String> urls, List<Found> pages) {
    List<Site> sites = new ArrayList<>();
    List<CheckCommand.Site> wanted = CheckCommand.sites(urls);
    for (CheckCommand.Site site : wanted) {
      sites.add(new Site(
          wanted.size() == 1 ? "site" : site.name(), site.base(), site.path(), "--url", false));
    }
    if (sites.isEmpty()) {
      pages.forEach(page -> guess(page).ifPresent(sites::add));
    }
    return sites;
  }

  /** Where a project says that it is at home may be the site, or a page about it. */
  private static Optional<Site> guess(Found page) {
    try {
      URI url = new URI(page.value());
      String host = url.getHost();
      if (host == null || CODE_HOSTS.contains(host)) {
        return Optional.empty();
      }
      CheckCommand.Site site = CheckCommand.sites(List.of(page.value())).getFirst();
      return Optional.of(new Site("site", site.base(), null, page.source(), true));
    } catch (java.net.URISyntaxException | InvalidInputException e) {
      return Optional.empty(); // not even a guess
    }
  }

  /** With a file that lies there, when everything still loads with it; else with a comment that says why not. */
  private FirstDraft naming(Findings.Named named) {
    String path = wanted.beside(named.path());
    FirstDraft taken = naming(new NamedFile(named.key(), path, null));
    try {
      taken.plan(Instant.now());
      return taken;
    } catch (InvalidInputException e) {
      return naming(new NamedFile(named.key(), path, e.problems().getFirst().message()));
    }
  }

  private FirstDraft naming(NamedFile file) {
    List<NamedFile> files = new ArrayList<>(first.files());
    files.add(file);
    return with(new First(
        first.environment(),
        first.checklist(),
        first.product(),
        first.version(),
        first.sites(),
        first.roles(),
        first.documents(),
        first.reports(),
        files,
        first.questions(),
        first.answers()));
  }

  /** With what somebody answered. */
  FirstDraft with(Map<String, Boolean> answers) {
    return with(new First(
        first.environment(),
        first.checklist(),
        first.product(),
        first.version(),
        first.sites(),
        first.roles(),
        first.documents(),
        first.reports(),
        first.files(),
        first.questions(),
        answers));
  }

  private FirstDraft with(First other) {
    return new FirstDraft(console, catalog, wanted, findings, other);
  }

  String text() {
    return EnvironmentWriter.write(first);
  }

  /**
   * What the file comes to.
   *
   * @throws InvalidInputException when it does not load
   */
  PlanSummary summary(Instant now) {
    return PlanSummary.of(plan(now), catalog, now, console.environment());
  }

  private Plan plan(Instant now) {
    Draft draft =
        InputsSource.of(console).draft(new Source(wanted.file().toString(), text()), Map.of());
    return new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), now);
  }
}
