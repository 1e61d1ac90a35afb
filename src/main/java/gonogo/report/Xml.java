package gonogo.report;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document with an element on each line. What it is given must hold no character that XML 1.0 forbids. */
final class Xml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;
  private int depth;

  Xml() {
    try {
      writer = FACTORY.createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    void take() throws XMLStreamException;
  }

  /** Begins an element that holds elements. */
  void open(String name, Map<String, String> attributes) {
    take(() -> {
      line();
      writer.writeStartElement(name);
      attributes(attributes);
      depth++;
    });
  }

  /** Ends the element begun last. */
  void close() {
    take(() -> {
      depth--;
      line();
      writer.writeEndElement();
    });
  }

  void empty(String name, Map<String, String> attributes) {
    take(() -> {
      line();
      writer.writeEmptyElement(name);
      attributes(attributes);
    });
  }

  /** An element that holds text. */
  void text(String name, Map<String, String> attributes, String content) {
    take(() -> {
      line();
      writer.writeStartElement(name);
      attributes(attributes);
      writer.writeCharacters(content);
      writer.writeEndElement();
    });
  }

  private void attributes(Map<String, String> attributes) throws XMLStreamException {
    for (var attribute : attributes.entrySet()) {
      writer.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private void line() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static void take(Step step) {
    try {
      step.take();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document so far, with a line end behind it. */
  @Override
  public String toString() {
    take(writer::flush);
    return text + "\n";
  }
}
