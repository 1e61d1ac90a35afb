package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.A;
import static gonogo.probes.http.FakeSite.B;
import static gonogo.probes.http.FakeSite.V6;
import static gonogo.probes.http.FakeSite.as;
import static gonogo.probes.http.FakeSite.at;
import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.FakeSite.get;
import static gonogo.probes.http.FakeSite.response;
import static gonogo.probes.http.FakeSite.responses;
import static gonogo.probes.http.FakeSite.sample;
import static gonogo.probes.http.FakeSite.sampled;
import static gonogo.probes.http.Wanted.defaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Resolve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestProbeTest {
  private static final String HOME = "https://site.example.com/";

  @Nested
  class Answers {
    @Test
    void passesWhenEveryAddressAnswers() {
      FakeSite site =
          at(A, B).answers(HOME, A, response(200, "")).answers(HOME, B, response(204, ""));
      assertThat(site.request(defaults().settings()))
          .isInstanceOfSatisfying(
              Passed.class,
              passed ->
                  assertThat(passed.summary()).isEqualTo("200, 204: / at each of 2 addresses"));
    }

    @Test
    void asksForTheHealthPathOfTheSystem() {
      FakeSite site = FakeSite.of("https://site.example.com", "/health?full", A);
      site.answers("https://site.example.com/health?full", A, response(200, ""));
      assertThat(site.request(defaults().settings())).isInstanceOf(Passed.class);
    }

    @Test
    void failsWhenOneAddressAnswersAnotherStatus() {
      FakeSite site = at(A, B)
          .answers(HOME, A, response(200, ""))
          .answers(HOME, B, response(503, "", "Retry-After: 30"));
      assertThat(site.request(defaults().settings()))
          .isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(codes(failed)).containsExactly("status");
            assertThat(failed.findings().getFirst().where()).isEqualTo(HOME + " at " + B);
            assertThat(failed.findings().getFirst().seen()).isEqualTo("503, Retry-After: 30");
            assertThat(failed.findings().getFirst().wanted()).isEqualTo("status 200-299");
          });
    }

    @Test
    void keepsWhatWasNotSeenBesideAFailure() {
      FakeSite site = at(A, B).answers(HOME, A, response(503, "")).silent(HOME, B);
      assertThat(site.request(defaults().settings()))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.unseen())
                  .extracting(Inconclusive::cause)
                  .containsExactly(Cause.BLOCKED));
    }

    @Test
    void isInconclusiveWhenOneAddressDoesNotAnswer() {
      FakeSite site = at(A, B).answers(HOME, A, response(200, "")).silent(HOME, B);
      assertThat(cause(site.request(defaults().settings()))).isEqualTo(Cause.BLOCKED);
    }

    @Test
    void failsWhenOneAnswersWronglyAndOneNotAtAll() {
      FakeSite site = at(A, B).answers(HOME, A, response(500, "")).silent(HOME, B);
      assertThat(codes(site.request(defaults().settings()))).containsExactly("status");
    }

    @Test
    void leavesOutAddressesOfAFamilyThatThisMachineLacks() {
      FakeSite site = at(A, V6).answers(HOME, A, response(200, ""));
      assertThat(site.request(defaults().settings()))
          .isInstanceOfSatisfying(
              Passed.class,
              passed -> assertThat(passed.remarks())
                  .singleElement()
                  .extracting("where")
                  .isEqualTo(V6));
      assertThat(cause(at(V6).request(defaults().settings()))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void acceptsTheStatusesThatAreNamed() {
      FakeSite site = at(A).answers(HOME, A, response(401, ""));
      assertThat(site.request(defaults().status("200-299", "401").settings()))
          .isInstanceOf(Passed.class);
    }
  }

  @Nested
  class Bodies {
    private Outcome asked(String body, Wanted wanted) {
      return at(A).answers(HOME, A, response(200, body)).request(wanted.settings());
    }

    @Test
    void mustContainAndMustNotContain() {
      assertThat(asked("Welcome", defaults().body("(?i)welcome").forbidBody("down")))
          .isInstanceOf(Passed.class);
      assertThat(codes(asked("Hello", defaults().body("Welcome")))).containsExactly("body");
      assertThat(codes(asked("going down", defaults().forbidBody("down|closed"))))
          .containsExactly("forbidden-body");
    }

    @Test
    void mustSayInJsonWhatIsWanted() {
      Wanted wanted =
          defaults().json("$.status", "==", "pass").json("$.checks[*].status", "!=", "fail");
      assertThat(asked("{\"status\":\"pass\",\"checks\":[{\"status\":\"warn\"}]}", wanted))
          .isInstanceOf(Passed.class);
      assertThat(asked("{\"status\":\"fail\",\"checks\":[{\"status\":\"pass\"}]}", wanted))
          .isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(codes(failed)).containsExactly("json");
            assertThat(failed.findings().getFirst().seen()).isEqualTo("$.status is \"fail\"");
            assertThat(failed.findings().getFirst().wanted()).isEqualTo("$.status == pass");
          });
      assertThat(codes(asked("{}", wanted)))
          .as("nothing selected is nothing seen")
          .containsExactly("json", "json");
    }

    @Test
    void mustBeStrictJsonWhenJsonIsWanted() {
      Wanted wanted = defaults().json("$.status", "==", "pass");
      assertThat(codes(asked("<html>", wanted))).containsExactly("not-json");
      assertThat(codes(asked("", wanted))).containsExactly("not-json");
      assertThat(codes(asked("{\"status\":\"fail\",\"status\":\"pass\"}", wanted)))
          .containsExactly("not-json");
      assertThat(codes(asked("{\"status\":\"pass\"} {}", wanted))).containsExactly("not-json");
    }

    @Test
    void areInconclusiveWhenTheQueryWouldTakeTooLong() {
      String body = "[" + "[0,1],".repeat(20_000) + "[]]";
      Outcome outcome = asked(body, defaults().json("$[?$..x]", "exists", null));
      assertThat(cause(outcome)).isEqualTo(Cause.TOO_LARGE);
    }

    @Test
    void areNotJudgedWhenTheStatusIsWrong() {
      FakeSite site = at(A).answers(HOME, A, response(404, "nothing here"));
      assertThat(codes(site.request(defaults().body("Welcome").settings())))
          .containsExactly("status");
    }
  }

  @Nested
  class Locations {
    private Outcome asked(String location, String pattern) {
      FakeSite site =
          at(A).answers("http://site.example.com/", A, response(301, "", "Location: " + location));
      return site.request(defaults().plainHttp().status("301").location(pattern).settings());
    }

    @Test
    void mayMatchAsSentOrAsAWholeUrl() {
      assertThat(asked("https://site.example.com/x", "^https://site\\.example\\.com/"))
          .isInstanceOf(Passed.class);
      assertThat(asked("/login", "^/login$")).isInstanceOf(Passed.class);
      assertThat(asked("login?a[0]=b c", "^http://site\\.example\\.com/login"))
          .isInstanceOf(Passed.class);
      assertThat(codes(asked("/login", "^https://"))).containsExactly("location");
      assertThat(codes(asked("https://evil.example.net/", "^https://site\\.example\\.com/")))
          .containsExactly("location");
    }

    @Test
    void mustBeThere() {
      FakeSite site = at(A).answers(HOME, A, response(200, ""));
      assertThat(codes(site.request(defaults().location("x").settings())))
          .containsExactly("location");
    }
  }

  @Nested
  class Schemes {
    @Test
    void asksPlainHttpOnPort80() {
      FakeSite site = at(A).answers("http://site.example.com/", A, response(200, ""));
      assertThat(site.request(defaults().plainHttp().settings())).isInstanceOf(Passed.class);
      assertThat(site.requests()).singleElement().extracting("port").isEqualTo(80);
    }

    @Test
    void isNotApplicableWhenTheUrlNamesAnotherPort() {
      FakeSite site = FakeSite.of("https://site.example.com:8443", null, A);
      assertThat(site.request(defaults().plainHttp().settings()))
          .isInstanceOfSatisfying(
              NotApplicable.class, trace -> assertThat(trace.trace()).contains("names port 8443"));
    }

    @Test
    void keepsThePortOfItsOwnScheme() {
      FakeSite site = FakeSite.of("http://site.example.com:8080", null, A)
          .answers("http://site.example.com:8080/", A, response(200, ""));
      assertThat(site.request(defaults().plainHttp().settings())).isInstanceOf(Passed.class);
    }
  }

  @Nested
  class Refusals {
    private static final String PLAIN = "http://site.example.com/";

    private Outcome asked(Connect.State port80, Connect.State port443, Wanted wanted) {
      return at(A)
          .silent(PLAIN, A)
          .port(A, 80, port80)
          .port(A, 443, port443)
          .request(wanted.plainHttp().settings());
    }

    @Test
    void passWhenWantedAndTheControlPortAccepts() {
      assertThat(asked(Connect.State.REFUSED, Connect.State.OPEN, defaults().refusedOk()))
          .isInstanceOfSatisfying(Passed.class, passed -> {
            assertThat(passed.summary()).isEqualTo("refused: / at " + A);
            assertThat(passed.remarks())
                .singleElement()
                .extracting("text")
                .isEqualTo("refused, while port 443 of the same address accepts");
          });
    }

    @Test
    void proveNothingOnADeadHost() {
      assertThat(cause(
              asked(Connect.State.REFUSED, Connect.State.REFUSED, defaults().refusedOk())))
          .isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void areNotSilence() {
      assertThat(
              cause(asked(Connect.State.SILENT, Connect.State.OPEN, defaults().refusedOk())))
          .isEqualTo(Cause.BLOCKED);
      assertThat(
              cause(asked(Connect.State.NO_ROUTE, Connect.State.OPEN, defaults().refusedOk())))
          .isEqualTo(Cause.BLOCKED);
    }

    @Test
    void doNotPassUnlessWanted() {
      assertThat(cause(asked(Connect.State.REFUSED, Connect.State.OPEN, defaults())))
          .isEqualTo(Cause.BLOCKED);
    }
  }

  @Nested
  class Identities {
    @Test
    void mustExist() {
      assertThat(at(A).request(defaults().identity("ghost").settings()))
          .isInstanceOfSatisfying(Inconclusive.class, unseen -> {
            assertThat(unseen.cause()).isEqualTo(Cause.NOT_CONFIGURED);
            assertThat(unseen.needs()).containsExactly("identity ghost of web/site");
          });
    }

    @Test
    void thatAreRefusedSeeNothing() {
      FakeSite site = at(A).answers(as(get(HOME, A), "monitor", Map.of()), response(403, ""));
      assertThat(cause(site.request(defaults().identity("monitor").settings())))
          .isEqualTo(Cause.NOT_PERMITTED);
    }

    @Test
    void stayAtHomeWhenARedirectLeaves() {
      FakeSite site = at(A)
          .answers(
              as(get(HOME, A), "monitor", Map.of()),
              response(302, "", "Location: https://login.example.net/in"))
          .resolves("login.example.net", B)
          .answers("https://login.example.net/in", B, response(200, ""));
      assertThat(site.request(defaults().identity("monitor").follow().settings()))
          .isInstanceOf(Passed.class);
      assertThat(site.requests()).extracting("identity").containsExactly("monitor", null);
    }
  }

  @Nested
  class Redirects {
    @Test
    void areFollowedHopByHop() {
      FakeSite site = at(A)
          .answers(HOME, A, response(302, "", "Location: a?b#c"))
          .answers(
              "https://site.example.com/a?b", A, response(307, "", "Location: //www.example.com"))
          .resolves("www.example.com", V6, B)
          .answers("https://www.example.com/", B, response(200, "done"));
      assertThat(site.request(defaults().follow().body("done").settings()))
          .isInstanceOf(Passed.class);
    }

    @Test
    void areAnswersUnlessFollowed() {
      FakeSite site = at(A).answers(HOME, A, response(302, "", "Location: /a"));
      assertThat(codes(site.request(defaults().settings()))).containsExactly("status");
    }

    @Test
    void mustNotGoInCircles() {
      FakeSite site = at(A)
          .answers(HOME, A, response(302, "", "Location: /a"))
          .answers(HOME + "a", A, response(302, "", "Location: /"));
      assertThat(codes(site.request(defaults().follow().settings())))
          .containsExactly("redirect-loop");
    }

    @Test
    void mustEndAfterFive() {
      FakeSite site = at(A);
      for (int i = 0; i < 6; i++) {
        site.answers(HOME + (i == 0 ? "" : i), A, response(301, "", "Location: /" + (i + 1)));
      }
      assertThat(codes(site.request(defaults().follow().settings())))
          .containsExactly("redirect-loop");
      assertThat(site.requests()).hasSize(6);
    }

    @Test
    void mustNotLeaveHttps() {
      FakeSite site =
          at(A).answers(HOME, A, response(302, "", "Location: http://site.example.com/"));
      assertThat(codes(site.request(defaults().follow().settings())))
          .containsExactly("redirect-downgrade");
      assertThat(site.requests()).hasSize(1);
    }

    @Test
    void mustNotLeadInside() {
      FakeSite site = at(A)
          .answers(HOME, A, response(302, "", "Location: https://metadata.example.net/"))
          .resolves("metadata.example.net", B, "169.254.169.254");
      assertThat(codes(site.request(defaults().follow().settings())))
          .containsExactly("redirect-inward");
      assertThat(site.requests()).as("nothing inside is asked").hasSize(1);
      FakeSite literal = at(A)
          .answers(HOME, A, response(302, "", "Location: https://127.0.0.1/"))
          .resolves("127.0.0.1", "127.0.0.1");
      assertThat(codes(literal.request(defaults().follow().settings())))
          .containsExactly("redirect-inward");
    }

    @Test
    void mayStayInside() {
      FakeSite site = at("10.0.0.7")
          .answers(HOME, "10.0.0.7", response(302, "", "Location: https://in.example.com/"))
          .resolves("in.example.com", "10.0.0.8")
          .answers("https://in.example.com/", "10.0.0.8", response(200, ""));
      assertThat(site.request(defaults().follow().settings())).isInstanceOf(Passed.class);
    }

    @Test
    void mustLeadToAPage() {
      for (String location :
          List.of("ftp://site.example.com/", "https://", "https://site.example.com:99999/", "%")) {
        FakeSite site = at(A).answers(HOME, A, response(302, "", "Location: " + location));
        assertThat(codes(site.request(defaults().follow().settings())))
            .as(location)
            .containsExactly("location");
      }
    }

    @Test
    void toAHostThatIsNotFoundAreInconclusive() {
      FakeSite site =
          at(A).answers(HOME, A, response(302, "", "Location: https://gone.example.net/"));
      site.world.cannotAnswer(
          new Resolve(FakeSite.REF, "gone.example.net"), Cause.UNREACHABLE, "no address");
      assertThat(cause(site.request(defaults().follow().settings()))).isEqualTo(Cause.UNREACHABLE);
    }
  }

  @Nested
  class Samples {
    private Outcome asked(List<Sample> samples, Wanted wanted) {
      return at(A)
          .answers(sampled(get(HOME, A), samples.size()), responses(samples, ""))
          .request(wanted.samples(samples.size()).settings());
    }

    private static List<Sample> times(int fast, int slow) {
      List<Sample> samples = new ArrayList<>(Collections.nCopies(fast, sample(200, 100)));
      samples.addAll(Collections.nCopies(slow, sample(200, 900)));
      return samples;
    }

    @Test
    void areAllJudged() {
      assertThat(asked(List.of(sample(200, 1), sample(502, 1), sample(502, 1)), defaults()))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.findings().getFirst().seen())
                  .isEqualTo("502 (2 of 3 samples)"));
    }

    @Test
    void giveThe95thPercentileByNearestRank() {
      assertThat(asked(times(19, 1), defaults().maxP95(500)))
          .isInstanceOfSatisfying(Passed.class, passed -> {
            assertThat(passed.measures())
                .singleElement()
                .extracting("value", "ok")
                .containsExactly(100.0, true);
            assertThat(passed.remarks()).isEmpty();
          });
      assertThat(codes(asked(times(18, 2), defaults().maxP95(500)))).containsExactly("too-slow");
    }

    @Test
    void nearTheLimitAreRemarked() {
      assertThat(asked(times(20, 0), defaults().maxP95(110)))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
    }
  }

  @Nested
  class PathsThatMayFail {
    private final FakeSite site = at(A)
        .answers(HOME + "a", A, response(200, ""))
        .answers(HOME + "b", A, response(500, ""))
        .silent(HOME + "c", A);

    @Test
    void areRemarked() {
      assertThat(site.request(defaults().paths("/a", "/b").maxFailing(1).settings()))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
      assertThat(site.request(defaults().paths("/a", "/b", "/c").maxFailing(2).settings()))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(2));
    }

    @Test
    void areCountedAtWorst() {
      assertThat(cause(
              site.request(defaults().paths("/a", "/b", "/c").maxFailing(1).settings())))
          .isEqualTo(Cause.BLOCKED);
      assertThat(codes(site.request(defaults().paths("/a", "/b", "/c").settings())))
          .containsExactly("status");
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertRefused(defaults().maxP95(100).samples(19), "max-p95 needs samples: 20 or more");
    assertRefused(defaults().paths("health"), "a path starts with /");
    assertRefused(defaults().samples(0), "samples");
    assertRefused(defaults().maxFailing(-1), "max-failing");
    assertRefused(defaults().maxFailing(1), "max-failing: wanted less than the number of paths");
    assertRefused(
        defaults().paths("/a", "/a").maxFailing(1),
        "max-failing: wanted less than the number of paths");
    assertRefused(defaults().status(), "status");
  }

  private static void assertRefused(Wanted wanted, String message) {
    assertThatThrownBy(wanted::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
