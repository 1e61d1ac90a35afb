package gonogo.report;

import java.util.List;

/**
 * One case of a JUnit report. Its texts are as they came; the writer cleans and cuts them.
 *
 * @param name stays the same from run to run, so that a reader can tell since when it fails
 * @param tookMs of all its checks, one after the other
 */
record JunitCase(String name, long tookMs, Result result) {

  /** What became of it; a text is a list of lines. */
  sealed interface Result {

    record Passed(List<String> output) implements Result {}

    record Failed(String type, String message, List<String> text) implements Result {}

    /** It could not be seen. */
    record Erred(String type, String message, List<String> text) implements Result {}

    record Skipped(String message) implements Result {}
  }
}
