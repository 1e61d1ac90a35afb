package gonogo.probes.http;

import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A response as the CORS protocol of browsers reads it (Fetch standard, 3.3 and 4.10): repeated headers are one value
 * with commas, and origin, {@code true} and methods are compared byte by byte.
 */
record CorsAnswer(Sample sample) {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  static final String MAX_AGE = "Access-Control-Max-Age";

  /** The methods that browsers send across origins whatever the preflight lists. */
  static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

  private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

  /** What caches say beside Age: RFC 9211, and what came before it. */
  private static final List<String> CACHES =
      List.of("Cache-Status", "CF-Cache-Status", "X-Cache", "X-Cache-Status");

  private static final Pattern HIT = Pattern.compile("(?i)\\bhit\\b");
  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,100}");

  static CorsAnswer of(Answer answer) {
    return new CorsAnswer(answer.samples().getLast());
  }

  /** Whether what stands before the application answered for it: too many requests, or nobody behind. */
  boolean isOverloaded() {
    return OVERLOADED.contains(sample.status());
  }

  /** Whether the status is 2xx, which a preflight must have. */
  boolean isSuccess() {
    return sample.status() / 100 == 2;
  }

  boolean namesOrigin() {
    return !sample.values(ALLOW_ORIGIN).isEmpty();
  }

  boolean isWildcard() {
    return said(ALLOW_ORIGIN).equals("*");
  }

  boolean echoes(String origin) {
    return said(ALLOW_ORIGIN).equals(origin);
  }

  boolean allowsCredentials() {
    return said(ALLOW_CREDENTIALS).equals("true");
  }

  /** Whether a browser takes the answer for a leave that this origin has. */
  boolean grants(String origin, boolean credentials) {
    return credentials ? echoes(origin) && allowsCredentials() : echoes(origin) || isWildcard();
  }

  /** Several values, of which browsers take none. */
  boolean isAmbiguous() {
    return sample.values(ALLOW_ORIGIN).size() > 1
        || sample.values(ALLOW_ORIGIN).stream().anyMatch(value -> value.indexOf(',') >= 0);
  }

  boolean allowsMethod(String method, boolean credentials) {
    List<String> listed = tokens(ALLOW_METHODS);
    return SAFELISTED.contains(method)
        || listed.contains(method)
        || (listed.contains("*") && !credentials);
  }

  /** In seconds, 0 when negative; empty when it is not said, or not in a way that browsers understand. */
  OptionalLong maxAge() {
    String said = said(MAX_AGE);
    if (!SECONDS.matcher(said).matches()) {
      return OptionalLong.empty();
    }
    BigInteger seconds = new BigInteger(said).max(BigInteger.ZERO);
    return OptionalLong.of(seconds.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
  }

  boolean variesByOrigin() {
    return tokens("Vary").stream()
        .anyMatch(one -> one.equalsIgnoreCase("Origin") || one.equals("*"));
  }

  /** Whether a cache answered with what somebody else, from whatever origin, was told (RFC 9111, 5.1). */
  boolean isStored() {
    boolean aged = sample.first("Age").filter(age -> !age.equals("0")).isPresent();
    return (aged || CACHES.stream().anyMatch(this::saysHit)) && !variesByOrigin();
  }

  private boolean saysHit(String header) {
    return HIT.matcher(said(header)).find();
  }

  /** The values of a header in one line. */
  String said(String header) {
    return String.join(", ", sample.values(header));
  }

  /** {@code 200 OK, Access-Control-Allow-Origin: null}. */
  String shown(String... headers) {
    return Stream.concat(
            Stream.of(sample.statusLine()),
            Stream.of(headers)
                .map(header -> sample.values(header).isEmpty()
                    ? "no " + header
                    : header + ": " + Texts.shortened(said(header))))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private List<String> tokens(String header) {
    return sample.values(header).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .toList();
  }
}
