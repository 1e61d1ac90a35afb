package gonogo.report;

import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ItemView;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.ItemAdjustment;
import gonogo.model.Place;
import gonogo.model.SystemSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where a person would edit what a report is about: the item in a list of the team's own, else what the environment
 * says of the item or of the system that was looked at, else where the environment names the list.
 *
 * @param whole where the environment names the list
 * @param items by id; an item that only a shipped list names is not there
 * @param systems by {@code kind/name}
 */
public record Places(
    Checkout checkout, Place whole, Map<String, Place> items, Map<String, Place> systems) {
  private static final String SHIPPED = "shipped:";

  public Places {
    items = Map.copyOf(items);
    systems = Map.copyOf(systems);
  }

  /**
   * A line of a file.
   *
   * @param path from the top of the repository, with slashes
   * @param line from 1
   */
  record Line(String path, int line) {}

  /** The places of a checklist and of the environment that it is run with. */
  public static Places of(Checklist checklist, Environment environment, Checkout checkout) {
    Map<String, Place> items = new HashMap<>();
    environment.attest().forEach((item, duties) -> items.put(item, duties.place()));
    for (ItemAdjustment adjustment : environment.items()) {
      items.put(adjustment.item(), adjustment.place());
    }
    for (Item item : checklist.items()) {
      if (!item.place().file().startsWith(SHIPPED)) {
        items.put(item.id(), item.place());
      }
    }
    Map<String, Place> systems = new HashMap<>();
    for (SystemSpec system : environment.systems()) {
      systems.put(system.ref().toString(), system.place());
    }
    return new Places(checkout, environment.checklistPlace(), items, systems);
  }

  /** Where an item can be edited; a system of a check that did not pass comes before the others. */
  Line of(ItemView item) {
    Place place = items.get(item.id());
    return place == null
        ? Stream.of(true, false)
            .flatMap(wrong -> item.checks().stream().filter(check -> isWrong(check) == wrong))
            .map(check -> check.system() == null ? null : systems.get(check.system()))
            .filter(Objects::nonNull)
            .findFirst()
            .map(this::line)
            .orElseGet(this::verdict)
        : line(place);
  }

  private static boolean isWrong(CheckView check) {
    return check.outcome().equals("FAILED") || check.outcome().equals("INCONCLUSIVE");
  }

  /** Where what is not about one item can be edited. */
  Line verdict() {
    return line(whole);
  }

  private Line line(Place place) {
    return new Line(checkout.path(place.file()), Math.max(1, place.line()));
  }
}
