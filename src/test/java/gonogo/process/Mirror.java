package gonogo.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A server that keeps what credentials it was shown, and sends them back in every way that it knows; by path. */
final class Mirror implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private final Queue<Shown> received = new ConcurrentLinkedQueue<>();
  private final Peer peer;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Answer> broken = new LinkedHashMap<>();

  /** A credential as it came. */
  record Shown(String how, String credential) {}

  private interface Answer {
    void write(String shown, Conversation to) throws IOException;
  }

  Mirror() throws IOException {
    answers.put("/text", (shown, to) -> body(to, "text/plain", new Disguises(shown).sent()));
    answers.put("/json", (shown, to) -> body(to, "application/json", json(shown)));
    answers.put("/escaped", (shown, to) -> body(to, "application/json", escaped(shown)));
    answers.put("/latin", (shown, to) -> body(to, "text/plain; charset=iso-8859-1", shown));
    answers.put("/gzip", Mirror::gzip);
    answers.put("/pieces", Mirror::pieces);
    answers.put("/head", Mirror::head);
    answers.put("/headers", Mirror::headers);
    broken.put("/short", (shown, to) -> ok(to, "Content-Length: 99999\r\n\r\n" + shown));
    broken.put("/status", (shown, to) -> to.write(bytes("HTTP/1.1 " + line(shown) + "\r\n\r\n")));
    broken.put("/version", (shown, to) -> to.write(bytes(line(shown) + " 200 OK\r\n\r\n")));
    broken.put("/name", (shown, to) -> ok(to, line(shown) + " \u0001: 1\r\n\r\n"));
    broken.put("/value", (shown, to) -> ok(to, "X: \u0001" + line(shown) + "\r\n\r\n"));
    broken.put("/length", (shown, to) -> ok(to, "Content-Length: " + line(shown) + "\r\n\r\n"));
    broken.put("/chunk", (shown, to) -> ok(to, CHUNKED + "\r\n" + line(shown) + "\r\n"));
    broken.put(
        "/encoding", (shown, to) -> ok(to, "Content-Encoding: " + line(shown) + "\r\n\r\nx"));
    answers.putAll(broken);
    peer = Peer.of(this::serve);
  }

  int port() {
    return peer.port();
  }

  /** What is answered as HTTP wants it. */
  List<String> paths() {
    return answers.keySet().stream().filter(path -> !broken.containsKey(path)).toList();
  }

  /** What is answered so that a client fails, with the secret in what it says of it. */
  List<String> brokenPaths() {
    return List.copyOf(broken.keySet());
  }

  List<Shown> received() {
    return List.copyOf(received);
  }

  private void serve(Conversation with) throws IOException {
    String head = with.readHead();
    Shown shown = shown(head);
    received.add(shown);
    answers.get(head.split(" ", 3)[1]).write(shown.credential(), with);
  }

  private static Shown shown(String head) {
    for (String line : head.split("\r\n")) {
      String[] field = line.split(": ", 2);
      if (field[0].equalsIgnoreCase("X-Key")) {
        return new Shown("X-Key", field[1]);
      }
      if (field[0].equalsIgnoreCase("Authorization")) {
        String[] credentials = field[1].split(" ", 2);
        return new Shown(
            credentials[0],
            credentials[0].equals("Basic") ? password(credentials[1]) : credentials[1]);
      }
    }
    throw new AssertionError("a request without credentials: " + head);
  }

  private static String password(String pair) {
    return new String(Base64.getDecoder().decode(pair), UTF_8).split(":", 2)[1];
  }

  /** As most servers write a text: each character as a byte where that is possible, in UTF-8 otherwise. */
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1.newEncoder().canEncode(text) ? ISO_8859_1 : UTF_8);
  }

  /** Without line breaks, as it must be in the head of a response. */
  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static void ok(Conversation to, String rest) throws IOException {
    to.write(bytes("HTTP/1.1 200 OK\r\n" + rest));
  }

  private static void body(Conversation to, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    to.write("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(type, bytes.length));
    to.write(bytes);
  }

  private static String json(String shown) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("raw", shown);
    body.put(shown, "as a key");
    body.put("again", JSON.writeValueAsString(Map.of("json in json", shown)));
    return JSON.writeValueAsString(body);
  }

  /** Every character of it as an escape, as encoders for ASCII with a wide list do. */
  private static String escaped(String shown) {
    StringBuilder body = new StringBuilder("{\"raw\":\"");
    shown.chars().forEach(unit -> body.append("\\u%04X".formatted(unit)));
    return body.append("\"}").toString();
  }

  private static void gzip(String shown, Conversation to) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(("zipped: " + shown).getBytes(UTF_8));
    }
    to.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
        .formatted(zipped.size()));
    to.write(zipped.toByteArray());
  }

  /** Three bytes in each chunk, with the secret in the extensions and in the trailer too. */
  private static void pieces(String shown, Conversation to) throws IOException {
    byte[] body = ("piecemeal: " + shown).getBytes(UTF_8);
    ok(to, CHUNKED + "Trailer: X-End\r\n\r\n");
    var all = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += 3) {
      int size = Math.min(3, body.length - at);
      String extension = at == 0 ? ";x=" + line(shown) : "";
      all.write(bytes(size + extension + "\r\n"));
      all.write(body, at, size);
      all.write(bytes("\r\n"));
    }
    all.write(bytes("0\r\nX-End: " + line(shown) + "\r\n\r\n"));
    to.write(all.toByteArray());
  }

  private static void head(String shown, Conversation to) throws IOException {
    String url = URLEncoder.encode(shown, UTF_8).replace("+", "%20");
    to.write(bytes("HTTP/1.1 302 Moved for " + line(shown) + "\r\n"));
    to.write(bytes("Location: /%s?q=%s#%s\r\n".formatted(url, url, url)));
    to.write(bytes("Set-Cookie: sid=" + url + "; Path=/" + url + "\r\n"));
    to.write(bytes("Content-Length: 0\r\n\r\n"));
  }

  private static void headers(String shown, Conversation to) throws IOException {
    List<String> lines = new ArrayList<>(List.of("HTTP/1.1 500 No", "Content-Length: 0"));
    Map<String, String> forms = new Disguises(shown).byName();
    int room = 48_000;
    for (String form : forms.values()) {
      room -= form.length() + 10;
      if (room > 0) {
        lines.add("X-%d: %s".formatted(lines.size(), line(form)));
      }
    }
    to.write(bytes(String.join("\r\n", lines) + "\r\n\r\n"));
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
