package gonogo.cli;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes files whole or not at all, and those that people edit never over something that was not
 * seen.
 *
 * <p>What is written lies beside the file first, and not as a temporary file of the JDK, which
 * nobody else may read.
 */
final class WholeFile {

  private WholeFile() {}

  /** Writes a file that is not there yet, with the folders above it. */
  static void create(Path file, String text) {
    try {
      Path target = file.toAbsolutePath();
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Path beside = beside(target);
      try {
        writeToDisk(beside, text);
        Files.move(beside, target); // not over another file
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (FileAlreadyExistsException e) {
      throw failed(file, "something else of this name is there by now; nothing was written");
    } catch (IOException e) {
      throw failed(file, "cannot be written: " + e);
    }
  }

  /** Writes a file whose folder is there, whatever was there of this name before. */
  static void put(Path file, String text) throws IOException {
    Path beside = beside(file.toAbsolutePath());
    try {
      writeToDisk(beside, text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Writes over a file. A link stays one, and who may read it stays as it was.
   *
   * @param before what was read; when the file says something else by now, it stays as it is
   */
  static void replace(Path file, String before, String text) {
    try {
      Path target = file.toRealPath();
      Path beside = beside(target);
      try {
        writeToDisk(beside, text);
        copyPermissions(target, beside);
        if (!Arrays.equals(Files.readAllBytes(target), before.getBytes(StandardCharsets.UTF_8))) {
          throw failed(file, "was changed since it was read; nothing was written, try again");
        }
        Files.move(
            beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw failed(file, "cannot be written: " + e);
    }
  }

  private static InvalidInputException failed(Path file, String why) {
    return new InvalidInputException(Place.of(file.toString()), why);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(
        ".gonogo-%016x.tmp".formatted(ThreadLocalRandom.current().nextLong()));
  }

  private static void writeToDisk(Path file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
