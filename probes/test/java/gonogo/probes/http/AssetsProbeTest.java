package gonogo.probes.http;

import static gonogo.probes.http.AssetCheck.CACHE;
import static gonogo.probes.http.AssetCheck.COMPRESSION;
import static gonogo.probes.http.AssetCheck.IMAGES;
import static gonogo.probes.http.AssetCheck.MINIFIED;
import static gonogo.probes.http.AssetCheck.SIZE;
import static gonogo.probes.http.AssetCheck.SOURCE_MAPS;
import static gonogo.probes.http.FakeSite.cause;
import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.PlantedFile.FOR_EVER;
import static gonogo.probes.http.PlantedFile.html;
import static gonogo.probes.http.PlantedFile.redirect;
import static gonogo.probes.http.PlantedFile.script;
import static gonogo.probes.http.PlantedFile.status;
import static gonogo.probes.http.PlantedFile.style;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.testing.FakeWorld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsProbeTest {
  private static final String SCRIPT = "/assets/index-BfX3k9aQ.js";
  private static final String STYLE = "/assets/index-D_x-9abC.css";
  private static final String PAGE = """
      <!doctype html><html lang="en"><head><title>Shop</title>
      <link rel="icon" href="/favicon.svg">
      <script type="module" crossorigin src="/assets/index-BfX3k9aQ.js"></script>
      <link rel="modulepreload" href="/assets/vendor-3f2c1ab9.js">
      <link rel="stylesheet" href="/assets/index-D_x-9abC.css">
      </head><body><div id="app"></div><img src="data:image/png;base64,AAAA" alt="">
      <noscript><img src="/no-script.png" alt=""></noscript>%s</body></html>
      """;

  private final PlantedWeb web = new PlantedWeb();

  /** What a bundler writes, with few blanks and long lines. */
  private static String minified(int bytes) {
    return "const a=(b,c)=>b+c;console.log(a(1,2));".repeat(bytes / 39 + 1);
  }

  /** What people write. */
  private static String written(int bytes) {
    return "function add(first, second) {\n    return first + second;\n}\n\n"
        .repeat(bytes / 60 + 1);
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new Random(7).nextBytes(random);
    return random;
  }

  private static PlantedFile image(String type, String start, int bytes) {
    byte[] body = random(bytes);
    byte[] signature = start.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(signature, 0, body, 0, signature.length);
    return PlantedFile.of(type, body).with("Cache-Control", FOR_EVER);
  }

  private static PlantedFile png(int bytes) {
    return image("image/png", "\u0089PNG\r\n\u001A\n", bytes);
  }

  private static PlantedFile webp(int bytes) {
    return image("image/webp", "RIFF\0\0\0\0WEBP", bytes);
  }

  /** A site as Vite builds it and a good server serves it, whose page has this besides. */
  private PlantedWeb healthy(String more) {
    return web.put("/", html(PAGE.formatted(more)))
        .put(
            "/favicon.svg",
            PlantedFile.of("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"))
        .put(SCRIPT, script(minified(20_000)))
        .put("/assets/vendor-3f2c1ab9.js", script(minified(12_000)))
        .put(STYLE, style(".a{color:red}@font-face{src:url(./sans-Ab3dEf7h.woff2)}".repeat(80)))
        .put(
            "/assets/sans-Ab3dEf7h.woff2",
            PlantedFile.of("font/woff2", random(9000)).with("Cache-Control", FOR_EVER));
  }

  private PlantedWeb healthy() {
    return healthy("");
  }

  private Outcome examine(WantedAssets wanted) {
    return examine(wanted, "https://site.example.com");
  }

  private Outcome examine(WantedAssets wanted, String url) {
    return FakeWorld.outcomeOf(
        () -> new AssetsProbe().examine(PlantedWeb.system(url), wanted.settings(), web));
  }

  private Outcome examine(AssetCheck... checks) {
    return examine(WantedAssets.checks(checks));
  }

  private static List<Finding> findings(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).findings();
  }

  private static void assertOnly(Outcome outcome, String code, String path) {
    assertThat(codes(outcome)).containsExactly(code);
    assertThat(findings(outcome).getFirst().where()).isEqualTo("https://site.example.com" + path);
  }

  private static List<String> remarks(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome)
        .remarks().stream().map(one -> one.where() + ": " + one.text()).toList();
  }

  @Nested
  class Loading {
    @Test
    void passesAGoodSiteInEveryRespect() {
      healthy();
      assertThat(examine(WantedAssets.all())).isInstanceOf(Passed.class);
      assertThat(web.asked())
          .contains("site.example.com/assets/sans-Ab3dEf7h.woff2")
          .doesNotContain("site.example.com/no-script.png");
    }

    @Test
    void asksForEachFileOnce() {
      healthy("<script src='assets/index-BfX3k9aQ.js#x'></script><script src='" + SCRIPT + "'>");
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
      assertThat(web.asked().stream().filter(url -> url.endsWith(SCRIPT))).hasSize(1);
    }

    @Test
    void followsARedirectOfThePageAndItsBase() {
      web.put("/", redirect("/app/en?x=1"))
          .put(
              "/app/en?x=1",
              html(
                  "<base href='/static/'><script src='../js/a.js?v=1'></script><link rel=icon href=i.svg>"))
          .put("/js/a.js?v=1", script("f()"))
          .put("/static/i.svg", PlantedFile.of("image/svg+xml", "<svg/>"));
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/index-BfX3k9aQ.js", "/assets/sans-Ab3dEf7h.woff2"})
    void aSilentFileIsNotSeen(String path) {
      healthy().silent(path);
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void aSilentFileThatNoCheckIsAboutDecidesNothing() {
      healthy("<img src=/a.webp>").silent("/a.webp");
      assertThat(examine(MINIFIED, SOURCE_MAPS)).isInstanceOf(Passed.class);
      assertThat(cause(examine(IMAGES))).isEqualTo(Cause.TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({
      "404,NO_DATA",
      "503,NO_DATA",
      "204,NO_DATA",
      "401,NOT_PERMITTED",
      "403,NOT_PERMITTED"
    })
    void aPageThatIsNotThereIsNotSeen(int status, Cause cause) {
      web.put("/", html("x").as(status));
      assertThat(cause(examine(SIZE))).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"https://other.example.net/", "/", "http://site.example.com/x", "http://[/"})
    void aPageThatRedirectsAwayIsNotSeen(String location) {
      web.put("/", redirect(location));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void anApiIsNoPage() {
      web.put("/", PlantedFile.of("application/json", "{}"));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void aPageThatFailsAtItsSecondRequestContradictsItself() {
      healthy().put("/", status(500)).putOnce("/", html(PAGE.formatted("")));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.CONTRADICTED);
    }

    @Test
    void thePlaceholderOfAServerIsNoFrontend() {
      web.put("/", html("<!doctype html><title>Welcome</title><h1>It works!</h1>"));
      for (AssetCheck check : AssetCheck.values()) {
        assertThat(cause(examine(check))).as(check.toString()).isEqualTo(Cause.NO_DATA);
      }
    }

    @Test
    void aPageThatHoldsEverythingItselfIsOne() {
      web.put(
          "/", html("<!doctype html><style>a{}</style><script>" + minified(30_000) + "</script>"));
      assertThat(examine(SIZE, COMPRESSION, CACHE)).isInstanceOf(Passed.class);
      assertThat(examine(MINIFIED)).isInstanceOf(NotApplicable.class);
    }

    @Test
    void tooManyFilesAreNotLookedAtInPart() {
      healthy(IntStream.range(0, SiteSurvey.MAX_FILES)
          .mapToObj("<img src=/%d.png>"::formatted)
          .collect(Collectors.joining()));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.TOO_LARGE);
    }

    @Test
    @Timeout(10)
    void aPageThatIsAllNestingAndPicturesHoldsNothingUp() {
      healthy("<div style='a:b'>".repeat(5_000) + "<picture>" + "<source><img>".repeat(5_000));
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
    }

    @Test
    void followsStyleSheetsThatImportEachOther() {
      healthy("<style>@import '/a.css'; b{background:url(/b.svg)}</style>")
          .put("/a.css", style("@import 'css/c.css';"))
          .put("/css/c.css", style("@import '../a.css'; a{background:url(d.png)}"))
          .put("/b.svg", PlantedFile.of("image/svg+xml", "<svg/>"))
          .put("/css/d.png", png(100));
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
      assertThat(web.asked()).contains("site.example.com/css/d.png");
    }

    @Test
    void styleSheetsThatImportEachOtherWithoutEndAreTooMany() {
      healthy("<style>@import '/1.css'</style>");
      for (int i = 1; i < 9; i++) {
        web.put("/%d.css".formatted(i), style("@import '%d.css';".formatted(i + 1)));
      }
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.TOO_LARGE);
    }
  }

  @Nested
  class Missing {
    @Test
    void isFoundWhateverNamesTheFile() {
      healthy("""
          <link rel=preload as=font href=/1.woff2><link rel=manifest href=/2.json>
          <link rel=apple-touch-icon href=/3.png><link rel=prefetch href=/4.js>
          <script type=importmap>{"imports": {"x": "/5.js", "y/": "/y/"}, "scopes": {"/": {"z": "./6.js"}}}</script>
          <script nomodule src=/7.js></script><input type=image src=/8.png>
          <video poster=/9.png></video><p style="background: url(/10.png)">
          <picture><source type=image/webp srcset="/11.webp 1x, /12.webp 2x"><img src=/13.jpg></picture>
          """);
      assertThat(codes(examine(SIZE))).hasSize(13).containsOnly("missing");
    }

    @Test
    void isNotFoundWhereNothingIsLoaded() {
      healthy("""
          <template><img src=/1.png></template><link rel=canonical href=/2><link rel=preconnect href=//cdn>
          <script type="application/ld+json" src=/3.json></script><link rel=stylesheet disabled href=/4.css>
          <img src=""><img src="data:image/gif;base64,R0"><a href="/5">x</a><!-- <img src=/6.png> -->
          """);
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410, 500, 503})
    void isSeenByTheStatus(int status) {
      healthy().put(SCRIPT, status(status));
      Outcome outcome = examine(MINIFIED);
      assertOnly(outcome, "missing", SCRIPT);
      assertThat(findings(outcome).getFirst().seen()).contains(Integer.toString(status));
    }

    @Test
    void isNotWhatWeAreTooFastFor() {
      healthy().put(SCRIPT, status(429));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void isSeenAtOneOfTwoAddresses() {
      healthy().host("site.example.com", PlantedWeb.ADDRESS, "203.0.113.8");
      web.putAt("203.0.113.8", SCRIPT, status(404));
      Outcome outcome = examine(SIZE);
      assertOnly(outcome, "missing", SCRIPT);
      assertThat(findings(outcome).getFirst().seen()).endsWith("at 203.0.113.8");
    }

    @Test
    void isWhereRedirectsDoNotEnd() {
      healthy().put(SCRIPT, redirect(SCRIPT));
      assertOnly(examine(SIZE), "missing", SCRIPT);
    }

    @Test
    void isNotWhereARedirectLeadsToIt() {
      healthy("<script src=/latest.js></script>")
          .put("/latest.js", redirect(SCRIPT).with("Cache-Control", "no-cache"));
      assertThat(examine(WantedAssets.all())).isInstanceOf(Passed.class);
    }

    @Test
    void isWhatIsNoUrl() {
      healthy("<script src='http://[/a.js'></script><script type=importmap>{oops</script>");
      Outcome outcome = examine(SIZE);
      assertOnly(outcome, "missing", "/");
      assertThat(findings(outcome).getFirst().seen()).contains("no URL");
    }

    @Test
    void isNotHiddenByAnEntryPageForEveryPath() {
      healthy().put("/*", html("<!doctype html><title>Shop</title>"));
      web.remove(SCRIPT);
      assertOnly(examine(SIZE), "wrong-type", SCRIPT);
    }

    @Test
    void isNotHiddenByATypeThatTheNameGives() {
      healthy()
          .put(SCRIPT, PlantedFile.of("text/javascript", "\n<!DOCTYPE html><title>Shop</title>"));
      assertOnly(examine(SIZE), "wrong-type", SCRIPT);
    }
  }

  @Nested
  class OtherHosts {
    private static final String CDN = "<script src='//cdn.example.net/lib-3f2c1ab9.js'></script>";

    @Test
    void areAskedAndCounted() {
      healthy(CDN)
          .host("cdn.example.net", "198.51.100.9", "198.51.100.8")
          .put("cdn.example.net/lib-3f2c1ab9.js", script(minified(5000)));
      assertThat(examine(WantedAssets.all())).isInstanceOf(Passed.class);
      web.put(
          "cdn.example.net/lib-3f2c1ab9.js", PlantedFile.of("text/javascript", random(400_000)));
      assertThat(codes(examine(SIZE))).containsExactly("too-much-script");
    }

    @Test
    void areNotAskedAtInternalAddresses() {
      healthy(CDN).host("cdn.example.net", "198.51.100.9", "10.0.0.5");
      Outcome outcome = examine(SIZE);
      assertThat(codes(outcome)).containsExactly("missing");
      assertThat(findings(outcome).getFirst().seen()).contains("10.0.0.5");
      assertThat(web.asked()).noneMatch(url -> url.startsWith("cdn"));
    }

    @Test
    void areAskedAtInternalAddressesByASiteThatIsInternal() {
      healthy(CDN).host("site.example.com", "10.0.0.4").host("cdn.example.net", "10.0.0.5");
      web.put("cdn.example.net/lib-3f2c1ab9.js", script(minified(5000)));
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
    }

    @Test
    void thatDoNotResolveAreNotSeen() {
      healthy(CDN);
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void mayRefuseUsAndNotTheVisitors() {
      healthy(CDN)
          .host("cdn.example.net", "198.51.100.9")
          .put("cdn.example.net/lib-3f2c1ab9.js", status(403));
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.NOT_PERMITTED);
    }

    @Test
    void thatServeWhatEverybodyHasMayHaveMapsAndTheirOwnCaching() {
      healthy("<script src='https://unpkg.com/lib-3f2c1ab9.js'></script>")
          .host("unpkg.com", "198.51.100.9")
          .put(
              "unpkg.com/lib-3f2c1ab9.js",
              script(minified(5000)).with("Cache-Control", "max-age=60"))
          .put("unpkg.com/lib-3f2c1ab9.js.map", PlantedFile.of("application/json", MAP));
      assertThat(examine(CACHE, SOURCE_MAPS)).isInstanceOf(Passed.class);
    }

    @Test
    void onHttpAreNotLoadedByBrowsers() {
      healthy(
              "<script src='http://cdn.example.net/a.js'></script><img src='http://cdn.example.net/a.png'>")
          .host("cdn.example.net", "198.51.100.9")
          .put("cdn.example.net/a.png", png(100));
      assertThat(codes(examine(SIZE))).containsExactly("mixed-content");
      web.put("/", web.file("/").with("Content-Security-Policy", "upgrade-insecure-requests"))
          .put("cdn.example.net/a.js", script("f()"));
      assertThat(examine(SIZE)).isInstanceOf(Passed.class);
      web.put("cdn.example.net/a.js", redirect("http://cdn.example.net/b.js"));
      assertThat(codes(examine(SIZE))).containsExactly("missing");
    }
  }

  private static final String MAP = "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}";

  @Nested
  class Size {
    @Test
    void countsWhatIsSentAndSaysWhatWasMeasured() {
      healthy();
      Outcome outcome = examine(SIZE);
      long scripts = web.file(SCRIPT).gzipped().length
          + web.file("/assets/vendor-3f2c1ab9.js").gzipped().length;
      assertThat(((Passed) outcome).measures())
          .extracting(Measure::value)
          .contains((double) scripts)
          .hasSize(2);
    }

    @Test
    void hasALimitForScriptsForAllAndForEach() {
      healthy();
      byte[] one = random(90_000);
      web.put(SCRIPT, PlantedFile.of("text/javascript", one));
      assertOnly(examine(WantedAssets.checks(SIZE).maxInitialJs("80KiB")), "too-much-script", "/");
      assertOnly(examine(WantedAssets.checks(SIZE).maxTotal("80KiB")), "too-heavy", "/");
      assertOnly(examine(WantedAssets.checks(SIZE).maxAsset("80KiB")), "too-large", SCRIPT);
      assertThat(remarks(examine(WantedAssets.checks(SIZE).maxInitialJs("95KiB"))))
          .anyMatch(text -> text.contains("near the limit"));
    }

    @Test
    void failsWhatIsLargerThanAnythingIsRead() {
      healthy().put("/assets/sans-Ab3dEf7h.woff2", PlantedFile.of("font/woff2", random(9 << 20)));
      Outcome outcome = examine(SIZE);
      assertOnly(outcome, "too-large", "/assets/sans-Ab3dEf7h.woff2");
      assertThat(findings(outcome).getFirst().seen()).startsWith("more than 8");
      assertThat(cause(examine(WantedAssets.checks(SIZE).maxAsset("10MiB"))))
          .isEqualTo(Cause.TOO_LARGE);
    }

    @Test
    void countsOneOfTheCandidatesOfAnImage() {
      healthy("""
          <picture><source type=image/avif srcset="/1.webp 1x, /2.webp 2x"><img src=/3.png></picture>
          <img src=/4.png srcset="/4.png, /5.png 2x">""");
      web.put("/1.webp", webp(10_000)).put("/2.webp", webp(30_000)).put("/3.png", png(500_000));
      web.put("/4.png", png(10_000)).put("/5.png", png(20_000));
      assertThat(examine(WantedAssets.checks(SIZE).maxTotal("60KiB"))).isInstanceOf(Passed.class);
      assertThat(codes(examine(WantedAssets.checks(SIZE).maxTotal("49KiB"))))
          .containsExactly("too-heavy");
    }

    @Test
    void doesNotCountWhatIsLoadedLater() {
      healthy("<img loading=lazy src=/1.png><script nomodule src=/old.js></script>")
          .put("/1.png", png(90_000))
          .put("/old.js", PlantedFile.of("text/javascript", random(90_000)));
      Outcome outcome = examine(WantedAssets.checks(SIZE).maxTotal("60KiB").maxInitialJs("60KiB"));
      assertThat(remarks(outcome)).anyMatch(text -> text.contains("not counted"));
    }

    @Test
    void failsEvenWhereSomethingElseWasNotSeen() {
      healthy().silent("/favicon.svg");
      Outcome outcome = examine(WantedAssets.checks(SIZE).maxTotal("512B"));
      assertThat(codes(outcome)).containsExactly("too-heavy");
      assertThat(((Failed) outcome).unseen()).hasSize(1);
    }
  }

  @Nested
  class Compression {
    @Test
    void isWantedOfTextAndOfPages() {
      healthy().put(SCRIPT, script(minified(2000)).encoded(""));
      assertOnly(examine(COMPRESSION), "not-compressed", SCRIPT);
      web.put(SCRIPT, script(minified(2000)));
      web.put("/", html(PAGE.formatted("x".repeat(2000))).encoded(""));
      assertOnly(examine(COMPRESSION), "not-compressed", "/");
    }

    @Test
    void isNotWantedOfSmallTextAndOfWhatIsCompressed() {
      healthy("<img src=/a.webp>")
          .put("/a.webp", webp(50_000))
          .put(SCRIPT, script("x".repeat(1024)).encoded("").without("Vary"));
      assertThat(examine(COMPRESSION)).isInstanceOf(Passed.class);
    }

    @Test
    void isWantedOfImagesThatAreText() {
      healthy()
          .put(
              "/favicon.svg",
              PlantedFile.of("image/svg+xml", "<svg>" + "<g/>".repeat(900) + "</svg>"));
      assertOnly(examine(COMPRESSION), "not-compressed", "/favicon.svg");
    }

    @Test
    void takesWhatBrowsersPreferAndReadsItInAnotherEncoding() {
      healthy()
          .put(SCRIPT, script(minified(9000)).encoded("br gzip"))
          .put(STYLE, style("@import 'b-3f2c1ab9.css';").encoded("br gzip"))
          .put("/assets/b-3f2c1ab9.css", style("a{}"));
      assertThat(examine(WantedAssets.all())).isInstanceOf(Passed.class);
      web.put(SCRIPT, script(written(9000)).encoded("br gzip"));
      assertOnly(examine(MINIFIED), "not-minified", SCRIPT);
    }

    @Test
    void whatCannotBeReadInAnyWayIsNotSeen() {
      healthy()
          .put(
              SCRIPT,
              PlantedFile.of("text/javascript", random(500)).with("Content-Encoding", "br"));
      assertThat(cause(examine(MINIFIED))).isEqualTo(Cause.NO_DATA);
      assertThat(cause(examine(SOURCE_MAPS))).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void mustBeOneOfThoseThatAreWanted() {
      healthy().put(SCRIPT, script(minified(9000)).encoded("br gzip"));
      assertThat(examine(WantedAssets.checks(COMPRESSION).compression(AssetsProbe.Encoding.GZIP)))
          .isInstanceOf(Passed.class);
      assertThat(codes(
              examine(WantedAssets.checks(COMPRESSION).compression(AssetsProbe.Encoding.ZSTD))))
          .contains("not-compressed")
          .doesNotContain("no-vary");
    }

    @Test
    void mayComeWithTheSecondRequest() {
      healthy().put(SCRIPT, script(minified(9000)).cold(2));
      assertThat(remarks(examine(COMPRESSION))).anyMatch(text -> text.contains("once more"));
    }

    @Test
    void isToldToCaches() {
      healthy().put(SCRIPT, script(minified(9000)).without("Vary"));
      assertOnly(examine(COMPRESSION), "no-vary", SCRIPT);
      web.put(SCRIPT, script(minified(9000)).with("Vary", "Origin, accept-encoding"));
      assertThat(examine(COMPRESSION)).isInstanceOf(Passed.class);
      web.put(SCRIPT, script("f()".repeat(999)).without("Vary").with("Cache-Control", "private"));
      assertThat(examine(COMPRESSION)).isInstanceOf(Passed.class);
    }

    @Test
    void aSecondAnswerThatIsNoneContradictsTheFirst() {
      healthy().put(SCRIPT, status(500)).putOnce(SCRIPT, script(minified(9000)).encoded(""));
      assertThat(cause(examine(COMPRESSION))).isEqualTo(Cause.CONTRADICTED);
    }

    @Test
    void isNotApplicableWhereAllIsSmall() {
      web.put("/", html("<script src=/a.js></script>")).put("/a.js", script("f()"));
      assertThat(examine(COMPRESSION)).isInstanceOf(NotApplicable.class);
    }
  }

  @Nested
  class Cache {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "no-cache",
          "no-store",
          "max-age=0, must-revalidate",
          "private, max-age=0",
          "no-cache, max-age=600",
          "max-age=0, s-maxage=600",
          "max-age=0, must-revalidate, stale-while-revalidate=60"
        })
    void letsPagesBeAskedForEachTime(String cacheControl) {
      healthy().put("/", html(PAGE.formatted("")).with("Cache-Control", cacheControl));
      assertThat(examine(CACHE)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "max-age=600",
          "public",
          "",
          "max-age=0, stale-while-revalidate=86400",
          "s-maxage=0"
        })
    void findsPagesThatAreNot(String cacheControl) {
      healthy().put("/", html(PAGE.formatted("")).with("Cache-Control", cacheControl));
      assertOnly(examine(CACHE), "page-cached", "/");
      assertThat(examine(WantedAssets.checks(CACHE).cachedPages())).isInstanceOf(Passed.class);
    }

    @Test
    void readsExpiresWhereThereIsNothingElse() {
      PlantedFile page = html(PAGE.formatted("")).without("Cache-Control");
      healthy().put("/", page);
      assertOnly(examine(CACHE), "page-cached", "/");
      web.put("/", page.with("Expires", "0"));
      assertThat(examine(CACHE)).isInstanceOf(Passed.class);
      PlantedFile dated = page.with("Date", "Tue, 01 Dec 2026 00:00:00 GMT");
      web.put("/", dated.with("Expires", "Tue, 01 Dec 2026 00:00:00 GMT"));
      assertThat(examine(CACHE)).isInstanceOf(Passed.class);
      for (PlantedFile other : List.of(page, dated)) {
        web.put("/", other.with("Expires", "Tue, 01 Dec 2026 00:10:00 GMT"));
        assertOnly(examine(CACHE), "page-cached", "/");
      }
    }

    @Test
    void isJudgedAtEveryAddress() {
      healthy().host("site.example.com", PlantedWeb.ADDRESS, "203.0.113.8");
      web.putAt("203.0.113.8", "/", html(PAGE.formatted("")).with("Cache-Control", "max-age=9"));
      assertOnly(examine(CACHE), "page-cached", "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=3600", "max-age=2591999", ""})
    void keepsWhatHasAHashInItsName(String cacheControl) {
      healthy().put(SCRIPT, script("f()").with("Cache-Control", cacheControl));
      assertOnly(examine(CACHE), "not-cached", SCRIPT);
      assertThat(examine(WantedAssets.checks(CACHE).notFingerprinted())).isInstanceOf(Passed.class);
    }

    @Test
    void remarksThatItIsNotImmutable() {
      healthy().put(SCRIPT, script("f()").with("Cache-Control", "max-age=31536000"));
      assertThat(remarks(examine(CACHE))).anyMatch(text -> text.contains("not immutable"));
    }

    @ParameterizedTest
    @CsvSource({
      "/app.js,no-cache,true",
      "/app.js,max-age=86400,true",
      "/app.js,max-age=604800,false",
      "/app.js,'max-age=60, stale-while-revalidate=604800',false",
      "/app.js?v=2,max-age=604800,true",
      "/jquery-3.7.1.min.js,max-age=604800,true",
      "/v1.2/app.js,max-age=604800,true"
    })
    void doesNotKeepWhatHasTheSameNameTomorrow(String path, String cacheControl, boolean good) {
      healthy("<script src='%s'></script>".formatted(path))
          .put(path, script("f()").with("Cache-Control", cacheControl));
      if (good) {
        assertThat(examine(CACHE)).isInstanceOf(Passed.class);
      } else {
        assertOnly(examine(CACHE), "cached-too-long", path);
      }
    }
  }

  @Nested
  class Minified {
    @Test
    void findsWhatPeopleWrote() {
      healthy().put(SCRIPT, script(written(9000)));
      Outcome outcome = examine(MINIFIED);
      assertOnly(outcome, "not-minified", SCRIPT);
      assertThat(findings(outcome).getFirst().seen())
          .matches("lines of \\d\\d bytes .* \\d\\d % blanks");
      web.put(SCRIPT, script("f()")).put(STYLE, style(".a {\n  color: red;\n}\n".repeat(300)));
      assertOnly(examine(MINIFIED), "not-minified", STYLE);
    }

    @Test
    void findsADevelopmentBuildOnOneLine() {
      String module = "eval(\"x\\n//# sourceURL=webpack-internal:///./src/a.js?\");";
      healthy().put(SCRIPT, script(module.repeat(200)));
      assertOnly(examine(MINIFIED), "not-minified", SCRIPT);
    }

    @Test
    void letsLicencesTextsAndSmallFilesBe() {
      healthy("<script src=/small.js></script><script src=/text-3f2c1ab9.js></script>")
          .put(SCRIPT, script("/*!\n * a licence\n */\n".repeat(20) + minified(20_000)))
          .put("/text-3f2c1ab9.js", script("t=\"" + "much to say in words ".repeat(900) + "\""))
          .put("/small.js", script(written(3000)));
      assertThat(examine(MINIFIED)).isInstanceOf(Passed.class);
    }

    @Test
    void isNotApplicableWhereAllIsSmall() {
      web.put("/", html("<script src=/a.js></script>")).put("/a.js", script("f( )\n"));
      assertThat(examine(MINIFIED)).isInstanceOf(NotApplicable.class);
    }
  }

  @Nested
  class SourceMaps {
    private PlantedWeb mapped(String comment) {
      return healthy().put(SCRIPT, script(minified(9000) + "\n//# sourceMappingURL=" + comment));
    }

    @Test
    void arePrivateWhereNothingIsThere() {
      mapped("index-BfX3k9aQ.js.map");
      assertThat(examine(SOURCE_MAPS)).isInstanceOf(Passed.class);
      assertOnly(
          examine(WantedAssets.checks(SOURCE_MAPS).sourceMaps(AssetsProbe.SourceMapRule.ABSENT)),
          "map-named",
          SCRIPT);
      assertThat(codes(examine(
              WantedAssets.checks(SOURCE_MAPS).sourceMaps(AssetsProbe.SourceMapRule.PUBLIC))))
          .containsExactly("map-missing", "map-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, STYLE, "/assets/vendor-3f2c1ab9.js"})
    void arePublicWhereTheNameIsGuessed(String path) {
      healthy()
          .put(path + ".map", PlantedFile.of("application/octet-stream", MAP).gzip());
      assertOnly(examine(SOURCE_MAPS), "map-public", path);
    }

    @ParameterizedTest
    @CsvSource({"maps/x.map,/assets/maps/x.map", "/y.map?a=b,/y.map?a=b"})
    void arePublicWhereTheFileSaysSo(String comment, String map) {
      mapped(comment).put(map, PlantedFile.of("application/json", ")]}'\n" + MAP));
      assertOnly(examine(SOURCE_MAPS), "map-public", SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SourceMap", "X-SourceMap"})
    void arePublicWhereAHeaderSaysSo(String header) {
      healthy()
          .put(SCRIPT, script(minified(9000)).with(header, "/hidden.map"))
          .put("/hidden.map", PlantedFile.of("application/json", MAP));
      assertOnly(examine(SOURCE_MAPS), "map-public", SCRIPT);
    }

    @Test
    void arePublicInside() {
      mapped("data:application/json;base64,eyJ2ZXJzaW9uIjozfQ==");
      assertOnly(examine(SOURCE_MAPS), "map-public", SCRIPT);
      healthy("<script>f()\n//# sourceMappingURL=data:application/json;base64,eyJ2Iio=</script>");
      assertOnly(examine(SOURCE_MAPS), "map-public", "/");
    }

    @Test
    void areNotTheEntryPageForEveryPathNorSomeOtherJson() {
      mapped("index-BfX3k9aQ.js.map").put("/*", html("<!doctype html><title>Shop</title>"));
      assertThat(examine(SOURCE_MAPS)).isInstanceOf(Passed.class);
      web.put(SCRIPT + ".map", PlantedFile.of("application/json", "{\"error\":\"none\"}"));
      assertThat(examine(SOURCE_MAPS)).isInstanceOf(Passed.class);
      web.put(SCRIPT + ".map", redirect("/login"));
      assertThat(examine(SOURCE_MAPS)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource({"401,", "403,", "404,", "410,", "429,NO_DATA", "500,NO_DATA", "503,NO_DATA"})
    void areNotSeenWhereTheServerIsNotWell(int status, Cause cause) {
      mapped("index-BfX3k9aQ.js.map").put(SCRIPT + ".map", status(status));
      assertThat(cause(examine(SOURCE_MAPS))).isEqualTo(cause);
    }

    @Test
    void areNotSeenWhereTheyDoNotAnswer() {
      mapped("index-BfX3k9aQ.js.map").silent(SCRIPT + ".map");
      assertThat(cause(examine(SOURCE_MAPS))).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void areNotSeenWhereSomethingLargeLies() {
      mapped("index-BfX3k9aQ.js.map").put(SCRIPT + ".map", PlantedFile.of("x/y", random(9 << 20)));
      assertThat(cause(examine(SOURCE_MAPS))).isEqualTo(Cause.TOO_LARGE);
    }

    @Test
    void arePrivateAtInternalAddresses() {
      mapped("https://maps.example.net/a.map").host("maps.example.net", "10.0.0.5");
      assertThat(examine(SOURCE_MAPS)).isInstanceOf(Passed.class);
      assertThat(web.asked()).noneMatch(url -> url.startsWith("maps."));
    }

    @Test
    void mayBeWantedByAll() {
      mapped("index-BfX3k9aQ.js.map").put(SCRIPT + ".map", PlantedFile.of("application/json", MAP));
      web.put(
          "/assets/vendor-3f2c1ab9.js",
          script(minified(9000)
              + "\n//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozfQ=="));
      WantedAssets all =
          WantedAssets.checks(SOURCE_MAPS).sourceMaps(AssetsProbe.SourceMapRule.PUBLIC);
      assertThat(examine(all)).isInstanceOf(Passed.class);
      web.put("/assets/vendor-3f2c1ab9.js", script(minified(9000)));
      assertOnly(examine(all), "map-missing", "/assets/vendor-3f2c1ab9.js");
    }
  }

  @Nested
  class Images {
    @Test
    void areFineInModernFormatsAndWhenSmall() {
      healthy("""
          <img src=/a.svg><img src=/b.webp><img src=/small.png><img src=/pixel.gif>
          <picture><source type=image/webp srcset=/b.webp><img src=/c.jpg></picture>""");
      web.put("/a.svg", PlantedFile.of("image/svg+xml", "<svg/>"));
      web.put("/b.webp", webp(30_000)).put("/small.png", png(9000)).put("/c.jpg", png(90_000));
      web.put("/pixel.gif", PlantedFile.of("image/gif", "").as(204));
      assertThat(examine(WantedAssets.checks(IMAGES).modernImages())).isInstanceOf(Passed.class);
    }

    @Test
    void areOldInOldFormatsWhereThatIsSaid() {
      healthy("<img src=/a.png>").put("/a.png", png(30_000));
      assertThat(examine(IMAGES)).isInstanceOf(Passed.class);
      assertOnly(examine(WantedAssets.checks(IMAGES).modernImages()), "old-format", "/a.png");
      web.put("/a.png", image("image/bmp", "BM\66\0", 3000));
      assertOnly(examine(IMAGES), "old-format", "/a.png");
    }

    @Test
    void areChosenByWhatABrowserAccepts() {
      healthy("<img src=/a.png>").put("/a.png", webp(30_000));
      assertThat(examine(WantedAssets.checks(IMAGES).modernImages())).isInstanceOf(Passed.class);
    }

    @Test
    void mustBeImagesAndNotTooLarge() {
      healthy("<img src=/a.png>").put("/a.png", PlantedFile.of("image/png", ""));
      assertOnly(examine(IMAGES), "wrong-type", "/a.png");
      web.put("/a.png", PlantedFile.of("text/plain", "none"));
      assertOnly(examine(IMAGES), "wrong-type", "/a.png");
      web.put("/a.png", png(800_000));
      assertOnly(examine(IMAGES), "too-large", "/a.png");
    }

    @Test
    void areNotApplicableToAPageThatShowsNone() {
      healthy();
      assertThat(examine(IMAGES)).isInstanceOf(NotApplicable.class);
      assertThat(remarks(examine(IMAGES, MINIFIED)))
          .anyMatch(text -> text.startsWith("images: nothing"));
    }
  }

  @Nested
  class SettingsOf {
    @Test
    void refuseWhatJudgesNothing() {
      assertThatThrownBy(() -> WantedAssets.checks().settings()).hasMessageContaining("checks");
      assertThatThrownBy(() -> WantedAssets.checks(SIZE).paths().settings())
          .hasMessageContaining("paths");
      assertThatThrownBy(() -> WantedAssets.checks(SIZE).paths("x").settings())
          .hasMessageContaining("starts with /");
      assertThatThrownBy(() -> WantedAssets.checks(SIZE).compression().settings())
          .hasMessageContaining("compression");
      assertThatThrownBy(
              () -> WantedAssets.checks(CACHE).notFingerprinted().cachedPages().settings())
          .hasMessageContaining("judges nothing");
    }

    @Test
    void aHostWithoutAWayIsNotAsked() {
      web.host("site.example.com", "2001:db8::7");
      assertThat(cause(examine(SIZE))).isEqualTo(Cause.UNREACHABLE);
    }
  }
}
