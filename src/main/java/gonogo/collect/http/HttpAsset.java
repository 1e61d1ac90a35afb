package gonogo.collect.http;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.collect.http.HttpExchange.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What does a file of a web site weigh, and what is it? Its body is reduced to facts, so that the evidence stays small.
 *
 * <p>Redirects are not followed. What is asked for is said by {@code Accept-Encoding} among the headers of the request;
 * gzip and deflate can be undone here, br and zstd cannot, so that of those only the bytes are counted.
 *
 * @param request one GET without an identity; its {@code maxBytes} is the limit of the body as sent, and once more of the
 *     body after decompression
 * @param warmed whether the same request is sent once before, because some caches compress only what they hold
 */
@QuerySpec(type = "http/asset", answer = HttpAsset.Answer.class)
public record HttpAsset(HttpExchange request, boolean warmed) implements Query<HttpAsset.Answer> {

  /** The limit of one file: some ten times what a page may load in all. */
  public static final int MAX_BYTES = 8 << 20;

  public HttpAsset {
    if (request.method() != HttpExchange.Method.GET
        || request.identity() != null
        || request.samples() != 1) {
      throw new IllegalArgumentException("wanted one GET without an identity");
    }
  }

  @Override
  public SystemRef system() {
    return request.system();
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return request.endpoint();
  }

  @Override
  public Optional<Twin> twin() {
    return request.twin();
  }

  /** 10 s for each time that it is sent. */
  @Override
  public Duration limit() {
    return warmed ? request.limit().multipliedBy(2) : request.limit();
  }

  /**
   * The response, to the second request where it was warmed.
   *
   * @param reason the reason phrase, which many servers leave out
   * @param headers in the order received; the values of cookies are taken out
   * @param sentBytes size of the body as sent: compressed, without the framing of chunks
   * @param endless whether the body is larger than the limit; then it was not read on, and {@code sentBytes} is what was
   *     seen of it
   * @param looks what it is by its first bytes, whatever its type says
   * @param content what is in it; null when its encoding cannot be undone or it is larger than the limit
   */
  public record Answer(
      int status,
      @Nullable String reason,
      List<Header> headers,
      long sentBytes,
      boolean endless,
      Looks looks,
      @Nullable Content content) {
    public Answer {
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

  /**
   * What is in a body.
   *
   * @param bytes size after decompression
   * @param sha256 of the body after decompression, in lower-case hex
   * @param code null when it is neither a script nor a style sheet
   */
  public record Content(long bytes, String sha256, @Nullable Code code) {}

  /**
   * What is in a script or a style sheet.
   *
   * @param lines how many it has, an unended last one too
   * @param blanks how many of its bytes are spaces, tabs and ends of lines
   * @param evaluated whether it holds its modules as text that is evaluated, as development builds do
   * @param mapInside whether it holds a source map
   * @param map the URL of its source map, from its last comment, as written
   * @param links the URLs that a style sheet names, as written, each once, in order; those of {@code data:} left out
   */
  public record Code(
      int lines,
      int blanks,
      boolean evaluated,
      boolean mapInside,
      @Nullable String map,
      List<StyleLink> links) {
    public Code {
      links = List.copyOf(links);
    }
  }

  /** What a body is by its first bytes. */
  public enum Looks {
    HTML,
    SOURCE_MAP,
    AVIF,
    BMP,
    GIF,
    ICO,
    JPEG,
    PNG,
    SVG,
    TIFF,
    WEBP,
    /** None of these: code, a font, anything. */
    OTHER,
    EMPTY,
    /** Its encoding cannot be undone. */
    ENCODED
  }
}
