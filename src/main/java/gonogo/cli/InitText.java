package gonogo.cli;

import gonogo.checklist.EnvironmentWriter.First;
import gonogo.checklist.EnvironmentWriter.NamedFile;
import gonogo.checklist.EnvironmentWriter.Said;
import gonogo.checklist.EnvironmentWriter.Site;
import gonogo.engine.PlanSummary;
import gonogo.engine.PlanSummary.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a first environment file came to, and what to do next. */
final class InitText {

  private InitText() {}

  static String write(FirstDraft draft, PlanSummary summary, Console console) {
    Lines lines = new Lines(console);
    First first = draft.first();
    String file = draft.wanted().file().toString();
    lines.add("%s: written, and it loads".formatted(file));
    list(lines, "found", found(first));
    list(lines, "as comments", comments(first));
    draft.findings().notes().forEach(note -> lines.add("  " + note));
    boolean site = first.sites().stream().anyMatch(each -> !each.guessed());
    if (!site) {
      lines.add("  no address of a site is known: say it under systems");
    }
    lines.add("  facts: %d answered, %d open"
        .formatted(
            first.answers().size(), first.questions().size() - first.answers().size()));
    lines.blank();
    lines.add("Next");
    next(lines, file, first, summary);
    return lines.text();
  }

  private static void list(Lines lines, String what, List<String> found) {
    if (!found.isEmpty()) {
      lines.add("  %s: %s".formatted(what, String.join(", ", found)));
    }
  }

  private static List<String> found(First first) {
    List<String> found = new ArrayList<>();
    add(found, "product", first.product());
    add(found, "documents", first.documents());
    add(found, "reports", first.reports());
    first.files().stream()
        .filter(file -> file.trouble() == null)
        .map(NamedFile::path)
        .forEach(found::add);
    return found;
  }

  /** What no run rests on. */
  private static List<String> comments(First first) {
    List<String> found = new ArrayList<>();
    add(found, "version", first.version());
    first.sites().stream()
        .filter(Site::guessed)
        .forEach(site -> found.add("a guess of the address (%s)".formatted(site.source())));
    first.files().stream()
        .filter(file -> file.trouble() != null)
        .forEach(file -> found.add("%s, which does not load".formatted(file.path())));
    return found;
  }

  private static void add(List<String> found, String what, @Nullable Said said) {
    if (said != null) {
      found.add("%s (%s)".formatted(what, said.source()));
    }
  }

  private static void next(Lines lines, String file, First first, PlanSummary summary) {
    lines.addCommand("gonogo plan %s    # what a run would see, and what it lacks".formatted(file));
    boolean some = !summary.part(Part.SEEN).items().isEmpty();
    if (some && !summary.adopted()) {
      lines.addCommand(
          "gonogo adopt %s    # what can be seen decides, the rest comes later".formatted(file));
    }
    if (some) {
      lines.addCommand("gonogo run %s    # the verdict".formatted(file));
    } else {
      lines.addCommand("gonogo adopt %s --next    # what to add first".formatted(file));
    }
    if (first.answers().isEmpty()) {
      lines.addCommand("gonogo init --facts %s    # asks what only people know".formatted(file));
    }
  }
}
