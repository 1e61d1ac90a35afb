package gonogo.cli;

import gonogo.attest.SshKeys;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a pair of keys for signing. */
@Command(
    name = "keygen",
    description = "Make a pair of keys (OpenSSH, ed25519): FILE, which is secret, and FILE.pub.",
    footer = {
      "",
      "The key has no passphrase: who can read the file can sign. For a protected key make it with",
      "ssh-keygen -t ed25519, and sign with 'gonogo attest --unsigned' and ssh-keygen -Y sign -n gonogo."
    })
final class KeygenCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "FILE", description = "Where the private key is written.")
  private Path file = Path.of("key");

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      defaultValue = "gonogo",
      description = "Stands behind the public key; default: ${DEFAULT-VALUE}.")
  private String comment = "gonogo";

  KeygenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (comment.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException(Place.of("--comment"), "wanted a text in one line");
    }
    Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
    SshKeys.Pair pair = SshKeys.generate(new SecureRandom(), comment);
    refuseIfThere(publicFile);
    write(file, pair.privateText(), true);
    write(publicFile, pair.publicLine() + "\n", false);
    console.out().println("wrote %s, which is secret, and %s".formatted(file, publicFile));
    console.out().println("in the file of people, below the one whose key it is:");
    console.out().println("    keys: [\"%s\"]".formatted(pair.publicLine()));
    return ExitStatus.OK;
  }

  private static void refuseIfThere(Path path) {
    if (Files.exists(path)) {
      throw there(path);
    }
  }

  private static InvalidInputException there(Path path) {
    return new InvalidInputException(
        Place.of(path.toString()), "is there already; a key is never written over");
  }

  /** From the first byte on nobody else may read the private one. */
  private static void write(Path path, String text, boolean secret) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner = secret && posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
    try (FileChannel channel = FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw there(path);
    } catch (IOException e) {
      throw new InvalidInputException(Place.of(path.toString()), "cannot be written: " + e);
    }
  }
}
