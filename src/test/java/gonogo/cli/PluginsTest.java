package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Hashes;
import gonogo.testing.PluginBuild;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin of docs/plugin-example, in the hands of the command line: added, replaced, removed, spoilt. */
class PluginsTest {
  private static final Path EXAMPLE = Path.of("docs/plugin-example");

  @TempDir
  private static Path builds;

  private static PluginBuild example;

  @TempDir
  private Path folder;

  private Path plugins;
  private ServerSocket server;

  @BeforeAll
  static void build() {
    example = PluginBuild.of(EXAMPLE, UnaryOperator.identity(), builds.resolve("example"));
  }

  private static PluginBuild changed(UnaryOperator<String> change) throws IOException {
    return PluginBuild.of(EXAMPLE, change, Files.createTempDirectory(builds, "changed"));
  }

  /** A server that greets as mail servers do, and an environment that names it. */
  @BeforeEach
  void start() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::greet);
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: Mail
        sections:
          - title: Mail
            items:
              - id: greets
                text: The mail server greets
                severity: blocker
                phase: T-1h
                checks: [{probe: example/greeting}]
        """);
    Files.writeString(folder.resolve("gonogo.yaml"), """
        environment: production
        checklist: list.yaml
        systems:
          greeter:
            mail: {host: 127.0.0.1, port: %d}
        """.formatted(server.getLocalPort()));
  }

  private void greet() {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        client.getOutputStream().write("220 mail ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (SocketException e) {
        continue; // it was closed, or the client is gone, as one that only tries the port
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Ran gonogo(String... arguments) {
    return Ran.with(Map.of("GONOGO_PLUGINS", plugins.toString()), arguments);
  }

  private Ran run(String... options) {
    return gonogo(Stream.concat(
            Stream.of("run", folder.resolve("gonogo.yaml").toString()), Stream.of(options))
        .toArray(String[]::new));
  }

  private Path greetingJar() {
    return plugins.resolve("greeting-1.0.jar");
  }

  @Test
  void itsOwnTestsPass() throws IOException, ReflectiveOperationException {
    Path main = builds.resolve("example/classes");
    Path classes = folder.resolve("test-classes");
    List<Path> sources = PluginBuild.files(EXAMPLE.resolve("src/test/java"));
    PluginBuild.compile(sources, classes, main.toString());

    URL[] path = {main.toUri().toURL(), classes.toUri().toURL()};
    try (var loader = new URLClassLoader(path, getClass().getClassLoader())) {
      for (String name : List.of("GreetingProbeTest", "GreetingCollectorTest")) {
        var test = loader.loadClass("com.example.gonogo." + name);
        var constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        var methods = Stream.of(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
        assertThat(methods).hasSizeGreaterThanOrEqualTo(2);
        for (var method : methods) {
          method.setAccessible(true);
          method.invoke(constructor.newInstance());
        }
      }
    }
  }

  @Test
  void isListedWithItsJar() {
    example.jar(greetingJar());

    assertThat(gonogo("probes").out())
        .containsPattern("(?m)^example/greeting +Every server .* \\[greeting-1\\.0\\.jar]$")
        .containsPattern("(?m)^tls/certificate +[^\\[]+$");
    assertThat(gonogo("probes", "example/greeting").out())
        .contains(
            "Looks at systems of the kind `greeter`. Comes from the plugin greeting-1.0.jar (sha256 ",
            "`begins`",
            "A mail server that is up and greets with `421`");
  }

  @Test
  void looksAndIsNamedInEveryReport() throws IOException {
    example.jar(greetingJar());
    Path out = folder.resolve("out");
    Ran ran = run("--out", out.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    String hash = Hashes.sha256(Files.readAllBytes(greetingJar()));
    String name = "greeting-1.0.jar (sha256 %s)".formatted(hash.substring(0, 12));
    assertThat(ran.out().replaceAll("\\s+", " ")).contains(name);
    for (String report : List.of("report.html", "report.xml")) {
      assertThat(Files.readString(out.resolve(report))).as(report).contains(name);
    }
    assertThat(Files.readString(out.resolve("report.md"))).contains("greeting-1.0.jar");
    JsonNode json = JsonMapper.shared().readTree(Files.readString(out.resolve("report.json")));
    JsonNode said = json.path("run").path("engine").path("plugins").path(0);
    assertThat(said.path("name").asString()).isEqualTo("greeting-1.0.jar");
    assertThat(said.path("sha256").asString()).isEqualTo(hash);
    assertThat(Files.readString(out.resolve("report.json"))).contains("220 mail ESMTP");
  }

  @Test
  void replacedItIsTheNewOneThatJudges() throws IOException {
    example.jar(greetingJar());
    assertThat(run().status()).isZero();
    changed(source -> source.replace("fallback = \"\\\"220 \\\"\"", "fallback = \"\\\"250 \\\"\""))
        .jar(greetingJar());
    Ran ran = run();

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("a greeting that begins with \"250 \"");
  }

  @Test
  void removedItIsUnknown() throws IOException {
    example.jar(greetingJar());
    assertThat(run().status()).isZero();
    Files.delete(greetingJar());
    Ran ran = run();

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "unknown probe \"example/greeting\"",
            "unknown kind of system \"greeter\"; known: ",
            "nothing was contacted");
  }

  @Test
  void whatItSawCanBeJudgedAgain() throws IOException {
    example.jar(greetingJar());
    Path bundle = folder.resolve("bundle.zip");
    assertThat(run("--record", bundle.toString()).status()).isZero();
    server.close();

    Ran same = gonogo("judge", bundle.toString());
    assertThat(same.status()).isZero();
    assertThat(same.out()).doesNotContain("plugins");

    changed(source -> source.replace("\"220 \\\"\")", "\"2\\\"\")")).jar(greetingJar());
    Ran other = gonogo("judge", bundle.toString());
    assertThat(other.status()).isZero();
    assertThat(other.out()).contains("plugins").contains("(sha256 ");

    changed(source -> source.replace("@QuerySpec(", "@QuerySpec(version = 2, ")).jar(greetingJar());
    Ran newer = gonogo("judge", bundle.toString());
    assertThat(newer.status()).isEqualTo(3);
    assertThat(newer.out())
        .contains("NOT_RECORDED", "the bundle holds version 1 of example/greeting");

    Files.delete(greetingJar());
    Ran without = gonogo("judge", bundle.toString());
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err())
        .contains(
            "unknown probe \"example/greeting\"",
            "was recorded with plugins that are not here: greeting-1.0.jar (sha256 ");
  }

  @Test
  void theFolderThatIsNamedMustBeOne() {
    Ran ran = Ran.with(Map.of("GONOGO_PLUGINS", folder.resolve("none").toString()), "probes");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("GONOGO_PLUGINS: ", "is no folder");
    assertThat(Ran.with(Map.of("GONOGO_PLUGINS", ""), "probes").status()).isZero();
  }

  @Test
  void otherFilesAreNoPlugins() throws IOException {
    Files.writeString(plugins.resolve("README.md"), "Put jars here.");
    Files.createDirectory(plugins.resolve("old"));
    example.jar(plugins.resolve("old/greeting-0.9.jar"));

    assertThat(gonogo("probes").out()).doesNotContain("example/greeting");
  }

  /** Each is named with what was wanted, all in one go, and nothing is contacted. */
  @Test
  void spoiltOnesAreRefusedTogether() throws IOException {
    Files.writeString(plugins.resolve("a-text.jar"), "no jar");
    Path cut = example.jar(plugins.resolve("b-cut.jar"));
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 5_000));
    Files.createDirectory(plugins.resolve("c-folder.JAR"));
    example.attribute("Gonogo-Api", "").jar(plugins.resolve("d-old.jar"));
    example.attribute("Gonogo-Api", "2").jar(plugins.resolve("e-new.jar"));
    PluginBuild.empty().with("README.md", "nothing").jar(plugins.resolve("f-empty.jar"));
    example.with("gonogo/judge/Judge.class", "").jar(plugins.resolve("g-shadow.jar"));
    example.attribute("Class-Path", "lib.jar").jar(plugins.resolve("h-path.jar"));
    PluginBuild.empty()
        .with(
            "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/"
                + "gonogo.probes.tls.$CertificateProbe$Definition",
            "")
        .jar(plugins.resolve("i-ours.jar"));
    example.without("Greeting$Answer.class").jar(plugins.resolve("j-part.jar"));
    example.without("GreetingProbe.md").jar(plugins.resolve("k-page.jar"));
    example.without("GreetingProbe.class").jar(plugins.resolve("l-class.jar"));
    Ran ran = run();

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines().map(line -> line.replace(plugins + "/", "")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("a-text.jar: cannot be read as a jar: "),
            line -> assertThat(line).startsWith("b-cut.jar: cannot be read as a jar: "),
            line -> assertThat(line).startsWith("c-folder.JAR: cannot be read as a jar: "),
            line -> assertThat(line)
                .isEqualTo("d-old.jar: its manifest lacks Gonogo-Api; wanted Gonogo-Api: 1"),
            line -> assertThat(line)
                .isEqualTo(
                    "e-new.jar: its manifest says Gonogo-Api: 2; this gonogo wants Gonogo-Api: 1"),
            line -> assertThat(line)
                .startsWith("f-empty.jar: it has no beans; wanted a probe, a collector or a kind"),
            line -> assertThat(line)
                .isEqualTo("g-shadow.jar: it holds gonogo/judge/Judge.class; wanted packages of"
                    + " its own, none below gonogo"),
            line -> assertThat(line)
                .startsWith("h-path.jar: its manifest has a Class-Path (lib.jar); wanted"),
            line -> assertThat(line)
                .startsWith("i-ours.jar: cannot be loaded: ")
                .contains("names gonogo.probes.tls.$CertificateProbe$Definition and does not"),
            line -> assertThat(line)
                .startsWith("j-part.jar: cannot be loaded: ")
                .contains("Greeting$Answer"),
            line -> assertThat(line)
                .isEqualTo("k-page.jar: example/greeting has no sidecar GreetingProbe.md"),
            line -> assertThat(line)
                .startsWith("l-class.jar: cannot be loaded: ")
                .contains("GreetingProbe"),
            line -> assertThat(line).isEqualTo("gonogo: 12 mistakes; nothing was contacted"));
  }

  @Test
  void namesAreTakenOnce() throws IOException {
    example.jar(plugins.resolve("a-one.jar"));
    example.jar(plugins.resolve("b-two.jar"));
    changed(source -> source
            .replace("id = \"example/greeting\"", "id = \"tls/certificate\"")
            .replace("type = \"example/greeting\"", "type = \"net/resolve\"")
            .replace("return \"greeter\"", "return \"local\""))
        .jar(plugins.resolve("c-ours.jar"));
    Ran ran = gonogo("probes");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines().map(line -> line.replace(plugins + "/", "")))
        .containsExactlyInAnyOrder(
            "b-two.jar: the probe example/greeting is in a-one.jar too; keep one of the two",
            "b-two.jar: the kind of system greeter is in a-one.jar too; keep one of the two",
            "b-two.jar: the question example/greeting is in a-one.jar too; keep one of the two",
            "c-ours.jar: the probe tls/certificate is in gonogo itself; wanted a name of its own",
            "c-ours.jar: the kind of system local is in gonogo itself; wanted a name of its own",
            "c-ours.jar: the question net/resolve is in gonogo itself; wanted a name of its own",
            "gonogo: 6 mistakes; nothing was contacted");
  }

  @Test
  void whatThrowsOrTakesNoNameIsRefused() throws IOException {
    changed(source -> source.replace(
            "private record Server(",
            "GreeterKind() { throw new LinkageError(\"no luck\"); }\n  private record Server("))
        .jar(plugins.resolve("a-throws.jar"));
    changed(source -> source
            .replace("id = \"example/greeting\"", "id = \"Greeting\"")
            .replace("return \"greeter\"", "return \"a kind\"")
            .replace("@QuerySpec(type = \"example/greeting\", answer = Greeting.Answer.class)", "")
            .replace("import gonogo.api.QuerySpec;", ""))
        .jar(plugins.resolve("b-names.jar"));
    changed(
            source -> source
                .replace("@Singleton", "")
                .replace("import jakarta.inject.Singleton;", "")
                .replace(
                    "interface Greeter extends Facet",
                    "@jakarta.inject.Singleton\nfinal class Other {}\n\ninterface Greeter extends Facet"))
        .jar(plugins.resolve("c-other.jar"));
    Ran ran = gonogo("probes");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines().map(line -> line.replace(plugins + "/", "")))
        .containsExactly(
            "a-throws.jar: cannot be loaded: LinkageError: no luck",
            "b-names.jar: the probe \"Greeting\" has no usable name; wanted family/name in lower"
                + " case",
            "b-names.jar: the kind of system \"a kind\" has no usable name; wanted a word in lower"
                + " case",
            "b-names.jar: com.example.gonogo.Greeting lacks @QuerySpec",
            "c-other.jar: cannot be loaded: IllegalStateException: wanted a probe, a collector or a"
                + " kind of system",
            "gonogo: 5 mistakes; nothing was contacted");
  }
}
