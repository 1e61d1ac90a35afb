package gonogo.engine.proof;

import gonogo.api.Query;
import gonogo.checklist.InputFiles;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts every call of one run that may fail, and makes exactly one of them fail in one way. */
public final class Faults {

  /** What is called. */
  public enum Kind {
    FILE,
    VARIABLE,
    SECRET,
    CLOCK,
    COLLECTOR,
    PROBE,
    PROGRESS,
    RENDERER,
    OUTPUT
  }

  /** How it fails. */
  public enum Way {
    EXCEPTION,
    ERROR,
    NEVER
  }

  /**
   * One fault.
   *
   * @param nth which of the calls of this kind, from 1
   */
  public record Fault(Kind kind, int nth, Way way) {}

  /** What no handler expects. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private final @Nullable Fault fault;
  private final Map<Kind, AtomicInteger> calls = new EnumMap<>(Kind.class);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicReference<@Nullable Object> hit = new AtomicReference<>();

  public Faults(@Nullable Fault fault) {
    this.fault = fault;
    for (Kind kind : Kind.values()) {
      calls.put(kind, new AtomicInteger());
    }
  }

  /** How many calls of a kind there were. */
  public int calls(Kind kind) {
    return calls.get(kind).get();
  }

  /** What was called when the fault struck; null when it did not. */
  public @Nullable Object hit() {
    return hit.get();
  }

  /** Lets go of every thread that is held. */
  public void release() {
    released.countDown();
  }

  /** A call that cannot say that it throws. */
  public void call(Kind kind, Object what) {
    try {
      callChecked(kind, what, false);
    } catch (Exception e) {
      throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
  }

  /** A call that may throw anything. */
  public void callChecked(Kind kind, Object what) throws Exception {
    callChecked(kind, what, true);
  }

  private void callChecked(Kind kind, Object what, boolean checked) throws Exception {
    int nth = calls.get(kind).incrementAndGet();
    if (fault == null || fault.kind() != kind || fault.nth() != nth) {
      return;
    }
    hit.set(what);
    switch (fault.way()) {
      case EXCEPTION ->
        throw checked && nth % 2 == 0
            ? new IOException("planted")
            : new IllegalStateException("planted");
      case ERROR ->
        throw switch (nth % 3) {
          case 0 -> new OutOfMemoryError("planted");
          case 1 -> new StackOverflowError("planted");
          default -> new Death();
        };
      case NEVER -> {
        hold();
        throw new IllegalStateException("released after the run");
      }
    }
  }

  /** Deaf to interruptions. */
  private void hold() {
    while (true) {
      try {
        released.await();
        return;
      } catch (InterruptedException e) {
        // what never returns does not listen
      }
    }
  }

  public InputFiles files(InputFiles files) {
    return new InputFiles() {
      @Override
      public @Nullable Source read(String path, Place named, Problems problems) {
        call(Kind.FILE, path);
        return files.read(path, named, problems);
      }

      @Override
      public List<String> list(String folder, String suffix, Place named, Problems problems) {
        call(Kind.FILE, folder);
        return files.list(folder, suffix, named, problems);
      }
    };
  }

  public Function<String, String> variables(Function<String, String> variables) {
    return name -> {
      call(Kind.VARIABLE, name);
      return variables.apply(name);
    };
  }

  public Function<String, String> secrets(Function<String, String> secrets) {
    return reference -> {
      call(Kind.SECRET, reference);
      return secrets.apply(reference);
    };
  }

  public Answers answers(Answers answers) {
    return (Query<?> query, gonogo.api.Access access) -> {
      callChecked(Kind.COLLECTOR, query);
      return answers.to(query, access);
    };
  }
}
