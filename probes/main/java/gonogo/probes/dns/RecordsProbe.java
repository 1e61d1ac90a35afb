package gonogo.probes.dns;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Named;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Addresses;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what name servers and resolvers say of names. */
@Singleton
@ProbeSpec(
    id = "dns/records",
    claim = "The name servers say what is wanted, and everybody else says the same",
    findings = {"missing", "unexpected", "not-matching", "disagree", "forbidden"},
    causes = {Cause.NOT_CONFIGURED, Cause.NO_DATA, Cause.CONTRADICTED, Cause.GARBLED})
final class RecordsProbe implements Probe<Named, RecordsProbe.Settings> {

  /** What to look at, and whom to ask. */
  record Settings(
      @Setting(
          value =
              "Names and what is wanted of them; when empty, A and AAAA of the system's host: at least one address,"
                  + " the same at every name server",
          example =
              "[{type: A, expect: [192.0.2.7]}, {name: example.com, type: TXT, matches: '^v=spf1 .*-all$'}]",
          fallback = "[]")
      List<Wanted> records,

      @Setting(
          value =
              "Who is asked: system (the resolvers of this machine), authoritative (the name servers of the zone),"
                  + " environment (all resolvers that the environment names), or one of those as host[:port]",
          example = "[system, authoritative]",
          fallback = "[system, authoritative, environment]")
      List<String> resolvers,

      @Setting(
          value = "Longest TTL with which a switch back is quick; more is a remark",
          example = "5m")
      @Nullable
      Duration maxTtl,

      @Setting(
          value =
              "Addresses and names that no answer may hold, such as those of the old environment",
          example = "[192.0.2.66, old.example.com]",
          fallback = "[]")
      List<String> forbid) {
    Settings {
      records = List.copyOf(records);
      resolvers = List.copyOf(resolvers);
      forbid = List.copyOf(forbid);
      forbid.stream()
          .filter(Addresses::isLiteral)
          .forEach(Addresses::parse); // refuses what is no address
      if (resolvers.isEmpty()) {
        throw new IllegalArgumentException(
            "resolvers: name at least one of system, authoritative, environment");
      }
    }
  }

  /** One name and type, and at most one of four wishes; without any of them a record must be present. */
  record Wanted(
      @Setting(value = "Domain name; without it the system's host", example = "_dmarc.example.com")
      @Nullable
      String name,

      @Setting(
          value = "Type of the records: A, AAAA, CAA, CNAME, MX, NS, PTR, SOA, SRV or TXT",
          example = "TXT")
      String type,

      @Setting(
          value =
              "All values, in any order, as in a zone file; TXT without quotes and with its strings joined",
          example = "[192.0.2.7, 192.0.2.8]",
          fallback = "[]")
      List<String> expect,

      @Setting(
          value =
              "RE2/J pattern to be found in the values: in one of them for TXT and CAA, in all of them else;"
                  + " names are in lower case and end with a dot",
          example = "'\\.cloudfront\\.net\\.$'")
      @Nullable
      Pattern matches,

      @Setting(value = "No such record may exist", example = "true", fallback = "false")
      boolean absent,

      @Setting(value = "At least one such record must exist", example = "true", fallback = "false")
      boolean present) {
    Wanted {
      expect = List.copyOf(expect);
      int wishes = (expect.isEmpty() ? 0 : 1)
          + (matches == null ? 0 : 1)
          + (absent ? 1 : 0)
          + (present ? 1 : 0);
      if (wishes > 1) {
        throw new IllegalArgumentException(
            "a record has at most one of expect, matches, absent and present");
      }
      if (name != null) {
        name = Addresses.isLiteral(name)
            ? name
            : DomainNames.ascii(name); // {system.host} may be an address
      }
      Expectation.of(
          RecordType.parse(type), expect, matches, absent); // refuses what makes no sense
    }
  }

  @Override
  public Outcome examine(Named system, Settings settings, World world) {
    Resolvers resolvers = Resolvers.of(settings.resolvers(), system.resolvers());
    if (!resolvers.unknown().isEmpty() || resolvers.isEmpty()) {
      return notNamed(resolvers);
    }
    boolean alike = settings.records().isEmpty();
    List<Wish> wishes = alike
        ? Wish.alike(system.host())
        : settings.records().stream()
            .map(wanted -> Wish.of(wanted, system.host()))
            .toList();
    List<Wish> asked =
        wishes.stream().filter(wish -> !DomainNames.isOutsideDns(wish.name())).toList();
    if (asked.isEmpty()) {
      return new Outcome.NotApplicable(
          "no DNS record decides where %s leads: it is a literal address, or this machine by definition (RFC 6761)"
              .formatted(wishes.getFirst().name()));
    }
    return new Examination(system, settings, resolvers, world).of(asked, alike);
  }

  private static Outcome notNamed(Resolvers resolvers) {
    List<String> unknown = resolvers.unknown();
    String missing =
        unknown.isEmpty() ? "a resolver" : "the resolver " + String.join(", ", unknown);
    return new Outcome.Inconclusive(
        Cause.NOT_CONFIGURED,
        "the environment does not name " + missing + " under resolvers, and only those are asked",
        null,
        List.of("resolvers: " + (unknown.isEmpty() ? "host[:port]" : String.join(", ", unknown))));
  }
}
