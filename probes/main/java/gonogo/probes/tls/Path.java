package gonogo.probes.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A way from the server's certificate through its issuers.
 *
 * @param links the server's own certificate first; the last is a trust anchor when the path ends well
 */
record Path(List<Link> links, End end) {
  Path {
    links = List.copyOf(links);
  }

  enum End {
    ANCHORED,
    /** The issuer of the last one was neither sent nor is it a trust anchor. */
    INCOMPLETE,
    /** The last one signed itself and is no trust anchor. */
    UNTRUSTED,
    /** As UNTRUSTED, and there is no other. */
    SELF_SIGNED,
    /** There are certificates with the name of the issuer, and none has the key that signed. */
    BAD_SIGNATURE,
    /** The signature is of a kind that this Java does not know. */
    UNVERIFIABLE
  }

  X509Certificate leaf() {
    return links.getFirst().certificate();
  }

  X509Certificate last() {
    return links.getLast().certificate();
  }

  boolean isAnchored() {
    return end == End.ANCHORED;
  }

  boolean contains(X509Certificate certificate) {
    return links.stream().anyMatch(link -> link.certificate().equals(certificate));
  }

  /** What is wrong with the way it ends; the source says for people where the trust anchors come from. */
  Optional<Flaw> flawAtEnd(String anchorSource) {
    Link at = links.getLast();
    String name = Text.name(last());
    String issuer = Text.name(last().getIssuerX500Principal());
    return switch (end) {
      case ANCHORED, UNVERIFIABLE -> Optional.empty();
      case INCOMPLETE ->
        Optional.of(new Flaw(
            "incomplete-chain",
            "",
            "nobody sent the issuer of %s, %s".formatted(name, issuer),
            "every intermediate certificate up to a trust anchor of " + anchorSource,
            "Let the server send the intermediate certificates with its own (the full chain file); a private authority is named"
                + " by `ca` of the system, or --ca."));
      case UNTRUSTED ->
        Optional.of(
            new Flaw(
                "untrusted",
                "",
                "the chain ends in %s, which is no trust anchor".formatted(name),
                "a chain that ends in a trust anchor of " + anchorSource,
                "Use a certificate of a trusted authority, or name this authority in `ca` of the system."));
      case SELF_SIGNED ->
        Optional.of(new Flaw(
            "self-signed",
            "",
            "the certificate signed itself",
            "a chain that ends in a trust anchor of " + anchorSource,
            "Get a certificate from a trusted authority, or name this one in `ca` of the system."));
      case BAD_SIGNATURE ->
        Optional.of(Flaw.in(
            at,
            "bad-signature",
            "%s was not signed by the key of %s".formatted(name, issuer),
            "a signature by the issuer that it names",
            "Send the intermediate certificate that really signed it."));
    };
  }
}
