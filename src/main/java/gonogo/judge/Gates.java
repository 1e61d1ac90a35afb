package gonogo.judge;

import gonogo.model.Item;
import gonogo.model.Phase;

/**
 * Which items belong to a gate. One before the deployment covers all gates up to it. One from the deployment on covers
 * the gates since the deployment, what is watched continuously, and what is due again.
 */
final class Gates {

  private Gates() {}

  static boolean covers(Phase gate, Item item) {
    if (item.phase().compareTo(gate) > 0) {
      return item.phase() == Phase.CONTINUOUS && afterDeployment(gate);
    }
    return !afterDeployment(gate)
        || afterDeployment(item.phase())
        || item.again().contains(gate);
  }

  /** Why an item that a gate does not cover is not due. */
  static String reason(Phase gate, Item item) {
    if (item.phase() == Phase.CONTINUOUS) {
      return "due from the deployment on";
    }
    return afterDeployment(gate) && !afterDeployment(item.phase())
        ? "settled before the deployment"
        : "due at " + item.phase().text();
  }

  private static boolean afterDeployment(Phase phase) {
    return phase.compareTo(Phase.DEPLOY) >= 0;
  }
}
