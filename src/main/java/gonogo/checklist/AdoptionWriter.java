package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Section;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** Writes an adoption file as a person would: one id in a line, with its text, section by section. */
public final class AdoptionWriter {
  private final StringBuilder yaml = new StringBuilder();
  private final Set<String> decides;

  private AdoptionWriter(Collection<String> decides) {
    this.decides = Set.copyOf(decides);
  }

  /**
   * What is said of the items that do not decide yet.
   *
   * @param review the day, in UTC, from which they decide
   */
  public record Later(LocalDate review, String owner, String reason) {}

  /**
   * The text of a file. Every id is written out, so that a person can read and move each.
   *
   * @param id what the adoption is called
   * @param decides ids of items of the checklist
   */
  public static String write(
      String id, Checklist checklist, Collection<String> decides, Later later) {
    var writer = new AdoptionWriter(decides);
    writer.line("# Which items of %s decide yet. Written once by gonogo adopt; yours to edit."
        .formatted(YamlText.comment(checklist.id())));
    writer.line(
        "# An id wins over a prefix like env-*, and that over *; what none matches decides.");
    writer.line("# Taking away a system, a secret or a signature moves no item.");
    writer.line("adoption: " + YamlText.scalar(id));
    writer.line("decides:");
    checklist.sections().forEach(section -> writer.section("", section));
    if (checklist.items().size() > writer.decides.size()) {
      writer.later(later);
    }
    return writer.yaml.toString();
  }

  private void section(String above, Section section) {
    var title = above + YamlText.comment(section.title());
    var chosen =
        section.items().stream().filter(item -> decides.contains(item.id())).toList();
    if (!chosen.isEmpty()) {
      line("  # " + title);
      chosen.forEach(this::item);
    }
    section.sections().forEach(below -> section(title + " / ", below));
  }

  private void item(Item item) {
    line("  - %s # %s".formatted(item.id(), YamlText.comment(item.text())));
  }

  private void later(Later later) {
    line("later:");
    line("  - items: [\"*\"]");
    line("    review: %s # on this day, in UTC, they decide; at most 180 days ahead"
        .formatted(later.review()));
    line("    owner: " + YamlText.scalar(later.owner()));
    line("    reason: " + YamlText.scalar(later.reason()));
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }
}
