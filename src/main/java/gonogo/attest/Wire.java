package gonogo.attest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The data types of the SSH protocol (RFC 4251, section 5): numbers of four bytes, and strings with
 * their length in front.
 */
final class Wire {

  private Wire() {}

  /** Collects values. */
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Writer number(int value) {
      return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    Writer string(byte[] bytes) {
      return number(bytes.length).raw(bytes);
    }

    Writer string(String text) {
      return string(text.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  /** Takes values off the front. */
  static final class Reader {
    private final ByteBuffer in;
    private final Reason refusal;

    /**
     * Reads these bytes.
     *
     * @param refusal the reason when they end too early or too late
     */
    Reader(byte[] bytes, Reason refusal) {
      this.in = ByteBuffer.wrap(bytes);
      this.refusal = refusal;
    }

    byte[] raw(int length) throws RefusedException {
      if (length < 0 || length > in.remaining()) {
        throw new RefusedException(refusal, "it ends too early");
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      return bytes;
    }

    int number() throws RefusedException {
      return ByteBuffer.wrap(raw(Integer.BYTES)).getInt();
    }

    byte[] string() throws RefusedException {
      return raw(number());
    }

    /** A string as text; other bytes than ASCII become other characters, never the same. */
    String text() throws RefusedException {
      return new String(string(), StandardCharsets.ISO_8859_1);
    }

    void end() throws RefusedException {
      if (in.hasRemaining()) {
        throw new RefusedException(refusal, "there are bytes behind its end");
      }
    }
  }
}
