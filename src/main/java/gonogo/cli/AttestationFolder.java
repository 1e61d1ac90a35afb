package gonogo.cli;

import gonogo.attest.RefusedException;
import gonogo.attest.Sheet;
import gonogo.attest.SheetFiles;
import gonogo.checklist.EnvironmentTree;
import gonogo.checklist.InputFiles;
import gonogo.model.InvalidInputException;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder into which people put their sheets. */
final class AttestationFolder {

  private AttestationFolder() {}

  /** The folder that an environment names, which was read without a mistake before. */
  static Path of(Path environment) {
    Problems problems = new Problems();
    Place whole = Place.of(environment.toString());
    Source source = InputFiles.onDisk().read(environment.toString(), whole, problems);
    EnvironmentTree tree =
        source == null ? null : EnvironmentTree.read(InputFiles.onDisk(), source, problems);
    problems.throwIfAny();
    Node folder = tree == null ? null : tree.get("attestations");
    if (!(folder instanceof Node.Scalar path)) {
      throw new InvalidInputException(whole, "it names no folder of attestations");
    }
    String beside = InputFiles.beside(path.place(), path.text(), problems);
    problems.throwIfAny();
    return Path.of(Objects.requireNonNull(beside));
  }

  /**
   * Where a sheet goes: in the place of one that it says all of anew, else to a name of its own. A
   * word that was not said anew, a no above all, must not go away with its file.
   */
  static Path place(Path folder, Sheet sheet) {
    int number = 1;
    while (isKept(folder.resolve(SheetFiles.name(sheet, number)), sheet)) {
      number++;
    }
    return folder.resolve(SheetFiles.name(sheet, number));
  }

  private static boolean isKept(Path file, Sheet sheet) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      return !sheet.saysAnew(Sheet.read(Files.readString(file)));
    } catch (IOException | RefusedException _) {
      return true; // nobody knows what is in it
    }
  }

  /**
   * Writes a sheet and its signature in the place of earlier ones. The old signature goes first: a sheet beside the
   * signature of another would look tampered with.
   *
   * @param signed null when it is signed by something else, later
   */
  static void write(Path sheet, String text, Path signature, @Nullable String signed) {
    try {
      Files.createDirectories(Objects.requireNonNull(sheet.toAbsolutePath().getParent()));
      Files.deleteIfExists(signature);
      WholeFile.put(sheet, text);
      if (signed != null) {
        WholeFile.put(signature, signed);
      }
    } catch (IOException e) {
      throw new InvalidInputException(Place.of(sheet.toString()), "cannot be written: " + e);
    }
  }
}
