package gonogo.collect.tls;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.net.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection of bytes, read until a little before the limit, so that silence is something that was seen. At the limit
 * itself it is closed from outside.
 */
final class Line implements AutoCloseable {
  private final Socket socket;
  private final long deadline;

  private Line(Socket socket, long deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  /**
   * Connects.
   *
   * @throws CollectorException UNREACHABLE, after which nothing was sent
   */
  static Line to(String address, int port, Access access) throws CollectorException, IOException {
    Socket socket = new Socket();
    try {
      access.onLimit(socket);
      Duration patience = access.remaining().multipliedBy(9).dividedBy(10);
      Line line = new Line(socket, System.nanoTime() + patience.toNanos());
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(Addresses.parse(address), port), line.millisLeft());
      return line;
    } catch (IOException e) {
      socket.close();
      throw CollectorException.retryable(Cause.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** What comes back; silence is a {@link SocketTimeoutException}, however slowly the bytes drip. */
  InputStream answers() throws IOException {
    InputStream bytes = socket.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        socket.setSoTimeout(millisLeft());
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        socket.setSoTimeout(millisLeft());
        return bytes.read(target, offset, length);
      }

      @Override
      public int available() throws IOException {
        return bytes.available();
      }
    };
  }

  private int millisLeft() throws SocketTimeoutException {
    long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("the limit is near");
    }
    return (int) millis;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
