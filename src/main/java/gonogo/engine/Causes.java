package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one place where what a collector throws becomes a cause. */
final class Causes {

  private Causes() {}

  /**
   * Why there is no answer.
   *
   * @param retryable whether a READ question may be asked again
   */
  record Failure(Cause cause, String detail, boolean retryable) {}

  /** The failure that a throwable stands for; what nobody foresaw is a fault of the collector. */
  static Failure of(Throwable thrown) {
    return switch (unwrap(thrown)) {
      case CollectorException known -> new Failure(known.cause(), text(known), known.retryable());
      case SecretException missing -> new Failure(Cause.NOT_CONFIGURED, text(missing), false);
      case NotConfiguredException missing ->
        new Failure(Cause.NOT_CONFIGURED, text(missing), false);
      case SocketTimeoutException silent -> final_(Cause.TIMED_OUT, silent);
      case HttpTimeoutException silent -> final_(Cause.TIMED_OUT, silent);
      case TimeoutException silent -> final_(Cause.TIMED_OUT, silent);
      case ConnectException refused -> final_(Cause.UNREACHABLE, refused);
      case NoRouteToHostException lost -> final_(Cause.UNREACHABLE, lost);
      case UnknownHostException unknown -> final_(Cause.UNREACHABLE, unknown);
      case SSLException garbled -> final_(Cause.GARBLED, garbled);
      case AccessDeniedException denied -> final_(Cause.NOT_PERMITTED, denied);
      case Throwable unforeseen -> final_(Cause.PROBE_BROKE, unforeseen);
    };
  }

  /** Class and message of something that broke. */
  static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  private static Failure final_(Cause cause, Throwable thrown) {
    return new Failure(cause, describe(thrown), false);
  }

  private static String text(Exception known) {
    String message = known.getMessage();
    return message == null || message.isBlank() ? known.getClass().getName() : message;
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable current = thrown;
    for (int depth = 0; depth < 8; depth++) {
      @Nullable Throwable inner = current.getCause();
      boolean wrapper =
          current instanceof ExecutionException || current instanceof CompletionException;
      if (!wrapper || inner == null) {
        return current;
      }
      current = inner;
    }
    return current;
  }
}
