package gonogo.collect.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A loopback server that reads the head of a request and then writes whatever it is told. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** What to write once a request came; the connection is closed when it returns. */
  interface Script {
    void answer(OutputStream out, Socket socket) throws Exception;
  }

  private RawServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  static RawServer running(Script script) throws IOException {
    return on("127.0.0.1", ServerSocketFactory.getDefault(), script);
  }

  static RawServer on(String address, ServerSocketFactory sockets, Script script)
      throws IOException {
    return new RawServer(sockets.createServerSocket(0, 50, InetAddress.getByName(address)), script);
  }

  /** Answers with these lines, joined by CRLF. */
  static RawServer saying(String... lines) throws IOException {
    return running((out, socket) -> out.write(bytes(String.join("\r\n", lines))));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The heads of the requests, as received. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(head(socket.getInputStream()));
      script.answer(socket.getOutputStream(), socket);
      socket.getOutputStream().flush();
    } catch (Exception e) {
      // the client went away, which is what several tests want
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    throw new IOException("no request");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
