package gonogo.cli;

import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the inputs of a command from this machine. */
final class InputsSource {

  private InputsSource() {}

  static InputsReader of(Console console) {
    return new InputsReader(
        InputFiles.onDisk(),
        ShippedChecklists.onClassPath(),
        console.environment()::get,
        LocalDate.now(ZoneOffset.UTC));
  }
}
