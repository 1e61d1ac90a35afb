package gonogo.probes.dns;

import java.util.List;

/**
 * What everybody who was asked says of one name and type.
 *
 * @param name absolute
 * @param zone what the name servers of the zone say
 * @param authority the same with aliases followed into the zones to which they lead
 * @param caches what resolvers say
 * @param basis whose word decides
 */
record Sight(String name, List<View> zone, List<View> authority, List<View> caches, Basis basis) {

  /** A sight without name servers. */
  static Sight of(String name, List<View> caches, Basis basis) {
    return new Sight(name, List.of(), List.of(), caches, basis);
  }

  /** What one of them says. */
  record View(String who, String endpoint, Chain chain) {}

  /** Whose word decides. */
  enum Basis {
    /** The name servers: what a resolver says otherwise will pass. */
    AUTHORITY,
    /** The resolvers: no name server was to be asked, or there is none that could be. */
    RESOLVERS,
    /** Nobody's: there are name servers and none of them was seen. */
    UNSEEN
  }

  /** Those whose word decides. */
  List<View> deciding() {
    return switch (basis) {
      case AUTHORITY -> authority;
      case RESOLVERS -> caches;
      case UNSEEN -> List.of();
    };
  }

  /** Whether somebody decides, and none of them has a record. */
  boolean isEmpty() {
    return !deciding().isEmpty()
        && deciding().stream().allMatch(view -> view.chain().values().isEmpty());
  }
}
