package gonogo.cli;

import gonogo.checklist.WaiverWriter;
import gonogo.model.Item;
import gonogo.model.People;
import gonogo.model.People.Person;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import gonogo.report.Untrusted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A waiver that was written: who must see it, and what it does. */
record WaiveText(
    Waiver waiver,
    Item item,
    People people,
    NamedFile file,
    @Nullable ReportedCodes reported,
    Console console) {

  String written() {
    List<String> lines = new ArrayList<>();
    lines.add(file.done());
    lines.add("");
    WaiverWriter.file(waiver).lines().skip(1).forEach(lines::add);
    lines.add("");
    lines.add("\"%s\" (%s, due at %s) is waived"
        .formatted(item.text(), item.severity().text(), item.phase().text()));
    lines.add("  from %s until %s".formatted(waiver.from(), waiver.until()));
    scope(lines);
    if (reported != null) {
      lines.add(
          "  %s, of %s: %s".formatted(reported.file(), reported.finishedAt(), reported.message()));
    }
    lines.add(
        "The report will say so: 1 waiver in its headline, and under what the verdict rests on:");
    lines.add("  waiver: %s %s -> WAIVED by %s"
        .formatted(
            item.id(),
            waiver.accepts() == Accepts.FAILED ? "NOT_MET" : "UNDETERMINED",
            waiver.id()));
    approval(lines);
    return lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }

  private void scope(List<String> lines) {
    switch (waiver.accepts()) {
      case FAILED ->
        lines.add(
            "  while every finding is one of %s; another one is NOT_MET, and what could not be seen stays UNDETERMINED"
                .formatted(String.join(", ", waiver.codes())));
      case UNSEEN -> lines.add("  while it cannot be seen; a failure that is seen is NOT_MET");
    }
  }

  private void approval(List<String> lines) {
    lines.add("It is not signed: have the change of %s reviewed by".formatted(file.path()));
    for (String approver : waiver.approvers()) {
      Person person = Objects.requireNonNull(people.byId().get(approver), approver);
      LocalDate until = person.until();
      boolean ends =
          until != null && until.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(waiver.until());
      lines.add("  %s, %s%s"
          .formatted(
              approver,
              person.name(),
              ends ? "; void from %s, when the entry of %s ends".formatted(until, approver) : ""));
    }
  }
}
