package gonogo.collect.tls;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.util.Arrays;

/** Reads the fields of a message one after the other. */
final class Fields {
  private final byte[] bytes;
  private int position;

  Fields(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  Fields(byte[] bytes) {
    this(bytes, 0);
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  /** A number of so many bytes. */
  int number(int length) throws CollectorException {
    int value = 0;
    for (byte b : take(length)) {
      value = (value << 8) | (b & 0xFF);
    }
    return value;
  }

  /** What stands behind its length of so many bytes. */
  byte[] vector(int lengthOfLength) throws CollectorException {
    return take(number(lengthOfLength));
  }

  byte[] take(int length) throws CollectorException {
    if (length > bytes.length - position) {
      throw new CollectorException(
          Cause.GARBLED, "the server sent a message that is shorter than it says");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }
}
