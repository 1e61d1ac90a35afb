package gonogo.collect.tls;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Tls;
import gonogo.collect.web.WebSystem;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shakes hands, keeps what the server showed, and hangs up. */
@Singleton
final class TlsHandshakeCollector implements Collector<TlsHandshake, TlsHandshake.Answer> {
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private final Supplier<SslProvider> provider;
  private @Nullable EventLoopGroup loops;
  private @Nullable TrustAnchors ofPlatform;

  @Inject
  TlsHandshakeCollector() {
    this(Engines::best); // not called yet: it loads a native library
  }

  TlsHandshakeCollector(Supplier<SslProvider> provider) {
    this.provider = provider;
  }

  @Override
  public void prepare() {
    var _ = provider.get();
    var _ = loops();
  }

  @Override
  public TlsHandshake.Answer collect(TlsHandshake query, Access access) throws Exception {
    // A wrong file of anchors is said before anybody is contacted.
    TrustAnchors anchors = anchors(access.system(Tls.class));
    Handshake.Seen seen = Handshake.with(query, access, provider.get(), loops());
    return new TlsHandshake.Answer(
        seen.protocol(),
        seen.cipher(),
        seen.chain(),
        anchors.relevantTo(seen.chain()),
        anchors.source(),
        seen.unproven());
  }

  private TrustAnchors anchors(Tls system) throws CollectorException, GeneralSecurityException {
    Path own = system instanceof WebSystem web ? web.ca() : null;
    return own == null ? ofPlatform() : TrustAnchors.ofFile(own);
  }

  /** Read once, and only when somebody asks: it costs tens of milliseconds. */
  private synchronized TrustAnchors ofPlatform() throws GeneralSecurityException {
    TrustAnchors known = ofPlatform;
    if (known == null) {
      known = TrustAnchors.ofPlatform();
      ofPlatform = known;
    }
    return known;
  }

  private synchronized EventLoopGroup loops() {
    EventLoopGroup running = loops;
    if (running == null) {
      running = new MultiThreadIoEventLoopGroup(
          THREADS, new DefaultThreadFactory("tls-handshake", true), NioIoHandler.newFactory());
      loops = running;
    }
    return running;
  }

  @PreDestroy
  synchronized void close() {
    if (loops != null) {
      var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }
}
