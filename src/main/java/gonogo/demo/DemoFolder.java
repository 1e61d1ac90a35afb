package gonogo.demo;

import gonogo.attest.RefusedException;
import gonogo.attest.Sheet;
import gonogo.attest.SheetFiles;
import gonogo.attest.Signing;
import gonogo.attest.SshKeys;
import gonogo.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** The files of the demo beside its site: a repository, the reports of its build, and the word of its people. */
final class DemoFolder {
  private static final String FAILURE =
      "<failure message=\"expected 42.00 but was 41.58\" type=\"AssertionError\"/>";

  private final Path folder;
  private final Set<Fault> faults;
  private final Instant now;

  DemoFolder(Path folder, Set<Fault> faults, Instant now) {
    this.folder = folder;
    this.faults = faults;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Writes all of it and gives the commit that is the release. */
  String write(String version) throws IOException {
    String commit = repository();
    reports(commit);
    people(version, commit);
    return commit;
  }

  private String repository() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    Path documents = Files.createDirectories(repository.resolve("docs"));
    String owner = faults.contains(Fault.DOCUMENT_WITHOUT_OWNER) ? "" : "owner: shop-team\n";
    LocalDate reviewed = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);
    Files.writeString(documents.resolve("RUNBOOK.md"), """
        ---
        %sreviewed: %s
        ---
        # Runbook of the demo shop

        ## Start

        Start the service, wait until the health endpoint says UP, then let the balancer send requests.

        ## Stop

        Take it out of the balancer, wait until no request is under way, then stop the service.
        """.formatted(owner, reviewed));
    try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
      git.add().addFilepattern(".").call();
      return git.commit()
          .setMessage("Demo shop")
          .setAuthor("Demo", "demo@example.com")
          .setCommitter("Demo", "demo@example.com")
          .setSign(false)
          .setNoVerify(true)
          .call()
          .getName();
    } catch (GitAPIException e) {
      throw new IOException("cannot make the repository of the demo", e);
    }
  }

  private void reports(String commit) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    boolean failed = faults.contains(Fault.TEST_FAILED);
    Files.writeString(reports.resolve("COMMIT"), commit + "\n");
    Files.writeString(reports.resolve("TEST-shop.xml"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="shop" tests="3" failures="%d" errors="0" skipped="0" timestamp="%s">
          <testcase classname="shop.CartTest" name="adds" time="0.012"/>
          <testcase classname="shop.CartTest" name="removes" time="0.009"/>
          <testcase classname="shop.CheckoutTest" name="pays" time="0.031">%s</testcase>
        </testsuite>
        """.formatted(
            failed ? 1 : 0, now.minusSeconds(600), failed ? FAILURE : ""));
  }

  private void people(String version, String commit) throws IOException {
    SshKeys.Pair key = SshKeys.generate(new SecureRandom(), "ann@example.com");
    Files.writeString(folder.resolve("people.yaml"), """
        people:
          ann: {name: Ann Example, duties: [release-manager], keys: ["%s"]}
        """.formatted(key.publicLine()));
    Duration left =
        faults.contains(Fault.SIGNATURE_EXPIRED) ? Duration.ofDays(-1) : Duration.ofDays(2);
    Sheet sheet = sheet(version, commit, now.plus(left));
    try {
      Signing.SignedTexts signed = Signing.sign(sheet, key.privateText());
      Path file =
          Files.createDirectories(folder.resolve("attestations")).resolve(SheetFiles.name(sheet));
      Files.writeString(file, signed.sheet());
      Files.writeString(
          file.resolveSibling(SheetFiles.signature(file.getFileName().toString())),
          signed.signature());
    } catch (RefusedException e) {
      throw new IllegalStateException("what was just made can be signed", e);
    }
  }

  private static Sheet sheet(String version, String commit, Instant end) {
    return new Sheet(
        "ann",
        "release-manager",
        "Demo shop",
        version,
        commit,
        "demo",
        "demo",
        List.of(new Sheet.Statement(
            "demo-approval",
            Source.sha256("The release is approved"),
            "Demo shop %s may go to demo".formatted(version),
            Sheet.Decision.YES,
            new TreeMap<>(),
            null)),
        end.minus(Duration.ofDays(7)),
        end,
        "demo-" + commit);
  }
}
