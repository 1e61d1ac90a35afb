package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * A JUnit report as its readers see it. Reading it checks what they rely on: only elements and attributes that Jenkins
 * knows (junit-10.xsd of its xunit plugin), counts that equal the cases (EnricoMi's action sums the attributes), and no
 * name twice (GitLab keeps the first).
 *
 * @param cases all of them
 */
record JunitShape(int suites, int cases, int failures, int errors, int skipped, int properties) {
  private static final Map<String, Set<String>> CHILDREN = Map.of(
      "testsuites", Set.of("testsuite"),
      "testsuite", Set.of("properties", "testcase"),
      "properties", Set.of("property"),
      "testcase", Set.of("failure", "error", "skipped", "system-out"));
  private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
      "testsuites", Set.of("name", "tests", "failures", "errors", "time"),
      "testsuite", Set.of("name", "tests", "failures", "errors", "skipped", "time", "timestamp"),
      "properties", Set.of(),
      "property", Set.of("name", "value"),
      "testcase", Set.of("classname", "name", "time"),
      "failure", Set.of("message", "type"),
      "error", Set.of("message", "type"),
      "skipped", Set.of("message"),
      "system-out", Set.of());

  static JunitShape of(String xml) throws Exception {
    Element root = parse(xml);
    assertThat(root.getTagName()).isEqualTo("testsuites");
    check(root);
    List<Element> suites = all(root, "testsuite");
    suites.forEach(JunitShape::checkCounts);
    checkCounts(root);
    checkNames(root);
    return new JunitShape(
        suites.size(),
        all(root, "testcase").size(),
        all(root, "failure").size(),
        all(root, "error").size(),
        all(root, "skipped").size(),
        all(root, "property").size());
  }

  static Element parse(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  static List<Element> all(Element root, String name) {
    var found = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static void check(Element element) {
    Set<String> attributes = new HashSet<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add(element.getAttributes().item(i).getNodeName());
    }
    assertThat(attributes).isEqualTo(ATTRIBUTES.get(element.getTagName()));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        assertThat(CHILDREN.getOrDefault(element.getTagName(), Set.of()))
            .contains(inner.getTagName());
        check(inner);
      }
    }
  }

  private static void checkCounts(Element suite) {
    assertThat(suite.getAttribute("tests"))
        .isEqualTo(String.valueOf(all(suite, "testcase").size()));
    assertThat(suite.getAttribute("failures"))
        .isEqualTo(String.valueOf(all(suite, "failure").size()));
    assertThat(suite.getAttribute("errors"))
        .isEqualTo(String.valueOf(all(suite, "error").size()));
    if (suite.hasAttribute("skipped")) {
      assertThat(suite.getAttribute("skipped"))
          .isEqualTo(String.valueOf(all(suite, "skipped").size()));
    }
    long millis = all(suite, "testcase").stream()
        .mapToLong(one -> Math.round(Double.parseDouble(one.getAttribute("time")) * 1000))
        .sum();
    assertThat(Math.round(Double.parseDouble(suite.getAttribute("time")) * 1000))
        .isEqualTo(millis);
  }

  private static void checkNames(Element root) {
    assertThat(all(root, "testcase"))
        .extracting(one -> one.getAttribute("classname") + "." + one.getAttribute("name"))
        .doesNotHaveDuplicates();
  }
}
