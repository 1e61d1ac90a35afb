package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files of this machine: UTF-8, at most {@link YamlReader#MAX_BYTES}. */
final class DiskFiles implements InputFiles {
  private static final int MOST_FILES = 1_000;

  @Override
  public @Nullable Source read(String path, Place named, Problems problems) {
    try {
      var bytes = bytes(Path.of(path));
      if (bytes.length > YamlReader.MAX_BYTES) {
        problems.add(Place.of(path), YamlReader.tooLarge());
        return null;
      }
      return decode(path, bytes, problems);
    } catch (NoSuchFileException | InvalidPathException e) {
      problems.add(named, "there is no file " + Shown.text(path));
    } catch (AccessDeniedException e) {
      problems.add(named, "the file %s may not be read".formatted(Shown.text(path)));
    } catch (IOException e) {
      problems.add(
          named, "the file %s cannot be read: %s".formatted(Shown.text(path), e.getMessage()));
    }
    return null;
  }

  @Override
  public List<String> list(String folder, String suffix, Place named, Problems problems) {
    try (var entries = Files.newDirectoryStream(Path.of(folder), "*" + suffix)) {
      List<String> paths = new ArrayList<>();
      entries.forEach(entry -> paths.add(entry.toString()));
      Collections.sort(paths);
      if (paths.size() > MOST_FILES) {
        problems.add(
            named,
            "the folder %s has %d files *%s; at most %d"
                .formatted(Shown.text(folder), paths.size(), suffix, MOST_FILES));
        return List.of();
      }
      return List.copyOf(paths);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (NotDirectoryException e) {
      problems.add(named, Shown.text(folder) + " is a file; wanted a folder");
    } catch (InvalidPathException e) {
      problems.add(named, Shown.text(folder) + " is not a path");
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(
          named, "the folder %s cannot be read: %s".formatted(Shown.text(folder), e.getMessage()));
    }
    return List.of();
  }

  /** At most one byte more than is allowed, however long the file is. */
  private static byte[] bytes(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder");
    }
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(YamlReader.MAX_BYTES + 1);
    }
  }

  private static @Nullable Source decode(String path, byte[] bytes, Problems problems) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (!result.isError()) {
      return new Source(path, out.toString());
    }
    var before = out.toString();
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
    problems.add(new Place(path, line, column), "the file is not UTF-8 here");
    return null;
  }
}
