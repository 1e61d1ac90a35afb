package com.example.gonogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.UnansweredException;
import gonogo.api.World;
import gonogo.collect.net.Resolve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingProbeTest {
  private static final SystemRef MAIL = new SystemRef("greeter", "mail");

  private record Server(SystemRef ref, String host, int port) implements Greeter {}

  /** Two servers behind one name, and what they say. */
  private static final class Servers implements World {
    private final Map<Query<?>, Reply<?>> replies = new LinkedHashMap<>();

    Servers(Reply<Greeting.Answer> first, Reply<Greeting.Answer> second) {
      var addresses = new Resolve.Answer(List.of("192.0.2.1", "192.0.2.2"));
      replies.put(
          new Resolve(MAIL, "mail.example.com"), new Reply.Answered<>(addresses, "evidence"));
      replies.put(new Greeting(MAIL, "192.0.2.1", 25), first);
      replies.put(new Greeting(MAIL, "192.0.2.2", 25), second);
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    @SuppressWarnings("unchecked") // put with the type of the query
    public <A> Reply<A> attempt(Query<A> query) {
      return (Reply<A>) replies.get(query);
    }

    @Override
    public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
      List<Reply<A>> all = new ArrayList<>();
      queries.forEach(query -> all.add(attempt(query)));
      return all;
    }
  }

  private static Reply<Greeting.Answer> says(String line) {
    return new Reply.Answered<>(new Greeting.Answer(line), "evidence");
  }

  private static Outcome outcome(Reply<Greeting.Answer> first, Reply<Greeting.Answer> second) {
    return new GreetingProbe()
        .examine(
            new Server(MAIL, "mail.example.com", 25),
            new GreetingProbe.Settings("220 ", List.of("Postfix")),
            new Servers(first, second));
  }

  @Test
  void bothGreetAsTheyShould() {
    assertThat(outcome(says("220 mail.example.com ESMTP"), says("220 mail.example.com ESMTP")))
        .isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void oneTurnsPeopleAway() {
    assertThat(outcome(says("220 mail.example.com ESMTP"), says("421 too busy")))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("example/greeting/another");
            assertThat(finding.where()).isEqualTo("192.0.2.2:25");
          });
        });
  }

  @Test
  void oneRevealsWhatItIs() {
    assertThat(outcome(says("220 a ESMTP Postfix"), says("220 b ESMTP")).toString())
        .contains("example/greeting/reveals", "192.0.2.1:25");
  }

  @Test
  void whatWasNotSeenIsNotPassed() {
    var silent =
        new Reply.Unanswered<Greeting.Answer>(Cause.TIMED_OUT, "silent", null, "evidence");
    assertThat(outcome(says("220 a"), silent))
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            unseen -> assertThat(unseen.cause()).isEqualTo(Cause.TIMED_OUT));
    assertThat(outcome(says("554 go away"), silent)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aNameWithoutAddressesIsInconclusive() {
    var servers = new Servers(says("220 a"), says("220 b"));
    var resolve = new Resolve(MAIL, "mail.example.com");
    servers.replies.put(
        resolve,
        new Reply.Unanswered<Resolve.Answer>(Cause.UNREACHABLE, "no such name", null, "evidence"));

    assertThatThrownBy(() -> new GreetingProbe()
            .examine(
                new Server(MAIL, "mail.example.com", 25),
                new GreetingProbe.Settings("220 ", List.of()),
                servers))
        .isInstanceOf(UnansweredException.class);
  }
}
