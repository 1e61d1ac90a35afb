package gonogo.probes.dns;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Families;
import gonogo.probes.dns.Sight.Basis;
import gonogo.probes.dns.Sight.View;
import gonogo.probes.dns.Zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks everybody the same question, and notes who did not answer. */
final class Survey {

  /** As many aliases into other zones as resolvers commonly follow. */
  private static final int MAX_ZONES = 8;

  private static final int SAMPLES = 4;

  private final World world;
  private final SystemRef system;
  private final Resolvers resolvers;
  private final Notes notes;
  private final Zones zones;

  Survey(World world, SystemRef system, Resolvers resolvers, Notes notes) {
    this.world = world;
    this.system = system;
    this.resolvers = resolvers;
    this.notes = notes;
    Families.Answer families =
        resolvers.authoritative() ? world.ask(Families.HERE) : new Families.Answer(true, true);
    this.zones = new Zones(world, system, resolvers.via(), families, notes);
  }

  /**
   * Looks at one name and type.
   *
   * @param follow whether name servers of other zones are asked for what an alias leads to
   */
  Sight look(String name, RecordType type, boolean follow) {
    List<View> caches = new ArrayList<>();
    String absolute = DomainNames.absolute(name);
    if (resolvers.system()) {
      Optional<DnsLookup.Answer> answer =
          answer(world.attempt(DnsLookup.at(DnsLookup.SYSTEM, system, name, type)));
      absolute = answer.map(DnsLookup.Answer::name).orElse(absolute);
      answer.ifPresent(seen ->
          caches.add(new View("the system resolver", DnsLookup.SYSTEM, Chain.of(seen, type))));
    }
    caches.addAll(named(absolute, type));
    return resolvers.authoritative()
        ? withAuthority(absolute, type, caches, follow)
        : Sight.of(absolute, caches, Basis.RESOLVERS);
  }

  private Sight withAuthority(String name, RecordType type, List<View> caches, boolean follow) {
    return switch (zones.of(name)) {
      case Zone.Served served -> {
        List<View> zone = servers(served, name, type);
        List<View> authority = follow ? followed(zone, type, MAX_ZONES) : zone;
        yield new Sight(
            name, zone, authority, caches, authority.isEmpty() ? Basis.UNSEEN : Basis.AUTHORITY);
      }
      case Zone.Unserved _
      when DomainNames.isReserved(name) -> {
        if (resolvers.count() == 0) {
          notes.unseen(
              Cause.NO_DATA,
              DomainNames.shown(name) + " has no public name server, and no resolver is asked");
        }
        yield Sight.of(name, caches, Basis.RESOLVERS);
      }
      case Zone.Unserved _ -> {
        notes.unseen(
            Cause.NO_DATA,
            "no name server of %s was found; if there is none, say resolvers: [system]"
                .formatted(DomainNames.shown(name)));
        yield Sight.of(name, caches, Basis.UNSEEN);
      }
      case Zone.Unseen _ -> Sight.of(name, caches, Basis.UNSEEN);
    };
  }

  /** Whether name servers change their answers from one time to the next; empty when one of them did not answer. */
  Optional<Boolean> varies(List<View> views, String name, RecordType type) {
    List<Optional<DnsLookup.Answer>> answers = world
        .attemptAll(views.stream()
            .map(view -> DnsLookup.atServer(view.endpoint(), system, name, type, SAMPLES))
            .toList())
        .stream()
        .map(this::answer)
        .toList();
    if (answers.stream().flatMap(Optional::stream).anyMatch(answer -> !answer.steady())) {
      return Optional.of(true);
    }
    return answers.stream().allMatch(Optional::isPresent) ? Optional.of(false) : Optional.empty();
  }

  private List<View> named(String name, RecordType type) {
    List<String> asked = resolvers.named();
    List<Reply<DnsLookup.Answer>> replies = world.attemptAll(
        asked.stream().map(at -> DnsLookup.at(at, system, name, type)).toList());
    List<View> views = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String endpoint = asked.get(i);
      answer(replies.get(i))
          .ifPresent(seen ->
              views.add(new View("the resolver " + endpoint, endpoint, Chain.of(seen, type))));
    }
    return views;
  }

  private List<View> servers(Zone.Served zone, String name, RecordType type) {
    List<Zones.Server> asked = zone.servers();
    List<Reply<DnsLookup.Answer>> replies = world.attemptAll(asked.stream()
        .map(at -> DnsLookup.atServer(at.endpoint(), system, name, type, 1))
        .toList());
    List<View> views = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Zones.Server server = asked.get(i);
      Optional<DnsLookup.Answer> answer = answer(replies.get(i));
      if (answer.isPresent() && !answer.get().authoritative()) {
        notes.unseen(
            Cause.CONTRADICTED,
            "%s is named as a name server of %s and does not answer for it"
                .formatted(server.shown(), DomainNames.shown(zone.apex())));
      } else {
        answer.ifPresent(
            seen -> views.add(new View(server.shown(), server.endpoint(), Chain.of(seen, type))));
      }
    }
    return views;
  }

  /** Asks the zones to which aliases lead, till every view ends in a value, in nothing, or in a loop. */
  private List<View> followed(List<View> views, RecordType type, int zonesLeft) {
    List<View> settled = new ArrayList<>(
        views.stream().filter(view -> view.chain().open().isEmpty()).toList());
    List<String> targets =
        views.stream().flatMap(view -> view.chain().open().stream()).distinct().toList();
    for (String target : targets) {
      if (zonesLeft == 0) {
        notes.unseen(Cause.GARBLED, "more aliases than can be followed, up to " + target);
        continue;
      }
      switch (zones.of(target)) {
        case Zone.Served served ->
          settled.addAll(followed(servers(served, target, type), type, zonesLeft - 1));
        case Zone.Unserved _ ->
          notes.unseen(
              Cause.NO_DATA, "no name server of the alias target " + target + " was found");
        case Zone.Unseen _ -> {}
      }
    }
    return settled;
  }

  private Optional<DnsLookup.Answer> answer(Reply<DnsLookup.Answer> reply) {
    return switch (reply) {
      case Reply.Answered<DnsLookup.Answer> answered -> Optional.of(answered.answer());
      case Reply.Unanswered<DnsLookup.Answer> unanswered -> {
        notes.unseen(unanswered);
        yield Optional.empty();
      }
    };
  }
}
