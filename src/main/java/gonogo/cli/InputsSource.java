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
    return of(console, InputFiles.onDisk());
  }

  /** The same from other files. */
  static InputsReader of(Console console, InputFiles files) {
    return new InputsReader(
        files,
        ShippedChecklists.onClassPath(),
        console.environment()::get,
        LocalDate.now(ZoneOffset.UTC));
  }
}
