package gonogo.report;

import gonogo.judge.Lever;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What does not keep the verdict from GO, but must be known beside it. */
final class Beside {
  private static final int FIELD = 200;

  private final Reading reading;
  private final Page page;

  private Beside(Reading reading, Page page) {
    this.reading = reading;
    this.page = page;
  }

  static void print(Reading reading, Page page) {
    var beside = new Beside(reading, page);
    beside.waived();
    beside.concerns();
    beside.trial();
    beside.restsOn();
  }

  private void waived() {
    List<ItemView> waived = reading.itemsThat(item -> item.status() == Status.WAIVED);
    if (waived.isEmpty()) {
      return;
    }
    header("WAIVED " + waived.size());
    int shown = Math.min(waived.size(), reading.limits().items);
    for (ItemView item : waived.subList(0, shown)) {
      page.line(
          1,
          5,
          new Span(Style.UNSURE, "~"),
          Span.bold(item.id()),
          Span.of(" " + ItemText.of(item)));
      page.line(5, 7, Span.of(Untrusted.shorten(item.message(), FIELD)));
      if (item.waiver() != null) {
        page.line(5, 7, Span.of(waiver(item.waiver(), reading.limits().names)));
      }
    }
    rest(waived.subList(shown, waived.size()).stream().map(ItemView::id).toList(), "~");
  }

  private void rest(List<String> ids, String mark) {
    if (!ids.isEmpty()) {
      List<String> distinct = ids.stream().distinct().toList();
      String names = Words.some(distinct, 2 * reading.limits().names);
      page.line(
          1, 5, new Span(Style.UNSURE, mark), Span.of("and " + ids.size() + " more: " + names));
    }
  }

  /** Until when, whose and why. */
  static String waiver(WaiverView waiver, int names) {
    return "until %s, owner %s, approved by %s: %s"
        .formatted(
            Words.instant(waiver.expires()),
            Untrusted.shorten(waiver.owner(), FIELD),
            Words.some(waiver.approvers(), names),
            Untrusted.shorten(waiver.reason(), FIELD));
  }

  private void concerns() {
    List<Concern> concerns = Concern.of(reading);
    if (concerns.isEmpty()) {
      return;
    }
    header("CONCERNS " + concerns.size());
    int shown = Math.min(concerns.size(), reading.limits().items);
    for (Concern concern : concerns.subList(0, shown)) {
      page.line(
          1,
          5,
          new Span(Style.UNSURE, "!"),
          Span.bold(concern.item()),
          Span.of(" " + concern.text()));
    }
    rest(concerns.subList(shown, concerns.size()).stream().map(Concern::item).toList(), "!");
  }

  private void trial() {
    List<ItemView> trial = reading.itemsThat(Reading::isOnTrial);
    if (trial.isEmpty()) {
      return;
    }
    header("ON TRIAL " + trial.size() + ", not deciding yet");
    trial(trial, Status.NOT_MET, "would not be met");
    trial(trial, Status.UNDETERMINED, "could not be seen");
    trial(trial, Status.MET, "would be met");
  }

  private void trial(List<ItemView> trial, Status status, String words) {
    List<String> ids =
        trial.stream().filter(item -> item.status() == status).map(ItemView::id).toList();
    if (!ids.isEmpty()) {
      page.line(
          1,
          5,
          Span.of(words + " " + ids.size() + ":"),
          Span.of(Words.some(ids, 2 * reading.limits().names)));
    }
  }

  private void restsOn() {
    var levers = reading.report().restsOn().stream()
        .collect(Collectors.groupingBy(Lever::lever, LinkedHashMap::new, Collectors.toList()));
    if (levers.isEmpty()) {
      return;
    }
    header("RESTS ON");
    levers.forEach((name, moved) -> {
      List<String> texts = moved.stream().map(Beside::lever).toList();
      String label = moved.size() == 1 ? name : name + " (" + moved.size() + ")";
      page.line(
          1, 5, Span.bold(label + ":"), Span.of(Words.some(texts, reading.limits().details, "; ")));
    });
  }

  private static String lever(Lever lever) {
    return (lever.item() == null ? "" : lever.item() + " ") + change(lever);
  }

  /** From where to where, and which line says so. */
  static String change(Lever lever) {
    String change = lever.from() == null ? lever.to() : lever.from() + " → " + lever.to();
    return lever.where() == null ? change : change + " (" + lever.where() + ")";
  }

  private void header(String text) {
    page.blank();
    page.line(0, Span.bold(text));
  }
}
