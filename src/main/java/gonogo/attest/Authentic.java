package gonogo.attest;

import gonogo.model.People;
import gonogo.model.Shown;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of which is known whether the person that it names has signed it; the costly part of a
 * verification, done once.
 *
 * @param result a refusal, or a sheet of which nothing else is known yet
 */
public record Authentic(SignedFile file, Examined result) {

  /** Looks at each file. */
  static List<Authentic> of(People people, List<SignedFile> files) {
    Keyring keys = Keyring.of(people);
    return files.stream()
        .map(file -> new Authentic(file, examine(people, keys, file)))
        .toList();
  }

  private static Examined examine(People people, Keyring keys, SignedFile file) {
    String name = name(file.sheet());
    try {
      String signer = signer(keys, file);
      Sheet sheet = Sheet.read(file.sheet().text());
      sameAs(people, signer, sheet);
      return new Examined.Verified(name, sheet);
    } catch (RefusedException e) {
      return Examined.Refused.of(name, said(file.sheet()), e);
    }
  }

  private static String signer(Keyring keys, SignedFile file) throws RefusedException {
    Source beside = file.signature();
    if (beside == null) {
      throw new RefusedException(
          Reason.NO_SIGNATURE,
          "there is no %s beside it".formatted(SheetFiles.signature(name(file.sheet()))));
    }
    SshSignature signature = signature(beside);
    if (!signature.fits(file.sheet().text().getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedException(
          Reason.WRONG_SIGNATURE, "the signature does not fit the bytes of the sheet");
    }
    return keys.owner(signature.key());
  }

  private static SshSignature signature(Source file) throws RefusedException {
    try {
      return SshSignature.parse(file.text());
    } catch (RefusedException e) {
      throw new RefusedException(e.reason(), "its signature cannot be used: " + e.detail(), e);
    }
  }

  private static void sameAs(People people, String signer, Sheet sheet) throws RefusedException {
    if (!people.byId().containsKey(sheet.person())) {
      throw new RefusedException(
          Reason.UNKNOWN_PERSON,
          "the list of people has no %s".formatted(Shown.text(sheet.person())));
    }
    if (!signer.equals(sheet.person())) {
      throw new RefusedException(
          Reason.KEY_OF_ANOTHER_PERSON,
          "it is the word of %s, signed by %s".formatted(sheet.person(), signer));
    }
  }

  /** What stands in a sheet, whoever wrote it. */
  private static @Nullable Sheet said(Source file) {
    try {
      return Sheet.read(file.text());
    } catch (RefusedException _) {
      // That it cannot be read is said already, or something worse.
      return null;
    }
  }

  /** The name of a file, without its folder. */
  static String name(Source file) {
    return file.path()
        .substring(Math.max(file.path().lastIndexOf('/'), file.path().lastIndexOf('\\')) + 1);
  }
}
