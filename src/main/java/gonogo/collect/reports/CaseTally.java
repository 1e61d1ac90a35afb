package gonogo.collect.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One test case while it is read. */
final class CaseTally {
  private final String name;
  private final List<String> labels = new ArrayList<>();
  private boolean failed;
  private boolean errored;
  private boolean skipped;
  private boolean flaky;

  /**
   * A case of which nothing bad is known yet.
   *
   * @param status what GoogleTest and others write instead of an element
   */
  CaseTally(String className, String name, @Nullable String status, @Nullable String result) {
    this.name = whole(className, name);
    say(status);
    say(result);
  }

  /** jest-junit writes the same twice, and Surefire no name when what goes before all tests broke. */
  private static String whole(String className, String name) {
    if (className.isBlank() || name.startsWith(className)) {
      return name.isBlank() ? "a test without a name" : name;
    }
    return name.isBlank() ? className : className + "." + name;
  }

  private void say(@Nullable String status) {
    switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
      case "failed", "failure", "fail" -> failed = true;
      case "error", "errored", "broken" -> errored = true;
      case "notrun", "suppressed", "skipped", "disabled", "ignored", "pending" -> skipped = true;
      default -> {
        // "run", "completed", "passed" and words that nobody has agreed on
      }
    }
  }

  /** Takes an element within the case; an element that says nothing of the result is passed over. */
  void element(String element) {
    switch (element) {
      // A rerun stands beside a failure. Should it ever stand alone, nothing says that a later one
      // passed.
      case "failure", "rerunFailure" -> failed = true;
      case "error", "rerunError" -> errored = true;
      case "skipped", "disabled" -> skipped = true;
      case "flakyFailure", "flakyError" -> flaky = true;
      default -> {
        // properties, system-out, stackTrace ...
      }
    }
  }

  void label(String value) {
    labels.add(value);
  }

  String name() {
    return name;
  }

  List<String> labels() {
    return labels;
  }

  Result result() {
    if (failed) {
      return Result.FAILED;
    }
    if (errored) {
      return Result.ERRORED;
    }
    if (skipped) {
      return Result.SKIPPED;
    }
    return flaky ? Result.FLAKY : Result.PASSED;
  }

  /** How a case ended. */
  enum Result {
    PASSED,
    /** Passed, though not at the first attempt. */
    FLAKY,
    FAILED,
    ERRORED,
    SKIPPED
  }
}
