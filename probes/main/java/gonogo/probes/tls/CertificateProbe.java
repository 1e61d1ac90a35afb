package gonogo.probes.tls;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Reply;
import gonogo.api.Setting;
import gonogo.api.Tls;
import gonogo.api.World;
import gonogo.collect.tls.TlsHandshake;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shakes hands with every address of a system and judges the chain that each shows. */
@ProbeSpec(
    id = CertificateProbe.ID,
    claim =
        "Every address shows a certificate for the host that is trusted, strong and valid long enough",
    findings = {
      "no-san",
      "wrong-host",
      "not-yet-valid",
      "expired",
      "expires-soon",
      "expired-intermediate",
      "expired-anchor",
      "incomplete-chain",
      "untrusted",
      "self-signed",
      "bad-signature",
      "weak-key",
      "weak-signature",
      "wrong-usage",
      "not-a-ca",
      "name-constraints",
      "refused-by-path-validation"
    },
    causes = {Cause.UNREACHABLE, Cause.GARBLED, Cause.NO_DATA, Cause.TOO_LARGE})
@Singleton
final class CertificateProbe implements Probe<Tls, CertificateProbe.Settings> {
  static final String ID = "tls/certificate";

  record Settings(
      @Setting(value = "Port that speaks TLS; by default that of the system", example = "8443")
      @Nullable
      Integer port,

      @Setting(
          value =
              "Name to ask for and to find in the certificate; by default the host of the system",
          example = "shop.example.com")
      @Nullable
      String serverName,

      @Setting(
          value =
              "How long every certificate on the path must still be valid; by default 14 days, or a third of its"
                  + " lifetime if that is less",
          example = "14d")
      @Nullable
      Duration minRemaining,

      @Setting(
          value =
              "Below what remaining validity there is a remark; by default 30 days, or half of the lifetime if that"
                  + " is less",
          example = "30d")
      @Nullable
      Duration warnRemaining,

      @Setting(value = "Least size of an RSA key, in bits", example = "3072", fallback = "2048")
      int minRsaBits,

      @Setting(
          value = "Least size of an elliptic curve key, in bits",
          example = "384",
          fallback = "256")
      int minEcBits) {
    Settings {
      Target.check(port);
      serverName = Target.ascii(serverName);
      if (minRemaining != null && minRemaining.isNegative()) {
        throw new IllegalArgumentException(
            "min-remaining: a negative duration would let expired certificates pass");
      }
    }
  }

  @Override
  public Outcome examine(Tls system, Settings settings, World world) {
    Target target = Target.of(system, settings.port(), settings.serverName());
    Notes notes = new Notes(ID);
    List<String> addresses = target.reachable(world, notes);
    if (addresses.isEmpty()) {
      return new Outcome.Inconclusive(
          Cause.UNREACHABLE,
          "this machine has no address of the family of any address of " + system.host());
    }
    List<Reply<TlsHandshake.Answer>> replies = world.attemptAll(addresses.stream()
        .map(address -> new TlsHandshake(system.ref(), address, target.port(), target.name()))
        .toList());
    Tally tally = new Tally(target, criteria(settings, target.name(), world), notes);
    for (int i = 0; i < replies.size(); i++) {
      tally.add(addresses.get(i), replies.get(i));
    }
    return tally.conclude();
  }

  private static Criteria criteria(Settings settings, String name, World world) {
    return new Criteria(
        name,
        world.now(),
        settings.minRemaining(),
        settings.warnRemaining(),
        settings.minRsaBits(),
        settings.minEcBits());
  }
}
