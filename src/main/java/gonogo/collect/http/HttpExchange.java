package gonogo.collect.http;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.collect.net.Addresses;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What does one address answer to a request for one URL? Redirects are not followed; each hop is a question of its own.
 *
 * <p>HTTP/1.1, each sample over a connection of its own. A status is an answer, whatever it is: a 429 or 503 with
 * {@code Retry-After} is neither asked again nor turned into "could not see", since visitors get it too.
 *
 * @param address the literal address that is connected to, whatever {@code host} resolves to
 * @param scheme {@code http} or {@code https}
 * @param host what the Host header and TLS server name say: a name in ASCII form or a literal address without brackets
 * @param path path and query, percent-encoded, starting with {@code /}
 * @param headers further request headers; none of them is a secret
 * @param identity the name of an identity of the system; it is shown only to the system's own host, over a verified
 *     connection (or over http to a loopback address)
 * @param samples how many times the request is repeated, one after the other
 * @param maxBytes limit of one body after decompression; what is larger is {@code TOO_LARGE}
 */
@QuerySpec(type = "http/exchange", answer = HttpExchange.Answer.class)
public record HttpExchange(
    SystemRef system,
    String address,
    String scheme,
    String host,
    int port,
    String path,
    Method method,
    Map<String, String> headers,
    @Nullable String identity,
    int samples,
    int maxBytes)
    implements Query<HttpExchange.Answer> {

  /** The default of {@link #maxBytes}. */
  public static final int ONE_MEBIBYTE = 1 << 20;

  public static final int MAX_SAMPLES = 1000;

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> RESERVED = Set.of(
      "authorization",
      "connection",
      "content-length",
      "cookie",
      "host",
      "proxy-authorization",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");

  public HttpExchange {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    requirePath(path);
    headers.forEach(HttpExchange::requireHeader);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("scheme: wanted http or https, not " + scheme);
    }
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "samples: wanted 1 to %d, not %d".formatted(MAX_SAMPLES, samples));
    }
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes);
    }
  }

  /** The methods that change nothing. */
  public enum Method {
    GET,
    HEAD,
    OPTIONS
  }

  /** One GET request without further headers and without an identity. */
  public static HttpExchange get(
      SystemRef system, String address, String scheme, String host, int port, String path) {
    return new HttpExchange(
        system, address, scheme, host, port, path, Method.GET, Map.of(), null, 1, ONE_MEBIBYTE);
  }

  /**
   * Checks a path with its query.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static void requirePath(String path) {
    if (!path.startsWith("/")
        || path.indexOf('#') >= 0
        || URI.create("http://host" + path).getRawPath() == null) {
      throw new IllegalArgumentException("a path starts with / and has no fragment, not " + path);
    }
  }

  /**
   * Checks a request header.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static void requireHeader(String name, String value) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("not a header name: " + name);
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the header %s is not set by hand; credentials belong into an identity".formatted(name));
    }
    if (!isHeaderValue(value)) {
      throw new IllegalArgumentException(
          "the header %s has a character that no header can have".formatted(name));
    }
  }

  /** Whether a header can have this value: no control characters, and Latin-1 only (RFC 9110, 5.5). */
  static boolean isHeaderValue(String value) {
    return value.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7F || c > 0xFF);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  /** 10 s, and 2 s more for each further sample, at most 5 min. */
  @Override
  public Duration limit() {
    return Duration.ofSeconds(Math.min(300, 10 + 2L * (samples - 1)));
  }

  /** Without an identity the certificate does not matter; with one it must be good, as it must be for gonogo. */
  @Override
  public Optional<Twin> twin() {
    Twin.Writing curl = Twin.of("curl", "-sv", "--http1.1", "--compressed", "--noproxy", "'*'");
    if (url().matches(".*[\\[\\]{}].*")) {
      curl.ours("--globoff");
    }
    if (path.contains("/.")) {
      curl.ours("--path-as-is");
    }
    switch (method) {
      case GET -> {}
      case HEAD -> curl.ours("--head");
      case OPTIONS -> curl.ours("--request", "OPTIONS");
    }
    headers.forEach((name, value) ->
        curl.option("--header", value.isBlank() ? name + ";" : name + ": " + value));
    if (identity != null) {
      curl.ours("--header", "\"$CREDENTIALS\"")
          .note("CREDENTIALS stands for the header that shows the identity %s".formatted(identity));
    } else if (scheme.equals("https")) {
      curl.ours("--insecure");
    }
    if (!host.equals(address)) {
      String literal = Addresses.isIpv6(address) ? "[" + address + "]" : address;
      curl.option("--resolve", "%s:%d:%s".formatted(host, port, literal));
    }
    return Addresses.isLiteral(host) && !host.equals(address)
        ? Optional.empty() // curl resolves no literal address
        : curl.value(url()).twin();
  }

  /** {@code https://shop.example.com:8443/health}; a default port is left out. */
  public String url() {
    return scheme + "://" + authority() + path;
  }

  /** What the Host header says. */
  String authority() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (scheme.equals("https") ? 443 : 80) ? shown : shown + ":" + port;
  }

  /**
   * The responses.
   *
   * @param samples one for each repetition, in order
   * @param bodies the bodies that differ, as text; a sample refers to one by its index
   */
  public record Answer(List<Sample> samples, List<String> bodies) {
    public Answer {
      samples = List.copyOf(samples);
      bodies = List.copyOf(bodies);
    }

    /** The body of a sample, decoded as its charset, or UTF-8, says. */
    public String bodyOf(Sample sample) {
      return bodies.get(sample.body());
    }
  }

  /**
   * One response.
   *
   * @param reason the reason phrase, which many servers leave out
   * @param version the protocol version, {@code HTTP/1.1}
   * @param headers in the order received, repeated ones repeated; the values of cookies are taken out
   * @param body index of its body in {@link Answer#bodies}
   * @param bodyBytes size of the body after decompression
   * @param connectMillis from the start to an open connection, TLS included
   * @param firstByteMillis from the open connection to the head of the response
   * @param totalMillis from the open connection to the end of the body
   */
  public record Sample(
      int status,
      @Nullable String reason,
      String version,
      List<Header> headers,
      @Nullable String contentType,
      int body,
      int bodyBytes,
      long connectMillis,
      long firstByteMillis,
      long totalMillis) {
    public Sample {
      headers = List.copyOf(headers);
    }

    /** All values of a header, in the order received; names are compared without regard to case. */
    public List<String> values(String header) {
      return headers.stream()
          .filter(one -> one.name().equalsIgnoreCase(header))
          .map(Header::value)
          .toList();
    }

    /** The first value of a header. */
    public Optional<String> first(String header) {
      return values(header).stream().findFirst();
    }

    /** {@code 503 Service Unavailable}. */
    public String statusLine() {
      return reason == null ? Integer.toString(status) : status + " " + reason;
    }
  }

  public record Header(String name, String value) {}
}
