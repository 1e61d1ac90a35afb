package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.collect.http.HttpAsset.Looks;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLooksTest {
  private static Looks of(String body) {
    return FileLooks.of(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<!DOCTYPE html><title>x</title>                  | HTML",
        "<!-- built --> <html lang=en>                    | HTML",
        "<svg xmlns='http://www.w3.org/2000/svg'/>        | SVG",
        "<?xml version='1.0'?><!-- x --><svg/>            | SVG",
        "<note/>                                          | OTHER",
        "BM_start()                                       | OTHER",
        "GIF89a                                           | GIF",
        "{\"version\":3,\"sources\":[],\"mappings\":\"\"} | SOURCE_MAP",
        "{\"version\":3,\"sections\":[]}                  | SOURCE_MAP",
        "{\"mappings\":\"AAAA\",\"version\":3}            | SOURCE_MAP",
        ")]}' {\"version\":3,\"mappings\":\"\"}           | SOURCE_MAP",
        "{\"version\":3,\"sources\":[\"a.ts\"],\"sourc    | SOURCE_MAP",
        "{\"version\":\"1.0\",\"status\":\"ok\"}          | OTHER",
        "{\"error\":{\"version\":3,\"mappings\":\"\"}}    | OTHER",
        "{version:3,mappings:''}                          | OTHER",
        "[3]                                              | OTHER",
      })
  void tellsText(String body, Looks looks) {
    assertThat(of(body)).isEqualTo(looks);
  }

  @Test
  void tellsImages() {
    assertThat(of("\u0089PNG\r\n\u001A\n....")).isEqualTo(Looks.PNG);
    assertThat(of("\u00FF\u00D8\u00FF\u00E0")).isEqualTo(Looks.JPEG);
    assertThat(of("RIFF\1\0\0\0WEBPVP8 ")).isEqualTo(Looks.WEBP);
    assertThat(of("\0\0\0\34ftypavif")).isEqualTo(Looks.AVIF);
    assertThat(of("BM\66\0\0\0\0\0")).isEqualTo(Looks.BMP);
    assertThat(of("\0\0\1\0\1\0")).isEqualTo(Looks.ICO);
    assertThat(of("II*\0")).isEqualTo(Looks.TIFF);
    assertThat(of("")).isEqualTo(Looks.EMPTY);
  }

  @Test
  void looksBehindAByteOrderMark() {
    assertThat(of("\u00EF\u00BB\u00BF\n<!doctype HTML>")).isEqualTo(Looks.HTML);
  }
}
