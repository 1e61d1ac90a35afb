package gonogo.collect.http;

import gonogo.api.CollectorException;
import gonogo.collect.http.HttpExchange.Header;
import gonogo.collect.http.HttpExchange.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the collectors would make of a response, without sending it. */
public final class PlantedAnswers {

  private PlantedAnswers() {}

  /** A file, reduced as the collector reduces it. */
  public static HttpAsset.Answer asset(
      HttpAsset query, int status, List<Header> headers, byte[] body) {
    try {
      return AssetReader.read(
          new AssetReader.Head(status, null, headers),
          new ByteArrayInputStream(body),
          query.request());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CollectorException e) {
      throw new AssertionError(e);
    }
  }

  /** A page, whose body came uncompressed. */
  public static HttpExchange.Answer page(int status, List<Header> headers, byte[] body) {
    String type = headers.stream()
        .filter(one -> one.name().equals("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse(null);
    var sample = new Sample(status, null, "HTTP/1.1", headers, type, 0, body.length, 1, 1, 1);
    return new HttpExchange.Answer(
        List.of(sample), List.of(new String(body, StandardCharsets.UTF_8)));
  }
}
