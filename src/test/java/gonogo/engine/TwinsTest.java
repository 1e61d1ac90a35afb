package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Query;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.catalog.Catalog;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.RecordType;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentPaths;
import gonogo.collect.documents.DocumentSince;
import gonogo.collect.documents.DocumentTargets;
import gonogo.collect.http.HttpAsset;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Connect;
import gonogo.collect.net.Families;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.collect.net.PortStates;
import gonogo.collect.net.Resolve;
import gonogo.collect.reports.JunitReports;
import gonogo.collect.tls.TlsAlpn;
import gonogo.collect.tls.TlsClear;
import gonogo.collect.tls.TlsHandshake;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsVersion;
import gonogo.json.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste asks the same question, and nothing that a report says can make it do anything else. */
class TwinsTest {
  private static final SystemRef SITE = new SystemRef("web", "site");
  private static final SystemRef FOLDER = new SystemRef("documents", "repository");
  private static final Codec CODEC = new Codec();
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Every program that a twin calls, made to print its arguments, each with a NUL behind it. */
  private static final String PROGRAMS = Stream.of(
          "curl", "openssl", "dig", "nc", "nmap", "getent", "ip", "cat", "git", "ls", "grep")
      .map("%s() { printf '%%s\\0' \"$@\"; }; "::formatted)
      .reduce("", String::concat);

  private static Catalog catalog;
  private static Twins twins;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
    twins = new Twins(catalog);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  private static Optional<Twin> twin(Query<?> query) {
    var spec = query.getClass().getAnnotation(gonogo.api.QuerySpec.class);
    return twins.of(spec.type(), spec.version(), CODEC.tree(query));
  }

  private static String line(Query<?> query) {
    return twin(query).orElseThrow().line();
  }

  private static HttpExchange get(String address, String scheme, String host, String path) {
    return HttpExchange.get(SITE, address, scheme, host, 443, path);
  }

  private static HttpExchange get(String host, String path, Map<String, String> headers) {
    return new HttpExchange(
        SITE,
        "192.0.2.7",
        "https",
        host,
        443,
        path,
        HttpExchange.Method.GET,
        headers,
        null,
        1,
        1000);
  }

