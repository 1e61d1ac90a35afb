package com.example.gonogo;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Connects, reads one line, sends nothing. */
@Singleton
final class GreetingCollector implements Collector<Greeting, Greeting.Answer> {
  /** Of SMTP (RFC 5321, 4.5.3.1.5), the longest of the protocols that greet. */
  private static final int LONGEST = 512;

  @Override
  public Greeting.Answer collect(Greeting query, Access access) throws CollectorException {
    try (Socket socket = new Socket()) {
      access.onLimit(socket); // closed from outside, however slowly the bytes come
      int millis = (int) Math.max(1, access.remaining().toMillis() * 9 / 10);
      socket.setSoTimeout(millis);
      InetAddress address = InetAddress.getByName(query.address()); // literal: asks no resolver
      socket.connect(new InetSocketAddress(address, query.port()), millis);
      return new Greeting.Answer(line(socket.getInputStream()));
    } catch (SocketTimeoutException e) {
      throw new CollectorException(Cause.TIMED_OUT, "it accepted the connection and said nothing");
    } catch (IOException e) { // nothing was sent, so it may be asked again
      throw CollectorException.retryable(Cause.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private static String line(InputStream in) throws IOException, CollectorException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new CollectorException(Cause.GARBLED, "it closed the connection within the first line");
      }
      if (line.size() == LONGEST) {
        throw new CollectorException(
            Cause.TOO_LARGE, "the first line is longer than %d bytes".formatted(LONGEST));
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
