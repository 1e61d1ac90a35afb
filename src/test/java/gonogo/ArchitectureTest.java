package gonogo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gonogo.catalog.Catalog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may see which. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("gonogo");

  /** The rows of the table in docs/architecture.md. */
  private static final Map<String, List<String>> SEES = Map.ofEntries(
      Map.entry("api", List.of()),
      Map.entry("model", List.of("api")),
      Map.entry("collect", List.of("api")),
      Map.entry("json", List.of()),
      Map.entry("attest", List.of("api", "model", "json", "collect")),
      Map.entry("probes", List.of("api", "collect", "attest", "model")),
      Map.entry("checklist", List.of("api", "model")),
      Map.entry("catalog", List.of("api", "model", "checklist")),
      Map.entry("judge", List.of("api", "model")),
      Map.entry(
          "engine",
          List.of("api", "model", "checklist", "catalog", "collect", "judge", "json", "attest")),
      Map.entry("report", List.of("api", "model", "judge")),
      Map.entry("demo", List.of("api", "attest", "model")));

  @Test
  void looksAtAllOfIt() {
    assertThat(CLASSES.size()).isGreaterThan(150);
  }

  @TestFactory
  Stream<DynamicTest> eachLayerSeesOnlyItsOwn() {
    return SEES.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(
            row.getKey() + " sees " + row.getValue(),
            () -> classes()
                .that()
                .resideInAPackage("gonogo." + row.getKey() + "..")
                .should()
                .onlyDependOnClassesThat(notOursOr(row.getKey(), row.getValue()))
                .check(CLASSES)));
  }

  private static DescribedPredicate<JavaClass> notOursOr(String self, List<String> seen) {
    String[] allowed = Stream.concat(Stream.of(self), seen.stream())
        .map(name -> "gonogo." + name + "..")
        .toArray(String[]::new);
    return not(resideInAPackage("gonogo..")).or(resideInAnyPackage(allowed));
  }

  @Test
  void familiesOfProbesDoNotSeeEachOther() {
    slices().matching("gonogo.probes.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void probesSeeOnlyRecordsOfCollectors() {
    noClasses()
        .that()
        .resideInAPackage("gonogo.probes..")
        .should()
        .dependOnClassesThat(resideInAPackage("gonogo.collect..")
            .and(DescribedPredicate.describe(
                "are collectors", c -> c.isAssignableTo("gonogo.api.Collector"))))
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("gonogo.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheWiringReadsTheClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "gonogo.api..",
            "gonogo.model..",
            "gonogo.probes..",
            "gonogo.judge..",
            "gonogo.report..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineWritesToTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("gonogo.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  /** A command that forgets them takes the probes of plugins for unknown; the demo does without. */
  @Test
  void commandsOpenTheCatalogWithPlugins() {
    noClasses()
        .that()
        .resideInAPackage("gonogo.cli..")
        .and()
        .doNotHaveSimpleName("Catalogs")
        .and()
        .doNotHaveSimpleName("DemoCommand")
        .should()
        .callMethod(Catalog.class, "open")
        .orShould()
        .callMethod(Catalog.class, "open", Path.class)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> packages = CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals("gonogo"))
        .distinct()
        .toList();
    assertThat(packages)
        .allSatisfy(name -> assertThat(
                Arrays.stream(Class.forName(name + ".package-info").getAnnotations())
                    .map(annotation -> annotation.annotationType().getSimpleName()))
            .contains("NullMarked"));
  }
}
