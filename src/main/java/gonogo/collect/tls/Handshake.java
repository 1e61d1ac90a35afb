package gonogo.collect.tls;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.net.Addresses;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** One handshake with one address. */
final class Handshake {
  private final InetSocketAddress address;
  private final List<SNIServerName> names;
  private final SslContext context;
  private final Peer peer;
  private final Inbound inbound = new Inbound(this::tooMuch);
  private final CompletableFuture<Seen> result = new CompletableFuture<>();

  private Handshake(
      InetSocketAddress address, List<SNIServerName> names, SslContext context, Peer peer) {
    this.address = address;
    this.names = names;
    this.context = context;
    this.peer = peer;
  }

  /**
   * What a server showed.
   *
   * @param unproven see {@link TlsHandshake.Answer}
   */
  record Seen(
      String protocol,
      String cipher,
      List<String> chain,
      @Nullable String unproven) {}

  /** Connects, shakes hands and hangs up, while the calling thread waits. */
  static Seen with(TlsHandshake query, Access access, SslProvider provider, EventLoopGroup loops)
      throws CollectorException, SSLException, InterruptedException {
    InetSocketAddress address =
        new InetSocketAddress(Addresses.parse(query.address()), query.port());
    List<SNIServerName> names = serverNames(query.serverName());
    Peer peer = new Peer();
    SslContext context = Engines.context(peer, provider);
    try {
      return new Handshake(address, names, context, peer).run(access, loops);
    } finally {
      ReferenceCountUtil.release(context);
    }
  }

  private static List<SNIServerName> serverNames(String name) throws CollectorException {
    try {
      return Engines.serverNames(name, Addresses.isLiteral(name));
    } catch (IllegalArgumentException e) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED,
          "'%s' cannot be sent as a server name: %s".formatted(name, e.getMessage()));
    }
  }

  private Seen run(Access access, EventLoopGroup loops)
      throws CollectorException, InterruptedException {
    ChannelFuture connection = new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(pipeline())
        .connect(address);
    Channel channel = connection.channel();
    access.onLimit(() -> {
      fail(Cause.TIMED_OUT, "the handshake was not over within the limit");
      hangUp(channel);
    });
    connection.addListener(this::connected);
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CollectorException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      hangUp(channel);
    }
  }

  private static void hangUp(Channel channel) {
    var _ = channel.close(); // nobody waits for it
  }

  private ChannelInitializer<SocketChannel> pipeline() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        SslHandler tls = Engines.handler(context, channel.alloc(), names);
        tls.handshakeFuture().addListener(done -> shaken(done, tls.engine().getSession()));
        channel.pipeline().addLast(inbound, tls, new Quiet());
      }
    };
  }

  /** The end of the pipeline: every exception was already reported by the future of the handshake. */
  private static final class Quiet extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
      hangUp(channel.channel());
    }
  }

  private void connected(Future<?> done) {
    if (!done.isSuccess()) {
      String why = String.valueOf(done.cause().getMessage());
      result.completeExceptionally(CollectorException.retryable(Cause.UNREACHABLE, why));
    }
  }

  private void shaken(Future<?> done, SSLSession session) {
    if (done.isSuccess()) {
      result.complete(
          new Seen(session.getProtocol(), session.getCipherSuite(), peer.chain(), null));
    } else if (!inbound.isConnected()) {
      return; // said by the connection
    } else if (peer.chain().isEmpty()) {
      failUnseen(done.cause());
    } else {
      String unproven = peer.provedItsKey()
          ? null
          : "the handshake failed after the certificate: " + text(done.cause());
      result.complete(new Seen(peer.protocol(), "unknown", peer.chain(), unproven));
    }
  }

  private void failUnseen(Throwable cause) {
    String alert = inbound.alert();
    if (isExcessive(cause)) {
      tooMuch();
    } else if (cause instanceof NotSslRecordException) {
      fail(
          Cause.GARBLED,
          "the server does not speak TLS on this port: it began with " + inbound.beginning());
    } else if (alert != null) {
      fail(
          Cause.NO_DATA,
          "the server refused the handshake before it showed a certificate: alert " + alert);
    } else if (cause instanceof SSLException && !inbound.isEmpty()) {
      fail(Cause.GARBLED, "the handshake failed before a certificate was seen: " + text(cause));
    } else {
      fail(Cause.NO_DATA, "the server closed the connection before it showed a certificate");
    }
  }

  /** Whether the engine itself gave up on a message for its size, as announced in its first bytes. */
  private static boolean isExcessive(Throwable cause) {
    String text = text(cause);
    return text.contains("EXCESSIVE_MESSAGE_SIZE") // BoringSSL
        || text.contains("exceeds the maximum allowed size"); // JDK
  }

  private static String text(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private void tooMuch() {
    fail(
        Cause.TOO_LARGE,
        "the server sends more than %d KiB before the handshake is over"
            .formatted(Inbound.LIMIT / 1024));
  }

  private void fail(Cause cause, String detail) {
    result.completeExceptionally(new CollectorException(cause, detail));
  }
}
