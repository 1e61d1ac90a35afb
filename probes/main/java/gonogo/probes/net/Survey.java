package gonogo.probes.net;

import gonogo.api.Cause;
import gonogo.api.Named;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.net.Addresses;
import gonogo.collect.net.Families;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.collect.net.PortStates;
import gonogo.collect.net.Resolve;
import gonogo.probes.net.PortsProbe.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every address: the named ports first, and then, where something accepts, the range. */
final class Survey {
  /** From outside every perimeter. */
  private static final String INTERNET = "internet";

  /** Each scan has a rate of its own; more of them at a time are no longer polite. */
  private static final int SCANS_AT_A_TIME = 4;

  private final Named system;
  private final Settings wanted;
  private final World world;
  private final Notes notes;
  private final Aim aim;
  private final Tally tally;

  Survey(Named system, Settings wanted, World world, Notes notes) {
    this.system = system;
    this.wanted = wanted;
    this.world = world;
    this.notes = notes;
    this.aim = Aim.of(system, wanted);
    this.tally = new Tally(system.vantage());
  }

  Outcome outcome() {
    Families.Answer here = world.ask(Families.HERE);
    List<Target> targets = targets().stream()
        .filter(target -> isCovered(target, here))
        .filter(this::isPossible)
        .toList();
    if (targets.isEmpty()) {
      notes.unseen(Cause.UNREACHABLE, "there is no address that can be asked from here");
      return notes.conclude("nothing was asked");
    }
    List<String> nobody = Nobody.beside(targets, aim);
    List<Reply<PortStates.Answer>> replies = world.attemptAll(
        Stream.concat(targets.stream().map(this::states), nobody.stream().map(this::control))
            .toList());
    if (isGenuine(nobody, replies.subList(targets.size(), replies.size()))) {
      judge(targets, replies);
    }
    return notes.conclude(tally.summary());
  }

  private void judge(List<Target> targets, List<Reply<PortStates.Answer>> replies) {
    AddressJudge judge = new AddressJudge(aim, system.vantage(), notes, tally);
    List<Scannable> scannable = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Integer control = judge(judge, targets.get(i), replies.get(i));
      if (control != null) {
        scannable.add(new Scannable(targets.get(i), control));
      }
    }
    if (wanted.scan() != null) {
      scan(judge, wanted.scan(), scannable);
    }
  }

  /** An address with a port that accepts. */
  private record Scannable(Target target, int control) {}

  /** Whether nobody accepts for those who are not there. */
  private boolean isGenuine(List<String> nobody, List<Reply<PortStates.Answer>> replies) {
    boolean genuine = true;
    for (int i = 0; i < nobody.size(); i++) {
      switch (replies.get(i)) {
        case Reply.Answered<PortStates.Answer> answered -> {
          List<Integer> accepting = Nobody.accepting(answered.answer());
          if (!accepting.isEmpty()) {
            genuine = false;
            notes.unseen(
                Cause.CONTRADICTED,
                "seen from %s, %s accepts on port %d, though nobody has that address: a proxy on the way accepts for everybody, so that no port can be judged"
                    .formatted(system.vantage(), nobody.get(i), accepting.getFirst()));
          }
        }
        case Reply.Unanswered<PortStates.Answer> unanswered -> notes.unseen(unanswered);
      }
    }
    return genuine;
  }

  /** A control that accepts; null when there is none, or when nothing that accepts means anything. */
  private @Nullable Integer judge(
      AddressJudge judge, Target target, Reply<PortStates.Answer> reply) {
    return switch (reply) {
      case Reply.Answered<PortStates.Answer> answered -> {
        PortStates.Answer answer = answered.answer();
        if (INTERNET.equals(wanted.vantage()) && target.address().equals(answer.source())) {
          contradicted(target, "an address of this machine itself");
          yield null;
        }
        yield judge.named(target, answer);
      }
      case Reply.Unanswered<PortStates.Answer> unanswered -> {
        notes.unseen(unanswered);
        yield null;
      }
    };
  }

  /** Every address once, whatever leads to it. */
  private List<Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    if (wanted.hosts().isEmpty()) {
      world
          .ask(new Resolve(system.ref(), system.host()))
          .addresses()
          .forEach(address -> targets.putIfAbsent(address, new Target(system.host(), address)));
    }
    for (String host : wanted.hosts()) {
      List<String> addresses = Hosts.isName(host) ? resolved(host) : Hosts.addresses(host);
      addresses.forEach(address ->
          targets.putIfAbsent(address, new Target(Hosts.isName(host) ? host : address, address)));
    }
    return List.copyOf(targets.values());
  }

  private List<String> resolved(String name) {
    return switch (world.attempt(new Resolve(SystemRef.LOCAL, name))) {
      case Reply.Answered<Resolve.Answer> answered -> answered.answer().addresses();
      case Reply.Unanswered<Resolve.Answer> unanswered -> {
        notes.unseen(unanswered);
        yield List.of();
      }
    };
  }

  /** An address that cannot be asked is a remark where ports must be open, but whoever says that ports are shut must have looked. */
  private boolean isCovered(Target target, Families.Answer here) {
    if (here.covers(target.address())) {
      return true;
    }
    String text = "not asked: this machine has no address of its family";
    if (aim.claimsAbsence()) {
      notes.unseen(Cause.UNREACHABLE, target + " was " + text);
    } else {
      notes.remark(target.address(), text);
    }
    return false;
  }

  private boolean isPossible(Target target) {
    if (INTERNET.equals(wanted.vantage()) && Addresses.isInternal(target.address())) {
      contradicted(target, "an internal address");
      return false;
    }
    return true;
  }

  private void contradicted(Target target, String what) {
    notes.unseen(
        Cause.CONTRADICTED,
        "%s is %s, which nobody sees from internet: this machine stands elsewhere, or the host is not the public one"
            .formatted(target, what));
  }

  private PortStates states(Target target) {
    return PortStates.of(
        system.vantage(), target.address(), aim.ports(), wanted.timeout(), wanted.retries());
  }

  private PortStates control(String address) {
    return PortStates.of(system.vantage(), address, aim.controls(), wanted.timeout(), 0);
  }

  private void scan(AddressJudge judge, PortRange range, List<Scannable> all) {
    for (int from = 0; from < all.size(); from += SCANS_AT_A_TIME) {
      List<Scannable> some = all.subList(from, Math.min(from + SCANS_AT_A_TIME, all.size()));
      List<Reply<PortScan.Answer>> replies =
          world.attemptAll(some.stream().map(one -> scan(range, one)).toList());
      for (int i = 0; i < replies.size(); i++) {
        switch (replies.get(i)) {
          case Reply.Answered<PortScan.Answer> answered ->
            judge.scanned(some.get(i).target(), range, answered.answer());
          case Reply.Unanswered<PortScan.Answer> unanswered -> notes.unseen(unanswered);
        }
      }
    }
  }

  private PortScan scan(PortRange range, Scannable one) {
    return PortScan.of(
        system.vantage(),
        one.target().address(),
        range,
        one.control(),
        wanted.rate(),
        wanted.timeout(),
        wanted.retries());
  }
}
