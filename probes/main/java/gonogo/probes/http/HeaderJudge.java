package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.probes.http.Chain.End;
import gonogo.probes.http.CookieRule.Cookie;
import gonogo.probes.http.HeaderRule.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Judges what came back for the requests of {@link HeadersProbe}. */
final class HeaderJudge {
  private final HeadersProbe.Settings wanted;
  private final Notes notes;
  private final Set<HttpExchange> judged = new HashSet<>();
  private int responses;
  private int notSeen;
  private int cookiesSeen;

  HeaderJudge(HeadersProbe.Settings wanted, Notes notes) {
    this.wanted = wanted;
    this.notes = notes;
  }

  void judge(Chain chain) {
    chain.hops().stream()
        .filter(hop -> hop.query().scheme().equals("https"))
        .forEach(hop -> judge(chain, hop));
    switch (chain.end()) {
      case End.Answered() -> {}
      case End.Unanswered(Reply.Unanswered<?> reply) -> {
        notSeen++;
        notes.unseen(reply);
      }
      case End.Endless(String url) ->
        notes.remark(chain.where(), "redirects without end, last to " + url);
      case End.NoUrl(String location) ->
        notes.remark(chain.where(), "not followed: Location: " + Texts.shortened(location));
      case End.Downgrade(String url) ->
        notes.remark(chain.where(), "not followed, since it leaves https: " + url);
      case End.Inward(String url, String _) -> notes.remark(chain.where(), "not followed: " + url);
      case End.Elsewhere(String url) -> {
        notSeen++;
        notes.unseen(
            Cause.NO_DATA,
            "%s leads to another host, whose page was not looked at: %s; name that host as a system"
                .formatted(chain.where(), Texts.shortened(url)));
      }
    }
  }

  /** A hop that two paths lead to is judged once. */
  private void judge(Chain chain, Chain.Hop hop) {
    if (!judged.add(hop.query())) {
      return;
    }
    boolean errorPage = chain.start().path().equals(wanted.errorPath());
    if (!errorPage && hop.last().status() >= 400) {
      notSeen++;
      notes.unseen(
          Cause.NO_DATA,
          "%s answers %s, so its own headers were not seen"
              .formatted(chain.where(), hop.last().statusLine()));
      return;
    }
    responses++;
    String where = " of %s at %s".formatted(hop.query().url(), hop.query().address());
    for (HeaderRule rule : wanted.rules()) {
      violations(hop, rule::violations).forEach(one -> report(one, where));
    }
    for (CookieRule rule : wanted.cookies()) {
      violations(hop, sample -> cookies(rule, sample)).forEach(one -> report(one, where));
    }
  }

  private Set<Violation> violations(Chain.Hop hop, Function<Sample, List<Violation>> rule) {
    List<List<Violation>> bySample = hop.answer().samples().stream().map(rule).toList();
    Set<Violation> found = new LinkedHashSet<>();
    switch (wanted.judge()) {
      case ALL -> bySample.forEach(found::addAll);
      case LAST -> found.addAll(bySample.getLast());
      case ANY -> {
        if (bySample.stream().noneMatch(List::isEmpty)) {
          found.addAll(bySample.getLast());
        }
      }
    }
    return found;
  }

  private List<Violation> cookies(CookieRule rule, Sample sample) {
    List<Violation> found = new ArrayList<>();
    for (String header : sample.values("Set-Cookie")) {
      Cookie cookie = Cookie.of(header);
      if (!rule.isAbout(cookie) || cookie.isRemoval()) {
        continue;
      }
      cookiesSeen++;
      List<String> lacking = rule.lacking(cookie);
      if (!lacking.isEmpty()) {
        String seen = cookie.attributes().isEmpty()
            ? "no attributes"
            : String.join("; ", cookie.attributes());
        String name = "cookie "
            + (cookie.name().isEmpty() ? "without a name" : Texts.shortened(cookie.name()));
        found.add(
            new Violation("cookie-flags", name, Texts.shortened(seen), String.join("; ", lacking)));
      }
    }
    return found;
  }

  private void report(Violation one, String where) {
    String remedy = switch (one.code()) {
      case "missing", "too-small", "lacks-directive", "wrong-value" ->
        "Send it from the proxy for every response, errors too (nginx: add_header ... always).";
      case "set-twice" -> "Send it from one place, either the proxy or the application.";
      case "cookie-flags" ->
        "Set the attributes where the cookie is made, in the application or its framework.";
      default -> "Remove it, or what it tells, in the proxy or in the application.";
    };
    notes.finding(one.code(), one.header() + where, one.seen(), one.wanted(), remedy);
  }

  Outcome conclude(int addresses) {
    if (responses == 0 && notSeen == 0) {
      notes.unseen(
          Cause.NO_DATA, "no https response was seen, and only those carry what is judged");
    }
    String population = "%d https responses at %d addresses".formatted(responses, addresses);
    Outcome outcome = notes.conclude("every rule holds on " + population);
    if (outcome instanceof Outcome.Passed && !wanted.cookies().isEmpty() && cookiesSeen == 0) {
      String trace = "no cookie of that name was set on " + population;
      if (wanted.rules().isEmpty()) {
        return new Outcome.NotApplicable(trace);
      }
      notes.remark("cookies", trace);
      return notes.conclude("every rule holds on " + population);
    }
    return outcome;
  }
}
