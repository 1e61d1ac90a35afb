package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CausesTest {

  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new CollectorException(Cause.STALE, "x"), Cause.STALE),
        Arguments.of(new SecretException("x"), Cause.NOT_CONFIGURED),
        Arguments.of(new NotConfiguredException("x"), Cause.NOT_CONFIGURED),
        Arguments.of(new SocketTimeoutException("x"), Cause.TIMED_OUT),
        Arguments.of(new HttpTimeoutException("x"), Cause.TIMED_OUT),
        Arguments.of(new HttpConnectTimeoutException("x"), Cause.TIMED_OUT),
        Arguments.of(new TimeoutException("x"), Cause.TIMED_OUT),
        Arguments.of(new ConnectException("x"), Cause.UNREACHABLE),
        Arguments.of(new NoRouteToHostException("x"), Cause.UNREACHABLE),
        Arguments.of(new UnknownHostException("x"), Cause.UNREACHABLE),
        Arguments.of(new SSLHandshakeException("x"), Cause.GARBLED),
        Arguments.of(new AccessDeniedException("x"), Cause.NOT_PERMITTED),
        Arguments.of(new ExecutionException(new ConnectException("x")), Cause.UNREACHABLE),
        Arguments.of(
            new CompletionException(new ExecutionException(new ConnectException("x"))),
            Cause.UNREACHABLE),
        Arguments.of(new IOException("x"), Cause.PROBE_BROKE),
        Arguments.of(new IllegalStateException("x"), Cause.PROBE_BROKE),
        Arguments.of(new OutOfMemoryError("x"), Cause.PROBE_BROKE),
        Arguments.of(new StackOverflowError(), Cause.PROBE_BROKE));
  }

  @ParameterizedTest
  @MethodSource
  void thrown(Throwable thrown, Cause cause) {
    assertThat(Causes.of(thrown).cause()).isEqualTo(cause);
    assertThat(Causes.of(thrown).detail()).isNotBlank();
    assertThat(Causes.of(thrown).retryable()).isFalse();
  }

  @Test
  void only_a_collector_knows_what_may_be_asked_again() {
    assertThat(Causes.of(CollectorException.retryable(Cause.UNREACHABLE, "later")))
        .isEqualTo(new Causes.Failure(Cause.UNREACHABLE, "later", true));
  }
}
