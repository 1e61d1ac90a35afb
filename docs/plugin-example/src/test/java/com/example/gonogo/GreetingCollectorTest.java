package com.example.gonogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Facet;
import gonogo.api.Secret;
import gonogo.api.SystemRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GreetingCollectorTest {

  /** Surroundings in which nothing is looked up, and the limit is short. */
  private record Limit(Duration remaining) implements Access {
    @Override
    public <F extends Facet> F system(Class<F> facet) {
      throw new AssertionError("it needs nothing of the system");
    }

    @Override
    public String reveal(Secret secret) {
      throw new AssertionError("it needs no secret");
    }

    @Override
    public void onLimit(AutoCloseable resource) {}
  }

  /** What the collector makes of a server that says this and closes, or says nothing and waits. */
  private static Greeting.Answer ask(String said) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      Thread.ofVirtual().start(() -> {
        try (var client = server.accept()) {
          client.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
          if (said.isEmpty()) {
            client.getInputStream().read(); // until the other side gives up
          }
        } catch (IOException e) {
          // the test is over
        }
      });
      return new GreetingCollector()
          .collect(
              new Greeting(
                  new SystemRef("greeter", "mail"),
                  loopback.getHostAddress(),
                  server.getLocalPort()),
              new Limit(Duration.ofMillis(said.isEmpty() ? 200 : 5_000)));
    }
  }

  private static void assertCause(String said, Cause cause) {
    assertThatThrownBy(() -> ask(said))
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.cause()).isEqualTo(cause));
  }

  @Test
  void readsTheFirstLine() throws Exception {
    assertThat(ask("220 mail.example.com ESMTP\r\n250 more\r\n").line())
        .isEqualTo("220 mail.example.com ESMTP");
  }

  @Test
  void saysWhyThereIsNone() {
    assertCause("", Cause.TIMED_OUT);
    assertCause("220 mail", Cause.GARBLED);
    assertCause("2".repeat(600) + "\n", Cause.TOO_LARGE);
  }
}
