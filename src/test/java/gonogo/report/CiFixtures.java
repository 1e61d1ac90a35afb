package gonogo.report;

import gonogo.model.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A repository for the reports of {@link Reports}. */
final class CiFixtures {
  static final Checkout CHECKOUT = new Checkout(
      Path.of("/builds/shop"),
      Path.of("/builds/shop/ops"),
      URI.create("https://git.example.com/shop/site"),
      "3f2c1ab09d5e7788990011223344556677889900");

  static final Places PLACES = new Places(
      CHECKOUT,
      new Place("production.yaml", 3, 12),
      Map.of("data-loss", new Place("../lists/release list.md", 17, 3)),
      Map.of("web/site", new Place("production.yaml", 9, 5)));

  private CiFixtures() {}
}
