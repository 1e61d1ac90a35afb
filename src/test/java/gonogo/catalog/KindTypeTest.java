package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.api.Secret;
import gonogo.api.Subject;
import gonogo.api.Surroundings;
import gonogo.api.SystemRef;
import gonogo.checklist.YamlReader;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTypeTest {
  private static final SystemRef REF = new SystemRef("web", "site");
  private static final Surroundings AROUND =
      new Surroundings(new Subject(null, null, null, "test"), List.of("192.0.2.53"), "bastion");
  private static final Catalog CATALOG = Catalog.open();

  private final KindType web = Objects.requireNonNull(CATALOG.kinds().get("web"));
  private final Problems problems = new Problems();

  @AfterAll
  static void close() {
    CATALOG.close();
  }

  @Test
  void makesASystemAndTellsItsSecrets() {
    Optional<KindType.Made> made = make(
        "{url: https://shop.example.com:8443, identities: {monitor: {bearer: '${env:TOKEN}'}}}");

    assertThat(problems.list()).isEmpty();
    assertThat(made.map(KindType.Made::system)).hasValueSatisfying(system -> {
      assertThat(system.ref()).isEqualTo(REF);
      assertThat(((Http) system).url()).isEqualTo(URI.create("https://shop.example.com:8443"));
      assertThat(((Http) system).identityNames()).containsExactly("monitor");
      assertThat(((Named) system).resolvers()).containsExactly("192.0.2.53");
      assertThat(((Named) system).vantage()).isEqualTo("bastion");
    });
    assertThat(made.map(KindType.Made::secrets))
        .contains(
            List.of(new SecretReference(new Secret("${env:TOKEN}"), new Place("a.yaml", 1, 69))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {health: /health}                         | 1:1: url is missing; for example url: https://shop.example.com
          {url: "https://{values.host}"}            | 1:7: {values.host} cannot stand in a system
          {url: ftp://shop.example.com}             | 1:1: web/site: url: wanted http
          {url: http://a.test, identities: {m: {}}} | 1:38: an identity has exactly one of bearer, basic and headers
          {url: http://a.test, identities: {m: tok3n}} | 1:38: m is text: wanted a mapping with bearer, basic, headers
          """)
  void whatMakesNoSystemIsAProblem(String keys, String problem) {
    assertThat(make(keys)).isEmpty();
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith("a.yaml:" + problem)
        .doesNotContain("tok3n");
  }

  private Optional<KindType.Made> make(String keys) {
    Node node = YamlReader.read(new Source("a.yaml", keys), problems);
    assertThat(node).isInstanceOf(Node.Mapping.class);
    return web.make(REF, (Node.Mapping) node, AROUND, problems);
  }
}
