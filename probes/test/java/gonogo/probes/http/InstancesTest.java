package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.FakeSite.response;
import static gonogo.probes.http.Wanted.defaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeWorld;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where http/request looks, and from where: the instances behind a balancer, and vantages. */
class InstancesTest {
  private static final String ONE = "10.0.0.11";
  private static final String TWO = "10.0.0.12";

  private final FakeWorld world = new FakeWorld(Instant.parse("2026-12-01T00:00:00Z"));

  @BeforeEach
  void families() {
    world.answers(Families.HERE, new Families.Answer(true, false));
    resolves(ONE, ONE);
  }

  private void resolves(String host, String... addresses) {
    world.answers(new Resolve(FakeSite.REF, host), new Resolve.Answer(List.of(addresses)));
  }

  private void answers(String scheme, String address, int port, int status) {
    world.answers(
        HttpExchange.get(FakeSite.REF, address, scheme, "site.example.com", port, "/"),
        response(status, ""));
  }

  private static WebSystem site(String vantage, String... instances) {
    return new WebSystem(
        FakeSite.REF,
        URI.create("https://site.example.com"),
        "site.example.com",
        null,
        null,
        Map.of(),
        List.of(),
        vantage,
        Stream.of(instances).map(URI::create).toList());
  }

  private Outcome asked(WebSystem site, Wanted wanted) {
    return FakeWorld.outcomeOf(() -> new RequestProbe().examine(site, wanted.settings(), world));
  }

  private Outcome perInstance(String... instances) {
    return asked(site("local", instances), defaults().perInstance());
  }

  @Test
  void areEachAskedInTheNameOfTheSite() {
    resolves("app.internal.example.com", ONE, TWO);
    answers("https", ONE, 8443, 200);
    answers("https", TWO, 8443, 200);
    answers("http", ONE, 8080, 200);
    assertThat(perInstance(
            "https://10.0.0.11:8443",
            "https://app.internal.example.com:8443",
            "http://10.0.0.11:8080"))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> assertThat(passed.summary()).isEqualTo("200: / at each of 3 addresses"));
  }

  @Test
  void failWhenOneDoes() {
    resolves(TWO, TWO);
    answers("https", ONE, 443, 200);
    answers("https", TWO, 443, 503);
    Outcome outcome = perInstance("https://10.0.0.11", "https://10.0.0.12");
    assertThat(codes(outcome)).containsExactly("status");
    assertThat(((Failed) outcome).findings().getFirst().where())
        .isEqualTo("https://site.example.com/ at 10.0.0.12");
  }

  @Test
  void keepWhatOneSaysWhenAnotherIsNotFound() {
    world.cannotAnswer(
        new Resolve(FakeSite.REF, "gone.example.com"), Cause.UNREACHABLE, "does not resolve");
    answers("https", ONE, 443, 503);
    assertThat(codes(perInstance("https://gone.example.com", "https://10.0.0.11")))
        .containsExactly("status");
    answers("https", ONE, 443, 200);
    assertThat(cause(perInstance("https://gone.example.com", "https://10.0.0.11")))
        .isEqualTo(Cause.UNREACHABLE);
    assertThat(cause(perInstance("https://gone.example.com"))).isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void haveToBeKnown() {
    assertThat(perInstance()).isInstanceOfSatisfying(Inconclusive.class, unseen -> {
      assertThat(unseen.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(unseen.needs()).containsExactly("instances:web/site");
    });
    assertThat(world.asked()).isEmpty();
  }

  @Test
  void goWithNothingThatIsAboutTheSiteAsAWhole() {
    assertThatThrownBy(() -> defaults().perInstance().follow().settings())
        .hasMessageStartingWith("per-instance: goes with none of");
    assertThatThrownBy(() -> defaults().perInstance().plainHttp().settings())
        .hasMessageStartingWith("per-instance: goes with none of");
    assertThatThrownBy(() -> defaults().perInstance().refusedOk().settings())
        .hasMessageStartingWith("per-instance: goes with none of");
  }

  @Test
  void aVantageIsThatOfTheRun() {
    resolves("site.example.com", ONE);
    answers("https", ONE, 443, 200);
    Wanted fromInside = defaults().vantage("app-tier");
    assertThat(asked(site("app-tier"), fromInside)).isInstanceOf(Passed.class);
    assertThat(asked(site("app-tier"), defaults())).isInstanceOf(Passed.class);
    assertThat(asked(site("local"), fromInside))
        .isInstanceOfSatisfying(Inconclusive.class, unseen -> {
          assertThat(unseen.cause()).isEqualTo(Cause.NOT_CONFIGURED);
          assertThat(unseen.needs()).containsExactly("vantage:app-tier");
          assertThat(unseen.summary())
              .isEqualTo("has to be seen from app-tier, but this run looks from local");
        });
  }
}
