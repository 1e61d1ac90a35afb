package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A release that two people decide on, Ann as tech-lead and Bob as qa-lead, once three documents are as they should be. */
final class GoNoGo {
  static final String COMMIT = "3f2c1ab0".repeat(5);

  private final Path folder;

  private GoNoGo(Path folder) {
    this.folder = folder;
  }

  static GoNoGo in(Path folder) throws IOException {
    GoNoGo scene = new GoNoGo(folder);
    scene.file("gonogo.yaml", """
        environment: production
        checklist: list.yaml
        release: {product: Shop, version: 1.4.0, commit: %s}
        systems: {documents: {repository: {path: repository}}}
        facts: {}
        people: people.yaml
        attestations: signed
        """.formatted(COMMIT));
    scene.file("list.yaml", """
        id: list
        version: 1
        title: List
        facts: {cdn: Is there a CDN?}
        roles: []
        sections:
          - title: All
            items:
              - {id: plan, text: The plan is there, severity: blocker, phase: T-4h, checks: [%1$s [PLAN.md], min-words: 2, owner: false, max-review-age: 0d}}]}
              - {id: guide, text: The guide is there, severity: major, phase: T-4h, checks: [%1$s [GUIDE.md], min-words: 2, owner: false, max-review-age: 0d}}]}
              - {id: late, text: The notes are there, severity: blocker, phase: T-1h, checks: [%1$s [NOTES.md], min-words: 2, owner: false, max-review-age: 0d}}]}
              - id: go
                text: It may go
                severity: blocker
                phase: T-4h
                checks: [{probe: attestation/signed, with: {statement: "Go for {release.version}", duties: [tech-lead, qa-lead], veto: [qa-lead], decision: ["*"]}}]
                of: {items: ["*"], phases: [T-4h], require: no-blocker}
              - id: final
                text: It goes
                severity: blocker
                phase: T-1h
                checks: [{probe: attestation/signed, with: {statement: Final go, duties: [tech-lead], decision: ["*"]}}]
                of: {items: ["*"], require: no-blocker}
        """.formatted("{probe: documents/markdown, with: {paths:"));
    Files.createDirectories(folder.resolve("repository"));
    scene.write("PLAN.md", "GUIDE.md", "NOTES.md");
    for (String name : List.of("ann", "bob")) {
      assertThat(Ran.gonogo("attest", "keygen", scene.path(name + ".key")).status())
          .isZero();
    }
    scene.people("[tech-lead]", "[qa-lead]");
    return scene;
  }

  void people(String dutiesOfAnn, String dutiesOfBob) throws IOException {
    file(
        "people.yaml", """
        people:
          ann: {name: Ann Example, email: ann@example.com, duties: %s, keys: ["%s"]}
          bob: {name: Bob Example, duties: %s, keys: ["%s"]}
        """.formatted(dutiesOfAnn, publicKey("ann"), dutiesOfBob, publicKey("bob")));
  }

  private String publicKey(String name) throws IOException {
    return text(name + ".key.pub").strip();
  }

  void write(String... documents) throws IOException {
    for (String document : documents) {
      file("repository/" + document, "# Document\n\nThis is what it says.\n");
    }
  }

  /** It is there, and says too little. */
  void spoil(String document) throws IOException {
    file("repository/" + document, "# Document\n");
  }

  void delete(String file) throws IOException {
    Files.delete(folder.resolve(file));
  }

  void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  void replace(String file, String from, String to) throws IOException {
    assertThat(text(file)).contains(from);
    file(file, text(file).replace(from, to));
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  Path folder() {
    return folder;
  }

  Ran run(String... options) {
    return gonogo("run", options);
  }

  /** A run that leaves {@code out/report.json}. */
  Ran report(String... options) {
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(List.of("--out", path("out")));
    return run(line.toArray(String[]::new));
  }

  Ran gonogo(String command, String... options) {
    return typing("", command, options);
  }

  Ran typing(String typed, String command, String... options) {
    List<String> line = new ArrayList<>(List.of(command, path("gonogo.yaml")));
    line.addAll(List.of(options));
    return Ran.typing(typed, Map.of(), line.toArray(String[]::new));
  }

  /** Signs on the last report. */
  Ran attest(String person, String typed, String... options) {
    List<String> line = new ArrayList<>(
        List.of("--key", path(person + ".key"), "--report", path("out/report.json")));
    line.addAll(List.of(options));
    return typing(typed, "attest", line.toArray(String[]::new));
  }

  /** Both say yes to all on a fresh report. */
  void signAll() {
    report();
    assertThat(attest("ann", "y\n\ny\n\nsign\n").status()).isZero();
    assertThat(attest("bob", "y\n\nsign\n").status()).isZero();
  }
}
