package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.process.LeftReport.Check;
import gonogo.process.LeftReport.Item;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped checklist where nothing can be reached: whatever is declared, at every gate it is INCOMPLETE. */
@Tag("proof")
class UnreachableProof {
  @TempDir
  private Path folder;

  private final List<Socket> dead = new ArrayList<>();
  private List<String> ids;
  private JsonNode checklist;

  @BeforeEach
  void readChecklist() throws Exception {
    Ended shown = Gonogo.in(folder).run("items", "production-deployment", "-o", "json");
    ids = Checklists.ids(shown);
    assertThat(ids).hasSize(247);
    checklist = new JsonMapper().readTree(shown.out());
  }

  @AfterEach
  void release() throws IOException {
    for (Socket socket : dead) {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"code-freeze", "T-4h", "T-1h", "deploy", "+30m", "+1h", "+2h", "+24h"})
  void isIncompleteAndMetByNothing(String phase) throws Exception {
    for (String facts : List.of("true", "false", "unknown")) {
      String name = facts + phase.replace("+", "-after-");
      Files.writeString(folder.resolve(name + ".yaml"), environment(facts));
      Ended ended = Gonogo.in(folder).run("run", name + ".yaml", "--phase", phase, "--out", name);
      LeftReport report = LeftReport.in(folder.resolve(name)).orElseThrow().requireWhole(ids);
      List<Item> met =
          report.items().stream().filter(item -> item.status().equals("MET")).toList();
      long refused =
          report.checks().stream().filter(UnreachableProof::wasRefused).count();
      System.out.printf(
          "%-11s facts %-7s exit %d, %2d checks refused, %s%n",
          phase, facts, ended.status(), refused, report.counts());
      assertThat(met)
          .filteredOn(item -> "evidence".equals(item.by()))
          .as("met by evidence, " + name)
          .isEmpty();
      assertThat(report.checks()).extracting(Check::outcome).as(name).doesNotContain("PASSED");
      assertThat(ended.status()).as(name + ": " + ended.err()).isEqualTo(3);
      if (phase.equals("T-1h")) {
        assertThat(refused).as("checks that did knock, " + name).isPositive();
      }
    }
  }

  private static boolean wasRefused(Check check) {
    return "UNREACHABLE".equals(check.cause()) || "BLOCKED".equals(check.cause());
  }

  /** Every role is held by a site with https and by one with http; both refuse. */
  private String environment(String facts) throws IOException {
    var text = new StringBuilder("environment: unreachable\nchecklist: production-deployment\n");
    text.append("release: {product: Shop, version: 1.4.0, commit: 3f2c1ab, previous: 1.3.9,\n");
    text.append("  window: {start: 2026-12-01T22:00:00Z, end: 2026-12-02T02:00:00Z}}\n");
    text.append("systems:\n  web:\n");
    List<String> roles = new ArrayList<>();
    checklist.get("roles").forEach(role -> roles.add(role.stringValue()));
    for (String scheme : List.of("http", "https")) {
      text.append("    %s: {url: '%s://127.0.0.1:%d', health: /health, roles: [%s]}\n"
          .formatted(scheme, scheme, deadPort(), String.join(", ", roles)));
    }
    if (!facts.equals("unknown")) {
      text.append("facts:\n");
      checklist
          .get("facts")
          .propertyNames()
          .forEach(fact -> text.append("  %s: %s\n".formatted(fact, facts)));
    }
    return text.toString();
  }

  /** A port that is taken and does not listen, so that nobody else can have it. */
  private int deadPort() throws IOException {
    var socket = new Socket();
    dead.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket.getLocalPort();
  }
}
