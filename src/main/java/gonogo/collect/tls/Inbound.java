package gonogo.collect.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a server sends before the handshake is over, and remembers how it began.
 *
 * <p>The engine keeps a whole handshake message in memory, so what is counted here bounds the memory of one question.
 */
final class Inbound extends ChannelInboundHandlerAdapter {
  /** Chains in use are below 10 KB; browsers and BoringSSL give up at about 100 KB. */
  static final int LIMIT = 64 * 1024;

  /** An alert record: type 21, version, length, level, description. */
  private static final int ALERT_LENGTH = 7;

  private static final int ALERT_TYPE = 21;

  private final Runnable onTooMuch;
  private final byte[] head = new byte[16];
  private long count;
  private boolean connected;

  /** Calls back, once or more often, when there was more than the limit. */
  Inbound(Runnable onTooMuch) {
    this.onTooMuch = onTooMuch;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    connected = true;
    super.channelActive(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof ByteBuf bytes) {
      remember(bytes);
      count += bytes.readableBytes();
      if (count > LIMIT) {
        bytes.release();
        onTooMuch.run();
        return;
      }
    }
    super.channelRead(context, message);
  }

  private void remember(ByteBuf bytes) {
    if (count < head.length) {
      int length = Math.min(head.length - (int) count, bytes.readableBytes());
      bytes.getBytes(bytes.readerIndex(), head, (int) count, length);
    }
  }

  boolean isConnected() {
    return connected;
  }

  /** Whether the server has sent nothing yet. */
  boolean isEmpty() {
    return count == 0;
  }

  /** The first bytes, readable where they are ASCII. */
  String beginning() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < Math.min(count, head.length); i++) {
      boolean readable = head[i] >= ' ' && head[i] < 0x7F;
      text.append(readable ? String.valueOf((char) head[i]) : "\\x%02x".formatted(head[i]));
    }
    return text.append('"').toString();
  }

  /** The alert with which the server began, if it did; an encrypted one is not seen here. */
  @Nullable
  String alert() {
    boolean complete = count >= ALERT_LENGTH && head[0] == ALERT_TYPE;
    return complete ? Alert.name(head[ALERT_LENGTH - 1] & 0xFF) : null;
  }
}
