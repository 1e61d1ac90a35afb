package gonogo.shipped;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.shipped.Shipped.Item;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The checklist production-deployment")
final class ProductionDeploymentTest {
  private static final Shipped LIST = Shipped.read("production-deployment");
  private static final List<Item> ITEMS = LIST.items();
  private static final Set<String> PROBES = Set.of(
      "tls/certificate",
      "dns/records",
      "http/request",
      "http/headers",
      "http/cors",
      "http/assets",
      "tls/protocol",
      "documents/markdown",
      "reports/tests",
      "attestation/signed",
      "net/ports");

  @Test
  @DisplayName(
      "has every task of the Markdown, in its order, under its headings, with exactly its text")
  void followsTheMarkdown() {
    List<String> yaml =
        ITEMS.stream().map(item -> item.path() + " " + item.text()).toList();

    assertThat(yaml).hasSize(247).isEqualTo(tasks(Shipped.text("production-deployment.md")));
  }

  @Test
  @DisplayName(
      "comes with the Markdown as people have it: no editor has mended its spaces or its emoji")
  void leavesTheMarkdownAlone() throws NoSuchAlgorithmException {
    assertThat(sha256(Shipped.text("production-deployment.md")))
        .isEqualTo("50b5b253e0970198859e66c094e7821465af95736f30c6db8c4b3f63443d9f00");
  }

  @Test
  @DisplayName("keeps every id: waivers, signatures and history hang on them")
  void keepsIds() throws NoSuchAlgorithmException {
    String lines = ITEMS.stream()
        .map(item -> item.id() + "\t" + item.text() + "\n")
        .collect(Collectors.joining());

    assertThat(ITEMS).extracting(Item::id).doesNotHaveDuplicates();
    assertThat(sha256(lines))
        .as(
            "an id or a text has changed; say the former id in `formerly` before this hash is replaced")
        .isEqualTo("871f76c8d7fd509a9f67d9827dcaaa1f1f7d108b2c7bf744a0f02013316b6ccf");
  }

  @Test
  @DisplayName("says three texts twice, and tells them apart by their section")
  void repeatsThreeTexts() {
    assertThat(count(Item::text).entrySet().stream().filter(entry -> entry.getValue() > 1))
        .containsExactlyInAnyOrder(
            Map.entry("Audit logging configured", 2L),
            Map.entry("Node.js version correct", 2L),
            Map.entry("Communication channels open", 2L));
    assertThat(count(item -> item.path() + item.text()).values()).containsOnly(1L);
  }

  @Test
  @DisplayName("weighs and times every item")
  void hasSeveritiesAndPhases() {
    assertThat(count(item -> item.string("severity")))
        .containsOnly(Map.entry("blocker", 95L), Map.entry("major", 101L), Map.entry("minor", 51L));
    assertThat(count(item -> item.string("phase")))
        .containsOnly(
            Map.entry("code-freeze", 93L),
            Map.entry("T-4h", 107L),
            Map.entry("T-1h", 8L),
            Map.entry("deploy", 7L),
            Map.entry("+30m", 5L),
            Map.entry("+1h", 4L),
            Map.entry("+2h", 5L),
            Map.entry("+24h", 10L),
            Map.entry("continuous", 8L));
  }

  @Test
  @DisplayName("names only facts and roles that it declares, and items that it has")
  void namesWhatIsThere() {
    Map<String, Object> facts =
        Shipped.map(Objects.requireNonNull(LIST.document().get("facts")));
    List<String> roles = checks()
        .flatMap(check -> Shipped.strings(check, "on").stream())
        .distinct()
        .toList();

    assertThat(facts)
        .hasSize(31)
        .values()
        .allSatisfy(question -> assertThat((String) question).endsWith("?"));
    assertThat(ITEMS.stream().flatMap(item -> item.strings("when").stream()))
        .isSubsetOf(facts.keySet());
    assertThat(ITEMS.stream().flatMap(item -> item.strings("depends").stream()))
        .isSubsetOf(ids(ITEMS));
    assertThat(Shipped.strings(LIST.document(), "roles"))
        .containsExactlyInAnyOrderElementsOf(roles);
  }

