package gonogo.judge;

import gonogo.api.Cause;
import gonogo.model.Adoption.Stage;
import gonogo.model.Item;
import java.util.List;

/** How items stand before anything is looked at. */
final class Standings {

  private Standings() {}

  /** The order is part of the contract: adoption, gate, facts, selection. */
  static Standing of(Item item, Case given) {
    var exemption = Adoptions.exemption(given.adoption(), item.id(), given.now());
    if (exemption != null && exemption.stage() == Stage.LATER) {
      return new Standing.NotAdopted(exemption.text());
    }
    if (!Gates.covers(given.phase(), item)) {
      return new Standing.NotDue(Gates.reason(given.phase(), item));
    }
    return switch (Facts.about(item.when(), given.facts())) {
      case Facts.RuleOut out -> new Standing.NotApplicable(out.trace());
      case Facts.Unknown unknown ->
        new Standing.Undetermined(Cause.NOT_CONFIGURED, unknown.message(), unknown.needs());
      case Facts.Hold() ->
        given.isSelected(item)
            ? new Standing.Open()
            : new Standing.Undetermined(Cause.NOT_SELECTED, "left out by --only", List.of());
    };
  }
}
