package gonogo.collect.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server on loopback that says what the test wants, over UDP and TCP on one port. */
final class TinyDns implements AutoCloseable {

  /** The datagrams that answer a query, none to be silent. */
  interface Datagrams {
    List<byte[]> answer(Message query) throws IOException;
  }

  /** Answers a query over TCP; the connection is closed afterwards. */
  interface Stream {
    void answer(Message query, OutputStream out) throws IOException;
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final List<Message> asked = new CopyOnWriteArrayList<>();

  TinyDns(Datagrams datagrams, Stream stream) throws IOException {
    tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serveUdp(datagrams));
    Thread.ofVirtual().start(() -> serveTcp(stream));
  }

  TinyDns(Datagrams datagrams) throws IOException {
    this(datagrams, (query, out) -> {});
  }

  /** A server that answers every query with the same header flags and records. */
  static TinyDns saying(int rcode, Record... records) throws IOException {
    return new TinyDns(query -> List.of(reply(query, rcode, records).toWire()));
  }

  static Message reply(Message query, int rcode, Record... records) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    Arrays.stream(records).forEach(record -> reply.addRecord(record, Section.ANSWER));
    return reply;
  }

  /** A reply without records that says: does not fit, ask over TCP. */
  static byte[] truncated(Message query) {
    Message reply = reply(query, 0);
    reply.getHeader().setFlag(Flags.TC);
    return reply.toWire();
  }

  static void frame(byte[] message, OutputStream out) throws IOException {
    byte[] framed = new byte[message.length + 2];
    framed[0] = (byte) (message.length >> 8);
    framed[1] = (byte) message.length;
    System.arraycopy(message, 0, framed, 2, message.length);
    out.write(framed);
  }

  String endpoint() {
    return InetAddress.getLoopbackAddress().getHostAddress() + ":" + tcp.getLocalPort();
  }

  /** The queries that came, in order. */
  List<Message> asked() {
    return List.copyOf(asked);
  }

  private void serveUdp(Datagrams datagrams) {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        asked.add(query);
        for (byte[] datagram : datagrams.answer(query)) {
          udp.send(new DatagramPacket(datagram, datagram.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException e) {
      requireClosed(udp.isClosed(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serveTcp(Stream stream) {
    try {
      while (true) {
        serve(tcp.accept(), stream);
      }
    } catch (SocketException e) {
      requireClosed(tcp.isClosed(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket socket, Stream stream) throws IOException {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Message query = new Message(in.readNBytes(in.readUnsignedShort()));
      asked.add(query);
      stream.answer(query, socket.getOutputStream());
    } catch (SocketException e) {
      requireClosed(isHungUp(e), e);
    }
  }

  /** The other side need not wait for the end of an answer. */
  private static boolean isHungUp(SocketException e) {
    return String.valueOf(e.getMessage()).matches("Broken pipe|Connection reset.*");
  }

  private static void requireClosed(boolean closed, SocketException e) {
    if (!closed) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
