package gonogo.collect.http;

import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.collect.http.HttpAsset.Answer;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.collect.http.HttpExchange.Header;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a file to its end or to the limit, counts it as sent, and says what is in it. */
final class AssetReader {

  private AssetReader() {}

  /** What was found out about a body. */
  private record Body(
      long sent, boolean endless, Looks looks, @Nullable Content content) {}

  static Answer read(ByteBodyHttpResponse<?> response, HttpExchange request)
      throws BodyException, CollectorException {
    String reason = response.reason().isEmpty() ? null : response.reason();
    try (InputStream in = response.byteBody().toInputStream()) {
      return read(new Head(response.code(), reason, Headers.recorded(response)), in, request);
    } catch (IOException | RuntimeException e) {
      throw new BodyException(e);
    }
  }

  /** What came before the body. */
  record Head(int status, @Nullable String reason, List<Header> headers) {
    private List<String> values(String name) {
      return headers.stream()
          .filter(one -> one.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }
  }

  static Answer read(Head head, InputStream in, HttpExchange request)
      throws IOException, CollectorException {
    List<String> encodings = head.values(HttpHeaders.CONTENT_ENCODING);
    Language language = Language.of(head.values(HttpHeaders.CONTENT_TYPE), request.path());
    var counted = new CountedStream(in, request.maxBytes());
    Body body = Bodies.understands(encodings)
        ? body(counted, encodings, language, request.maxBytes())
        : unread(counted);
    return new Answer(
        head.status(),
        head.reason(),
        head.headers(),
        body.sent(),
        body.endless(),
        body.looks(),
        body.content());
  }

  private static Body body(
      CountedStream counted, List<String> encodings, Language language, int maxBytes)
      throws IOException, CollectorException {
    byte[] bytes;
    try {
      bytes = Bodies.decoded(counted, encodings).readNBytes(maxBytes + 1);
    } catch (IOException e) {
      if (counted.isCut()) {
        return new Body(counted.count(), true, Looks.OTHER, null);
      }
      throw e;
    }
    counted.drain();
    Content content = bytes.length > maxBytes || counted.isCut()
        ? null
        : new Content(bytes.length, Hashes.sha256(bytes), language.read(bytes));
    return new Body(counted.count(), counted.isCut(), FileLooks.of(bytes), content);
  }

  private static Body unread(CountedStream counted) throws IOException {
    counted.drain();
    Looks looks = counted.count() == 0 ? Looks.EMPTY : Looks.ENCODED;
    return new Body(counted.count(), counted.isCut(), looks, null);
  }
}
