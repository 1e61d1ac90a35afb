package gonogo.collect.tls;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a server and puts its handshake messages together, which may begin and end anywhere in them
 * (RFC 8446, section 5.1).
 */
final class Records {
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int CLIENT_HELLO = 1;

  /** A flight of messages up to the key exchange is below 10 KB; what is more is kept out of the memory. */
  static final int LIMIT = 64 * 1024;

  /** More records than bytes that a server needs: empty ones must not keep us for ever. */
  private static final int MOST_RECORDS = 1_000;

  private static final int HEADER_LENGTH = 5;
  private static final int MESSAGE_HEADER_LENGTH = 4;
  private static final int LONGEST_RECORD = 16_384 + 2_048;
  private static final int MAJOR_VERSION = 3;

  private final DataInputStream in;
  private byte[] pending = new byte[0];
  private int bytes;
  private int records;

  Records(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** What a server says. */
  sealed interface Event {}

  /** A whole message of the handshake. */
  record Message(int type, Fields body) implements Event {}

  record AlertMessage(boolean fatal, int description) implements Event {}

  /** Something readable that is no record, by its beginning. */
  record Text(String beginning) implements Event {}

  /**
   * The next thing.
   *
   * @throws EOFException at the end, also within a record
   * @throws CollectorException GARBLED or TOO_LARGE
   */
  Event next() throws IOException, CollectorException {
    while (true) {
      Message message = message();
      if (message != null) {
        return message;
      }
      byte[] header = header();
      if (!isRecord(header)) {
        return notARecord(header);
      }
      byte[] content = content(header);
      if (header[0] == ALERT) {
        return alert(content);
      }
      pending = joined(pending, content);
    }
  }

  /** The next message, if all of it has come. */
  private @Nullable Message message() throws CollectorException {
    if (pending.length < MESSAGE_HEADER_LENGTH) {
      return null;
    }
    int length = MESSAGE_HEADER_LENGTH + new Fields(pending, 1).number(3);
    if (length > LIMIT) {
      throw tooLarge();
    }
    if (pending.length < length) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(pending, MESSAGE_HEADER_LENGTH, length);
    Message message = new Message(pending[0], new Fields(body));
    pending = Arrays.copyOfRange(pending, length, pending.length);
    return message;
  }

  private byte[] header() throws IOException, CollectorException {
    byte[] header = in.readNBytes(HEADER_LENGTH);
    boolean begunLikeOne = header.length > 0 && (header[0] == ALERT || header[0] == HANDSHAKE);
    if (header.length == 0 || (header.length < HEADER_LENGTH && begunLikeOne)) {
      throw new EOFException();
    }
    records++;
    bytes += header.length;
    if (records > MOST_RECORDS) {
      throw new CollectorException(
          Cause.GARBLED, "more than %d records without a message".formatted(MOST_RECORDS));
    }
    return header;
  }

  private static boolean isRecord(byte[] header) {
    return header.length == HEADER_LENGTH
        && (header[0] == ALERT || header[0] == HANDSHAKE)
        && header[1] == MAJOR_VERSION;
  }

  private Event notARecord(byte[] header) throws IOException, CollectorException {
    boolean first = records == 1;
    byte[] more = first ? some() : new byte[0];
    byte[] beginning = joined(header, more);
    if (first && Beginning.isText(beginning)) {
      return new Text(Beginning.shown(beginning));
    }
    throw new CollectorException(
        Cause.GARBLED, "the server sent something that is not TLS: " + Beginning.shown(beginning));
  }

  /** A little more of a text, if it is there already; a text without an end is not waited for. */
  private byte[] some() throws IOException {
    byte[] more = new byte[Beginning.LENGTH];
    int length = in.available() > 0 ? in.read(more) : 0;
    return Arrays.copyOf(more, Math.max(0, length));
  }

  private byte[] content(byte[] header) throws IOException, CollectorException {
    int length = new Fields(header, 3).number(2);
    if (length > LONGEST_RECORD) {
      throw new CollectorException(
          Cause.GARBLED, "the server announces a record of %d bytes".formatted(length));
    }
    bytes += length;
    if (bytes > LIMIT) {
      throw tooLarge();
    }
    byte[] content = new byte[length];
    in.readFully(content);
    return content;
  }

  private static Event alert(byte[] content) throws CollectorException {
    if (content.length != 2) {
      throw new CollectorException(
          Cause.GARBLED, "the server sent an alert of %d bytes".formatted(content.length));
    }
    return new AlertMessage(content[0] != 1, content[1] & 0xFF);
  }

  private static CollectorException tooLarge() {
    return new CollectorException(
        Cause.TOO_LARGE,
        "the server sends more than %d KiB before its key exchange".formatted(LIMIT / 1024));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }
}
