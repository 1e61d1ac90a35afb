package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {
  private static final String BASE = "https://site.example.com/a/b?c=d";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x.js                     | https://site.example.com/a/x.js",
        "/x.js?y#z                | https://site.example.com/x.js?y",
        "../../../x.js            | https://site.example.com/x.js",
        "./../x.js                | https://site.example.com/x.js",
        "?y                       | https://site.example.com/a/b?y",
        "//cdn.example.net/x.js   | https://cdn.example.net/x.js",
        "//cdn.example.net        | https://cdn.example.net/",
        "HTTP://h.example.net:8/x | http://h.example.net:8/x",
        "a b.png                  | https://site.example.com/a/a%20b.png",
        "b\u00fc.png              | https://site.example.com/a/b%C3%BC.png",
        "[slug]-1.js              | https://site.example.com/a/%5Bslug%5D-1.js",
      })
  void areMadeAbsolute(String link, String url) {
    assertThat(WebLinks.isFile(link)).isTrue();
    assertThat(WebLinks.absolute(BASE, link)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "data:image/png;base64,A",
        "DATA:,",
        "blob:x",
        "javascript:f()",
        "about:blank"
      })
  void leadToNoFile(String link) {
    assertThat(WebLinks.isFile(link)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "https://[", "http:///x", "http://h.example.net:99999/"})
  void mayBeNone(String link) {
    assertThat(WebLinks.absolute(BASE, link)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.png                            | a.png",
        "a.png 1x, b.png 2x               | a.png b.png",
        "a.png, b.png 2x                  | a.png b.png",
        "a,b.png 100w,c.png 200w          | a,b.png c.png",
        ", a.png 1x (x, y), b.png         | a.png b.png",
        "a.png 1x,                        | a.png",
      })
  void standInSourceSets(String srcset, String urls) {
    assertThat(String.join(" ", SourceSets.urls(srcset))).isEqualTo(urls);
  }
}
