package gonogo.probes.tls;

import gonogo.probes.tls.Link.Role;
import gonogo.probes.tls.Path.End;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches the ways from a server's certificate to the trust anchors, over certificates in any order (RFC 4158). What
 * was sent by a stranger cannot make it work without end.
 */
final class Paths {
  private static final int MAX_PATHS = 16;
  private static final int MAX_SIGNATURES = 100;
  private static final int MAX_LENGTH = 10;

  private final Set<X509Certificate> sent;
  private final Set<X509Certificate> anchors;
  private final Map<Signature, Check> signatures = new HashMap<>();
  private final List<Path> found = new ArrayList<>();
  private boolean exhausted;

  private Paths(Set<X509Certificate> sent, Set<X509Certificate> anchors) {
    this.sent = sent;
    this.anchors = anchors;
  }

  /**
   * The ways that were found.
   *
   * @param paths never empty
   * @param exhausted whether the search gave up, so that there may be more
   */
  record Found(List<Path> paths, boolean exhausted) {
    Found {
      paths = List.copyOf(paths);
    }
  }

  private record Signature(X509Certificate of, X509Certificate by) {}

  private enum Check {
    GOOD,
    WRONG,
    UNKNOWN
  }

  static Found search(List<X509Certificate> chain, List<X509Certificate> anchors) {
    Paths search = new Paths(new LinkedHashSet<>(chain), new LinkedHashSet<>(anchors));
    search.explore(List.of(chain.getFirst()));
    return new Found(search.found, search.exhausted);
  }

  private void explore(List<X509Certificate> path) {
    X509Certificate last = path.getLast();
    if (anchors.contains(last)) {
      add(path, End.ANCHORED);
      return;
    }
    List<X509Certificate> candidates = issuers(last, path);
    boolean extended = false;
    boolean unknown = false;
    for (X509Certificate candidate : candidates) {
      Check check = check(last, candidate);
      unknown |= check == Check.UNKNOWN;
      if (check == Check.GOOD) {
        extended = true;
        follow(path, candidate);
      }
    }
    if (!extended) {
      add(path, deadEnd(path, candidates.isEmpty(), unknown));
    }
  }

  private void follow(List<X509Certificate> path, X509Certificate issuer) {
    if (path.size() >= MAX_LENGTH || found.size() >= MAX_PATHS) {
      exhausted = true;
      if (found.isEmpty()) {
        add(path, End.INCOMPLETE);
      }
      return;
    }
    List<X509Certificate> longer = new ArrayList<>(path);
    longer.add(issuer);
    explore(longer);
  }

  /** Those with the name of the issuer, trust anchors first; never one that is on the path already. */
  private List<X509Certificate> issuers(X509Certificate certificate, List<X509Certificate> path) {
    Set<X509Certificate> all = new LinkedHashSet<>(anchors);
    all.addAll(sent);
    return all.stream()
        .filter(one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(one -> !path.contains(one))
        .toList();
  }

  private End deadEnd(List<X509Certificate> path, boolean withoutCandidates, boolean unknown) {
    X509Certificate last = path.getLast();
    boolean ownName = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    Check own = ownName ? check(last, last) : Check.WRONG;
    if (own == Check.GOOD) {
      return path.size() == 1 ? End.SELF_SIGNED : End.UNTRUSTED;
    }
    if (unknown || own == Check.UNKNOWN) {
      return End.UNVERIFIABLE;
    }
    return withoutCandidates && !ownName ? End.INCOMPLETE : End.BAD_SIGNATURE;
  }

  private Check check(X509Certificate certificate, X509Certificate issuer) {
    Signature signature = new Signature(certificate, issuer);
    if (signatures.size() >= MAX_SIGNATURES && !signatures.containsKey(signature)) {
      exhausted = true;
      return Check.UNKNOWN;
    }
    return signatures.computeIfAbsent(signature, Paths::verify);
  }

  private static Check verify(Signature signature) {
    try {
      signature.of().verify(signature.by().getPublicKey());
      return Check.GOOD;
    } catch (NoSuchAlgorithmException e) {
      return Check.UNKNOWN;
    } catch (GeneralSecurityException e) {
      return Strength.isOnUnknownCurve(signature.by().getPublicKey()) ? Check.UNKNOWN : Check.WRONG;
    }
  }

  private void add(List<X509Certificate> path, End end) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      boolean anchor = end == End.ANCHORED && i == path.size() - 1 && i > 0;
      Role role = i == 0 ? Role.LEAF : anchor ? Role.ANCHOR : Role.INTERMEDIATE;
      links.add(new Link(path.get(i), role));
    }
    found.add(new Path(links, end));
  }
}
