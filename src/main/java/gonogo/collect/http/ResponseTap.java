package gonogo.collect.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Sees one exchange on its connection: when the request went out, when the head of the response came, in which version.
 * Interim responses (RFC 9110, 15.2) are taken out, since the client would take one for the answer.
 */
final class ResponseTap extends ChannelInboundHandlerAdapter {
  private static final int MAX_INTERIM = 16;

  private volatile long openNanos;
  private volatile long headNanos;
  private volatile @Nullable String version;
  private int interim;
  private boolean inInterim;

  /** The connection is open and the request is about to be written. */
  void opened() {
    openNanos = System.nanoTime();
  }

  boolean isOpen() {
    return openNanos != 0;
  }

  long openNanos() {
    return openNanos;
  }

  long headNanos() {
    return headNanos;
  }

  String version() {
    String seen = version;
    return seen == null ? "" : seen;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response && response.decoderResult().isSuccess()) {
      inInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
          && response.status().code() != 101;
      if (inInterim && ++interim == MAX_INTERIM) {
        context.fireExceptionCaught(
            new TooLongHttpContentException("the interim responses do not end"));
        PinnedClient.close(context.channel());
      }
      if (!inInterim) {
        headNanos = System.nanoTime();
        version = response.protocolVersion().text();
      }
    }
    if (inInterim && message instanceof HttpObject part && part.decoderResult().isSuccess()) {
      inInterim = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
      return;
    }
    context.fireChannelRead(message);
  }
}
