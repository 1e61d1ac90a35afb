package gonogo.cli;

import gonogo.checklist.AdoptionWriter.Later;
import gonogo.engine.FirstAdoption;
import gonogo.engine.Lack;
import gonogo.report.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a first adoption came to, and what would let more items decide. */
record AdoptText(FirstAdoption first, NamedFile file, Later later, Console console) {
  private static final int MOST_LACKS = 8;
  private static final int NAMED = 3;

  /** For when the file was written. */
  String written() {
    List<String> lines = new ArrayList<>();
    int items = first.checklist().items().size();
    int decide = first.decides().size();
    lines.add("%d of %d items decide".formatted(decide, items)
        + (decide == items
            ? ""
            : "; the other %d come later: review on %s, owner %s"
                .formatted(items - decide, later.review(), later.owner())));
    lines.add(file.done());
    if (!first.canBeGo()) {
      lines.add(
          "None of them is of blocking severity, due before the deployment and looked at: there a run is INCOMPLETE at best.");
    }
    addLacks(lines, "More would decide with");
    lines.add("");
    lines.add(
        "Keep both files where the author of a release cannot change them alone (SECURITY.md).");
    lines.add("Next: gonogo run " + file.environment().path());
    return text(lines);
  }

  /** For when no item would decide. */
  String nothing() {
    List<String> lines = new ArrayList<>();
    lines.add("gonogo: none of the %d items can be looked at with %s as it is; nothing was written"
        .formatted(first.checklist().items().size(), file.environment().path()));
    addLacks(lines, "Items would decide with");
    return text(lines);
  }

  private void addLacks(List<String> lines, String title) {
    if (!first.lacks().isEmpty()) {
      lines.add("");
      lines.add(title);
      first.lacks().stream().limit(MOST_LACKS).forEach(lack -> addLack(lines, lack));
      int more = first.lacks().size() - MOST_LACKS;
      if (more > 0) {
        lines.add("  and %d more: 'gonogo plan %s' shows all"
            .formatted(more, file.environment().path()));
      }
    }
    if (!first.unbound().isEmpty()) {
      lines.add("");
      lines.add(
          "Nothing in this version looks at %d of the items ('gonogo items' says what they need);"
              .formatted(first.unbound().size()));
      lines.add("people can sign for them, where attest: in the environment names the duty.");
    }
  }

  private static void addLack(List<String> lines, Lack lack) {
    lines.add("  %s: %s"
        .formatted(lack.needs(), Objects.requireNonNullElse(lack.hint(), "not in this version")));
    lines.add("      for %d %s, %d of blocking severity: %s"
        .formatted(
            lack.items().size(),
            lack.items().size() == 1 ? "item" : "items",
            lack.blocking(),
            named(lack.items())));
  }

  private static String named(List<String> ids) {
    String some = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ids.size() <= NAMED ? some : some + ", ...";
  }

  private String text(List<String> lines) {
    return lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }
}
