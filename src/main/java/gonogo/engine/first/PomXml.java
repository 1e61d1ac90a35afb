package gonogo.engine.first;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Maven project (https://maven.apache.org/pom.html). Nothing is built and no parent is looked up: what is made of
 * properties, {@code ${revision}}, is not known.
 */
final class PomXml {
  private static final String NAME = "pom.xml";

  private final Map<String, Found> texts = new HashMap<>();

  private PomXml() {}

  /**
   * Reads it.
   *
   * @throws IOException when it is not XML
   */
  static Project read(byte[] xml) throws IOException {
    PomXml pom = new PomXml();
    try {
      pom.walk(xml);
    } catch (XMLStreamException e) {
      throw new IOException("not XML in line " + e.getLocation().getLineNumber(), e);
    }
    return new Project(
        pom.first("project/name", "project/artifactId"),
        pom.first("project/version", "project/parent/version"),
        pom.first("project/url"));
  }

  private @Nullable Found first(String... paths) {
    return Stream.of(paths)
        .map(texts::get)
        .filter(Objects::nonNull)
        .findFirst()
        .filter(found -> !found.value().contains("${"))
        .orElse(null);
  }

  private void walk(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    Deque<String> above = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    int line = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          above.addLast(reader.getLocalName());
          text.setLength(0);
          line = reader.getLocation().getLineNumber();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          keep(path(above), text.toString().strip(), line);
          text.setLength(0);
          above.removeLast();
        }
        default -> {} // comments and the like
      }
    }
  }

  private void keep(String path, String text, int line) {
    if (!text.isEmpty()) {
      texts.putIfAbsent(path, new Found(text, NAME + ":" + line));
    }
  }

  private static String path(Deque<String> above) {
    Iterator<String> names = above.iterator();
    StringBuilder path = new StringBuilder(names.next());
    names.forEachRemaining(name -> path.append('/').append(name));
    return path.toString();
  }
}
