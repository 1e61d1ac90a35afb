package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.FakeSite.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.probes.http.CorsProbe.Settings;
import gonogo.probes.http.CorsServer.Asked;
import gonogo.probes.http.CorsServer.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsProbeTest {
  private static final String APP = "https://app.example.com";
  private static final String METHODS = "GET, POST, PUT, DELETE";
  private static final Answer NOTHING = new Answer(List.of(), List.of());

  private static Settings settings(@Nullable Boolean credentials, boolean any, String... allowed) {
    return new Settings(
        List.of("/ping"),
        Stream.of(allowed).map(Origin::parse).toList(),
        List.of(),
        List.of("GET", "POST", "PUT", "DELETE"),
        credentials,
        any,
        Duration.ofHours(24));
  }

  private static Settings app() {
    return settings(null, false, APP);
  }

  private static Settings nobody() {
    return settings(null, false);
  }

  private static Settings using(String... methods) {
    return new Settings(
        List.of(),
        List.of(Origin.parse(APP)),
        List.of(),
        List.of(methods),
        null,
        false,
        Duration.ofHours(24));
  }

  /** Grants whom it should, as frameworks do. */
  private static Behaviour granting(Predicate<String> origins) {
    return asked -> origins.test(asked.origin())
        ? granted(asked, asked.origin())
        : response(asked.isPreflight() ? 403 : 200, "", "Vary: Origin");
  }

  private static Answer granted(Asked asked, String origin, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    headers.add("Access-Control-Allow-Origin: " + origin);
    headers.add("Access-Control-Allow-Credentials: true");
    headers.add("Vary: Accept-Encoding, origin");
    if (asked.isPreflight()) {
      headers.add("Access-Control-Allow-Methods: " + METHODS);
      headers.add("Access-Control-Max-Age: 600");
    }
    return response(asked.isPreflight() ? 204 : 200, "", headers.toArray(String[]::new));
  }

  /** As it should be, but for what the app is told. */
  private static Outcome told(Behaviour app) {
    return CorsServer.of(asked -> asked.origin().equals(APP)
            ? app.answer(asked)
            : granting(APP::equals).answer(asked))
        .judged(app());
  }

  /** As it should be, but for the headers of what the app is told. */
  private static Outcome told(int status, int preflight, String... headers) {
    return told(asked -> response(asked.isPreflight() ? preflight : status, "", headers));
  }

  private static Finding only(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).findings()).hasSize(1);
    return ((Failed) outcome).findings().getFirst();
  }

  private static List<String> remarks(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome).remarks().stream().map(Remark::text).toList();
  }

  @Nested
  class HostileOrigin {
    @Test
    void isRefusedByAGoodServer() {
      CorsServer server = CorsServer.of(granting(APP::equals));
      assertThat(server.judged(app())).isInstanceOfSatisfying(Passed.class, passed -> {
        assertThat(passed.summary())
            .isEqualTo("1 allowed origins may read, 8 others may not, at 203.0.113.7");
        assertThat(passed.remarks()).isEmpty();
      });
      assertThat(server.requests())
          .as("the control, and for each origin the request and its preflight")
          .hasSize(1 + 2 * 9)
          .allMatch(one -> one.path().equals("/ping"))
          .allMatch(one -> one.identity() == null);
      assertThat(server.requests().getFirst())
          .isEqualTo(FakeSite.get("https://site.example.com/ping", FakeSite.A));
    }

    @ParameterizedTest
    @CsvSource({
      "https://gonogo-unknown.example, an unknown site",
      "null, the origin of sandboxed frames",
      "http://app.example.com, the plain http side",
      "https://app.example.com:8443, another port",
      "https://app.example.com.gonogo-unknown.example, a name that starts like",
      "https://gonogoapp.example.com, a name that ends like",
      "https://gonogo-unknown.app.example.com, an unknown sub-domain",
      "https://appxexample.com, a letter for a dot"
    })
    void isAFindingWhereOneIsLetIn(String origin, String words) {
      Outcome outcome =
          CorsServer.of(granting(one -> one.equals(APP) || one.equals(origin))).judged(app());
      assertThat(codes(outcome)).containsExactly("origin-granted-with-credentials");
      assertThat(only(outcome).where())
          .isEqualTo("origin %s at https://site.example.com/ping at 203.0.113.7".formatted(origin));
      assertThat(only(outcome).seen()).contains("lets in " + origin, words);
    }

    @ParameterizedTest
    @CsvSource({
      "^https://app.example.com$, 1",
      "^https://app\\.example\\.com, 2",
      "example\\.com$, 3",
      "^https?://app\\.example\\.com$, 1",
      "^(https://app\\.example\\.com|null)$, 1",
      "^https://([a-z.-]+\\.)?app\\.example\\.com$, 1",
      "^https://app\\.example\\.com(:[0-9]+)?$, 1"
    })
    void isLetInByEachCommonMistake(String pattern, int atLeast) {
      Outcome outcome = CorsServer.of(
              granting(one -> Pattern.compile(pattern).matcher(one).find()))
          .judged(app());
      assertThat(codes(outcome))
          .hasSizeGreaterThanOrEqualTo(atLeast)
          .containsOnly("origin-granted-with-credentials");
    }

    @Test
    void isOneFindingWhereAllAreLetIn() {
      Outcome outcome = CorsServer.of(granting(origin -> !origin.isEmpty())).judged(app());
      assertThat(only(outcome).code()).endsWith("/origin-granted-with-credentials");
      assertThat(only(outcome).where()).startsWith("any origin at https://site.example.com/ping");
      assertThat(only(outcome).seen()).contains("sends back whatever origin asks");
      assertThat(codes(CorsServer.of(granting(origin -> !origin.isEmpty())).judged(nobody())))
          .containsExactly("origin-granted-with-credentials");
    }

    @Test
    void isLessWithoutCredentials() {
      Outcome outcome = CorsServer.of(asked -> asked.origin().equals("null")
              ? response(200, "", "Access-Control-Allow-Origin: null")
              : granting(APP::equals).answer(asked))
          .judged(app());
      assertThat(codes(outcome)).containsExactly("origin-granted");
      Outcome unheeded = CorsServer.of(asked -> asked.origin().equals("null")
              ? response(
                  200,
                  "",
                  "Access-Control-Allow-Origin: null",
                  "Access-Control-Allow-Credentials: TRUE")
              : granting(APP::equals).answer(asked))
          .judged(app());
      assertThat(codes(unheeded)).containsExactly("origin-granted");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 503})
    void isLetInByErrorsToo(int status) {
      Outcome outcome = CorsServer.of(asked -> asked.origin().equals("null") && !asked.isPreflight()
              ? response(status, "", "Access-Control-Allow-Origin: null")
              : granting(APP::equals).answer(asked))
          .judged(app());
      assertThat(codes(outcome)).containsExactly("origin-granted");
    }

    @Test
    void isLetInByThePreflightAlone() {
      Behaviour reflecting = asked -> asked.isPreflight()
          ? granted(asked, asked.origin())
          : granting(APP::equals).answer(asked);
      assertThat(codes(CorsServer.of(reflecting).judged(app())))
          .containsExactly("origin-granted-with-credentials");
      Behaviour refusing = asked -> asked.isPreflight() && !asked.origin().equals(APP)
          ? response(403, "", "Access-Control-Allow-Origin: " + asked.origin())
          : granting(APP::equals).answer(asked);
      assertThat(CorsServer.of(refusing).judged(app()))
          .as("browsers heed no preflight that fails")
          .isInstanceOf(Passed.class);
    }

    @Test
    void isLetInByNullForEverybody() {
      Behaviour constant = _ -> response(200, "", "Access-Control-Allow-Origin: null");
      assertThat(codes(CorsServer.of(constant).judged(nobody()))).containsExactly("origin-granted");
    }

    @Test
    void isNotLetInByAnAnswerForAnother() {
      Behaviour constant = asked -> granted(asked, APP);
      assertThat(CorsServer.of(constant).judged(app())).isInstanceOf(Passed.class);
      Behaviour upper = asked -> asked.origin().equals(APP)
          ? granted(asked, APP)
          : response(200, "", "Access-Control-Allow-Origin: " + asked.origin() + "/");
      assertThat(CorsServer.of(upper).judged(app())).isInstanceOf(Passed.class);
    }

    @Test
    void isRefusedByTwoValues() {
      Behaviour twice = asked -> asked.origin().isEmpty()
          ? response(200, "")
          : response(
              200,
              "",
              "Access-Control-Allow-Origin: " + asked.origin(),
              "Access-Control-Allow-Origin: " + APP);
      assertThat(remarks(CorsServer.of(twice).judged(nobody())))
          .singleElement()
          .asString()
          .contains("several origins in one answer");
      assertThat(codes(CorsServer.of(twice).judged(app())))
          .containsExactly("origin-refused", "preflight-refused");
    }

    @Test
    void mayBeNamed() {
      Settings settings = new Settings(
          List.of(),
          List.of(),
          List.of("https://old.example.com"),
          List.of("GET"),
          null,
          false,
          Duration.ofHours(1));
      Behaviour leftOver = granting("https://old.example.com"::equals);
      assertThat(only(CorsServer.of(leftOver).judged(settings)).seen())
          .contains("https://old.example.com, named in forbidden-origins");
    }
  }

  @Nested
  class Nobody {
    @Test
    void isAllowedAndNobodyIsLetIn() {
      assertThat(CorsServer.of(_ -> response(200, "")).judged(nobody()))
          .isInstanceOfSatisfying(
              Passed.class,
              passed -> assertThat(passed.summary())
                  .isEqualTo(
                      "no origin may read: 8 were tried at 203.0.113.7, which answers requests without one"));
    }

    @Test
    void isAllowedButTheSystemItself() {
      Outcome outcome = CorsServer.of(_ -> response(200, ""))
          .judged(settings(null, false, "https://site.example.com/"));
      assertThat(remarks(outcome))
          .containsExactly("is the origin of the system itself, which needs no leave");
    }
  }

  @Nested
  class Wildcard {
    private static final Behaviour OPEN = asked ->
        response(200, "", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: *");

    @Test
    void isAFindingUnlessItIsSaid() {
      assertThat(codes(CorsServer.of(OPEN).judged(nobody()))).containsExactly("wildcard");
      assertThat(codes(CorsServer.of(OPEN).judged(settings(false, false, APP))))
          .containsExactly("wildcard");
      assertThat(remarks(CorsServer.of(OPEN).judged(settings(null, true))))
          .containsExactly("may read, without credentials, as any-origin says");
      assertThat(CorsServer.of(OPEN).judged(settings(null, true, APP))).isInstanceOf(Passed.class);
    }

    @Test
    void isNoLeaveForCredentials() {
      assertThat(codes(CorsServer.of(OPEN).judged(app())))
          .containsExactly("wildcard", "origin-refused", "preflight-refused");
    }

    @Test
    void isAFaultTogetherWithCredentials() {
      Behaviour both = _ -> response(
          200, "", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true");
      assertThat(codes(CorsServer.of(both).judged(nobody())))
          .containsExactly("wildcard-with-credentials");
      assertThat(codes(CorsServer.of(both).judged(settings(null, true))))
          .containsExactly("wildcard-with-credentials");
    }

    @Test
    void doesNotExcuseCredentialsForWhomever() {
      Behaviour reflecting = granting(origin -> !origin.isEmpty());
      assertThat(codes(CorsServer.of(reflecting).judged(settings(null, true))))
          .containsExactly("origin-granted-with-credentials");
      Behaviour harmless = asked ->
          response(200, "", "Access-Control-Allow-Origin: " + asked.origin(), "Vary: Origin");
      assertThat(CorsServer.of(harmless).judged(settings(null, true))).isInstanceOf(Passed.class);
      assertThat(codes(CorsServer.of(harmless).judged(settings(false, false))))
          .containsExactly("origin-granted");
    }
  }

  @Nested
  class AllowedOrigin {
    private static final String GRANT = "Access-Control-Allow-Origin: " + APP;
    private static final String TRUE = "Access-Control-Allow-Credentials: true";
    private static final String LISTED = "Access-Control-Allow-Methods: " + METHODS;

    @Test
    void isGranted() {
      assertThat(remarks(told(200, 204, GRANT, TRUE, LISTED, "Vary: Origin"))).isEmpty();
      assertThat(remarks(told(200, 200, GRANT, TRUE, LISTED, "Vary: *"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Access-Control-Allow-Origin: https://App.example.com | letter by letter",
          "Access-Control-Allow-Origin: https://app.example.com/ | letter by letter",
          "Access-Control-Allow-Origin: https://app.example.com:443 | :443",
          "Access-Control-Allow-Origin: https://www.example.com | www.example.com",
          "Access-Control-Allow-Origin: https://a.example.com,https://app.example.com | browsers take none",
          "X-Nothing: x | no Access-Control-Allow-Origin"
        })
    void isRefusedByWhatIsNotExact(String header, String words) {
      Outcome outcome = told(200, 204, header, TRUE, LISTED);
      assertThat(codes(outcome)).containsExactly("origin-refused", "preflight-refused");
      assertThat(((Failed) outcome).findings())
          .allSatisfy(finding -> assertThat(finding.seen()).contains(words));
    }

    @Test
    void isRefusedByTheSameValueTwice() {
      assertThat(codes(told(200, 204, GRANT, GRANT, TRUE, LISTED)))
          .containsExactly("origin-refused", "preflight-refused");
    }

    @Test
    void isRefusedByAnErrorThatOthersDoNotGet() {
      Finding finding = only(told(403, 204, GRANT, TRUE, LISTED));
      assertThat(finding.code()).endsWith("/origin-refused");
      assertThat(finding.seen())
          .isEqualTo("403, while a request without an origin is answered 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 404, 405, 500, 501})
    void needsAPreflightThatSucceeds(int status) {
      Finding finding = only(told(200, status, GRANT, TRUE, LISTED, "Vary: Origin"));
      assertThat(finding.code()).endsWith("/preflight-refused");
      assertThat(finding.seen()).startsWith(status + ", which browsers take for a refusal");
    }

    @Test
    void needsNoPreflightForPlainForms() {
      CorsServer server = CorsServer.at(
          FakeSite.of("https://site.example.com", "/ping", FakeSite.A),
          asked ->
              asked.isPreflight() ? response(405, "") : granting(APP::equals).answer(asked));
      assertThat(remarks(server.judged(using("GET", "POST"))))
          .singleElement()
          .asString()
          .contains("pages cannot send JSON");
    }

    @Test
    void needsItsMethods() {
      String fewer = "Access-Control-Allow-Methods: GET,PUT";
      Finding finding = only(told(200, 204, GRANT, TRUE, fewer, "Vary: Origin"));
      assertThat(finding.code()).endsWith("/method-refused");
      assertThat(finding.seen())
          .startsWith("not DELETE: 204, Access-Control-Allow-Methods: GET,PUT");
      String lower = "Access-Control-Allow-Methods: put, delete";
      assertThat(only(told(200, 204, GRANT, TRUE, lower, "Vary: Origin")).seen())
          .startsWith("not PUT, DELETE");
      String all = "Access-Control-Allow-Methods: *";
      assertThat(codes(told(200, 204, GRANT, TRUE, all, "Vary: Origin")))
          .as("with credentials * is the name of a method")
          .containsExactly("method-refused");
    }

    @Test
    void mayBeToldOneMethodAtATime() {
      Behaviour narrow = asked -> asked.isPreflight()
          ? response(
              200,
              "",
              GRANT,
              TRUE,
              "Access-Control-Allow-Methods: " + asked.preflightOf(),
              "Vary: Origin")
          : granted(asked, APP);
      assertThat(told(narrow)).isInstanceOf(Passed.class);
      Behaviour narrower =
          asked -> "DELETE".equals(asked.preflightOf()) ? response(403, "") : narrow.answer(asked);
      assertThat(only(told(narrower)).seen()).startsWith("not DELETE");
      Behaviour silent =
          asked -> "DELETE".equals(asked.preflightOf()) ? NOTHING : narrow.answer(asked);
      assertThat(cause(told(silent))).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void mayBeToldMore() {
      String more = "Access-Control-Allow-Methods: GET, POST, PUT, DELETE, PATCH, TRACE";
      assertThat(told(200, 204, GRANT, TRUE, more, "Vary: Origin")).isInstanceOf(Passed.class);
    }

    @Test
    void needsItsCredentials() {
      Outcome outcome = told(200, 204, GRANT, LISTED, "Vary: Origin");
      assertThat(codes(outcome)).containsExactly("credentials-refused", "credentials-refused");
      Outcome wrong =
          told(200, 204, GRANT, LISTED, "Access-Control-Allow-Credentials: True", "Vary: Origin");
      assertThat(codes(wrong)).containsExactly("credentials-refused", "credentials-refused");
    }

    @Test
    void isNotGivenCredentialsThatItDoesNotNeed() {
      assertThat(codes(CorsServer.of(granting(APP::equals)).judged(settings(false, false, APP))))
          .containsExactly("credentials-granted", "credentials-granted");
    }

    @ParameterizedTest
    @CsvSource({
      "86400, true",
      "86401, false",
      "-1, true",
      "soon, true",
      "99999999999999999999, false"
    })
    void isNotRememberedForEver(String age, boolean good) {
      Outcome outcome =
          told(200, 204, GRANT, TRUE, LISTED, "Access-Control-Max-Age: " + age, "Vary: Origin");
      if (good) {
        assertThat(remarks(outcome)).hasSize(age.equals("soon") ? 1 : 0);
      } else {
        assertThat(codes(outcome)).containsExactly("max-age");
        assertThat(only(outcome).wanted()).isEqualTo("at most 86400 seconds");
      }
    }

    @Test
    void isRemarkedOnWhereCachesWouldMixAnswers() {
      assertThat(remarks(told(200, 204, GRANT, TRUE, LISTED)))
          .singleElement()
          .asString()
          .startsWith("no Vary: Origin");
      Behaviour constant = asked -> response(200, "", GRANT, TRUE, LISTED);
      assertThat(remarks(CorsServer.of(constant).judged(app())))
          .as("the same answer for everybody may be cached")
          .isEmpty();
    }

    @Test
    void isRefusedByACacheThatMixesAnswers() {
      Finding finding = only(
          told(asked -> asked.isPreflight() ? granted(asked, APP) : response(200, "", "Age: 30")));
      assertThat(finding.seen()).endsWith("it comes from a cache");
    }
  }

  @Nested
  class CannotTell {
    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 429, 500, 503})
    void whereNobodyIsAnswered(int status) {
      CorsServer server = CorsServer.of(_ -> response(status, ""));
      for (Settings settings : List.of(app(), nobody())) {
        assertThat(server.judged(settings))
            .isInstanceOfSatisfying(Outcome.Inconclusive.class, unseen -> {
              assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
              assertThat(unseen.summary()).contains(status + " to a request without an origin");
            });
      }
      if (status == 429 || status == 503) {
        assertThat(server.requests()).hasSize(1);
      }
    }

    @Test
    void butSaysWhatWasSeenNevertheless() {
      Outcome outcome = CorsServer.of(asked -> asked.origin().isEmpty()
              ? response(401, "")
              : response(401, "", "Access-Control-Allow-Origin: " + asked.origin()))
          .judged(nobody());
      assertThat(codes(outcome)).containsExactly("origin-granted");
      assertThat(((Failed) outcome).unseen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whatIsNotSaidByTheApplication(int status) {
      Behaviour limited = asked -> asked.origin().equals("null")
          ? response(status, "")
          : granting(APP::equals).answer(asked);
      assertThat(cause(CorsServer.of(limited).judged(app()))).isEqualTo(Cause.NO_DATA);
      assertThat(cause(told(_ -> response(status, "")))).isEqualTo(Cause.NO_DATA);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Age: 17",
          "X-Cache: Hit from cloud",
          "CF-Cache-Status: HIT",
          "Cache-Status: edge; hit"
        })
    void whatACacheSays(String header) {
      Behaviour cached =
          asked -> asked.isPreflight() ? response(403, "") : response(200, "", header);
      assertThat(CorsServer.of(cached).judged(nobody()))
          .isInstanceOfSatisfying(Outcome.Inconclusive.class, unseen -> {
            assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
            assertThat(unseen.summary()).contains("from a cache");
          });
      Behaviour keyed = asked -> response(200, "", header, "Vary: Origin");
      assertThat(CorsServer.of(keyed).judged(nobody())).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Age: 0", "X-Cache: Miss from cloud"})
    void butACacheThatAskedTheApplicationIsNone(String header) {
      assertThat(CorsServer.of(_ -> response(200, "", header)).judged(nobody()))
          .isInstanceOf(Passed.class);
    }

    @Test
    void whatIsNotAnswered() {
      assertThat(cause(CorsServer.of(_ -> NOTHING).judged(app()))).isEqualTo(Cause.TIMED_OUT);
      Behaviour deaf =
          asked -> asked.isPreflight() ? NOTHING : granting(APP::equals).answer(asked);
      assertThat(cause(CorsServer.of(deaf).judged(app()))).isEqualTo(Cause.TIMED_OUT);
      assertThat(cause(told(_ -> NOTHING))).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void whatThisMachineHasNoWayTo() {
      CorsServer server = CorsServer.at(FakeSite.at(FakeSite.V6), _ -> response(200, ""));
      assertThat(cause(server.judged(app()))).isEqualTo(Cause.UNREACHABLE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Nested
  class EveryAddress {
    @Test
    void isJudged() {
      Outcome outcome = CorsServer.at(
              FakeSite.at(FakeSite.A, FakeSite.B),
              asked -> asked.address().equals(FakeSite.B)
                  ? granted(asked, asked.origin())
                  : granting(APP::equals).answer(asked))
          .judged(app());
      assertThat(only(outcome).where())
          .isEqualTo("any origin at https://site.example.com/ping at 203.0.113.8");
    }

    @Test
    void mustAnswer() {
      Outcome outcome = CorsServer.at(
              FakeSite.at(FakeSite.A, FakeSite.B),
              asked -> asked.address().equals(FakeSite.B)
                  ? NOTHING
                  : granting(APP::equals).answer(asked))
          .judged(app());
      assertThat(cause(outcome)).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void isAskedForTheHealthPathUnlessPathsAreNamed() {
      CorsServer server = CorsServer.at(
          FakeSite.of("https://site.example.com", "/up", FakeSite.A), granting(APP::equals));
      assertThat(server.judged(using("PUT"))).isInstanceOf(Passed.class);
      assertThat(server.requests()).extracting(HttpExchange::path).containsOnly("/up");
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> settings(true, true)).hasMessageContaining("without credentials");
    assertThatThrownBy(() -> using()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> using("put")).hasMessageContaining("in capitals");
    assertThatThrownBy(() -> forbidding(APP)).hasMessageContaining("both allowed and forbidden");
    assertThatThrownBy(() -> forbidding("a b")).hasMessageContaining("Origin header");
    assertThatThrownBy(() -> forbidding("a,b")).hasMessageContaining("Origin header");
    assertThatThrownBy(() -> new Settings(
            List.of("ping"), List.of(), List.of(), List.of("GET"), null, false, Duration.ZERO))
        .hasMessageContaining("starts with /");
    assertThatThrownBy(() -> new Settings(
            List.of(), List.of(), List.of(), List.of("GET"), null, false, Duration.ofHours(-1)))
        .hasMessageContaining("max-age-limit");
  }

  private static Settings forbidding(String origin) {
    return new Settings(
        List.of(),
        List.of(Origin.parse(APP)),
        List.of(origin),
        List.of("GET"),
        null,
        false,
        Duration.ofHours(24));
  }
}
