package gonogo.collect.http;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.collect.http.HttpAsset.Answer;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Asks for one file of a web site and reduces it to facts. */
@Singleton
final class HttpAssetCollector implements Collector<HttpAsset, Answer> {
  private final Sender sender;

  HttpAssetCollector(Sender sender) {
    this.sender = sender;
  }

  @Override
  public Answer collect(HttpAsset query, Access access) throws Exception {
    Limit limit = Limit.of(access);
    SslContext tls = sender.anyCertificate(query.request());
    try {
      if (query.warmed()) {
        var _ = send(query, tls, limit, access);
      }
      return send(query, tls, limit, access);
    } finally {
      ReferenceCountUtil.release(tls);
    }
  }

  private Answer send(HttpAsset query, @Nullable SslContext tls, Limit limit, Access access)
      throws Exception {
    HttpExchange request = query.request();
    return sender.send(
        request,
        Sender.headers(request),
        tls,
        new Sender.Bounds(limit, access.remaining()),
        (response, tap) -> AssetReader.read(response, request));
  }
}
