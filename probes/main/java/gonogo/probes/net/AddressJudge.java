package gonogo.probes.net;

import gonogo.api.Cause;
import gonogo.api.Endpoint;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.collect.net.PortState;
import gonogo.collect.net.PortStates;
import gonogo.probes.net.PortsProbe.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges what one address showed. */
final class AddressJudge {
  /** Findings about single ports of one scan; the rest is one more. */
  private static final int MOST_FINDINGS = 50;

  private final Aim aim;
  private final Settings wanted;
  private final String vantage;
  private final Notes notes;
  private final Tally tally;

  AddressJudge(Aim aim, String vantage, Notes notes, Tally tally) {
    this.aim = aim;
    this.wanted = aim.wanted();
    this.vantage = vantage;
    this.notes = notes;
    this.tally = tally;
  }

  /** Judges the ports that were asked by name; returns the control that accepted, null when there is none. */
  @Nullable
  Integer named(Target target, PortStates.Answer answer) {
    Map<Integer, PortState> seen = new HashMap<>();
    answer.ports().forEach(port -> seen.put(port.port(), port.state()));
    if (!seen.keySet().containsAll(aim.ports())) {
      notes.unseen(Cause.GARBLED, "the answer about %s lacks ports".formatted(target));
      return null;
    }
    if (acceptsAnything(target, seen)) {
      return null;
    }
    View view = new View(target, sight(answer.source()), seen);
    Integer control = aim.controls().stream()
        .filter(port -> seen.get(port) == PortState.OPEN)
        .findFirst()
        .orElse(null);
    tally.asked(target, answer.source(), control);
    wanted.open().forEach(port -> judgeOpen(view, port));
    wanted.closed().forEach(port -> judgeClosed(view, port));
    if (control == null && aim.claimsAbsence()) {
      withoutControl(target);
    }
    return control;
  }

  /**
   * What one address showed.
   *
   * @param sight where it was seen from, in words
   */
  private record View(Target target, String sight, Map<Integer, PortState> seen) {

    String where(int port) {
      return new Endpoint(target.address(), port).toString();
    }

    PortState state(int port) {
      return seen.getOrDefault(port, PortState.NOT_SENT);
    }

    /** Whether the address has answered on another port, so that silence on this one means something. */
    boolean answersBeside(int port) {
      return seen.entrySet().stream()
          .anyMatch(entry -> entry.getKey() != port && entry.getValue().answered());
    }
  }

  private String sight(@Nullable String source) {
    return source == null ? vantage : "%s (%s)".formatted(vantage, source);
  }

  /** Behind something that accepts on behalf of others, nothing that accepts and nothing that does not means anything. */
  private boolean acceptsAnything(Target target, Map<Integer, PortState> seen) {
    List<Integer> accepting =
        aim.decoys().stream().filter(port -> seen.get(port) == PortState.OPEN).toList();
    if (accepting.equals(aim.decoys())) {
      notes.unseen(
          Cause.CONTRADICTED,
          "seen from %s, %s accepts on ports %s too, on which nothing listens: a proxy on the way accepts for it, so that no port can be judged"
              .formatted(vantage, target, ports(accepting)));
      return true;
    }
    accepting.forEach(port -> notes.remark(
        new Endpoint(target.address(), port).toString(),
        "accepts, seen from %s, though nothing was expected to listen there".formatted(vantage)));
    return false;
  }

  private void judgeOpen(View view, int port) {
    PortState state = view.state(port);
    tally.seen(port, state);
    switch (state) {
      case OPEN -> {
        // as wanted
      }
      case CLOSED ->
        notes.finding(
            "closed",
            view.where(port),
            "%s refuses connections, seen from %s".formatted(view.target(), view.sight()),
            "open, seen from " + vantage,
            "start what should listen there, on this address, and let the firewall admit it");
      case SILENT, UNREACHABLE -> {
        if (view.answersBeside(port)) {
          filtered(view, port, state);
        } else {
          notes.unseen(
              Cause.UNREACHABLE,
              "seen from %s, %s answers on no port that was asked: down, or out of reach from here"
                  .formatted(view.sight(), view.target()));
        }
      }
      case NOT_SENT -> notSent(view, port);
    }
  }

  private void filtered(View view, int port, PortState state) {
    notes.finding(
        "filtered",
        view.where(port),
        "%s, seen from %s, though %s answers on other ports"
            .formatted(how(state), view.sight(), view.target()),
        "open, seen from " + vantage,
        "let every firewall on the way admit it from %s, and see that the server is not overloaded"
            .formatted(vantage));
  }

  private static String how(PortState state) {
    return state == PortState.SILENT ? "no answer" : "ICMP says that it is unreachable";
  }

  private void judgeClosed(View view, int port) {
    PortState state = view.state(port);
    tally.seen(port, state);
    if (state == PortState.OPEN) {
      notes.finding(
          "open",
          view.where(port),
          "%s accepts connections, seen from %s".formatted(view.target(), view.sight()),
          "not open, seen from " + vantage,
          "stop what listens there, bind it to an internal address, or let the firewall admit only those who need it");
    } else if (state == PortState.NOT_SENT) {
      notSent(view, port);
    }
  }

  private void notSent(View view, int port) {
    notes.unseen(
        Cause.UNREACHABLE,
        "this machine itself does not let connections to %s out".formatted(view.where(port)));
  }

  private void withoutControl(Target target) {
    if (aim.controls().isEmpty()) {
      notes.unseen(new Outcome.Inconclusive(
          Cause.NOT_CONFIGURED,
          "nothing says which port of %s accepts, and without one that does, a shut port proves nothing"
              .formatted(target),
          null,
          List.of("setting:control")));
      return;
    }
    notes.unseen(
        Cause.UNREACHABLE,
        "seen from %s, %s accepts on none of the ports %s, so that its shut ports prove nothing"
            .formatted(vantage, target, ports(aim.controls())));
  }

  /** Judges what a scan of the whole range showed. */
  void scanned(Target target, PortRange range, PortScan.Answer answer) {
    Set<Integer> known = new HashSet<>(wanted.allowed());
    known.addAll(wanted.open());
    List<Integer> unexpected =
        answer.open().stream().filter(port -> !known.contains(port)).toList();
    if (answer.ports() != range.size()) {
      notes.unseen(
          Cause.GARBLED,
          "the answer about %s has %d ports instead of %d"
              .formatted(target, answer.ports(), range.size()));
      return;
    }
    tally.scanned(range, answer.open());
    notes.measure(
        Measure.atMost("unexpected-ports@" + target.address(), unexpected.size(), "1", 0));
    String sight = sight(answer.source());
    unexpected.stream()
        .limit(MOST_FINDINGS)
        .forEach(port -> unexpected(
            new Endpoint(target.address(), port).toString(),
            "%s accepts connections, seen from %s".formatted(target, sight)));
    if (unexpected.size() > MOST_FINDINGS) {
      unexpected(
          target.address(),
          "%d more ports accept connections, seen from %s"
              .formatted(unexpected.size() - MOST_FINDINGS, sight));
    }
  }

  private void unexpected(String where, String seen) {
    String allowed = wanted.allowed().isEmpty() ? "no port" : "only " + ports(wanted.allowed());
    notes.finding(
        "unexpected",
        where,
        seen,
        "%s open, seen from %s".formatted(allowed, vantage),
        "stop what listens there or let the firewall keep it in; if it has to be open, name it under allowed");
  }

  private static String ports(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
