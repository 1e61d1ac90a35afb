package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.A;
import static gonogo.probes.http.FakeSite.B;
import static gonogo.probes.http.FakeSite.as;
import static gonogo.probes.http.FakeSite.at;
import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.FakeSite.get;
import static gonogo.probes.http.FakeSite.response;
import static gonogo.probes.http.Wanted.defaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Query;
import gonogo.api.Remark;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.testing.FakeWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What http/request makes of an OpenAPI document. */
class OpenApiTest {
  private static final String SITE = "https://site.example.com";

  private static HttpExchange document(String address) {
    HttpExchange one = get(SITE + "/openapi.yaml", address);
    return new HttpExchange(
        one.system(),
        address,
        one.scheme(),
        one.host(),
        one.port(),
        one.path(),
        one.method(),
        Map.of(),
        null,
        1,
        OpenApiSurvey.MAX_BYTES);
  }

  private static FakeSite described(String paths) {
    return at(A).answers(document(A), response(200, "openapi: 3.0.3\npaths:\n" + paths));
  }

  private static Wanted wanted() {
    return defaults().openapi("/openapi.yaml");
  }

  /** The paths that are asked beside that of the document. */
  private static List<String> asked(FakeSite site, Wanted wanted) {
    return requests(site, wanted).stream().map(HttpExchange::path).toList();
  }

  private static List<HttpExchange> requests(FakeSite site, Wanted wanted) {
    var world = new SilentWorld(site.world);
    FakeWorld.outcomeOf(() -> new RequestProbe().examine(site.system, wanted.settings(), world));
    return world.requests;
  }

  /** Gives no answer to what is asked beside the document. */
  private static final class SilentWorld implements World {
    private final World planted;
    private final List<HttpExchange> requests = new ArrayList<>();

    SilentWorld(World planted) {
      this.planted = planted;
    }

    @Override
    public Instant now() {
      return planted.now();
    }

    @Override
    public <A> Reply<A> attempt(Query<A> query) {
      if (query instanceof HttpExchange request && !request.path().equals("/openapi.yaml")) {
        requests.add(request);
        return new Reply.Unanswered<>(Cause.BLOCKED, "silent", null, "evidence");
      }
      return planted.attempt(query);
    }

