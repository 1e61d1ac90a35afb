package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.PluginBuild;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new probe compiles, its test passes, and it is listed, before anybody has changed a line of it. */
class NewProbeTest {
  @TempDir
  private Path folder;

  private Ran create(String id) {
    return Ran.gonogo("probes", "new", id, "--dir", folder.toString());
  }

  private List<String> files() {
    return PluginBuild.files(folder).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  private void assertTestPasses(String name, Path... classes)
      throws IOException, ReflectiveOperationException {
    URL[] path = new URL[classes.length];
    for (int i = 0; i < classes.length; i++) {
      path[i] = classes[i].toUri().toURL();
    }
    try (var loader = new URLClassLoader(path, getClass().getClassLoader())) {
      var test = loader.loadClass(name);
      var constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      var methods = Stream.of(test.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .toList();
      assertThat(methods).hasSizeGreaterThanOrEqualTo(3);
      for (var method : methods) {
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
      }
    }
  }

  @Test
  void inTheProjectOfAPlugin() throws IOException, ReflectiveOperationException {
    Ran ran = create("acme/queue-depth");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("wrote ", "acme is a new family\n", "mvn -Dtest=QueueDepthProbeTest test");
    assertThat(files())
        .containsExactly(
            "src/main/java/probes/acme/QueueDepthProbe.java",
            "src/main/java/probes/acme/package-info.java",
            "src/main/resources/probes/acme/QueueDepthProbe.md",
            "src/test/java/probes/acme/QueueDepthProbeTest.java");

    Path scratch = folder.resolve("target");
    PluginBuild plugin = PluginBuild.of(folder, UnaryOperator.identity(), scratch);
    Path classes = scratch.resolve("classes");
    Path tests = scratch.resolve("test-classes");
    PluginBuild.compile(
        PluginBuild.files(folder.resolve("src/test/java")), tests, classes.toString());
    assertTestPasses("probes.acme.QueueDepthProbeTest", classes, tests);

    Path plugins = plugin.jar(scratch.resolve("plugins/acme.jar")).getParent();
    Map<String, String> variables = Map.of("GONOGO_PLUGINS", plugins.toString());
    assertThat(Ran.with(variables, "probes").out())
        .containsPattern("acme/queue-depth +Enough servers .*\\[acme\\.jar]");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "https://127.0.0.1:" + server.getLocalPort();
      Ran tried = Ran.with(variables, "try", "acme/queue-depth", url, "min-addresses=1");
      assertThat(tried.out()).contains("1 of 1 addresses of 127.0.0.1 accept connections");
      assertThat(tried.status()).isZero();
      Ran failed = Ran.with(variables, "try", "acme/queue-depth", url);
      assertThat(failed.out()).contains("at least 2 addresses");
      assertThat(failed.status()).isEqualTo(1);
    }
    Ran again = Ran.with(variables, "probes", "new", "acme/queue-depth", "--dir", "" + folder);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("acme/queue-depth is there already, in acme.jar");
  }

  @Test
  void inACloneOfGonogo() throws Exception {
    Files.createDirectories(folder.resolve("probes/main/java/gonogo/probes"));
    Ran ran = create("htpp/rate-limit");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("htpp is a new family; did you mean http?");
    assertThat(files())
        .containsExactly(
            "probes/main/java/gonogo/probes/htpp/RateLimitProbe.java",
            "probes/main/java/gonogo/probes/htpp/package-info.java",
            "probes/main/resources/gonogo/probes/htpp/RateLimitProbe.md",
            "probes/test/java/gonogo/probes/htpp/RateLimitProbeTest.java");

    Path classes = folder.resolve("classes");
    PluginBuild.compile(
        PluginBuild.files(folder.resolve("probes")).stream()
            .filter(file -> file.toString().endsWith(".java"))
            .toList(),
        classes,
        "");
    assertTestPasses("gonogo.probes.htpp.RateLimitProbeTest", classes);
    assertThat(listedWith(classes)).containsPattern("htpp/rate-limit +Enough servers");
  }

  /** What the command lists in a process that also has these classes, as a build of the clone would. */
  private String listedWith(Path classes) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    String path = classes + File.pathSeparator + System.getProperty("java.class.path");
    var process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path,
            "gonogo.cli.Main",
            "probes")
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(out);
  }

  @Test
  void itsPageAndPackageAreWrittenOnlyWhereTheyAreMissing() {
    assertThat(create("acme/one").status()).isZero();
    Ran second = create("acme/two");

    assertThat(second.status()).isZero();
    assertThat(second.out()).doesNotContain("package-info");
    assertThat(files()).hasSize(7);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path page = folder.resolve("src/main/resources/probes/acme/OneProbe.md");
    Files.createDirectories(page.getParent());
    Files.writeString(page, "mine");
    Ran ran = create("acme/one");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(page + ": is there already");
    assertThat(Files.readString(page)).isEqualTo("mine");
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      tls/certificate      | tls/certificate is there already; 'gonogo probes tls/certificate' shows it
      HTTP/RateLimitProbe  | did you mean http/rate-limit?
      my_team/queue depth  | did you mean myteam/queue-depth?
      rate-limit           | no probe is called "rate-limit"; wanted FAMILY/NAME in lower case, such as http/rate-limit
      http/                | no probe is called "http/"
      http/../../etc       | did you mean http/etc?
      native/image         | no family is called "native"
      """)
  void namesAreChecked(String id, String wanted) {
    Ran ran = create(id);

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(wanted);
    assertThat(files()).isEmpty();
  }

  @Test
  void theFolderMustBeThere() {
    Ran ran = Ran.gonogo("probes", "new", "acme/one", "--dir", "" + folder.resolve("none"));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--dir: ", "is no folder");
  }
}
