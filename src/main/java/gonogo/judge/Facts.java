package gonogo.judge;

import gonogo.model.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the declared facts say to the conditions of an item or a check. */
sealed interface Facts {

  /** Every condition holds. */
  record Hold() implements Facts {}

  /** At least one is false, whatever the unknown ones are. */
  record RuleOut(List<When> by) implements Facts {
    String trace() {
      return by.stream().map(Facts::trace).collect(Collectors.joining(", "));
    }
  }

  /** None is false, and at least one is about a fact that nobody declared. */
  record Unknown(List<String> facts) implements Facts {
    String message() {
      return "nobody has declared " + String.join(", ", facts);
    }

    List<String> needs() {
      return facts.stream().map(fact -> "fact:" + fact).toList();
    }
  }

  /** Why a condition that is false does not hold. */
  static String trace(When opposed) {
    return "%s is declared %s".formatted(opposed.fact(), opposed.negated());
  }

  /** The conditions that a declared fact contradicts. */
  static List<When> opposed(List<When> conditions, Map<String, Boolean> declared) {
    return conditions.stream()
        .filter(condition ->
            Boolean.valueOf(condition.negated()).equals(declared.get(condition.fact())))
        .toList();
  }

  static Facts about(List<When> conditions, Map<String, Boolean> declared) {
    var opposed = opposed(conditions, declared);
    if (!opposed.isEmpty()) {
      return new RuleOut(opposed);
    }
    var unknown = conditions.stream()
        .map(When::fact)
        .filter(fact -> !declared.containsKey(fact))
        .distinct()
        .toList();
    return unknown.isEmpty() ? new Hold() : new Unknown(unknown);
  }
}
