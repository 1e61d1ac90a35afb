package gonogo.probes.tls;

import java.security.cert.X509Certificate;

/** One certificate of a path, and the part that it plays there. */
record Link(X509Certificate certificate, Role role) {

  enum Role {
    LEAF,
    INTERMEDIATE,
    ANCHOR
  }

  boolean isLeaf() {
    return role == Role.LEAF;
  }

  /** Empty for the leaf, else for example {@code intermediate "Example CA 1"}; holds no measured value. */
  String label() {
    return switch (role) {
      case LEAF -> "";
      case INTERMEDIATE -> "intermediate " + Text.name(certificate);
      case ANCHOR -> "trust anchor " + Text.name(certificate);
    };
  }
}
