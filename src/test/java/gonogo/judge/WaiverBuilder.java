package gonogo.judge;

import gonogo.model.Item;
import gonogo.model.Place;
import gonogo.model.Source;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a waiver; without a word it is valid for every severity: three days old, three to go, two approvers. */
final class WaiverBuilder {
  private String id = "w1";
  private String item;
  private String textSha256;
  private Accepts accepts;
  private List<String> codes;
  private String owner = "team";
  private List<String> approvers = List.of("ann", "bob");
  private @Nullable String environment;
  private Instant from = Given.NOW.minus(Duration.ofDays(3));
  private Instant until = Given.NOW.plus(Duration.ofDays(3));

  private WaiverBuilder(Item item, Accepts accepts, List<String> codes) {
    this.item = item.id();
    this.textSha256 = Source.sha256(item.text());
    this.accepts = accepts;
    this.codes = codes;
  }

  static WaiverBuilder failed(Item item, String... codes) {
    return new WaiverBuilder(item, Accepts.FAILED, List.of(codes));
  }

  static WaiverBuilder unseen(Item item) {
    return new WaiverBuilder(item, Accepts.UNSEEN, List.of());
  }

  static WaiverBuilder copyOf(Waiver waiver) {
    var builder = new WaiverBuilder(
        ItemBuilder.item(waiver.item()).build(), waiver.accepts(), waiver.codes());
    builder.textSha256 = waiver.textSha256();
    builder.environment = waiver.environment();
    return builder
        .id(waiver.id())
        .owner(waiver.owner())
        .approvers(waiver.approvers().toArray(String[]::new))
        .from(waiver.from())
        .until(waiver.until());
  }

  WaiverBuilder id(String value) {
    id = value;
    return this;
  }

  WaiverBuilder accepts(Accepts value) {
    accepts = value;
    return this;
  }

  WaiverBuilder codes(List<String> value) {
    codes = value;
    return this;
  }

  WaiverBuilder text(String value) {
    textSha256 = Source.sha256(value);
    return this;
  }

  WaiverBuilder owner(String value) {
    owner = value;
    return this;
  }

  WaiverBuilder approvers(String... people) {
    approvers = List.of(people);
    return this;
  }

  WaiverBuilder environment(String value) {
    environment = value;
    return this;
  }

  WaiverBuilder from(Instant value) {
    from = value;
    return this;
  }

  WaiverBuilder until(Instant value) {
    until = value;
    return this;
  }

  Waiver build() {
    return new Waiver(
        id,
        item,
        textSha256,
        accepts,
        codes,
        "it is known",
        owner,
        approvers,
        environment,
        from,
        until,
        new Place("waivers.yaml", 2, 5));
  }
}
