package gonogo.probes.http;

import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.probes.http.Chain.End;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks requests, and follows their redirects hop by hop, each hop of all of them at once.
 *
 * <p>At most five redirects; credentials and further headers go to the origin that they were meant for only; nothing is
 * asked where a public address redirects to a loopback, link-local or private one.
 */
final class Chains {
  static final int MAX_REDIRECTS = 5;
  static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");

  private final World world;
  private final Follow follow;

  Chains(World world, Follow follow) {
    this.world = world;
    this.follow = follow;
  }

  /** Which redirects are followed. */
  enum Follow {
    NONE,
    SAME_HOST,
    ANY_HOST
  }

  /** The chains that start with these requests, in their order. */
  List<Chain> from(List<HttpExchange> starts) {
    List<Chain> chains = starts.stream().map(Chain::new).toList();
    List<Chain> open = chains;
    while (!open.isEmpty()) {
      List<Reply<Answer>> replies =
          world.attemptAll(open.stream().map(Chain::next).toList());
      for (int i = 0; i < replies.size(); i++) {
        step(open.get(i), replies.get(i));
      }
      open = open.stream().filter(Chain::isOpen).toList();
    }
    return chains;
  }

  private void step(Chain chain, Reply<Answer> reply) {
    switch (reply) {
      case Reply.Unanswered<Answer> unanswered -> chain.stop(new End.Unanswered(unanswered));
      case Reply.Answered<Answer> answered -> {
        chain.answered(answered.answer());
        if (follow != Follow.NONE) {
          location(chain.hops().getLast()).ifPresent(location -> redirected(chain, location));
        }
      }
    }
  }

  private static Optional<String> location(Chain.Hop hop) {
    return REDIRECTS.contains(hop.last().status())
        ? hop.last().first("Location")
        : Optional.empty();
  }

  private void redirected(Chain chain, String location) {
    HttpExchange from = chain.hops().getLast().query();
    Optional<URI> target = resolved(from.url(), location);
    if (target.isEmpty()) {
      chain.stop(new End.NoUrl(location));
      return;
    }
    Origin origin = Origin.of(target.get());
    if (from.scheme().equals("https") && origin.scheme().equals("http")) {
      chain.stop(new End.Downgrade(target.get().toString()));
      return;
    }
    boolean sameHost = origin.host().equalsIgnoreCase(from.host());
    if (!sameHost && follow == Follow.SAME_HOST) {
      chain.stop(new End.Elsewhere(target.get().toString()));
      return;
    }
    Optional<String> address =
        sameHost ? Optional.of(from.address()) : address(chain, origin, target.get());
    address.ifPresent(
        literal -> proceed(chain, request(chain.start(), origin, literal, target.get())));
  }

  private static void proceed(Chain chain, HttpExchange next) {
    boolean seen = chain.hops().stream().anyMatch(hop -> hop.query().url().equals(next.url()));
    if (seen || chain.hops().size() > MAX_REDIRECTS) {
      chain.stop(new End.Endless(next.url()));
    } else {
      chain.follow(next);
    }
  }

  /** An address of another host; the chain is stopped when there is none that may be asked. */
  private Optional<String> address(Chain chain, Origin origin, URI target) {
    HttpExchange from = chain.hops().getLast().query();
    return switch (Route.to(world, from.system(), from.address(), origin.host())) {
      case Route.To(String address) -> Optional.of(address);
      case Route.Unresolved(Reply.Unanswered<?> reply) -> {
        chain.stop(new End.Unanswered(reply));
        yield Optional.empty();
      }
      case Route.Inward(String address) -> {
        chain.stop(new End.Inward(target.toString(), address));
        yield Optional.empty();
      }
    };
  }

  private static HttpExchange request(
      HttpExchange start, Origin origin, String address, URI target) {
    boolean home = origin.host().equalsIgnoreCase(start.host())
        && origin.port() == start.port()
        && origin.scheme().equals(start.scheme());
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return new HttpExchange(
        start.system(),
        address,
        origin.scheme(),
        origin.host(),
        origin.port(),
        target.getRawQuery() == null ? path : path + "?" + target.getRawQuery(),
        start.method(),
        home ? start.headers() : Map.of(),
        home ? start.identity() : null,
        start.samples(),
        start.maxBytes());
  }

  /** The http or https URL that a Location means (RFC 9110, 10.2.2), without fragment; empty when it is none. */
  static Optional<URI> resolved(String base, String location) {
    try {
      URI from = URI.create(base);
      String text = encoded(location.strip());
      // java.net.URI follows RFC 2396, where a bare query drops the last segment of the path.
      URI url = from.resolve(new URI(text.startsWith("?") ? from.getRawPath() + text : text));
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      boolean whole = web && url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65_535;
      return whole ? Optional.of(new URI(withoutFragment(url))) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutFragment(URI url) {
    String text = url.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }

  /** What browsers do to characters that a URL cannot have; brackets may stand around an IPv6 address. */
  private static String encoded(String location) {
    Matcher authority = AUTHORITY.matcher(location);
    int pathStart = authority.lookingAt() ? authority.end() : 0;
    return encoded(location.substring(0, pathStart), "\"<>\\^`{|}")
        + encoded(location.substring(pathStart), "\"<>\\^`{|}[]");
  }

  private static String encoded(String part, String illegal) {
    var text = new StringBuilder();
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      boolean legal = b > ' ' && b < 0x7F && illegal.indexOf(b) < 0;
      text.append(
          legal
              ? String.valueOf((char) b)
              : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return text.toString();
  }
}
