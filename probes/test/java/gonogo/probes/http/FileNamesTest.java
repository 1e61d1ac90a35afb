package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.probes.http.FileNames.Naming;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  private static Naming naming(String path) {
    return FileNames.naming("https://site.example.com" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/index-BfX3k9aQ.js",
        "/assets/index-D_x-9abC.css",
        "/assets/index-BfXkqaQz.js",
        "/assets/logo-1a2b3c4d.svg",
        "/static/js/main.3f2c1ab9.js",
        "/static/js/main.3f2c1ab9.chunk.js",
        "/static/css/2.41f0ac3d.chunk.css",
        "/main-QF6WXKQV.js",
        "/chunk-5LFTAWHY.mjs",
        "/_next/static/chunks/main-app-9d1c7f36e2b80a45.js",
        "/_next/static/chunks/23-4f7d0a1c9e6b3852.js",
        "/_next/static/media/a34f9d1faa5f3315-s.p.woff2",
        "/bundle.7c5aab07d8b7ea1b9ab8.js",
        "/3f2c1ab9d07e5544.js",
        "/application-1f3c7d4e5a6b7c8d9e0f1a2b3c4d5e6f.js",
        "/app~9a8b7c6d.js",
        "/app.98765432.js"
      })
  void seesHashes(String path) {
    assertThat(naming(path)).isEqualTo(Naming.HASHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app.js",
        "/bootstrap.min.js",
        "/bootstrap-datepicker.min.js",
        "/js/DatePickerRange.js",
        "/js/my-very-long-component-name.js",
        "/js/vendor_polyfills.js",
        "/js/fontawesome5.js",
        "/js/jquery-migrate.js",
        "/js/webcomponentsLoader2.js",
        "/ie-fixes.js",
        "/js/ie11-fixes.js",
        "/deadbeef.js"
      })
  void takesNoWordForAHash(String path) {
    assertThat(naming(path)).isEqualTo(Naming.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app.js?v=3",
        "/report-20261201.js",
        "/js/useIsMounted.js",
        "/LICENSES.css",
        "/main-ABCDEFGH.js",
        "/jquery-3.7.1.min.js",
        "/npm/vue@3.4.0/dist/vue.js",
        "/v1.4/app.js",
        "/_next/static/3f2c1ab9d07e5544/_buildManifest.js"
      })
  void takesWhatMayBeAVersionForNeither(String path) {
    assertThat(naming(path)).isEqualTo(Naming.VERSIONED);
  }

  /** As Rollup, webpack and esbuild make them: the most are seen, and hardly one is taken for a word. */
  @ParameterizedTest
  @CsvSource({
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_,750,3",
    "0123456789abcdef,950,3",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567,750,0"
  })
  void seesMostHashesOfEightCharacters(String alphabet, int seen, int mistaken) {
    var random = new Random(7);
    Map<Naming, Long> named = IntStream.range(0, 1000)
        .mapToObj(i -> random
            .ints(8, 0, alphabet.length())
            .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
            .collect(Collectors.joining()))
        .collect(Collectors.groupingBy(
            hash -> naming("/assets/index-" + hash + ".js"), Collectors.counting()));
    assertThat(named.get(Naming.HASHED)).as(named.toString()).isGreaterThanOrEqualTo(seen);
    assertThat(named.getOrDefault(Naming.PLAIN, 0L))
        .as(named.toString())
        .isLessThanOrEqualTo(mistaken);
  }

  @Test
  void aNameOfNothingIsPlain() {
    assertThat(naming("")).isEqualTo(Naming.PLAIN);
    assertThat(naming("/.js")).isEqualTo(Naming.PLAIN);
  }
}
