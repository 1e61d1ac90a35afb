package gonogo.process;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of a {@link Peer}, from the side of the server. */
record Conversation(Socket socket, CountDownLatch closed) {

  /** Reads up to the empty line that ends the head of a request, and returns it. */
  String readHead() throws IOException {
    var head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Writes the same again and again, till the other side hangs up. */
  void flood(String text) throws IOException {
    byte[] bytes =
        text.repeat(Math.max(1, 16_384 / text.length())).getBytes(StandardCharsets.ISO_8859_1);
    while (true) {
      socket.getOutputStream().write(bytes);
    }
  }

  /** Writes the same again and again with pauses, till the other side hangs up. */
  void drip(String text, Duration pause) throws IOException, InterruptedException {
    while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      write(text);
    }
  }

  /** Does nothing until the peer is closed. */
  void keepSilent() throws InterruptedException {
    closed.await();
  }
}
