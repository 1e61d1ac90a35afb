package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleLinksTest {
  private static List<String> urls(String css) {
    return StyleLinks.of(css).stream().map(StyleLink::url).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{background:url(x.png)}                           | x.png",
        "a{background:URL( 'a b.png' )}                     | a b.png",
        "a{background:url(\"q).png\")}                      | q).png",
        "a{background:url(a\\)b.png)}                       | a)b.png",
        "a{background:url(\\2e/x.png)}                      | ./x.png",
        "@font-face{src:url(f.woff2)format('woff2')}        | f.woff2",
        "a{src:image-set(url(x.avif) 1x)}                   | x.avif",
        "a{b:url(x.png                                      | x.png",
        "a{content:'it\\'s';b:url(x.png)}                   | x.png",
      })
  void findsUrls(String css, String url) {
    assertThat(urls(css)).containsExactly(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/* url(x.png) */ a{}",
        "/* never ends url(x.png)",
        "a{content:'url(x.png)'}",
        "a{background:url(data:image/png;base64,AAAA)}",
        "a{background:url( \"DATA:image/svg+xml,%3Csvg/%3E\")}",
        "a{filter:url(#blur)}",
        "a{background:url()}",
        "a{my-url:url;b:curl(x.png)}",
        "a{content:'never ends"
      })
  void findsNoneWhereThereAreNone(String css) {
    assertThat(urls(css)).isEmpty();
  }

  @Test
  void tellsImportsFromTheRest() {
    String css = """
        @charset "utf-8";
        @import "a.css";
        @import/* why */'b.css' screen;
        @IMPORT url(c.css) layer(base);
        @import url("d.css");
        @namespace svg url(http://www.example.com/svg);
        a { background: url(e.png), url(e.png) }""";

    assertThat(StyleLinks.of(css))
        .containsExactly(
            new StyleLink("a.css", true),
            new StyleLink("b.css", true),
            new StyleLink("c.css", true),
            new StyleLink("d.css", true),
            new StyleLink("e.png", false));
  }

  @Test
  void aLongSheetTakesNoTime() {
    assertThat(urls("a{b:url(x.png)}/**/".repeat(200_000))).containsExactly("x.png");
  }
}
