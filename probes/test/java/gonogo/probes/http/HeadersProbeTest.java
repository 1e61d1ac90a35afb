package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.A;
import static gonogo.probes.http.FakeSite.B;
import static gonogo.probes.http.FakeSite.V6;
import static gonogo.probes.http.FakeSite.at;
import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.FakeSite.get;
import static gonogo.probes.http.FakeSite.response;
import static gonogo.probes.http.FakeSite.responses;
import static gonogo.probes.http.FakeSite.sample;
import static gonogo.probes.http.FakeSite.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.probes.http.CookieRule.SameSite;
import gonogo.probes.http.HeadersProbe.Judge;
import gonogo.probes.http.HeadersProbe.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersProbeTest {
  private static final String HOME = "https://site.example.com/";
  private static final String HSTS = "Strict-Transport-Security";
  private static final HeaderRule STRICT = new HeaderRule(
      HSTS,
      null,
      null,
      null,
      false,
      false,
      Map.of("max-age", 31_536_000),
      List.of("includeSubDomains"),
      List.of());
  private static final HeaderRule NOSNIFF = is("X-Content-Type-Options", "nosniff");
  private static final HeaderRule NO_VERSION = any(
      "Server",
      absent(null),
      new HeaderRule(
          null,
          null,
          null,
          Pattern.compile("[0-9]"),
          false,
          false,
          Map.of(),
          List.of(),
          List.of()));

  private static HeaderRule is(@Nullable String header, String value) {
    return new HeaderRule(header, value, null, null, false, false, Map.of(), List.of(), List.of());
  }

  private static HeaderRule matches(@Nullable String header, String pattern) {
    return new HeaderRule(
        header, null, Pattern.compile(pattern), null, false, false, Map.of(), List.of(), List.of());
  }

  private static HeaderRule absent(@Nullable String header) {
    return new HeaderRule(header, null, null, null, true, false, Map.of(), List.of(), List.of());
  }

  private static HeaderRule present(String header) {
    return new HeaderRule(header, null, null, null, false, true, Map.of(), List.of(), List.of());
  }

  private static HeaderRule any(@Nullable String header, HeaderRule... alternatives) {
    return new HeaderRule(
        header, null, null, null, false, false, Map.of(), List.of(), List.of(alternatives));
  }

  private static Settings rules(HeaderRule... rules) {
    return new Settings(List.of("/"), List.of(rules), List.of(), null, 1, Judge.ALL);
  }

  private static Settings cookies(CookieRule... rules) {
    return new Settings(List.of("/"), List.of(), List.of(rules), null, 1, Judge.ALL);
  }

  private static Outcome asked(Settings settings, String... headers) {
    return at(A).answers(HOME, A, response(200, "", headers)).headers(settings);
  }

  @Nested
  class Rules {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "max-age=31536000; includeSubDomains",
          "Max-Age=63072000 ; INCLUDESUBDOMAINS; preload",
          "includesubdomains;max-age=\"31536000\""
        })
    void readDirectivesWithoutRegardToCaseAndQuotes(String value) {
      assertThat(asked(rules(STRICT), HSTS + ": " + value)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "max-age=300; includeSubDomains           | too-small",
          "max-age=31536000                         | lacks-directive",
          "includeSubDomains                        | lacks-directive",
          "max-age=; includeSubDomains              | lacks-directive",
          "max-age=1e9; includeSubDomains           | lacks-directive",
          "max-age=31536000; includeSubDomains, max-age=0 | set-twice"
        })
    void findDirectivesThatAreWrong(String value, String code) {
      assertThat(codes(asked(rules(STRICT), HSTS + ": " + value))).containsExactly(code);
    }

    @Test
    void findHeadersThatAreMissingOrEmpty() {
      assertThat(asked(rules(STRICT))).isInstanceOfSatisfying(Failed.class, failed -> {
        assertThat(codes(failed)).containsExactly("missing");
        assertThat(failed.findings().getFirst().where())
            .isEqualTo(HSTS + " of " + HOME + " at " + A);
        assertThat(failed.findings().getFirst().seen()).isEqualTo("no " + HSTS);
        assertThat(failed.findings().getFirst().wanted())
            .isEqualTo(HSTS + " with max-age of at least 31536000 and with includeSubDomains");
      });
      assertThat(codes(asked(rules(present("Permissions-Policy")), "Permissions-Policy: ")))
          .containsExactly("missing");
      assertThat(asked(rules(present("permissions-policy")), "Permissions-Policy: camera=()"))
          .isInstanceOf(Passed.class);
    }

    @Test
    void compareValues() {
      assertThat(asked(rules(NOSNIFF), "x-content-type-options: NoSniff "))
          .isInstanceOf(Passed.class);
      assertThat(codes(asked(rules(NOSNIFF), "X-Content-Type-Options: sniff")))
          .containsExactly("wrong-value");
      HeaderRule csp = matches("Content-Security-Policy", "default-src");
      assertThat(asked(rules(csp), "Content-Security-Policy: default-src 'self'"))
          .isInstanceOf(Passed.class);
      assertThat(codes(asked(rules(csp), "Content-Security-Policy: img-src *")))
          .containsExactly("wrong-value");
    }

    @Test
    void judgeEveryValueOfARepeatedHeader() {
      HeaderRule csp = matches("Content-Security-Policy", "default-src");
      assertThat(codes(asked(
              rules(csp),
              "Content-Security-Policy: default-src 'self'",
              "Content-Security-Policy: img-src *")))
          .containsExactly("wrong-value");
      assertThat(codes(asked(
              rules(NOSNIFF),
              "X-Content-Type-Options: nosniff",
              "X-Content-Type-Options: nosniff")))
          .containsExactly("set-twice");
    }

    @Test
    void readTheValuesOfAListTogether() {
      HeaderRule noStore = new HeaderRule(
          "Cache-Control",
          null,
          null,
          null,
          false,
          false,
          Map.of(),
          List.of("no-store"),
          List.of());
      assertThat(
              asked(rules(noStore), "Cache-Control: private", "Cache-Control: max-age=0, no-store"))
          .isInstanceOf(Passed.class);
    }

    @Test
    void forbidHeadersAndWhatTheyTell() {
      assertThat(asked(rules(absent("X-Powered-By")), "Server: nginx")).isInstanceOf(Passed.class);
      assertThat(codes(asked(rules(absent("X-Powered-By")), "X-Powered-By: PHP/8")))
          .containsExactly("present");
      assertThat(asked(rules(NO_VERSION))).isInstanceOf(Passed.class);
      assertThat(asked(rules(NO_VERSION), "Server: nginx")).isInstanceOf(Passed.class);
      assertThat(codes(asked(rules(NO_VERSION), "Server: nginx/1.22.1")))
          .containsExactly("present");
      HeaderRule csp = new HeaderRule(
          "Content-Security-Policy",
          null,
          null,
          Pattern.compile("unsafe-eval"),
          false,
          false,
          Map.of(),
          List.of(),
          List.of());
      assertThat(codes(asked(rules(csp), "Content-Security-Policy: script-src 'unsafe-eval'")))
          .containsExactly("forbidden-value");
      assertThat(codes(asked(rules(csp))))
          .as("what is not there was not seen")
          .containsExactly("missing");
    }

    @Test
    void takeAlternativesOfSeveralHeaders() {
      HeaderRule framing = any(
          null,
          matches("X-Frame-Options", "(?i)^(DENY|SAMEORIGIN)$"),
          matches("Content-Security-Policy", "frame-ancestors"));
      assertThat(asked(rules(framing), "X-Frame-Options: DENY")).isInstanceOf(Passed.class);
      assertThat(asked(rules(framing), "Content-Security-Policy: frame-ancestors 'none'"))
          .isInstanceOf(Passed.class);
      assertThat(asked(rules(framing))).isInstanceOfSatisfying(Failed.class, failed -> {
        assertThat(codes(failed)).containsExactly("missing");
        assertThat(failed.findings().getFirst().where())
            .startsWith("X-Frame-Options or Content-Security-Policy of ");
      });
    }

    @Test
    void thatMakeNoSenseAreRefused() {
      assertThatThrownBy(() -> any("X")).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> any(null, absent(null))).hasMessageContaining("names its header");
      assertThatThrownBy(() -> any("X", any("X", absent(null))))
          .hasMessageContaining("no alternatives of its own");
      assertThatThrownBy(() ->
              new HeaderRule("X", "y", null, null, true, false, Map.of(), List.of(), List.of()))
          .hasMessageContaining("absent");
      assertThatThrownBy(() -> rules(absent(null))).hasMessageContaining("names its header");
      assertThatThrownBy(HeadersProbeTest::rules).hasMessageContaining("at least one rule");
    }
  }

  @Nested
  class Cookies {
    private static final CookieRule ALL =
        new CookieRule(null, true, true, List.of(SameSite.LAX, SameSite.STRICT));

    @Test
    void mustCarryTheirFlags() {
      assertThat(asked(
              cookies(ALL), "Set-Cookie: SID=[redacted]; Path=/; secure; HttpOnly; SameSite=lax"))
          .isInstanceOf(Passed.class);
      assertThat(asked(cookies(ALL), "Set-Cookie: SID=[redacted]; Path=/; Secure; SameSite=None"))
          .isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(codes(failed)).containsExactly("cookie-flags");
            assertThat(failed.findings().getFirst().where()).startsWith("cookie SID of " + HOME);
            assertThat(failed.findings().getFirst().wanted())
                .isEqualTo("HttpOnly; SameSite=lax|strict");
          });
    }

    @Test
    void areJudgedOneByOneAndByName() {
      String[] two = {
        "Set-Cookie: SID=[redacted]; Secure; HttpOnly; SameSite=Lax", "Set-Cookie: theme=[redacted]"
      };
      assertThat(codes(asked(cookies(ALL), two))).containsExactly("cookie-flags");
      CookieRule session = new CookieRule(Pattern.compile("SID"), true, false, List.of());
      assertThat(asked(cookies(session), two)).isInstanceOf(Passed.class);
    }

    @Test
    void thatAreRemovedDoNotCount() {
      assertThat(asked(cookies(ALL), "Set-Cookie: SID=[redacted]; Max-Age=0"))
          .isInstanceOf(NotApplicable.class);
      String epoch = "Set-Cookie: SID=[redacted]; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
      assertThat(asked(cookies(ALL), epoch)).isInstanceOf(NotApplicable.class);
      assertThat(asked(cookies(ALL), epoch + "; Max-Age=60")).isInstanceOf(Failed.class);
      assertThat(asked(cookies(ALL), epoch.replace("1970", "2070"))).isInstanceOf(Failed.class);
    }

    @Test
    void areNotApplicableWhenNoneIsSet() {
      assertThat(asked(cookies(ALL)))
          .isInstanceOfSatisfying(
              NotApplicable.class,
              trace -> assertThat(trace.trace()).contains("1 https responses at 1 addresses"));
      Settings both =
          new Settings(List.of("/"), List.of(NOSNIFF), List.of(ALL), null, 1, Judge.ALL);
      assertThat(asked(both, "X-Content-Type-Options: nosniff"))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
    }

    @Test
    void wantSomething() {
      assertThatThrownBy(() -> new CookieRule(null, false, false, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Responses {
    private static final String GOOD = "X-Content-Type-Options: nosniff";

    @Test
    void ofEveryAddressAreJudged() {
      FakeSite site =
          at(A, B).answers(HOME, A, response(200, "", GOOD)).answers(HOME, B, response(200, ""));
      assertThat(codes(site.headers(rules(NOSNIFF)))).containsExactly("missing");
    }

    @Test
    void thatAreNotSeenAreInconclusive() {
      FakeSite site = at(A, B).answers(HOME, A, response(200, "", GOOD)).silent(HOME, B);
      assertThat(cause(site.headers(rules(NOSNIFF)))).isEqualTo(Cause.BLOCKED);
      assertThat(cause(at(V6).headers(rules(NOSNIFF)))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void ofRedirectsAreJudgedToo() {
      FakeSite site = at(A)
          .answers(HOME, A, response(302, "", "Location: /login"))
          .answers(HOME + "login", A, response(200, "", GOOD));
      assertThat(site.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.findings())
                  .singleElement()
                  .extracting("where")
                  .isEqualTo("X-Content-Type-Options of " + HOME + " at " + A));
    }

    @Test
    void ofOtherHostsAreNotThoseOfThePage() {
      FakeSite site =
          at(A).answers(HOME, A, response(302, "", GOOD, "Location: https://other.example.com/"));
      assertThat(site.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(Outcome.Inconclusive.class, unseen -> {
            assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
            assertThat(unseen.summary())
                .contains("other.example.com", "name that host as a system");
          });
      site = at(A).answers(HOME, A, response(302, "", "Location: https://other.example.com/"));
      assertThat(site.headers(rules(NOSNIFF))).isInstanceOf(Failed.class);
    }

    @Test
    void ofAnErrorPageAreNotThoseOfThePage() {
      FakeSite site = at(A).answers(HOME, A, response(403, "", GOOD));
      assertThat(site.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(
              Outcome.Inconclusive.class,
              unseen -> assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA));
    }

    @Test
    void inCirclesAreJudgedOnce() {
      FakeSite site = at(A).answers(HOME, A, response(302, "", GOOD, "Location: /"));
      assertThat(site.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
    }

    @Test
    void overPlainHttpProveNothing() {
      FakeSite plain = FakeSite.of("http://site.example.com", null, A);
      plain.answers("http://site.example.com/", A, response(200, "", GOOD));
      assertThat(cause(plain.headers(rules(NOSNIFF)))).isEqualTo(Cause.NO_DATA);
      FakeSite site = FakeSite.of("http://site.example.com", null, A);
      site.answers("http://site.example.com/", A, response(301, "", "Location: " + HOME))
          .answers(HOME, A, response(200, "", GOOD));
      assertThat(site.headers(rules(NOSNIFF))).isInstanceOf(Passed.class);
    }

    @Test
    void thatLeaveHttpsAreNotFollowed() {
      FakeSite site =
          at(A).answers(HOME, A, response(302, "", GOOD, "Location: http://site.example.com/"));
      assertThat(site.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
      FakeSite odd = at(A).answers(HOME, A, response(302, "", GOOD, "Location: tel:5"));
      assertThat(odd.headers(rules(NOSNIFF)))
          .isInstanceOfSatisfying(
              Passed.class, passed -> assertThat(passed.remarks()).hasSize(1));
    }

    @Test
    void ofABrokenPageAreNotItsOwn() {
      FakeSite site = at(A).answers(HOME, A, response(502, ""));
      assertThat(cause(site.headers(rules(absent("X-Powered-By"))))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void ofAnErrorPageAreJudgedWhenAskedFor() {
      Settings settings =
          new Settings(List.of("/"), List.of(NOSNIFF), List.of(), "/none", 1, Judge.ALL);
      FakeSite site = at(A)
          .answers(HOME, A, response(200, "", GOOD))
          .answers(HOME + "none", A, response(404, ""));
      assertThat(codes(site.headers(settings))).containsExactly("missing");
      FakeSite single = at(A)
          .answers(HOME, A, response(200, "", GOOD))
          .answers(HOME + "none", A, response(200, "", GOOD));
      assertThat(single.headers(settings)).isInstanceOf(Passed.class);
    }

    @Test
    void thatAreRepeatedAreJudgedAsWanted() {
      assertThat(codes(repeated(Judge.ALL, "miss", "hit"))).containsExactly("wrong-value");
      assertThat(repeated(Judge.LAST, "miss", "hit")).isInstanceOf(Passed.class);
      assertThat(codes(repeated(Judge.LAST, "hit", "miss"))).containsExactly("wrong-value");
      assertThat(repeated(Judge.ANY, "hit", "miss")).isInstanceOf(Passed.class);
      assertThat(codes(repeated(Judge.ANY, "miss", "miss"))).containsExactly("wrong-value");
    }

    private static Outcome repeated(Judge judge, String first, String second) {
      Settings settings =
          new Settings(List.of("/"), List.of(is("X-Cache", "hit")), List.of(), null, 2, judge);
      return at(A)
          .answers(
              sampled(get(HOME, A), 2),
              responses(
                  List.of(
                      sample(200, 1, "X-Cache: " + first), sample(200, 1, "X-Cache: " + second)),
                  ""))
          .headers(settings);
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(
            () -> new Settings(List.of(), List.of(NOSNIFF), List.of(), null, 1, Judge.ALL))
        .hasMessageContaining("at least one path");
    assertThatThrownBy(
            () -> new Settings(List.of("x"), List.of(NOSNIFF), List.of(), null, 1, Judge.ALL))
        .hasMessageContaining("starts with /");
    assertThatThrownBy(
            () -> new Settings(List.of("/"), List.of(NOSNIFF), List.of(), null, 0, Judge.ALL))
        .hasMessageContaining("repeat");
  }
}
