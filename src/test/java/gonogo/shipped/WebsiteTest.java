package gonogo.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.shipped.Shipped.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The checklist website")
final class WebsiteTest {
  private static final Shipped LIST = Shipped.read("website");
  private static final List<Item> ITEMS = LIST.items();

  @Test
  @DisplayName("looks at every item of any site at T-1h, without facts, roles or settings of an environment")
  void needsNothingButAUrl() {
    assertThat(LIST.document()).containsEntry("facts", Map.of());
    assertThat(ITEMS)
        .hasSize(14)
        .allSatisfy(
            item -> {
              assertThat(item.string("phase")).isEqualTo("T-1h");
              assertThat(item.keys()).doesNotContainKeys("when", "needs", "of", "claim");
              assertThat(item.checks())
                  .isNotEmpty()
                  .allSatisfy(check -> assertThat(check.keySet()).isSubsetOf("probe", "with"));
            });
  }

  @Test
  @DisplayName("blocks on a bad certificate and on a site that does not answer, and on nothing else")
  void blocksOnTwoItems() {
    assertThat(ITEMS)
        .filteredOn(item -> item.string("severity").equals("blocker"))
        .extracting(Item::id)
        .containsExactly("site-certificate", "site-answers");
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
}
