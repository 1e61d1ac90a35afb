package gonogo.probes.dns;

import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.probes.dns.Expectation.Miss;
import gonogo.probes.dns.Sight.Basis;
import gonogo.probes.dns.Sight.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what was seen of a name with what is wanted, and notes the differences. */
final class Assessment {
  private final Set<String> forbidden;
  private final @Nullable Duration maxTtl;
  private final Survey survey;
  private final Notes notes;

  Assessment(Set<String> forbidden, @Nullable Duration maxTtl, Survey survey, Notes notes) {
    this.forbidden = forbidden;
    this.maxTtl = maxTtl;
    this.survey = survey;
    this.notes = notes;
  }

  void judge(Wish wish, Sight sight) {
    forbid(wish, sight);
    expect(wish, sight);
    if (wish.expectation() instanceof Expectation.Alike) {
      compareServers(wish, sight);
    }
    compareCaches(wish, sight);
    limitTtl(wish, sight);
  }

  private void forbid(Wish wish, Sight sight) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    Stream.of(sight.zone(), sight.authority(), sight.caches())
        .flatMap(List::stream)
        .distinct()
        .forEach(view -> view.chain()
            .said()
            .filter(this::isForbidden)
            .forEach(value -> at(seen, value).add(view.who())));
    if (!seen.isEmpty()) {
      notes.finding(
          "forbidden",
          wish.shown(),
          shown(seen),
          "none of " + String.join(", ", forbidden),
          "Remove the value where the zone is kept; at a resolver it ends with its TTL");
    }
  }

  /** The value itself, or the target at its end, as in an MX record. */
  private boolean isForbidden(String value) {
    return forbidden.contains(value)
        || forbidden.contains(value.substring(value.lastIndexOf(' ') + 1));
  }

  /** One finding for each kind of miss, so that it stays the same one when another server joins in. */
  private void expect(Wish wish, Sight sight) {
    Map<String, Map<String, List<String>>> misses = new LinkedHashMap<>();
    for (View view : sight.deciding()) {
      for (Miss miss : wish.expectation().misses(view.chain(), wish.type())) {
        at(misses.computeIfAbsent(miss.code(), _ -> new LinkedHashMap<>()), miss.seen())
            .add(view.who());
      }
    }
    misses.forEach((code, seen) -> notes.finding(
        code,
        wish.shown(),
        shown(seen),
        wish.expectation().wanted(),
        "Correct the record where its zone is kept, or what the checklist wants of it"));
  }

  private void compareServers(Wish wish, Sight sight) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    sight.deciding().forEach(view -> at(seen, view.chain().shown()).add(view.who()));
    if (seen.size() < 2) {
      return;
    }
    if (sight.basis() == Basis.AUTHORITY) {
      var varies = survey.varies(sight.authority(), sight.name(), wish.type());
      if (varies.isEmpty()) {
        return; // noted as unseen
      }
      if (varies.get()) {
        notes.remark(
            wish.shown(),
            "the name servers change their answers each time, as those that spread load do: "
                + shown(seen));
        return;
      }
    }
    notes.finding(
        "disagree",
        wish.shown(),
        shown(seen),
        wish.expectation().wanted(),
        "Bring all name servers to one version of the zone (compare their SOA serials), or say what is expected");
  }

  /** What resolvers still remember passes, so that it is a reservation and no failure. */
  private void compareCaches(Wish wish, Sight sight) {
    if (sight.basis() != Basis.AUTHORITY) {
      return;
    }
    for (View cache : sight.caches()) {
      boolean asWanted = wish.expectation() instanceof Expectation.Alike
          ? sight.authority().stream().anyMatch(view -> saysTheSame(cache.chain(), view.chain()))
          : wish.expectation().misses(cache.chain(), wish.type()).isEmpty();
      if (!asWanted) {
        OptionalLong ttl = cache.chain().ttl();
        String left = ttl.isPresent() ? ", for up to " + ttl.getAsLong() + " s more" : "";
        String servers = sight.authority().stream()
            .map(view -> view.chain().shown())
            .distinct()
            .collect(Collectors.joining("; "));
        notes.remark(
            wish.shown(),
            "%s still says %s%s; the name servers say %s"
                .formatted(cache.who(), cache.chain().shown(), left, servers));
      }
    }
  }

  /** Where the zone only holds an alias into another zone, passing through that alias is all that it can ask for. */
  private static boolean saysTheSame(Chain cache, Chain authority) {
    return authority
        .open()
        .map(target -> cache.names().contains(target))
        .orElse(cache.values().equals(authority.values()) && cache.loop() == authority.loop());
  }

  /** Only the TTL that name servers give is the whole one; at a resolver part of it may have passed. */
  private void limitTtl(Wish wish, Sight sight) {
    if (maxTtl == null) {
      return;
    }
    List<View> views = sight.basis() == Basis.AUTHORITY ? sight.zone() : sight.caches();
    OptionalLong largest = views.stream()
        .map(view -> view.chain().ttl())
        .flatMapToLong(OptionalLong::stream)
        .max();
    if (largest.isEmpty()) {
      return;
    }
    Measure measure = Measure.atMost(
        "ttl@%s/%s".formatted(DomainNames.shown(wish.name()), wish.type()),
        (double) largest.getAsLong(),
        "s",
        (double) maxTtl.toSeconds());
    notes.measure(measure);
    if (!measure.ok()) {
      notes.remark(
          wish.shown(),
          "a switch back would take up to %d s (TTL), wanted at most %d s"
              .formatted(largest.getAsLong(), maxTtl.toSeconds()));
    }
  }

  private static List<String> at(Map<String, List<String>> map, String key) {
    return map.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /** {@code 192.0.2.7 at ns1.example.com (192.0.2.53) and ns2.example.com (192.0.2.54); no record at …}. */
  private static String shown(Map<String, List<String>> seen) {
    return seen.entrySet().stream()
        .map(entry -> entry.getKey() + " at " + String.join(" and ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