  static Stream<List<Object>> commands() {
    return Stream.of(
        List.of(
            new TlsHandshake(SITE, "192.0.2.1", 443, "shop.example.com"),
            "openssl s_client -connect 192.0.2.1:443 -servername shop.example.com </dev/null |"
                + " openssl x509 -noout -subject -issuer -dates"),
        List.of(
            new TlsHandshake(SITE, "2001:db8::1", 443, "2001:db8::1"),
            "openssl s_client -connect '[2001:db8::1]:443' </dev/null | openssl x509 -noout"
                + " -subject -issuer -dates"),
        List.of(
            get("192.0.2.1", "https", "shop.example.com", "/health?full=1"),
            "curl -sv --http1.1 --compressed --noproxy '*' --insecure"
                + " --resolve shop.example.com:443:192.0.2.1"
                + " 'https://shop.example.com/health?full=1'"),
        List.of(
            get("2001:db8::1", "https", "shop.example.com", "/a/../b"),
            "curl -sv --http1.1 --compressed --noproxy '*' --path-as-is --insecure"
                + " --resolve 'shop.example.com:443:[2001:db8::1]' https://shop.example.com/a/../b"),
        List.of(
            get("2001:db8::1", "http", "2001:db8::1", "/"),
            "curl -sv --http1.1 --compressed --noproxy '*' --globoff"
                + " 'http://[2001:db8::1]:443/'"),
        List.of(
            DnsLookup.at("[2001:db8::53]:53", SITE, "shop.example.com", RecordType.A),
            "dig @2001:db8::53 -p 53 +recurse shop.example.com A"),
        List.of(
            DnsLookup.atServer("192.0.2.53:5353", SITE, "shop.example.com.", RecordType.MX, 1),
            "dig @192.0.2.53 -p 5353 +norecurse shop.example.com. MX"),
        List.of(
            DnsLookup.at(DnsLookup.SYSTEM, SITE, "shop", RecordType.AAAA),
            "dig +search +recurse shop AAAA"),
        List.of(new Resolve(SITE, "shop.example.com"), "getent ahosts shop.example.com"),
        List.of(new Connect(SITE, "192.0.2.1", 22), "nc -zv -w 5 192.0.2.1 22"),
        List.of(Families.HERE, "ip -brief address"),
        List.of(
            PortStates.of("local", "2001:db8::1", List.of(443, 22), SECOND, 1),
            "nmap -Pn -n -sT -p 22,443 -6 2001:db8::1"),
        List.of(
            PortScan.of("local", "192.0.2.1", PortRange.parse("1-1024"), 443, 500, SECOND, 1),
            "nmap -Pn -n -sT -p 1-1024 192.0.2.1 --max-rate 500"),
        List.of(
            new TlsHello(SITE, "2001:db8::1", 443, "shop.example.com", TlsVersion.TLS_1_1, ""),
            "openssl s_client -tls1_1 -cipher ALL:@SECLEVEL=0 -connect '[2001:db8::1]:443'"
                + " -servername shop.example.com </dev/null"),
        List.of(
            new TlsAlpn(SITE, "192.0.2.1", 443, "192.0.2.1", List.of("h2", "http/1.1")),
            "openssl s_client -alpn h2,http/1.1 -connect 192.0.2.1:443 </dev/null"),
        List.of(
            new TlsClear(SITE, "192.0.2.1", 443, "shop.example.com"),
            "curl -sv --http1.1 --noproxy '*' --globoff --header 'Host: shop.example.com'"
                + " http://192.0.2.1:443/"),
        List.of(
            new HttpAsset(get("192.0.2.1", "https", "192.0.2.1", "/app.js"), true),
            "curl -sv --http1.1 --compressed --noproxy '*' --insecure https://192.0.2.1/app.js"),
        List.of(
            new DocumentSince(FOLDER, "docs/RUN BOOK.md", "1.3.9"),
            "git log --oneline 1.3.9..HEAD -- 'docs/RUN BOOK.md'"),
        List.of(new DocumentFile(FOLDER, "docs/RUN BOOK.md"), "cat -- 'docs/RUN BOOK.md'"),
        List.of(
            new DocumentPaths(FOLDER, "docs/**/*.md"),
            "git ls-files --cached --others -- ':(glob)docs/**/*.md'"),
        List.of(new DocumentTargets(FOLDER, List.of("b", "")), "ls -ld -- . b"),
        List.of(
            new JunitReports(SITE, List.of("a/TEST-*.xml", "b.xml"), List.of(), List.of()),
            "grep -rEo '<testsuite [^>]*>' '--include=TEST-*.xml' '--include=b.xml' ."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void asksTheSame(List<Object> example) {
    assertThat(line((Query<?>) example.getFirst())).isEqualTo(example.getLast());
  }

  @Test
  void everyQuestionHasOne() {
    assertThat(commands().map(example -> (Object) example.getFirst().getClass()))
        .as("a question that people cannot ask themselves says why here")
        .containsAll(catalog.collectors().keySet());
  }

  @Test
  void noSecretIsInIt() {
    Twin twin = twin(new HttpExchange(
            SITE,
            "192.0.2.7",
            "https",
            "shop.example.com",
            443,
            "/",
            HttpExchange.Method.HEAD,
            Map.of("X-Empty", "", "X-Mode", "a b"),
            "monitor",
            1,
            1000))
        .orElseThrow();

    assertThat(twin.words())
        .containsSubsequence("--head", "--header", "'X-Empty;'", "--header", "'X-Mode: a b'")
        .containsSubsequence("--header", "\"$CREDENTIALS\"")
        .doesNotContain("--insecure");
    assertThat(twin.note()).contains("identity monitor");
  }

  /** Pasted into a shell, a hostile text is one argument, or there is nothing to paste. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x; touch pwned",
        "$(touch pwned)",
        "`touch pwned`",
        "x' ; touch pwned; '",
        "x'\\'' & touch pwned #",
        "\"; touch pwned; \"",
        "x\ntouch pwned\n",
        "x\rtouch pwned",
        "x\u001b[2J",
        "x\u202etouch",
        "--output=pwned",
        "-opwned",
        "-e/bin/sh",
        "@/etc/passwd",
        "+short",
        "~root",
        "=ls",
        "*",
        "a|b>pwned",
        "${IFS}touch",
        "!touch",
        "ends with \\",
        "#x",
        "",
        "grün und 漢字",
        "##[error]x"
      })
  void isNoCommandAndNoOption(String text) throws Exception {
    List<Map.Entry<Query<?>, String>> asked = List.of(
        Map.entry(new Resolve(SITE, text), text),
        Map.entry(new Connect(SITE, text, 1), text),
        Map.entry(new DocumentFile(FOLDER, text), text),
        Map.entry(new TlsHandshake(SITE, "192.0.2.1", 1, text), text),
        Map.entry(DnsLookup.at(text + ":53", SITE, "a", RecordType.A), "@" + text),
        Map.entry(get(text, "/", Map.of()), "https://" + text + "/"),
        Map.entry(new TlsHandshake(SITE, text, 1, "a"), text + ":1"));
    for (var question : asked) {
      Optional<Twin> twin = twin(question.getKey());
      if (twin.isEmpty()) {
        continue;
      }
      assertThat(pasted(twin.orElseThrow()))
          .as(twin.orElseThrow().line())
          .contains(question.getValue());
      try (var left = Files.list(folder)) {
        assertThat(left).as("what was written by %s", twin).isEmpty();
      }
    }
    boolean risky =
        text.isEmpty() || text.startsWith("-") || text.matches("(?s).*[\n\r\u001b\u202e].*");
    assertThat(twin(new Resolve(SITE, text)).isEmpty()).isEqualTo(risky);
    assertThat(twin(DnsLookup.at(DnsLookup.SYSTEM, SITE, text, RecordType.A)).isEmpty())
        .isEqualTo(!text.equals("*"));
  }

  /** The arguments that the program gets. */
  private List<String> pasted(Twin twin) throws IOException, InterruptedException {
    var first = twin.words().stream().takeWhile(word -> !word.equals("|")).toList();
    Process shell = new ProcessBuilder("sh", "-c", PROGRAMS + String.join(" ", first))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return Arrays.asList(said.split("\0", -1));
  }

  @Test
  void whatIsNoQuestionHasNone() {
    Map<String, Object> query = new HashMap<>(Map.of("system", "web/site", "host", "a"));
    assertThat(twins.of("net/resolve", 1, query)).isPresent();
    assertThat(twins.of("net/resolve", 2, query)).isEmpty();
    assertThat(twins.of("net/unknown", 1, query)).isEmpty();
    assertThat(twins.of("net/resolve", 1, null)).isEmpty();
    assertThat(twins.of("net/resolve", 1, List.of("a"))).isEmpty();
    query.put("more", 1);
    assertThat(twins.of("net/resolve", 1, query)).isEmpty();
    Map<Object, Object> exchange = new HashMap<>(
        (Map<?, ?>) Objects.requireNonNull(CODEC.tree(get("a.example.com", "/", Map.of()))));
    assertThat(twins.of("http/exchange", 1, exchange)).isPresent();
    exchange.put("path", "no slash");
    assertThat(twins.of("http/exchange", 1, exchange)).isEmpty();
  }
}
