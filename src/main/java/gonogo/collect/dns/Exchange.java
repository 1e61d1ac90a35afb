package gonogo.collect.dns;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * One query to one server and its whole reply: over UDP, and over TCP when the reply did not fit (RFC 7766).
 *
 * <p>The sockets are plain ones of this question alone, and not those that the DNS library shares between questions, so
 * that they can be closed from outside and that a refusal of the port is seen.
 */
final class Exchange {
  private static final int MAX_DATAGRAM = 65_535;
  private static final int MAX_STRAYS = 100;

  private final InetSocketAddress server;
  private final Message query;
  private final Access access;

  Exchange(InetSocketAddress server, Message query, Access access) {
    this.server = server;
    this.query = query;
    this.access = access;
  }

  /**
   * Sends and waits.
   *
   * @param patience how long a datagram may take; a stream has what remains of the limit
   */
  Message run(Duration patience) throws CollectorException, IOException {
    try {
      Message reply = overUdp(patience);
      return reply.getHeader().getFlag(Flags.TC) ? overTcp() : reply;
    } catch (PortUnreachableException e) {
      throw new CollectorException(Cause.UNREACHABLE, at() + " listens on no DNS port");
    } catch (SocketException e) {
      throw new CollectorException(Cause.UNREACHABLE, at() + ": " + e.getMessage());
    }
  }

  private Message overUdp(Duration patience) throws CollectorException, IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      access.onLimit(socket);
      socket.connect(server); // from now on the kernel drops what comes from elsewhere
      byte[] sent = query.toWire();
      socket.send(new DatagramPacket(sent, sent.length));
      DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
      long end = System.nanoTime() + patience.toNanos();
      int strays = 0;
      while (strays < MAX_STRAYS && receive(socket, packet, end)) {
        Message reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (reply != null) {
          return reply;
        }
        strays++;
      }
      throw noReply(strays);
    }
  }

  private static boolean receive(DatagramSocket socket, DatagramPacket packet, long end)
      throws IOException {
    long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (millis < 1) {
      return false;
    }
    try {
      socket.setSoTimeout((int) millis);
      packet.setLength(MAX_DATAGRAM);
      socket.receive(packet);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private CollectorException noReply(int strays) {
    return strays == 0
        ? CollectorException.retryable(Cause.UNREACHABLE, at() + " did not answer " + asked())
        : CollectorException.retryable(
            Cause.GARBLED,
            at() + " sent " + strays + " datagrams, none of them a reply to the question");
  }

  private Message overTcp() throws CollectorException, IOException {
    try (Socket socket = new Socket()) {
      access.onLimit(socket);
      socket.connect(server, millisLeft());
      byte[] sent = query.toWire();
      ByteBuffer framed =
          ByteBuffer.allocate(2 + sent.length).putShort((short) sent.length).put(sent);
      socket.getOutputStream().write(framed.array());
      Message reply = reply(readFramed(socket));
      if (reply == null || reply.getHeader().getFlag(Flags.TC)) {
        throw new CollectorException(
            Cause.GARBLED, at() + " sent over TCP what is no whole reply to the question");
      }
      return reply;
    } catch (ConnectException e) {
      throw new CollectorException(
          Cause.UNREACHABLE,
          at() + ": the answer is too large for UDP, and over TCP: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      throw new CollectorException(
          Cause.TIMED_OUT,
          at() + ": the answer is too large for UDP and did not arrive over TCP in time");
    } catch (EOFException e) {
      throw new CollectorException(Cause.GARBLED, at() + " ended its answer over TCP early");
    }
  }

  /** Reads a length of two bytes and as many bytes (RFC 1035 4.2.2); every single read is bound by what remains. */
  private byte[] readFramed(Socket socket) throws IOException {
    InputStream patient = new InputStream() {
      @Override
      public int read() throws IOException {
        socket.setSoTimeout(millisLeft());
        return socket.getInputStream().read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        socket.setSoTimeout(millisLeft());
        return socket.getInputStream().read(bytes, from, length);
      }
    };
    DataInputStream in = new DataInputStream(patient);
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }

  /** A little before the limit, so that the cause is said here and not by the timer that closes the socket. */
  private int millisLeft() throws SocketTimeoutException {
    long millis = access.remaining().toMillis() * 95 / 100;
    if (millis < 1) {
      throw new SocketTimeoutException();
    }
    return (int) millis;
  }

  /**
   * The reply in these bytes, null when they belong to another question (RFC 5452 9.1): a late or a forged datagram
   * must not stand for the answer.
   */
  private @Nullable Message reply(byte[] bytes) throws CollectorException {
    if (bytes.length < Header.LENGTH
        || ByteBuffer.wrap(bytes).getShort() != (short) query.getHeader().getID()) {
      return null;
    }
    try {
      Message reply = new Message(bytes);
      return reply.getHeader().getFlag(Flags.QR) && answersTheQuestion(reply) ? reply : null;
    } catch (IOException e) {
      throw new CollectorException(
          Cause.GARBLED, at() + " sent a malformed message: " + e.getMessage());
    }
  }

  private boolean answersTheQuestion(Message reply) {
    return reply.getQuestion() == null
        ? reply.getRcode() != Rcode.NOERROR // a server that did not understand may leave it out
        : reply.getQuestion().equals(query.getQuestion());
  }

  private String asked() {
    return query.getQuestion().getName() + " " + Type.string(query.getQuestion().getType());
  }

  private String at() {
    return Servers.text(server);
  }
}
