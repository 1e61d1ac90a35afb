package gonogo.collect.http;

import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The one item of a publisher as a future. */
final class OnlyItem<T> implements Subscriber<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();

  static <T> CompletableFuture<T> of(Publisher<? extends T> publisher) {
    var item = new OnlyItem<T>();
    publisher.subscribe(item);
    return item.future;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(1);
  }

  @Override
  public void onNext(T item) {
    future.complete(item);
  }

  @Override
  public void onError(Throwable failure) {
    future.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    future.completeExceptionally(new IllegalStateException("the publisher ended without an item"));
  }
}