    @Override
    public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
      List<Reply<A>> replies = new ArrayList<>();
      queries.forEach(query -> replies.add(attempt(query)));
      return replies;
    }
  }

  private static String remark(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome)
        .remarks().stream().map(Remark::text).reduce("", (a, b) -> a + b + "\n");
  }

  @Nested
  class Operations {
    private static final String TWO = """
              /orders: {get: {operationId: list, tags: [critical]}, post: {}}
              /users: {get: {operationId: users, tags: [other]}}
              x-note: {get: {}}
            """;

    @Test
    void areAllAskedAtEveryAddress() {
      FakeSite site = at(A, B)
          .answers(document(A), response(200, "openapi: 3.1.0\npaths:\n" + TWO))
          .answers(SITE + "/orders", A, response(200, ""))
          .answers(SITE + "/orders", B, response(200, ""))
          .answers(SITE + "/users", A, response(200, ""))
          .answers(SITE + "/users", B, response(500, ""));
      assertThat(codes(site.request(wanted().settings()))).containsExactly("status");
      site.answers(SITE + "/users", B, response(204, ""));
      assertThat(site.request(wanted().settings()))
          .isInstanceOfSatisfying(
              Passed.class,
              passed -> assertThat(passed.summary())
                  .isEqualTo("200, 204: 2 paths at each of 2 addresses"));
    }

    @Test
    void areAskedBesideThePathsButNotInsteadOfTheHealthPath() {
      assertThat(asked(described(TWO), wanted())).containsExactly("/orders", "/users");
      assertThat(asked(described(TWO), wanted().paths("/", "/users")))
          .containsExactly("/", "/users", "/orders");
    }

    @Test
    void areChosenByTagAndSkipped() {
      assertThat(asked(described(TWO), wanted().tag("critical"))).containsExactly("/orders");
      assertThat(asked(described(TWO), wanted().skip("list"))).containsExactly("/users");
      assertThat(asked(described(TWO), wanted().skip("/users"))).containsExactly("/orders");
    }

    @Test
    void whatSkipNamesAndDoesNotExistIsSaid() {
      FakeSite site = described(TWO)
          .answers(SITE + "/orders", A, response(200, ""))
          .answers(SITE + "/users", A, response(200, ""));
      assertThat(remark(site.request(wanted().skip("/usrs").settings())))
          .contains("has no operation /usrs, which skip names");
    }

    @Test
    void areFailuresUpToSoMany() {
      FakeSite site = described(TWO)
          .answers(SITE + "/orders", A, response(500, ""))
          .answers(SITE + "/users", A, response(200, ""));
      assertThat(site.request(wanted().maxFailing(1).settings())).isInstanceOf(Passed.class);
      assertThat(cause(site.request(wanted().maxFailing(2).settings()))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void areReadFromJsonToo() {
      String json = """
          {"openapi": "3.0.0", "paths": {"/a/{n}": {"get": {"parameters": [
            {"name": "n", "in": "path", "required": true, "example": 1.10}]}}}}""";
      assertThat(asked(at(A).answers(document(A), response(200, json)), wanted()))
          .containsExactly("/a/1.10");
    }
  }

  @Nested
  class Parameters {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "/o/{id}  | {name: id, in: path, example: 007}                               | /o/007",
          "/o/{id}  | {name: id, in: path, example: 'a b/c?'}                          | /o/a%20b%2Fc%3F",
          "/o/{id}  | {name: id, in: path, example: '{x}'}                             | /o/%7Bx%7D",
          "/o/{id}  | {name: id, in: path, examples: {one: {value: 1}, two: {value: 2}}} | /o/1",
          "/o/{id}  | {name: id, in: path, schema: {example: 3}}                       | /o/3",
          "/o/{id}  | {name: id, in: path, schema: {examples: [4, 5]}}                 | /o/4",
          "/o/{id}  | {name: id, in: path, schema: {default: 6}}                       | /o/6",
          "/o/{id}  | {name: id, in: path, example: 1, schema: {example: 2}}           | /o/1",
          "/o/{id}  | {name: id, in: path, example: [1, 2]}                            | /o/1,2",
          "/ö       | {name: q, in: query}                                             | /%C3%B6",
          "/o       | {name: q, in: query, example: x}                                 | /o",
          "/o       | {name: q, in: query, required: true, example: a&b}               | /o?q=a%26b",
          "/o       | {name: q, in: query, required: true, example: [1, 2]}            | /o?q=1&q=2",
          "/o       | {name: q, in: query, required: true, explode: false, example: [1, 2]} | /o?q=1,2",
          "/o?a=b   | {name: q, in: query, required: true, example: 1}                 | /o?a=b&q=1",
          "/o       | {name: Accept, in: header, required: true}                       | /o",
          "/o       | {name: Session, in: cookie}                                      | /o"
        })
    void haveExamplesOrDefaults(String template, String parameter, String path) {
      FakeSite site =
          described("  %s:\n    get: {parameters: [%s]}\n".formatted(template, parameter));
      assertThat(asked(site, wanted())).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "/o/{id} | {name: id, in: path}                              | no example of the parameter id",
          "/o/{id} | {name: id, in: path, schema: {enum: [a]}}         | no example of the parameter id",
          "/o/{id} | {name: id, in: path, example: null}               | no example of the parameter id",
          "/o/{id} | {name: x, in: path, example: 1}                   | {id} is not described",
          "/o/{id} | {name: id, in: path, example: ''}                 | neither text nor a list",
          "/o/{id} | {name: id, in: path, example: {a: 1}}             | neither text nor a list",
          "/o/{id} | {name: id, in: path, example: [[1]]}              | neither text nor a list",
          "/o/{id} | {name: id, in: path, style: matrix, example: 1}   | written in another way",
          "/o      | {name: q, in: query, required: true, content: {application/json: {example: 1}}} | written in another way",
          "/o      | {name: q, in: query, required: true, style: deepObject, example: 1} | written in another way",
          "/o      | {name: S, in: cookie, required: true, example: 1} | the parameter S is in cookie",
          "/o      | {name: Cookie, in: header, required: true, example: 1} | the header Cookie is not set by hand",
          "/o      | {$ref: 'other.yaml#/q'}                           | refers to another document",
          "/o      | {$ref: '#/nowhere'}                               | refers to what is not there",
          "/o/{id} | {name: id, in: path, schema: {$ref: '#/components/schemas/Loop'}} | refers to itself"
        })
    void keepAnOperationFromBeingAsked(String template, String parameter, String why) {
      String paths =
          "  %s:\n    get: {parameters: [%s]}\n  /fine: {get: {}}\n".formatted(template, parameter);
      String rest = "components: {schemas: {Loop: {$ref: '#/components/schemas/Loop'}}}\n";
      FakeSite site = described(paths + rest).answers(SITE + "/fine", A, response(200, ""));
      assertThat(remark(site.request(wanted().settings())))
          .startsWith("1 operations for GET were not asked, beside 1 that were: " + template + " (")
          .contains(why);
    }

    @Test
    void ofAnOperationCountBeforeThoseOfItsPath() {
      assertThat(asked(described("""
                /o/{id}:
                  parameters: [{$ref: '#/components/parameters/id'}, {name: v, in: query, required: true}]
                  get: {parameters: [{name: v, in: query}]}
              components: {parameters: {id: {name: id, in: path, schema: {$ref: '#/components/schemas/a~1b%20c'}}},
                schemas: {a/b c: {example: 9}}}
              """), wanted())).containsExactly("/o/9");
    }

    @Test
    void inHeadersAreSentBesideThoseOfTheSettings() {
      FakeSite site = described(
          "  /o: {get: {parameters: [{name: X-Tenant, in: header, required: true, example: demo}]}}\n");
      assertThat(requests(site, wanted()))
          .extracting(HttpExchange::headers)
          .containsExactly(Map.of("X-Tenant", "demo"));
    }

    @Test
    void thatNobodyGivesAnExampleForLeaveNothingToPass() {
      Outcome outcome = described("  /o/{id}: {get: {}}\n").request(wanted().settings());
      assertThat(cause(outcome)).isEqualTo(Cause.NO_DATA);
      assertThat(((Inconclusive) outcome).summary())
          .contains("no operation for GET that can be asked: /o/{id} ({id} is not described)");
    }
  }

  @Nested
  class Servers {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "[{url: /v1}]                                                         | /v1/o",
          "[{url: /v1/}]                                                        | /v1/o",
          "[{url: v2}]                                                          | /v2/o",
          "[{url: 'http://site.example.com/v3'}]                                | /v3/o",
          "[{url: 'https://other.example.com/a'}, {url: 'https://site.example.com/b'}] | /b/o",
          "[{url: '/{v}', variables: {v: {default: v4}}}]                       | /v4/o",
          "[]                                                                   | /o",
          "[{url: '::'}]                                                        | /o"
        })
    void giveThePathBefore(String servers, String path) {
      FakeSite site = described("  /o: {get: {}}\nservers: " + servers + "\n");
      assertThat(asked(site, wanted())).containsExactly(path);
    }

    @Test
    void ofAnotherHostAreNotAskedThere() {
      FakeSite site = described(
              "  /o: {get: {}}\nservers: [{url: 'https://other.example.com/v1'}]\n")
          .answers(SITE + "/v1/o", A, response(200, ""));
      assertThat(remark(site.request(wanted().settings())))
          .contains("names https://other.example.com/v1 as its server");
    }

    @Test
    void ofAnOperationCountFirst() {
      FakeSite site = described(
          "  /o: {servers: [{url: /p}], get: {servers: [{url: /g}]}}\nservers: [{url: /r}]\n");
      assertThat(asked(site, wanted())).containsExactly("/g/o");
    }
  }

  @Nested
  class Identities {
    private static final String CLOSED = """
              /closed: {get: {}}
              /open: {get: {security: []}}
              /either: {get: {security: [{key: []}, {}]}}
            security: [{key: []}]
            """;

    @Test
    void thatAreWantedAndNotSetLeaveTheRestUnseen() {
      FakeSite site = described(CLOSED)
          .answers(SITE + "/open", A, response(200, ""))
          .answers(SITE + "/either", A, response(200, ""));
      Outcome outcome = site.request(wanted().settings());
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Inconclusive.class,
              unseen -> assertThat(unseen.needs()).containsExactly("setting:identity"));
      assertThat(site.requests()).hasSize(3);
      assertThat(site.request(wanted().skip("/closed").settings())).isInstanceOf(Passed.class);
    }

    @Test
    void areShownWhenSet() {
      HttpExchange doc = as(document(A), "monitor", Map.of());
      FakeSite site = at(A).answers(doc, response(200, "openapi: 3.0.0\npaths:\n" + CLOSED));
      assertThat(requests(site, wanted().identity("monitor")))
          .hasSize(3)
          .allMatch(one -> "monitor".equals(one.identity()));
    }
  }

  @Nested
  class Documents {
    private static Outcome of(String text) {
      return at(A).answers(document(A), response(200, text)).request(wanted().settings());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "hello",
          "<html></html>",
          "swagger: '2.0'\npaths: {/a: {get: {}}}",
          "openapi: 4.0.0\npaths: {/a: {get: {}}}",
          "paths: {/a: {get: {}}}",
          "{\"openapi\": \"3.0.0\", \"openapi\": \"3.0.0\"}",
          "{\"openapi\": \"3.0.0\"",
          "openapi: 3.0.0\nopenapi: 3.0.0\n",
          "openapi: 3.0.0\n---\nopenapi: 3.0.0\n",
          "openapi: 3.0.0\npaths: &a {/x: *a}\n",
          "openapi: 3.0.0\n? [a]\n: b\n",
          "openapi: ["
        })
    void thatAreNoneAreGarbled(String text) {
      assertThat(cause(of(text))).isEqualTo(Cause.GARBLED);
    }

    @Test
    void ofTheSecondVersionAreNamed() {
      assertThat(((Inconclusive) of("swagger: '2.0'")).summary()).endsWith("this is Swagger 2.0");
    }

    @Test
    void withoutOperationsAreNoData() {
      assertThat(cause(of("openapi: 3.0.0\npaths: {}"))).isEqualTo(Cause.NO_DATA);
      assertThat(cause(of("openapi: 3.0.0"))).isEqualTo(Cause.NO_DATA);
      assertThat(cause(of("openapi: 3.0.0\npaths: {/a: {post: {}}, /b: {get: }}")))
          .isEqualTo(Cause.NO_DATA);
      FakeSite site = described("  /o: {get: {tags: [Critical]}}\n");
      Outcome outcome = site.request(wanted().tag("critical").settings());
      assertThat(((Inconclusive) outcome).summary())
          .endsWith("has no operation for GET with the tag critical, of 1");
    }

    @Test
    void thatAreNotThereLeaveItOpen() {
      assertThat(cause(
              at(A).answers(document(A), response(404, "")).request(wanted().settings())))
          .isEqualTo(Cause.NO_DATA);
      assertThat(cause(
              at(A).answers(document(A), response(403, "")).request(wanted().settings())))
          .isEqualTo(Cause.NOT_PERMITTED);
      FakeSite silent = at(A);
      silent.world.cannotAnswer(document(A), Cause.BLOCKED, "does not accept connections");
      assertThat(cause(silent.request(wanted().settings()))).isEqualTo(Cause.BLOCKED);
      FakeSite moved =
          at(A).answers(document(A), response(302, "", "Location: https://elsewhere.example.com/"));
      assertThat(cause(moved.request(wanted().settings()))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void withTooManyOperationsAreNotAskedInPart() {
      var paths = new StringBuilder();
      for (int i = 0; i <= OpenApiSurvey.MOST_OPERATIONS; i++) {
        paths.append("  /p%d: {get: {tags: [t%d]}}\n".formatted(i, i));
      }
      FakeSite site = described(paths.toString());
      assertThat(cause(site.request(wanted().settings()))).isEqualTo(Cause.TOO_LARGE);
      assertThat(asked(described(paths.toString()), wanted().tag("t7"))).containsExactly("/p7");
    }

    @Test
    void thatRepeatThemselvesCostWhatWasSent() {
      var bomb = new StringBuilder("openapi: 3.0.0\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n");
      for (int i = 1; i < 40; i++) {
        String alias = "*x" + (i - 1);
        bomb.append("x%d: &x%d [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
      }
      bomb.append("paths: {'/o/{id}': {get: {parameters: [{name: id, in: path, example: *x39}]}}}");
      assertThat(cause(of(bomb.toString()))).isEqualTo(Cause.NO_DATA);
      assertThat(cause(of("openapi: " + "[".repeat(100_000)))).isEqualTo(Cause.GARBLED);
      assertThat(cause(of("{\"openapi\": " + "[".repeat(100_000)))).isEqualTo(Cause.GARBLED);
    }

    @Test
    void mayLetAliasesNameWhatIsShared() {
      assertThat(asked(at(A).answers(document(A), response(200, """
              openapi: 3.1.0
              x-id: &id {name: id, in: path, required: true, example: 1}
              paths:
                /a/{id}: {get: {parameters: [*id]}}
                /b/{id}: {get: {parameters: [*id]}}
              """)), wanted()))
          .containsExactly("/a/1", "/b/1");
    }

    @Test
    void mayReferToPathsInside() {
      assertThat(asked(described("""
                /a: {$ref: '#/components/pathItems/a'}
                /b: {$ref: 'paths/b.yaml'}
              components: {pathItems: {a: {get: {}}}}
              """), wanted())).containsExactly("/a");
    }
  }

  @Test
  void itsSettingsMeanNothingWithoutIt() {
    assertThatThrownBy(() -> defaults().tag("critical").settings())
        .hasMessage("tag: means something only beside openapi");
    assertThatThrownBy(() -> defaults().skip("list").settings())
        .hasMessage("skip: means something only beside openapi");
    assertThatThrownBy(() -> defaults().openapi("openapi.yaml").settings())
        .hasMessageContaining("a path starts with /");
  }
}
