package gonogo.collect.http;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in our words why an exchange came to nothing. */
final class Failures {

  private Failures() {}

  /** Before the connection was open; nothing of the request was sent. */
  static CollectorException connecting(HttpExchange query, Throwable failure) {
    if (find(failure, NotSslRecordException.class) != null) {
      return new CollectorException(
          Cause.GARBLED, query.endpoint().orElseThrow() + " does not answer in TLS");
    }
    SSLException tls = find(failure, SSLException.class);
    if (tls != null && query.identity() != null) {
      return new CollectorException(
          Cause.UNREACHABLE,
          "no verified connection to %s, so identity %s was not shown: %s"
              .formatted(query.host(), query.identity(), text(failure)));
    }
    String detail =
        "no connection to %s: %s".formatted(query.endpoint().orElseThrow(), text(failure));
    return tls != null
        ? new CollectorException(Cause.UNREACHABLE, detail)
        : CollectorException.retryable(Cause.UNREACHABLE, detail);
  }

  /** The request was sent, and no response came, or none that can be read. */
  static CollectorException waiting(HttpExchange query, Throwable failure) {
    if (find(failure, TooLongFrameException.class) != null) {
      return new CollectorException(
          Cause.TOO_LARGE, "the head of the response is larger than its limit of 64 KiB");
    }
    boolean gone = find(failure, ResponseClosedException.class) != null
        || find(failure, SocketException.class) != null
        || find(failure, ClosedChannelException.class) != null;
    return gone
        ? new CollectorException(
            Cause.UNREACHABLE, query.url() + ": the connection was closed without an answer")
        : new CollectorException(
            Cause.GARBLED, query.url() + ": not an HTTP response: " + text(failure));
  }

  /** The body broke off, or is not what its encoding says. */
  static CollectorException reading(HttpExchange query, Throwable failure) {
    return new CollectorException(
        Cause.GARBLED, query.url() + ": the body cannot be read: " + text(failure));
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  /** The message of the innermost cause, in one line. */
  private static String text(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null
        ? innermost.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
