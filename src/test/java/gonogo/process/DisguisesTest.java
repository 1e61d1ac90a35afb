package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** That the search of the proofs finds what it looks for, and only that. */
class DisguisesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir
  private Path folder;

  static List<Planted> planted() {
    return Planted.twenty();
  }

  @ParameterizedTest
  @MethodSource("planted")
  void everyFormIsFoundAsItIsInJsonAndWrapped(Planted one) {
    Disguises disguises = new Disguises(one.value());
    disguises.byName().forEach((form, sent) -> {
      String json = JSON.writeValueAsString(Map.of("answer", "before " + sent + " after"));
      Map<String, String> places = Map.of(
          "text",
          "before " + sent + " after",
          "json",
          json,
          "json in json",
          JSON.writeValueAsString(json),
          "wrapped",
          sent.replaceAll("(.{7})", "$1\n     "));
      places.forEach((name, text) ->
          assertThat(disguises.foundIn(Left.of(name, text))).as(name).contains(form));
    });
  }

  @Test
  void halfOfASecretIsFoundToo() {
    Disguises disguises = new Disguises("harbour-lantern-q-seven");
    assertThat(disguises.foundIn(Left.of("text", "harbour-lantern"))).contains("raw");
    assertThat(disguises.foundIn(Left.of("text", "n-q-seven, n-q-sevenxx"))).isEmpty();
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    assertThat(Planted.twenty())
        .allSatisfy(one -> assertThat(new Disguises(one.value())
                .foundIn(
                    Left.of("text", "[redacted] \\u005bredacted] shown: 3fa9c1 \n".repeat(99))))
            .isEmpty());
  }

  @Test
  void filesTheirNamesAndTheMembersOfArchivesAreSearched() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
      zip.putNextEntry(new ZipEntry("inner.txt"));
      zip.write("a secret of the archive".repeat(9).getBytes(StandardCharsets.UTF_8));
    }
    Files.createDirectories(folder.resolve("a/b"));
    Files.write(folder.resolve("a/b/c.zip"), zipped.toByteArray());
    Files.writeString(folder.resolve("a/named-secret"), "");
    assertThat(Left.below(folder))
        .filteredOn(left -> left.holds("secret"))
        .extracting(Left::name)
        .containsExactlyInAnyOrder("a/b/c.zip!inner.txt", "the name of a/named-secret");
  }
}
