package gonogo.probes.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is true of a chain that a reader should know, though it decides nothing. */
final class Remarks {
  /** Apple's clients refuse more, whoever issued it (support.apple.com/en-us/103769). */
  private static final Duration LONGEST_LIFE = Duration.ofDays(825);

  private Remarks() {}

  static List<String> of(Path path, List<X509Certificate> sent, Criteria criteria) {
    List<String> remarks = new ArrayList<>();
    for (Link link : path.links()) {
      if (Validity.flaw(link, criteria).isEmpty()) {
        Validity.remark(link, criteria).ifPresent(remarks::add);
      }
    }
    for (X509Certificate other : sent) {
      if (path.isAnchored()
          && !path.contains(other)
          && criteria.remaining(other).isNegative()) {
        remarks.add("also sends %s, which expired %s and is not needed"
            .formatted(Text.name(other), Text.day(other.getNotAfter().toInstant())));
      }
    }
    if (!inOrder(path, sent)) {
      remarks.add(
          "the certificates are not sent in the order in which they sign each other; some clients refuse that");
    }
    if (Criteria.lifetime(path.leaf()).compareTo(LONGEST_LIFE) > 0) {
      remarks.add("it is valid for more than 825 days in all, which clients of Apple refuse");
    }
    if (path.leaf().getBasicConstraints() >= 0) {
      remarks.add("the server's certificate is that of an authority, which some clients refuse");
    }
    return remarks;
  }

  private static boolean inOrder(Path path, List<X509Certificate> sent) {
    List<Integer> positions = path.links().stream()
        .map(link -> sent.indexOf(link.certificate()))
        .filter(at -> at >= 0)
        .toList();
    return positions.equals(positions.stream().sorted().toList());
  }
}
