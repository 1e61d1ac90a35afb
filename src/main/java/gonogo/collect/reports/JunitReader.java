package gonogo.collect.reports;

import gonogo.api.CollectorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of JUnit XML as a stream.
 *
 * <p>There is no standard. What is read is what Surefire, Gradle, pytest, jest-junit and Playwright write: suites, nested
 * or not, below one {@code testsuites} or alone; cases in them; and the results as elements in a case. Documents that
 * declare a type are refused, so that there are neither entities nor anything outside to be read.
 */
final class JunitReader {
  static final int MOST_DEPTH = 64;
  private static final int MOST_TEXT = 200;

  private final XMLStreamReader xml;
  private final Labels labels;
  private final Weight weight;
  private final Deque<SuiteTally> open = new ArrayDeque<>();
  private @Nullable SuiteTally root;
  private @Nullable CaseTally testCase;
  private @Nullable String property;
  private @Nullable String value;
  private final StringBuilder text = new StringBuilder();

  private JunitReader(XMLStreamReader xml, Labels labels, Weight weight) {
    this.xml = xml;
    this.labels = labels;
    this.weight = weight;
  }

  /** Why a document is not read: it is no JUnit XML. */
  static final class NotJunitException extends Exception {
    private static final long serialVersionUID = 1;

    NotJunitException(String message) {
      super(message);
    }
  }

  /**
   * Reads to the end.
   *
   * @return the outermost suite
   * @throws XMLStreamException when it is not well-formed, or cut off
   * @throws NotJunitException when it is something else
   * @throws CollectorException when it is too large
   */
  static SuiteTally read(InputStream in, Labels labels, Weight weight)
      throws XMLStreamException, NotJunitException, CollectorException, IOException {
    XMLStreamReader xml = factory().createXMLStreamReader(Decoded.xml(in));
    try {
      return new JunitReader(xml, labels, weight).read();
    } finally {
      xml.close();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("it refers to something outside");
    });
    // The JDK counts each &lt; of a document against these: a long log would be refused. Where no
    // document type is
    // declared, there are no other entities.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    return factory;
  }

  private SuiteTally read() throws XMLStreamException, NotJunitException, CollectorException {
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > MOST_DEPTH) {
            throw new NotJunitException("its elements are nested deeper than " + MOST_DEPTH);
          }
          start(xml.getLocalName());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          end(xml.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        case XMLStreamConstants.DTD ->
          throw new NotJunitException("it declares a document type, which no report needs");
        default -> {
          // comments, processing instructions, white space
        }
      }
    }
    return Objects.requireNonNull(root, "a well-formed document has an element");
  }

  private void start(String element) throws NotJunitException, CollectorException {
    boolean suite = element.equals("testsuite") || element.equals("testsuites");
    if (root == null && !suite) {
      throw new NotJunitException(
          "its outermost element is %s, not testsuites or testsuite".formatted(Shown.of(element)));
    }
    if (testCase != null && (suite || element.equals("testcase"))) {
      throw new NotJunitException("it has a %s within a testcase".formatted(element));
    }
    if (suite) {
      startSuite(element.equals("testsuites"));
    } else if (element.equals("testcase")) {
      testCase = new CaseTally(
          attribute("classname", ""),
          attribute("name", ""),
          attribute("status"),
          attribute("result"));
    } else if (element.equals("property")) {
      property = attribute("name");
      value = attribute("value");
      text.setLength(0);
    } else if (testCase != null) {
      testCase.element(element);
    } else if (element.equals("failure") || element.equals("error")) {
      // The suite as a whole broke.
      CaseTally whole = new CaseTally("", open.element().name(), null, null);
      whole.element(element);
      open.element().holds(whole);
    }
  }

  private void startSuite(boolean group) throws CollectorException {
    SuiteTally suite = new SuiteTally(
        group,
        Shown.of(attribute("name", "")),
        attribute("hostname"),
        attribute("timestamp"),
        Declared.of(this::attribute),
        labels,
        weight);
    if (root == null) {
      root = suite;
    } else {
      open.element().holds(suite);
    }
    open.push(suite);
  }

  private void end(String element) throws CollectorException {
    switch (element) {
      case "testsuite", "testsuites" -> open.pop();
      case "testcase" -> {
        open.element().holds(Objects.requireNonNull(testCase));
        testCase = null;
      }
      case "property" -> endProperty();
      default -> {
        // nothing hangs on it
      }
    }
  }

  private void endProperty() {
    String name = property;
    property = null;
    if (name == null) {
      return;
    }
    String said = Objects.requireNonNullElseGet(value, text::toString).strip();
    if (testCase == null) {
      open.element().property(name, said);
    } else if (labels.isProperty(name)) {
      testCase.label(said);
    }
  }

  /** A property may say its value as text. */
  private void text() {
    if (property != null && text.length() < MOST_TEXT) {
      String more = xml.getText();
      text.append(more, 0, Math.min(more.length(), MOST_TEXT));
    }
  }

  private @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  private String attribute(String name, String absent) {
    return Objects.requireNonNullElse(attribute(name), absent);
  }
}