  @Test
  @DisplayName("looks at an item with checks, or says what it needs, and never both")
  void isBoundOrNeedsSomething() {
    assertThat(ITEMS)
        .allSatisfy(item -> assertThat(item.checks().isEmpty())
            .isNotEqualTo(item.strings("needs").isEmpty()))
        .allSatisfy(item -> assertThat(item.string("verify")).isNotBlank());
    assertThat(ids(ITEMS.stream().filter(item -> !item.checks().isEmpty()).toList()))
        .containsExactly(
            "exec-go-no-go-decision-made",
            "exec-communication-plan",
            "test-unit",
            "test-integration",
            "test-browser-compatibility",
            "cred-ssl-certificates-valid",
            "appsec-https-enforced",
            "appsec-hsts",
            "appsec-security-headers",
            "appsec-cors",
            "infrasec-necessary-ports",
            "env-dns-pointed",
            "env-cdn",
            "backend-external-apis",
            "frontend-source-maps",
            "frontend-cache-headers",
            "frontend-compression",
            "thirdparty-sms",
            "thirdparty-payment",
            "thirdparty-analytics",
            "thirdparty-error-tracking",
            "dr-plan-documented",
            "dr-communication-plan",
            "techdoc-architecture",
            "techdoc-deployment-guide",
            "techdoc-data-flow",
            "opsdoc-sops",
            "opsdoc-troubleshooting",
            "opsdoc-change-log",
            "userdoc-user-guide",
            "userdoc-admin-guide",
            "userdoc-videos",
            "userdoc-faq",
            "kt-training-materials",
            "kt-lab-environment",
            "kt-documentation-accessible",
            "t4h-rollback-plan-reviewed",
            "t4h-final-checklist-review",
            "t1h-go-no-go-final",
            "deploy-health-checks",
            "p30m-endpoints-responding",
            "rollback-endpoints-down");
    assertThat(checks().map(check -> check.get("probe"))).isSubsetOf(PROBES);
    assertThat(ITEMS.stream().flatMap(item -> item.strings("needs").stream()))
        .doesNotContainAnyElementsOf(PROBES.stream().map("probe "::concat).toList());
  }

  @Test
  @DisplayName("turns the rollback triggers, which say the bad thing, into claims")
  void claimsTheContraryOfTriggers() {
    assertThat(ITEMS.stream().filter(item -> item.keys().containsKey("claim")).toList())
        .isEqualTo(ITEMS.stream()
            .filter(item -> item.path().equals(List.of("Rollback Triggers")))
            .toList())
        .hasSize(8);
  }

  /** The tasks of a Markdown file, each after the list of its headings. */
  private static List<String> tasks(String markdown) {
    List<String> tasks = new ArrayList<>();
    List<String> path = List.of();
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("## ")) {
        path = List.of(heading(line));
      } else if (line.startsWith("### ")) {
        path = List.of(path.getFirst(), heading(line));
      } else if (line.startsWith("- [ ] ")) {
        tasks.add(path + " " + line.substring("- [ ] ".length()));
      }
    }
    return tasks;
  }

  /** A heading without its emoji, which is UTF-8 that was read as Mac Roman and encoded again. */
  private static String heading(String line) {
    ByteBuffer bytes = Charset.forName("x-MacRoman").encode(line);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(bytes)
          .toString()
          .replaceFirst("^[^\\p{Alnum}]+", "");
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8 read as Mac Roman: " + line, e);
    }
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static Stream<Map<String, Object>> checks() {
    return ITEMS.stream().flatMap(item -> item.checks().stream());
  }

  private static List<String> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  private static Map<String, Long> count(Function<Item, String> by) {
    return ITEMS.stream().collect(groupingBy(by, counting()));
  }
}
