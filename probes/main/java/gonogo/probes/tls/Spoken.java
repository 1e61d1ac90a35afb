package gonogo.probes.tls;

import gonogo.api.Reply;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one address took the offer of each version.
 *
 * @param replies by the version that was offered, which need not be the one that was chosen
 */
record Spoken(String address, Map<TlsVersion, Reply<TlsHello.Answer>> replies) {

  /** From one reply for each version, the oldest first. */
  static Spoken of(String address, List<Reply<TlsHello.Answer>> replies) {
    Map<TlsVersion, Reply<TlsHello.Answer>> byVersion = new EnumMap<>(TlsVersion.class);
    TlsVersion[] versions = TlsVersion.values();
    for (int i = 0; i < versions.length; i++) {
      byVersion.put(versions[i], replies.get(i));
    }
    return new Spoken(address, byVersion);
  }

  /** The versions that it chose, the oldest first. */
  NavigableSet<TlsVersion> versions() {
    return answers()
        .map(TlsHello.Answer::version)
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The suite that it chose in a version that it speaks. */
  String cipher(TlsVersion version) {
    return answers()
        .filter(answer -> answer.version() == version)
        .map(answer -> String.valueOf(answer.cipher()))
        .findFirst()
        .orElseThrow();
  }

  /** The newest that it speaks of those in which a server has its old suites. */
  Optional<TlsVersion> newestBeforeTls13() {
    return Optional.ofNullable(versions().lower(TlsVersion.TLS_1_3));
  }

  private Stream<TlsHello.Answer> answers() {
    return replies.values().stream().flatMap(reply -> switch (reply) {
      case Reply.Answered<TlsHello.Answer> answered -> Stream.of(answered.answer());
      case Reply.Unanswered<TlsHello.Answer> _ -> Stream.empty();
    });
  }
}
