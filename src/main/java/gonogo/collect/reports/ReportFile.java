package gonogo.collect.reports;

import java.time.Instant;
import java.util.List;

/**
 * One file of JUnit XML.
 *
 * @param path from the folder, with {@code /}
 * @param sha256 lower-case hex of the SHA-256 of its bytes
 * @param modified the time of the file
 * @param suites those that hold cases themselves, and those that hold nothing at all; not those that only hold suites
 * @param contradictions where it says of itself what its cases do not bear out, in words
 */
public record ReportFile(
    String path,
    String sha256,
    Instant modified,
    List<TestSuite> suites,
    List<String> contradictions) {
  public ReportFile {
    suites = List.copyOf(suites);
    contradictions = List.copyOf(contradictions);
  }
}
