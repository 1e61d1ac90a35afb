package gonogo.probes.tls;

import com.google.re2j.Pattern;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** An offer of some cipher suites only, made to an address that is known to speak TLS. */
record Offer(Purpose purpose, String address, TlsVersion version, String ciphers) {
  private static final String EPHEMERAL_DH = "^TLS_DHE_";

  /** Why it is made. */
  enum Purpose {
    FORBIDDEN,
    WARNED_OF,
    DIFFIE_HELLMAN
  }

  /** The offer, and how it was taken. */
  record Taken(Offer offer, Reply<TlsHello.Answer> reply) {}

  /** What to offer after the versions: nothing where none was taken, for then a refusal proves nothing. */
  static List<Offer> after(Spoken spoken, ProtocolProbe.Settings settings) {
    List<Offer> offers = new ArrayList<>();
    NavigableSet<TlsVersion> taken = spoken.versions();
    if (taken.isEmpty()) {
      return offers;
    }
    // Up to TLS 1.2 a server chooses the version after the suites that it is offered; and it may
    // hold weak suites only
    // in a version that it refused for another reason.
    NavigableSet<TlsVersion> versions = new TreeSet<>(taken);
    versions.retainAll(settings.allow());
    versions.addAll(List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3));
    spoken.newestBeforeTls13().ifPresent(versions::add);
    for (TlsVersion version : versions) {
      offers.add(of(Purpose.FORBIDDEN, spoken, version, settings.forbidCiphers()));
    }
    spoken.newestBeforeTls13().ifPresent(old -> {
      offers.add(of(Purpose.WARNED_OF, spoken, old, settings.warnCiphers()));
      offers.add(new Offer(Purpose.DIFFIE_HELLMAN, spoken.address(), old, EPHEMERAL_DH));
    });
    return offers;
  }

  private static Offer of(Purpose purpose, Spoken spoken, TlsVersion version, Pattern ciphers) {
    return new Offer(purpose, spoken.address(), version, ciphers.pattern());
  }
}
