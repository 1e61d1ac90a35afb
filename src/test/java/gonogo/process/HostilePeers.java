package gonogo.process;

import gonogo.testing.Pki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Servers that do what no client wants, each with the check that meets it and what that must come to. */
final class HostilePeers implements AutoCloseable {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\n\r\n";
  private static final Duration DRIP = Duration.ofMillis(100);
  private static final int UNFOLDED_MIB = 512;
  private static final int NAMES = 10_000;
  private static final byte[] GARBAGE =
      "garbage that is longer than the head of a message".getBytes(StandardCharsets.US_ASCII);

  private final List<Hostile> all = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private final List<DatagramSocket> nameServers = new ArrayList<>();
  private final AtomicReference<@Nullable String> headOfPivot = new AtomicReference<>();
  private final Peer innocent;

  /**
   * A server and the check that meets it.
   *
   * @param port of the system; what the system is asked over DNS has none
   * @param expected causes and finding codes of which the outcome has exactly one
   */
  record Hostile(
      String name, String scheme, int port, String probe, String with, List<String> expected) {}

  HostilePeers() throws IOException {
    innocent = Peer.answering(with -> with.write(OK + "Content-Length: 2\r\n\r\nok"));
    peers.add(innocent);
    addResponses();
    addBodies();
    addRedirects();
    addTls();
    addNameServers();
  }

  List<Hostile> all() {
    return List.copyOf(all);
  }

  /** The name servers that the environment names. */
  List<String> resolvers() {
    return nameServers.stream().map(HostilePeers::endpoint).toList();
  }

  /** Where a redirect from https to http led, which must never be asked. */
  int connectionsToInnocent() {
    return innocent.connections();
  }

  /** The head of the request that followed a redirect to another host; null when there was none. */
  @Nullable
  String headOfPivot() {
    return headOfPivot.get();
  }

  private void addResponses() throws IOException {
    http("never answers", Peer.silent(), "TIMED_OUT");
    http("closes at once", Peer.of(_ -> {}), "UNREACHABLE");
    http("speaks SSH", Peer.of(with -> with.write("SSH-2.0-OpenSSH_9.2p1\r\n\r\n")), "GARBLED");
    answering("headers drip", with -> slowly(with, OK, "X: y\r\n"), "TIMED_OUT");
    answering(
        "headers without end",
        with -> flooding(with, OK, "X-Flood: " + "y".repeat(1000) + "\r\n"),
        "TOO_LARGE");
    answering("one header without end", with -> flooding(with, OK + "X-Flood: ", "y"), "TOO_LARGE");
    answering("1xx without end", with -> with.flood("HTTP/1.1 100 Continue\r\n\r\n"), "TOO_LARGE");
    answering(
        "1xx drip",
        with -> with.drip("HTTP/1.1 103 Early Hints\r\n\r\n", Duration.ofSeconds(1)),
        "TIMED_OUT");
  }

  private void addBodies() throws IOException {
    answering(
        "body drips",
        with -> slowly(with, OK + "Content-Length: 1000000\r\n\r\n", "x"),
        "TIMED_OUT");
    answering("body without end", with -> flooding(with, OK + "\r\n", "x"), "TOO_LARGE");
    answering(
        "shorter than it says",
        with -> with.write(OK + "Content-Length: 100\r\n\r\nonly this"),
        "GARBLED");
    answering(
        "two lengths",
        with -> with.write(OK + "Content-Length: 2\r\nContent-Length: 200\r\n\r\nok"),
        "GARBLED");
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
    answering(
        "a chunk extension without end",
        with -> flooding(with, chunked + "1;x=", "y"),
        "GARBLED",
        "TOO_LARGE");
    String chunk = "1;" + "x".repeat(1000) + "\r\nz\r\n";
    answering(
        "chunk extensions without end",
        with -> flooding(with, chunked, chunk),
        "TOO_LARGE",
        "TIMED_OUT");
    String end = chunked + "0\r\n";
    answering(
        "trailers without end",
        with -> flooding(with, end, "X-Flood: y\r\n"),
        "GARBLED",
        "TOO_LARGE");
    byte[] bomb = bomb();
    answering(
        "gzip bomb",
        with -> {
          with.write(
              OK + "Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n".formatted(bomb.length));
          with.write(bomb);
        },
        "TOO_LARGE");
  }

