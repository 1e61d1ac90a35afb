package gonogo.probes.dns;

import gonogo.api.Cause;
import gonogo.api.Named;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.net.Resolve;
import gonogo.probes.dns.RecordsProbe.Settings;
import gonogo.probes.dns.Sight.Basis;
import gonogo.probes.dns.Sight.View;
import java.util.ArrayList;
import java.util.List;

/** One run of the probe over the names of one system. */
final class Examination {
  private final Named system;
  private final World world;
  private final Notes notes = new Notes("dns/records");
  private final Resolvers resolvers;
  private final Survey survey;
  private final Assessment assessment;

  Examination(Named system, Settings settings, Resolvers resolvers, World world) {
    this.system = system;
    this.world = world;
    this.resolvers = resolvers;
    this.survey = new Survey(world, system.ref(), resolvers, notes);
    this.assessment =
        new Assessment(Values.ofAnyType(settings.forbid()), settings.maxTtl(), survey, notes);
  }

  /** Looks at each wish; {@code alike} when they are the two address types of one host, which belong together. */
  Outcome of(List<Wish> wishes, boolean alike) {
    List<Sight> sights = new ArrayList<>();
    for (Wish wish : wishes) {
      Sight sight = sight(wish);
      sights.add(sight);
      assessment.judge(wish, sight);
    }
    if (alike) {
      String elsewhere = foundElsewhere(sights);
      if (!elsewhere.isEmpty()) {
        return new Outcome.NotApplicable(elsewhere);
      }
      requireAddress(sights);
    }
    remarkReserved(sights);
    return notes.conclude(summary(wishes, sights));
  }

  /** For CAA the nearest name upwards that has a record, as a certificate authority looks for it. */
  private Sight sight(Wish wish) {
    Sight own = survey.look(wish.name(), wish.type(), wish.follows());
    Sight sight = own;
    String above = DomainNames.parent(own.name());
    while (wish.climbs() && sight.isEmpty() && !DomainNames.isSingleLabel(above)) {
      sight = survey.look(above, wish.type(), wish.follows());
      above = DomainNames.parent(above);
    }
    return sight.isEmpty() ? own : sight;
  }

  /** How the machine finds a name of which no DNS knows anything: the hosts file, or multicast DNS. */
  private String foundElsewhere(List<Sight> sights) {
    boolean unknown = sights.stream()
            .allMatch(
                sight -> sight.basis() == Basis.RESOLVERS && sight.isEmpty() && isDecided(sight))
        && DomainNames.isReserved(sights.getFirst().name());
    if (unknown
        && world.attempt(new Resolve(system.ref(), system.host()))
            instanceof Reply.Answered<Resolve.Answer> found) {
      return "%s leads to %s by the hosts file or by multicast DNS of this machine, and no DNS knows it"
          .formatted(system.host(), String.join(", ", found.answer().addresses()));
    }
    return "";
  }

  private void requireAddress(List<Sight> sights) {
    List<View> deciding =
        sights.stream().flatMap(sight -> sight.deciding().stream()).toList();
    List<View> caches =
        sights.stream().flatMap(sight -> sight.caches().stream()).toList();
    boolean allSeen = sights.stream().allMatch(this::isDecided);
    boolean leadsAway = deciding.stream().anyMatch(view -> view.chain().open().isPresent());
    if (hasAddress(deciding) || !allSeen || (leadsAway && hasAddress(caches))) {
      return;
    }
    String host = DomainNames.shown(system.host());
    if (leadsAway && caches.isEmpty()) {
      notes.unseen(
          Cause.NO_DATA,
          host + " is an alias into another zone, and no resolver said where it leads");
      return;
    }
    notes.finding(
        "missing",
        host,
        "no address: " + deciding.getFirst().chain().shown() + " at "
            + deciding.getFirst().who(),
        "at least one address",
        "Create an A or AAAA record, or an alias that leads to one");
  }

  /** Where only resolvers decide, the silent one may be the one that knows the name. */
  private boolean isDecided(Sight sight) {
    boolean everyResolver = sight.caches().size() == resolvers.count();
    return !sight.deciding().isEmpty() && (sight.basis() != Basis.RESOLVERS || everyResolver);
  }

  private static boolean hasAddress(List<View> views) {
    return views.stream().anyMatch(view -> !view.chain().values().isEmpty());
  }

  private void remarkReserved(List<Sight> sights) {
    sights.stream()
        .filter(sight -> sight.basis() == Basis.RESOLVERS && DomainNames.isReserved(sight.name()))
        .map(sight -> DomainNames.shown(sight.name()))
        .distinct()
        .forEach(name -> notes.remark(
            name, "no public name server can know this name: only resolvers were asked"));
  }

  private static String summary(List<Wish> wishes, List<Sight> sights) {
    String what = wishes.size() > 2
        ? wishes.size() + " kinds of records"
        : String.join(", ", wishes.stream().map(Wish::shown).toList());
    int servers =
        sights.stream().mapToInt(sight -> sight.authority().size()).max().orElse(0);
    int caches = sights.stream().mapToInt(sight -> sight.caches().size()).max().orElse(0);
    return "%s: as wanted at %s and %s"
        .formatted(what, counted(servers, "name server"), counted(caches, "resolver"));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
