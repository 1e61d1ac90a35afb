package gonogo.cli;

import gonogo.api.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as it is written in YAML. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration duration = Durations.parse(text);
      if (duration.isZero()) {
        throw new TypeConversionException("\"%s\": wanted more than nothing".formatted(text));
      }
      return duration;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("\"%s\": %s".formatted(text, e.getMessage()));
    }
  }
}
