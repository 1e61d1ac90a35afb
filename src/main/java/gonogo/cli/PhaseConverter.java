package gonogo.cli;

import gonogo.model.Names;
import gonogo.model.Phase;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a gate. The continuous items are covered by every gate from the deployment on; they are no gate. */
final class PhaseConverter implements ITypeConverter<Phase> {
  @Override
  public Phase convert(String text) {
    return Phase.of(text)
        .filter(phase -> phase != Phase.CONTINUOUS)
        .orElseThrow(() -> new TypeConversionException(
            "unknown phase \"%s\"%s".formatted(text, Names.hint(text, Phase.texts()))));
  }
}
