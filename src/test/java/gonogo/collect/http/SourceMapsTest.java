package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "f()\\n//# sourceMappingURL=app.js.map              | app.js.map",
        "f()\\n//# sourceMappingURL=app.js.map\\n\\n        | app.js.map",
        "f()//# sourceMappingURL=app.js.map                 | app.js.map",
        "f()\\n//@ sourceMappingURL=old.js.map              | old.js.map",
        "a{}\\n/*# sourceMappingURL=app.css.map */          | app.css.map",
        "f()\\r\\n//# sourceMappingURL=a.map\\r\\n// end    | a.map",
        "f()\\n//# sourceMappingURL=data:application/json,x | data:",
      })
  void readsTheLastComment(String code, String url) {
    assertThat(SourceMaps.linked(code.replace("\\n", "\n").replace("\\r", "\r")))
        .contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f()",
        "//# sourceMappingURL=a.map\nf()",
        "s='//# sourceMappingURL=a.map'",
        "s='sourceMappingURL=a.map'",
        "//# sourceMappingURL=",
        "//# sourceMappingURL=a b"
      })
  void readsNothingElse(String code) {
    assertThat(SourceMaps.linked(code)).isEmpty();
  }

  @Test
  void findsMapsInModulesThatAreKeptAsText() {
    assertThat(SourceMaps.isInside(
            "eval('x//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2')\nf()"))
        .isTrue();
    assertThat(SourceMaps.isInside("f()\n//# sourceMappingURL=data:application/json,%7B%7D"))
        .isTrue();
  }

  @Test
  void doesNotTakeTheCodeThatMakesMapsForAMap() {
    assertThat(SourceMaps.isInside(
            "c='/*# sourceMappingURL=data:application/json;base64,'+btoa(x)+' */'"))
        .isFalse();
  }
}
