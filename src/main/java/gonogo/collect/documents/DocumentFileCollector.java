package gonogo.collect.documents;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.collect.documents.DocumentFile.Answer;
import gonogo.collect.documents.DocumentFile.State;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file once; hash, text and state are all of the same bytes. The hash is of what is
 * committed, so that a checkout with other ends of lines comes to the same.
 */
@Singleton
final class DocumentFileCollector implements Collector<DocumentFile, Answer> {
  static final int MAX_BYTES = 1 << 20;

  @Override
  public Answer collect(DocumentFile query, Access access) throws CollectorException {
    Folder folder = Folder.of(access);
    Path file = folder.at(query.path());
    byte @Nullable [] bytes = read(folder, file, query.path());
    try (Checkout checkout = Checkout.holding(folder.root()).orElse(null)) {
      @Nullable String head = checkout == null ? null : checkout.head();
      if (bytes == null) {
        return new Answer(State.ABSENT, 0, null, null, head);
      }
      if (checkout == null) {
        return new Answer(State.NO_CHECKOUT, bytes.length, Hashes.sha256(bytes), text(bytes), null);
      }
      State state = checkout.state(file, bytes);
      byte[] hashed = state == State.CLEAN ? checkout.committed(file, bytes) : bytes;
      return new Answer(state, bytes.length, Hashes.sha256(hashed), text(bytes), head);
    }
  }

  /** Null when no regular file lies there. */
  private static byte @Nullable [] read(Folder folder, Path file, String path)
      throws CollectorException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      if (!folder.holds(file.toRealPath())) {
        throw new CollectorException(
            Cause.NOT_PERMITTED,
            path + " is a symbolic link that leads out of the folder; it is not followed");
      }
      try (InputStream stream = Files.newInputStream(file)) {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new CollectorException(
              Cause.TOO_LARGE, "%s has more than %d bytes".formatted(path, MAX_BYTES));
        }
        return bytes;
      }
    } catch (IOException e) {
      throw Folder.unreadable(path, e);
    }
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null; // an answer: it is no text
    }
  }
}
