package gonogo.collect.dns;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What does one resolver, or one name server, say of a name?
 *
 * <p>A name or a record that does not exist is an answer. SERVFAIL, REFUSED and silence are not: they are causes.
 * Nothing is connected to, so that there is no endpoint to be tried first.
 *
 * @param name in ASCII; with a final dot it is asked as it stands, without one the resolver {@link #SYSTEM} applies the
 *     search list of this machine, as the machine itself does
 * @param resolver {@link #SYSTEM}, or {@code host:port}
 * @param recursion whether the server is to ask others; a name server is asked for what it holds itself
 * @param samples how often it is asked, 1 to {@value #MAX_SAMPLES}, to see whether the answer changes from one time to
 *     the next
 */
@QuerySpec(type = "dns/lookup", answer = DnsLookup.Answer.class)
public record DnsLookup(
    SystemRef system, String name, RecordType type, String resolver, boolean recursion, int samples)
    implements Query<DnsLookup.Answer> {

  /** The resolvers that this machine is configured to use. */
  public static final String SYSTEM = "system";

  public static final int PORT = 53;
  public static final int MAX_SAMPLES = 5;

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9_*][a-z0-9._*-]*");

  public DnsLookup {
    name = name.toLowerCase(Locale.ROOT);
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw new IllegalArgumentException("samples: 1 to " + MAX_SAMPLES + ", not " + samples);
    }
  }

  /** Asks a resolver once: {@link #SYSTEM}, or {@code host:port}. */
  public static DnsLookup at(String resolver, SystemRef system, String name, RecordType type) {
    return new DnsLookup(system, name, type, resolver, true, 1);
  }

  /** Asks a name server for what it holds itself. */
  public static DnsLookup atServer(
      String addressAndPort, SystemRef system, String name, RecordType type, int samples) {
    return new DnsLookup(system, name, type, addressAndPort, false, samples);
  }

  /** Long enough for three attempts, because packets do get lost. */
  @Override
  public Duration limit() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Optional<Twin> twin() {
    if (!PLAIN_NAME.matcher(name).matches()) {
      return Optional.empty(); // dig takes others for options
    }
    Twin.Writing dig = Twin.of("dig");
    if (resolver.equals(SYSTEM)) {
      dig.ours(name.endsWith(".") ? "+nosearch" : "+search");
    } else {
      int colon = Math.max(0, resolver.lastIndexOf(':'));
      String host = resolver.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
      dig.value("@", host).option("-p", resolver.substring(colon + 1));
    }
    return dig.ours(recursion ? "+recurse" : "+norecurse")
        .value(name)
        .ours(type.name())
        .twin();
  }

  /**
   * The whole answer section.
   *
   * @param name the name that was found, after the search list was applied, with its final dot
   * @param authoritative whether the server said that it holds the name itself (the AA bit)
   * @param records sorted, aliases included; empty when the name exists but has no such record
   * @param steady whether every sample had the same records, whatever their order and TTL
   */
  public record Answer(
      String name, Rcode rcode, boolean authoritative, List<DnsRecord> records, boolean steady) {
    public Answer {
      records = List.copyOf(records);
    }
  }

  /** The response codes that are answers. */
  public enum Rcode {
    NOERROR,
    /** Neither the name nor any name below it exists. */
    NXDOMAIN
  }
}
