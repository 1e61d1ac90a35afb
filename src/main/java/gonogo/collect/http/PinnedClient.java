package gonogo.collect.http;

import io.micronaut.core.annotation.AnnotationMetadataResolver;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.bind.DefaultRequestBinderRegistry;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.filter.DefaultHttpClientFilterResolver;
import io.micronaut.http.client.netty.DefaultHttpClient;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.micronaut.http.codec.MediaTypeCodecRegistry;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.ssl.ClientSslConfiguration;
import io.micronaut.websocket.context.WebSocketBeanRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Micronaut HTTP client for one exchange with one address: every name resolves to that address, while URL, Host header
 * and TLS server name keep saying the host.
 *
 * <p>A client pools connections by host and port, so clients for two addresses of a host must not be one; threads and TLS
 * context are shared. Closing it closes its channels whatever they are doing, which is how an exchange is ended from
 * outside. No proxy is used.
 */
final class PinnedClient implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 64 * 1024;
  private static final RequestBinderRegistry BINDERS =
      new DefaultRequestBinderRegistry(ConversionService.SHARED);
  private static final DefaultHttpClientFilterResolver FILTERS =
      new DefaultHttpClientFilterResolver(null, AnnotationMetadataResolver.DEFAULT, List.of());

  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final ResponseTap tap = new ResponseTap();
  private final DefaultHttpClient client;
  private volatile boolean closed;

  /**
   * Makes a client.
   *
   * @param tls null for plain http; stays the caller's
   * @param limit how long a connection attempt and a TLS handshake may take
   */
  PinnedClient(InetAddress address, EventLoopGroup loop, @Nullable SslContext tls, Duration limit) {
    this.client = client(configuration(limit, tls != null), address, loop, tls);
  }

  /** What happens on the connection. */
  ResponseTap tap() {
    return tap;
  }

  /** Sends a request without a body; the future ends with the head of the response. */
  CompletableFuture<ByteBodyHttpResponse<?>> send(HttpRequest<?> request) {
    return OnlyItem.<HttpResponse<?>>of(
            client.exchange(request, (CloseableByteBody) null, (Thread) null))
        .thenApply(response -> (ByteBodyHttpResponse<?>) response);
  }

  @Override
  public void close() {
    closed = true;
    channels.forEach(PinnedClient::close);
    client.close();
  }

  private static HttpClientConfiguration configuration(Duration limit, boolean secure) {
    var configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    configuration.setExceptionOnErrorStatus(false);
    configuration.setDecompressionEnabled(
        false); // Netty's decoder has no limit that a small bomb would meet
    configuration.setMaxHeaderSize(MAX_HEAD_BYTES);
    configuration.setMaxInitialLineLength(MAX_HEAD_BYTES);
    configuration.setMaxContentLength(
        Integer.MAX_VALUE); // counted where it is read, under back-pressure
    configuration.setReadTimeout(null); // the limit of the question ends it
    configuration.setConnectTimeout(limit);
    configuration.getConnectionPoolConfiguration().setEnabled(false);
    var tls = new ClientSslConfiguration();
    tls.setEnabled(secure);
    tls.setHandshakeTimeout(limit);
    configuration.setSslConfiguration(tls);
    return configuration;
  }

  @SuppressWarnings(
      "deprecation") // the builder that replaces this constructor has no public way to set a
  // resolver
  private DefaultHttpClient client(
      HttpClientConfiguration configuration,
      InetAddress address,
      EventLoopGroup loop,
      @Nullable SslContext tls) {
    return new DefaultHttpClient(
        null,
        HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1),
        configuration,
        null,
        FILTERS,
        List.of(),
        null,
        (ssl, version) -> ReferenceCountUtil.retain(tls),
        MediaTypeCodecRegistry.of(),
        MessageBodyHandlerRegistry.EMPTY,
        WebSocketBeanRegistry.EMPTY,
        BINDERS,
        loop,
        this::newChannel,
        NioDatagramChannel::new,
        new TapInstaller(null),
        null,
        ConversionService.SHARED,
        pinnedTo(address));
  }

  /** Closes a channel, soon: what waits for it is told by the client. */
  static void close(Channel channel) {
    var _ = channel.close();
  }

  private SocketChannel newChannel() {
    var channel = new NioSocketChannel();
    channels.add(channel);
    if (closed) {
      close(channel);
    }
    return channel;
  }

  private static AddressResolverGroup<InetSocketAddress> pinnedTo(InetAddress address) {
    return new AddressResolverGroup<>() {
      @Override
      protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new PinnedResolver(executor, address));
      }
    };
  }

  private static final class PinnedResolver extends InetNameResolver {
    private final InetAddress address;

    PinnedResolver(EventExecutor executor, InetAddress address) {
      super(executor);
      this.address = address;
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> promise) {
      promise.setSuccess(address);
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
      promise.setSuccess(List.of(address));
    }
  }

  /** Puts the tap before the client's own response handler. */
  private final class TapInstaller implements NettyClientCustomizer {
    private final @Nullable Channel channel;

    TapInstaller(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyClientCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new TapInstaller(connection);
    }

    @Override
    public void onRequestPipelineBuilt() {
      if (channel != null) {
        tap.opened();
        channel
            .pipeline()
            .addBefore(
                ChannelPipelineCustomizer.HANDLER_MICRONAUT_HTTP_RESPONSE, "gonogo-tap", tap);
        channel.pipeline().addLast("gonogo-end", new End());
      }
    }
  }

  /** Ends a connection on which something goes wrong after the exchange was answered or was told what went wrong. */
  private static final class End extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      PinnedClient.close(context.channel());
    }
  }
}
