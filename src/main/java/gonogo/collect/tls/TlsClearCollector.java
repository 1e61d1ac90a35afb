package gonogo.collect.tls;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.tls.TlsClear.Reaction;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a request in clear, without anything secret in it, and reads the head of what comes back. */
@Singleton
final class TlsClearCollector implements Collector<TlsClear, TlsClear.Answer> {
  /** Of a head, the status and the place that it leads to stand in the first lines. */
  private static final int LIMIT = 16 * 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
  private static final Pattern LOCATION =
      Pattern.compile("(?i)location:[ \\t]*(\\S{1,2000})[ \\t]*");
  private static final String END_OF_HEAD = "\r\n\r\n";

  @Override
  public TlsClear.Answer collect(TlsClear query, Access access)
      throws CollectorException, IOException {
    String host = query.host().indexOf(':') >= 0 ? "[" + query.host() + "]" : query.host();
    String request =
        "GET / HTTP/1.1\r\nHost: %s:%d\r\nUser-Agent: gonogo\r\nConnection: close\r\n\r\n"
            .formatted(host, query.port());
    try (Line line = Line.to(query.address(), query.port(), access)) {
      line.send(request.getBytes(StandardCharsets.US_ASCII));
      return answer(line.answers());
    } catch (SocketException e) {
      return TlsClear.Answer.of(Reaction.RESET, null);
    }
  }

  private static TlsClear.Answer answer(InputStream in) throws IOException, CollectorException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      byte[] buffer = new byte[1024];
      int length = 0;
      while (length >= 0 && head.size() < LIMIT && !isWhole(head)) {
        head.write(buffer, 0, length);
        length = in.read(buffer);
      }
    } catch (SocketTimeoutException e) {
      if (head.size() == 0) {
        throw new CollectorException(
            Cause.TIMED_OUT, "the server did not answer a request in clear");
      }
    } catch (SocketException e) {
      if (head.size() == 0) {
        throw e;
      }
    }
    return read(head.toByteArray());
  }

  private static boolean isWhole(ByteArrayOutputStream head) {
    return head.toString(StandardCharsets.ISO_8859_1).contains(END_OF_HEAD);
  }

  private static TlsClear.Answer read(byte[] bytes) {
    if (bytes.length == 0) {
      return TlsClear.Answer.of(Reaction.CLOSED, null);
    }
    if ((bytes[0] == Records.ALERT || bytes[0] == Records.HANDSHAKE)) {
      return TlsClear.Answer.of(Reaction.TLS, null);
    }
    String beginning = Beginning.shown(bytes);
    String head = new String(bytes, StandardCharsets.ISO_8859_1).split(END_OF_HEAD, 2)[0];
    Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
    if (!status.matches()) {
      return TlsClear.Answer.of(Reaction.OTHER, beginning);
    }
    String location = head.lines()
        .map(LOCATION::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(null);
    return new TlsClear.Answer(
        Reaction.HTTP, Integer.valueOf(status.group(1)), location, beginning);
  }
}
