package gonogo.shipped;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.checklist.InputFiles;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.engine.Planner;
import gonogo.model.Phase;
import gonogo.model.Source;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows does what it says. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("class (\\w+)");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir
  private Path folder;

  @Test
  void theProbeOfItsOwnCompilesAndItsTestPasses() throws IOException, ReflectiveOperationException {
    List<Path> sources = new ArrayList<>();
    var blocks = JAVA.matcher(Files.readString(Path.of("README.md")));
    while (blocks.find()) {
      var name = CLASS.matcher(blocks.group(1));
      assertThat(name.find()).isTrue();
      sources.add(Files.writeString(folder.resolve(name.group(1) + ".java"), blocks.group(1)));
    }
    assertThat(sources).hasSize(2);

    compile(sources);

    try (var loader = new URLClassLoader(
        new URL[] {folder.resolve("classes").toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
      var test = loader.loadClass("gonogo.probes.documents.LicenceProbeTest");
      var constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      var methods = Stream.of(test.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .toList();
      assertThat(methods).hasSize(2);
      for (var method : methods) {
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
      }
    }
  }

  @Test
  void theFirstEnvironmentCanBePlanned() throws IOException {
    var yaml = Pattern.compile("```yaml\n(environment: .*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("README.md")));
    assertThat(yaml.find()).isTrue();
    assertThat(yaml.group(1).lines().count()).isLessThanOrEqualTo(10);

    var inputs = new InputsReader(
            InputFiles.onDisk(), ShippedChecklists.onClassPath(), _ -> null, TODAY)
        .draft(new Source("gonogo.yaml", yaml.group(1)), Map.of());
    try (var catalog = Catalog.open()) {
      var plan = new Planner(catalog)
          .plan(inputs, Phase.T_MINUS_1H, List.of(), TODAY.atStartOfDay().toInstant(UTC));
      assertThat(plan.runnable()).isNotEmpty();
    }
  }

  private void compile(List<Path> sources) throws IOException {
    var found = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      var options = Stream.of(
              "-proc:none",
              "-Xlint:all,-processing,-classfile,-path",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              Files.createDirectories(folder.resolve("classes")).toString())
          .toList();
      var task = compiler.getTask(
          null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources));
      assertThat(task.call()).as(found.getDiagnostics().toString()).isTrue();
    }
    assertThat(found.getDiagnostics()).isEmpty();
  }
}
