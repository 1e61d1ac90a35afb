package gonogo.checklist;

import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The few words that some keys take. */
final class Choices {
  static final Map<String, Severity> SEVERITIES = byText(Severity.values(), Severity::text);
  static final Map<String, Phase> PHASES = byText(Phase.values(), Phase::text);
  static final Map<String, Of.Require> REQUIREMENTS = byText(Of.Require.values(), Of.Require::text);
  static final Map<String, Waiver.Accepts> ACCEPTS =
      byText(Waiver.Accepts.values(), Waiver.Accepts::text);

  private Choices() {}

  private static <E> Map<String, E> byText(E[] values, Function<E, String> text) {
    Map<String, E> byText = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> byText.put(text.apply(value), value));
    return byText;
  }
}
