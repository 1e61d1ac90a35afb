package gonogo.probes.http;

import gonogo.api.Reply;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and the redirects that were followed from it, at one address of the host. */
final class Chain {
  private final HttpExchange start;
  private final List<Hop> hops = new ArrayList<>();
  private @Nullable HttpExchange next;
  private End end = new End.Answered();

  Chain(HttpExchange start) {
    this.start = start;
    this.next = start;
  }

  /** A question and its answer. */
  record Hop(HttpExchange query, Answer answer) {
    Sample last() {
      return answer.samples().getLast();
    }
  }

  /** Why a chain goes no further. */
  sealed interface End {
    /** The last answer is no redirect, or redirects are not followed. */
    record Answered() implements End {}

    /** A question was not answered. */
    record Unanswered(Reply.Unanswered<?> reply) implements End {}

    /** It redirects in a circle, or too often. */
    record Endless(String url) implements End {}

    /** Location is not the URL of a web page. */
    record NoUrl(String location) implements End {}

    /** It redirects from https to http. */
    record Downgrade(String url) implements End {}

    /** It redirects from a public address to one that is not. */
    record Inward(String url, String address) implements End {}

    /** It redirects to another host, which is not asked. */
    record Elsewhere(String url) implements End {}
  }

  HttpExchange start() {
    return start;
  }

  List<Hop> hops() {
    return List.copyOf(hops);
  }

  End end() {
    return end;
  }

  boolean isOpen() {
    return next != null;
  }

  HttpExchange next() {
    if (next == null) {
      throw new IllegalStateException("the chain has ended");
    }
    return next;
  }

  /** Where a finding about it is: the same tomorrow. */
  String where() {
    return start.url() + " at " + start.address();
  }

  void answered(Answer answer) {
    hops.add(new Hop(next(), answer));
    next = null;
  }

  void follow(HttpExchange query) {
    next = query;
  }

  void stop(End reason) {
    next = null;
    end = reason;
  }
}
