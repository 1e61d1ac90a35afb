package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Endpoint;
import gonogo.api.SystemRef;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Header;
import gonogo.collect.http.HttpExchange.Method;
import gonogo.collect.http.HttpExchange.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HttpExchangeTest {
  private static final SystemRef SITE = new SystemRef("web", "site");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static HttpExchange query(String path, Map<String, String> headers, int samples) {
    return new HttpExchange(
        SITE,
        "2001:db8::7",
        "https",
        "site.example.com",
        8443,
        path,
        Method.GET,
        headers,
        "monitor",
        samples,
        1000);
  }

  @Test
  void comesBackFromJsonAsItWas() {
    HttpExchange query = query("/a?b=c", Map.of("B", "2", "A", "1"), 3);
    assertThat(JSON.readValue(JSON.writeValueAsString(query), HttpExchange.class))
        .isEqualTo(query);
    assertThat(JSON.readTree(JSON.writeValueAsString(query)).propertyNames())
        .containsExactlyInAnyOrder(
            "system",
            "address",
            "scheme",
            "host",
            "port",
            "path",
            "method",
            "headers",
            "identity",
            "samples",
            "maxBytes");
    var sample = new Sample(
        200, null, "HTTP/1.1", List.of(new Header("A", "b")), "text/plain", 0, 2, 3, 4, 5);
    var answer = new Answer(List.of(sample), List.of("ok"));
    assertThat(JSON.readValue(JSON.writeValueAsString(answer), Answer.class)).isEqualTo(answer);
    assertThat(JSON.readTree(JSON.writeValueAsString(answer)).propertyNames())
        .containsExactly("samples", "bodies");
  }

  @Test
  void sortsHeadersSoThatEqualQuestionsAreOne() {
    assertThat(query("/", Map.of("B", "2", "A", "1"), 1).headers().keySet())
        .containsExactly("A", "B");
  }

  @Test
  void givesEachSampleTime() {
    assertThat(query("/", Map.of(), 1).limit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(query("/", Map.of(), 20).limit()).isEqualTo(Duration.ofSeconds(48));
    assertThat(query("/", Map.of(), 1000).limit()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void writesUrlsWithoutDefaultPorts() {
    assertThat(query("/x?y", Map.of(), 1).url()).isEqualTo("https://site.example.com:8443/x?y");
    assertThat(
            HttpExchange.get(SITE, "192.0.2.7", "http", "2001:db8::7", 80, "/").url())
        .isEqualTo("http://[2001:db8::7]/");
    assertThat(query("/", Map.of(), 1).endpoint()).contains(new Endpoint("2001:db8::7", 8443));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "health", "/a b", "/a#b", "/a\r\nX: y", "/%zz"})
  void refusesPathsThatAreNone(String path) {
    assertThatThrownBy(() -> query(path, Map.of(), 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "cookie", "Host", "Content-Length", "X Y", ""})
  void refusesHeadersThatAreNotSetByHand(String name) {
    assertThatThrownBy(() -> query("/", Map.of(name, "x"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesHeaderValuesThatWouldSplitTheRequest() {
    assertThatThrownBy(() -> query("/", Map.of("X", "a\r\nHost: b"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header X");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void refusesSamplesOutOfRange(int samples) {
    assertThatThrownBy(() -> query("/", Map.of(), samples))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