  private void addRedirects() throws IOException {
    var ports = new AtomicReference<>("");
    Peer loop =
        Peer.answering(with -> with.write(redirect("http://127.0.0.1:" + ports.get() + "/again")));
    ports.set(Integer.toString(loop.port()));
    follow("redirects in a circle", "http", loop, "", "http/request/redirect-loop");
    Peer elsewhere = Peer.of(with -> {
      String path = with.readHead().split(" ")[1];
      with.write(redirect(path + "x"));
    });
    follow("redirects to ever new paths", "http", elsewhere, "", "http/request/redirect-loop");
    Pki.Identity identity = Pki.server("127.0.0.1").selfSigned();
    Peer down = Peer.of(Pki.serverContext(identity).getServerSocketFactory(), with -> {
      with.readHead();
      with.write(redirect("http://localhost:" + innocent.port() + "/"));
    });
    follow("redirects from https to http", "https", down, "", "http/request/redirect-downgrade");
    Peer collector = Peer.of(with -> {
      headOfPivot.set(with.readHead());
      with.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    peers.add(collector);
    Peer pivot =
        Peer.answering(with -> with.write(redirect("http://localhost:" + collector.port() + "/")));
    follow(
        "redirects an identity to another host",
        "http",
        pivot,
        "identity: monitor",
        "http/request/status");
  }

  private void addTls() throws IOException {
    tls("TLS: never answers", Peer.silent(), "TIMED_OUT");
    tls("TLS: closes at once", Peer.of(_ -> {}), "NO_DATA", "UNREACHABLE");
    tls("TLS: speaks HTTP", Peer.of(with -> with.write(BAD_REQUEST)), "GARBLED");
    tls("TLS: garbage", Peer.of(with -> with.flood("\u0001\u0080garbage")), "GARBLED");
    // A record of 16 KiB, of which one byte comes at a time; then records of one byte each.
    String start = "\u0016\u0003\u0003\u0040\u0000\u0002";
    tls("TLS: a record drips", Peer.of(with -> slowly(with, start, "\0")), "TIMED_OUT");
    String record = "\u0016\u0003\u0003\u0000\u0001";
    String hello = record + "\u0002" + record + "\0" + record + "\u0040" + record + "\0";
    tls(
        "TLS: records drip",
        Peer.of(with -> slowly(with, hello, record + "\0")),
        "TIMED_OUT",
        "GARBLED");
    String[] names = new String[NAMES];
    for (int i = 0; i < NAMES; i++) {
      names[i] = "shop-%d.example.com".formatted(i);
    }
    tls("certificate of 10,000 names", showing(Pki.server(names).selfSigned()), "TOO_LARGE");
    Pki.Draft large = Pki.server("127.0.0.1").unknownExtension(false, 1 << 20);
    tls("certificate of 1 MB", showing(large.selfSigned()), "TOO_LARGE");
    Peer plain = Peer.of(with -> with.write(BAD_REQUEST));
    add("https: speaks HTTP", "https", plain, "http/request", "", "GARBLED");
    add("https: never answers", "https", Peer.silent(), "http/request", "", "TIMED_OUT");
  }

  private void addNameServers() throws IOException {
    nameServer("DNS: never answers", _ -> null, "UNREACHABLE", "TIMED_OUT");
    nameServer("DNS: garbage", _ -> GARBAGE, "GARBLED");
    nameServer(
        "DNS: a reply that breaks off",
        query -> {
          byte[] reply = query.clone();
          reply[2] |= (byte) 0x80; // a reply, to the same question
          reply[7] = 9; // with nine answers, of which none follows
          return reply;
        },
        "GARBLED");
  }

  private void http(String name, Peer peer, String... expected) {
    add(name, "http", peer, "http/request", "", expected);
  }

  private void answering(String name, Peer.Behaviour behaviour, String... expected)
      throws IOException {
    http(name, Peer.answering(behaviour), expected);
  }

  private void follow(String name, String scheme, Peer peer, String with, String... expected) {
    add(
        name,
        scheme,
        peer,
        "http/request",
        with.isEmpty() ? "follow: true" : "follow: true, " + with,
        expected);
  }

  private void tls(String name, Peer peer, String... expected) {
    add(name, "https", peer, "tls/certificate", "", expected);
  }

  private void add(
      String name, String scheme, Peer peer, String probe, String with, String... expected) {
    peers.add(peer);
    all.add(new Hostile(name, scheme, peer.port(), probe, with, List.of(expected)));
  }

  private interface Datagram {
    byte @Nullable [] answer(byte[] query);
  }

  private void nameServer(String name, Datagram datagram, String... expected) throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    nameServers.add(socket);
    Thread.ofVirtual().name("name-server").start(() -> serve(socket, datagram));
    String with = "records: [{name: shop.example.test, type: A}], resolvers: ['%s']"
        .formatted(endpoint(socket));
    all.add(new Hostile(name, "http", innocent.port(), "dns/records", with, List.of(expected)));
  }

  private static void serve(DatagramSocket socket, Datagram datagram) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        byte[] answer = datagram.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer != null) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException e) {
      if (!socket.isClosed()) {
        throw new IllegalStateException(e);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String endpoint(DatagramSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private static Peer showing(Pki.Identity identity) throws IOException {
    return Peer.of(Pki.serverContext(identity).getServerSocketFactory(), Conversation::readHead);
  }

  private static String redirect(String location) {
    return "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(location);
  }

  private static void slowly(Conversation with, String start, String drop)
      throws IOException, InterruptedException {
    with.write(start);
    with.drip(drop, DRIP);
  }

  private static void flooding(Conversation with, String start, String flood) throws IOException {
    with.write(start);
    with.flood(flood);
  }

  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < UNFOLDED_MIB; i++) {
        gzip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
    nameServers.forEach(DatagramSocket::close);
  }
}
