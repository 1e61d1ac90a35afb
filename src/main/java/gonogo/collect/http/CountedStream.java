package gonogo.collect.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and ends, as if there were no more, once that is more than a limit. */
final class CountedStream extends FilterInputStream {
  private final long limit;
  private long count;

  CountedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  long count() {
    return count;
  }

  /** Whether there is more than the limit. */
  boolean isCut() {
    return count > limit;
  }

  /** Reads what is left. */
  void drain() throws IOException {
    byte[] buffer = new byte[8192];
    while (read(buffer, 0, buffer.length) >= 0) {
      // only counted
    }
  }

  @Override
  public int read() throws IOException {
    int b = isCut() ? -1 : in.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = isCut() ? -1 : in.read(buffer, offset, length);
    count += Math.max(0, n);
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
