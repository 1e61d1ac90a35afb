package gonogo.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import gonogo.shipped.Shipped.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The checklist website")
final class WebsiteTest {
  private static final Shipped LIST = Shipped.read("website");
  private static final List<Item> ITEMS = LIST.items();

  @Test
  @DisplayName(
      "looks at every item of any site at T-1h, without facts, roles or settings of an environment")
  void needsNothingButAUrl() {
    assertThat(LIST.document()).containsEntry("facts", Map.of());
    assertThat(ITEMS).hasSize(15).allSatisfy(item -> {
      assertThat(item.string("phase")).isEqualTo("T-1h");
      assertThat(item.keys()).doesNotContainKeys("when", "needs", "of", "claim");
      assertThat(item.checks())
          .isNotEmpty()
          .allSatisfy(check -> assertThat(check.keySet()).isSubsetOf("probe", "with"));
    });
  }

  @Test
  @DisplayName(
      "blocks on a bad certificate and on a site that does not answer, and on nothing else")
  void blocksOnTwoItems() {
    assertThat(ITEMS)
        .filteredOn(item -> item.string("severity").equals("blocker"))
        .extracting(Item::id)
        .containsExactly("site-certificate", "site-answers");
  }

  @ParameterizedTest
  @DisplayName("takes a redirect from http to https of the same host, or of one below it")
  @CsvSource({
    "https://shop.example.com/, true",
    "https://shop.example.com, true",
    "https://shop.example.com:443/login?next=/, true",
    "HTTPS://Shop.Example.com/, true",
    "https://www.shop.example.com/, true",
    "http://shop.example.com/, false",
    "https://shop.example.com:8443/, false",
    "https://shop.example.com.example.net/, false",
    "https://myshop.example.com/, false",
    "https://example.net/?https://shop.example.com/, false",
    "https://example.net/.shop.example.com/, false",
    "https://shop.example.com@example.net/, false",
  })
  void redirectsToItself(String location, boolean accepted) {
    String host =
        Pattern.quote("shop.example.com"); // a placeholder is quoted where it stands in a pattern

    assertThat(Pattern.compile(
            setting("site-redirect-to-https", "location").replace("{system.domain}", host)))
        .returns(accepted, pattern -> pattern.matcher(location).find());
  }

  @ParameterizedTest
  @DisplayName("takes a referrer policy whose last known word sends no path to other sites")
  @CsvSource(
      delimiter = '|',
      value = {
        "no-referrer | true",
        "strict-origin-when-cross-origin | true",
        "unsafe-url, Same-Origin | true",
        "origin | true",
        "no-referrer-when-downgrade | false",
        "no-referrer, unsafe-url | false",
        "none | false",
      })
  void keepsPathsFromOthers(String policy, boolean accepted) {
    assertThat(Pattern.compile(rule("site-referrer-policy").get("matches")))
        .returns(accepted, pattern -> pattern.matcher(policy).find());
  }

  @Test
  @DisplayName("has ids that the other shipped checklist does not have")
  void sharesNoId() {
    assertThat(ITEMS)
        .extracting(Item::id)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(
            Shipped.read("production-deployment").items().stream().map(Item::id).toList());
  }

  private static String setting(String id, String key) {
    return Shipped.string(with(id), key);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> rule(String id) {
    return ((List<Map<String, String>>) Objects.requireNonNull(with(id).get("rules"))).getFirst();
  }

  private static Map<String, Object> with(String id) {
    Item item = ITEMS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return Shipped.map(Objects.requireNonNull(item.checks().getFirst().get("with")));
  }
}
