package gonogo.probes.tls;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Reply;
import gonogo.api.Setting;
import gonogo.api.Tls;
import gonogo.api.World;
import gonogo.collect.tls.TlsAlpn;
import gonogo.collect.tls.TlsClear;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers each version, weak cipher suites and clear text to every address of a system, and judges what each takes. */
@ProbeSpec(
    id = ProtocolProbe.ID,
    claim =
        "Every address takes only the allowed versions of TLS, no weak cipher, and no clear text",
    findings = {"forbidden-version", "forbidden-cipher", "weak-dh", "plaintext", "no-tls", "alpn"},
    causes = {
      Cause.UNREACHABLE,
      Cause.NO_DATA,
      Cause.TIMED_OUT,
      Cause.GARBLED,
      Cause.TOO_LARGE,
      Cause.NOT_CONFIGURED
    })
@Singleton
final class ProtocolProbe implements Probe<Tls, ProtocolProbe.Settings> {
  static final String ID = "tls/protocol";

  record Settings(
      @Setting(value = "Port that speaks TLS; by default that of the system", example = "8443")
      @Nullable
      Integer port,

      @Setting(
          value = "Name to ask for; by default the host of the system",
          example = "shop.example.com")
      @Nullable
      String serverName,

      @Setting(
          value = "The versions that may be taken, of SSLv3, TLSv1, TLSv1.1, TLSv1.2, TLSv1.3;"
              + " each other one must be refused",
          example = "[TLSv1.3]",
          fallback = "[TLSv1.2, TLSv1.3]")
      List<TlsVersion> allow,

      @Setting(
          value = "Cipher suites that must be refused: an expression found in their IANA names",
          example = "'NULL|EXPORT|RC2|RC4|DES|anon|MD5|^TLS_SHA|_CBC_|^TLS_RSA_'",
          fallback = "'NULL|EXPORT|RC2|RC4|DES|anon|MD5|^TLS_SHA'")
      Pattern forbidCiphers,

      @Setting(
          value = "Cipher suites that are remarked on when one is taken: an expression found in"
              + " their IANA names",
          example = "'_CBC_|^TLS_RSA_'",
          fallback = "'_CBC_SHA$|^TLS_RSA_WITH_'")
      Pattern warnCiphers,

      @Setting(
          value = "Least size of the prime in a Diffie-Hellman key exchange, in bits",
          example = "3072",
          fallback = "2048")
      int minDhBits,

      @Setting(
          value = "What must happen to an HTTP request in clear to the same port: refused, or"
              + " redirected to https if not refused, or ignored, for anything",
          example = "redirected",
          fallback = "refused")
      Plaintext plaintext,

      @Setting(
          value = "Application protocols of which one must be chosen (ALPN), when http/1.1 is"
              + " offered beside them; none to not ask",
          example = "[h2]",
          fallback = "[]")
      List<String> alpn) {
    Settings {
      Target.check(port);
      serverName = Target.ascii(serverName);
      allow = List.copyOf(allow);
      alpn = List.copyOf(alpn);
      if (allow.isEmpty()) {
        throw new IllegalArgumentException("allow: wanted one version or more");
      }
    }
  }

  /** What must happen to clear text. */
  enum Plaintext {
    REFUSED,
    REDIRECTED,
    IGNORED
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
    List<Spoken> all = spoken(target, addresses, world);
    VersionJudge versions = new VersionJudge(settings, notes);
    all.forEach(spoken -> versions.judge(target.at(spoken.address()), spoken));
    new CipherJudge(settings, notes).judge(target, offerMore(target, settings, all, world));
    if (!settings.alpn().isEmpty()) {
      offerProtocols(target, settings, all, world, notes);
    }
    if (settings.plaintext() != Plaintext.IGNORED) {
      askInClear(target, settings, addresses, world, notes);
    }
    return notes.conclude(summary(target, all));
  }

  /** Offers every version to every address. */
  private static List<Spoken> spoken(Target target, List<String> addresses, World world) {
    List<TlsHello> questions = new ArrayList<>();
    for (String address : addresses) {
      for (TlsVersion version : TlsVersion.values()) {
        questions.add(target.hello(address, version, TlsHello.ALL_CIPHERS));
      }
    }
    List<Reply<TlsHello.Answer>> replies = world.attemptAll(questions);
    int versions = TlsVersion.values().length;
    List<Spoken> all = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      all.add(Spoken.of(addresses.get(i), replies.subList(i * versions, (i + 1) * versions)));
    }
    return all;
  }

  /** Offers what is weak, in the versions that are spoken. */
  private static List<Offer.Taken> offerMore(
      Target target, Settings settings, List<Spoken> all, World world) {
    List<Offer> offers = new ArrayList<>();
    all.forEach(spoken -> offers.addAll(Offer.after(spoken, settings)));
    List<Reply<TlsHello.Answer>> replies = world.attemptAll(offers.stream()
        .map(offer -> target.hello(offer.address(), offer.version(), offer.ciphers()))
        .toList());
    List<Offer.Taken> taken = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      taken.add(new Offer.Taken(offers.get(i), replies.get(i)));
    }
    return taken;
  }

  private static void offerProtocols(
      Target target, Settings settings, List<Spoken> all, World world, Notes notes) {
    List<String> addresses = all.stream()
        .filter(spoken -> !spoken.versions().isEmpty())
        .map(Spoken::address)
        .toList();
    List<String> offered = AlpnJudge.offered(settings.alpn());
    List<Reply<TlsAlpn.Answer>> replies = world.attemptAll(addresses.stream()
        .map(address ->
            new TlsAlpn(target.system().ref(), address, target.port(), target.name(), offered))
        .toList());
    AlpnJudge judge = new AlpnJudge(settings.alpn(), notes);
    for (int i = 0; i < replies.size(); i++) {
      judge.judge(target.at(addresses.get(i)), replies.get(i));
    }
  }

  private static void askInClear(
      Target target, Settings settings, List<String> addresses, World world, Notes notes) {
    List<Reply<TlsClear.Answer>> replies = world.attemptAll(addresses.stream()
        .map(address -> new TlsClear(target.system().ref(), address, target.port(), target.name()))
        .toList());
    ClearJudge judge = new ClearJudge(settings.plaintext(), notes);
    for (int i = 0; i < replies.size(); i++) {
      judge.judge(target.at(addresses.get(i)), replies.get(i));
    }
  }

  private static String summary(Target target, List<Spoken> all) {
    String versions = Text.list(all.stream().flatMap(spoken -> spoken.versions().stream()));
    return "%s: takes %s and nothing weaker at %s"
        .formatted(
            target.shown(), versions, all.size() == 1 ? "1 address" : all.size() + " addresses");
  }
}
