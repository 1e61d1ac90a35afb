package gonogo.probes.tls;

import gonogo.api.Cause;
import gonogo.collect.tls.TlsHandshake;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what one server showed: a pure function of the recorded bytes, the criteria and the instant in them. */
final class ChainJudge {
  /** No chain in use has more than six. */
  private static final int MAX_CERTIFICATES = 20;

  private ChainJudge() {}

  /**
   * What became of a chain.
   *
   * @param flaws what is wrong with the best path; empty and {@code unsettled} null: nothing is
   * @param unsettled why it could not be judged to the end
   * @param path the one that was judged; null when the certificates could not even be read
   */
  record Judgement(
      List<Flaw> flaws,
      List<String> remarks,
      @Nullable Unsettled unsettled,
      @Nullable Path path) {
    Judgement {
      flaws = List.copyOf(flaws);
      remarks = List.copyOf(remarks);
    }
  }

  record Unsettled(Cause cause, String detail) {}

  private record Candidate(Path path, List<Flaw> flaws) {
    boolean good() {
      return path.isAnchored() && flaws.isEmpty();
    }
  }

  static Judgement judge(TlsHandshake.Answer answer, Criteria criteria) {
    if (answer.chain().isEmpty()) {
      return unsettled(Cause.NO_DATA, "the server showed no certificate");
    }
    if (answer.chain().size() > MAX_CERTIFICATES) {
      return unsettled(
          Cause.TOO_LARGE,
          "the server sends %d certificates; at most %d are looked at"
              .formatted(answer.chain().size(), MAX_CERTIFICATES));
    }
    try {
      List<X509Certificate> sent = parse(answer.chain());
      Paths.Found found = Paths.search(sent, parse(answer.anchors()));
      Candidate best = best(found, criteria, answer.anchorSource());
      if (found.exhausted() && !best.good()) {
        return unsettled(
            Cause.TOO_LARGE, "the certificates sent allow more paths than are looked at");
      }
      List<String> remarks = Remarks.of(best.path(), sent, criteria);
      return new Judgement(
          best.flaws(), remarks, unsettled(best.path(), answer.unproven()), best.path());
    } catch (CertificateException e) {
      return unsettled(Cause.GARBLED, Text.clean(String.valueOf(e.getMessage())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks a basic algorithm", e);
    }
  }

  private static Judgement unsettled(Cause cause, String detail) {
    return new Judgement(List.of(), List.of(), new Unsettled(cause, detail), null);
  }

  private static @Nullable Unsettled unsettled(Path path, @Nullable String unproven) {
    if (unproven != null) {
      return new Unsettled(
          Cause.GARBLED, "the server did not prove that it holds the key: " + unproven);
    }
    if (path.end() == Path.End.UNVERIFIABLE) {
      return new Unsettled(
          Cause.NO_DATA,
          "%s is signed with %s, which cannot be verified here"
              .formatted(Text.name(path.last()), path.last().getSigAlgName()));
    }
    Optional<Link> strange = path.links().stream()
        .filter(link -> !Strength.canJudge(link.certificate().getPublicKey()))
        .findFirst();
    return strange
        .map(link -> new Unsettled(
            Cause.NO_DATA,
            "%s has a key of a kind that cannot be judged here: %s"
                .formatted(
                    Text.name(link.certificate()),
                    link.certificate().getPublicKey().getAlgorithm())))
        .orElse(null);
  }

  private static List<X509Certificate> parse(List<String> encoded) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> parsed = new ArrayList<>();
    for (String one : encoded) {
      try {
        byte[] der = Base64.getDecoder().decode(one);
        parsed.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException | IllegalArgumentException e) {
        throw new CertificateException(
            "certificate %d of %d cannot be read: %s"
                .formatted(parsed.size() + 1, encoded.size(), e.getMessage()),
            e);
      }
    }
    return parsed;
  }

  /** One that ends well before one that does not, then the one with the fewest flaws, then the first found. */
  private static Candidate best(Paths.Found found, Criteria criteria, String anchorSource)
      throws GeneralSecurityException {
    List<Candidate> candidates = new ArrayList<>();
    for (Path path : found.paths()) {
      Candidate candidate = new Candidate(path, flaws(path, criteria, anchorSource));
      if (candidate.good()) {
        return candidate;
      }
      candidates.add(candidate);
    }
    return candidates.stream()
        .min(Comparator.comparing((Candidate candidate) -> !candidate.path().isAnchored())
            .thenComparingInt(candidate -> candidate.flaws().size()))
        .orElseThrow();
  }

  private static List<Flaw> flaws(Path path, Criteria criteria, String anchorSource)
      throws GeneralSecurityException {
    List<Flaw> flaws = new ArrayList<>();
    HostNames.flaw(path.leaf(), criteria.host()).ifPresent(flaws::add);
    path.flawAtEnd(anchorSource).ifPresent(flaws::add);
    for (Link link : path.links()) {
      Validity.flaw(link, criteria).ifPresent(flaws::add);
      Strength.weakKey(link, criteria).ifPresent(flaws::add);
      Strength.weakSignature(link).ifPresent(flaws::add);
    }
    flaws.addAll(Usage.flaws(path));
    if (flaws.isEmpty() && path.isAnchored()) {
      SecondWitness.flaw(path, criteria.now()).ifPresent(flaws::add);
    }
    return flaws;
  }
}
