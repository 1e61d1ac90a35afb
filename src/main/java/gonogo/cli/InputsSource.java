package gonogo.cli;

import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ReleaseClues;
import gonogo.checklist.ShippedChecklists;
import gonogo.engine.OutsideRelease;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the inputs of a command from this machine. */
final class InputsSource {

  private InputsSource() {}

  /** Inputs whose release a pipeline or a checkout may know. */
  static InputsReader of(Console console) {
    return of(console, InputFiles.onDisk());
  }

  /** The same from other files. */
  static InputsReader of(Console console, InputFiles files) {
    return of(console, files, new OutsideRelease(console.environment(), Path.of("")));
  }

  /** Inputs of which no release is looked at, or that say all of it themselves. */
  static InputsReader withoutClues(Console console) {
    return of(console, InputFiles.onDisk(), ReleaseClues.none());
  }

  private static InputsReader of(Console console, InputFiles files, ReleaseClues clues) {
    return new InputsReader(
        files,
        ShippedChecklists.onClassPath(),
        console.environment()::get,
        LocalDate.now(ZoneOffset.UTC),
        clues);
  }
}
