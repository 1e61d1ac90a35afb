package com.example.gonogo;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.Optional;

/**
 * What does a server say to somebody who has just connected?
 *
 * @param address a literal address: one server, not the name that several may have
 */
@QuerySpec(type = "example/greeting", answer = Greeting.Answer.class)
record Greeting(SystemRef system, String address, int port) implements Query<Greeting.Answer> {

  /**
   * The greeting.
   *
   * @param line without its end
   */
  record Answer(String line) {}

  /** Gonogo asks first whether it accepts connections, so that a dead server is waited for once. */
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  /** A server of mail may look up who connects before it greets. */
  @Override
  public Duration limit() {
    return Duration.ofSeconds(20);
  }

  /** What a person types to see the same. */
  @Override
  public Optional<Twin> twin() {
    return Twin.of("nc", "-w", "20").value(address).value(Integer.toString(port)).twin();
  }
}
