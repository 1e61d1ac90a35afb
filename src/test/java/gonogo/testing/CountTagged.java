package gonogo.testing;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds the tests that carry a tag, found by reflection, against those that a build says it ran and passed. A test that was
 * skipped, or never found, is a promise that nobody kept.
 */
public final class CountTagged {

  private CountTagged() {}

  /** {@code CountTagged TAG REPORTS [CLASSES]}; exits 1 when fewer ran than carry the tag, or none does. */
  public static void main(String[] arguments) throws Exception {
    String tag = arguments[0];
    Set<String> expected =
        tagged(tag, Path.of(arguments.length > 2 ? arguments[2] : "target/test-classes"));
    Set<String> passed = passed(Path.of(arguments[1]));
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(passed);
    System.out.printf(
        "tagged '%s': %d tests, %d of them ran and passed%n",
        tag, expected.size(), expected.size() - missing.size());
    missing.forEach(test -> System.out.println("did not run: " + test));
    if (expected.isEmpty() || !missing.isEmpty()) {
      System.exit(1);
    }
  }

  private static Set<String> tagged(String tag, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && name.startsWith("gonogo"))
          .map(name -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
          .filter(method -> carries(method, tag))
          .map(method -> method.getDeclaringClass().getName() + "#" + method.getName())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean carries(Method method, String tag) {
    if (hasTag(method, tag)) {
      return true;
    }
    @Nullable Class<?> type = method.getDeclaringClass();
    while (type != null) {
      if (hasTag(type, tag)) {
        return true;
      }
      type = type.getEnclosingClass();
    }
    return false;
  }

  private static boolean hasTag(AnnotatedElement element, String tag) {
    return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
        .anyMatch(found -> found.value().equals(tag));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, CountTagged.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> passed(Path reports) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Set<String> passed = new TreeSet<>();
    Set<String> notPassed = new TreeSet<>();
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files
          .filter(path -> path.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList()) {
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
          Element test = (Element) cases.item(i);
          String method = test.getAttribute("name").replaceFirst("[^A-Za-z0-9_$].*", "");
          String name = test.getAttribute("classname") + "#" + method;
          boolean good = Stream.of("failure", "error", "skipped")
              .allMatch(sad -> test.getElementsByTagName(sad).getLength() == 0);
          (good ? passed : notPassed).add(name);
        }
      }
    }
    passed.removeAll(notPassed);
    return passed;
  }
}
