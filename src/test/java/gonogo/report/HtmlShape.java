package gonogo.report;

import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a browser reads it. */
final class HtmlShape {
  /** A checklist that says no more than the report does. */
  static final Checklist CHECKLIST = Checklist.of(
      "production-deployment",
      3,
      "Production deployment",
      new LinkedHashMap<>(),
      List.of(),
      List.of(),
      new Source("list.yaml", "list"));

  private HtmlShape() {}

  static String write(Report report) {
    return HtmlReport.write(report, CHECKLIST);
  }

  static Document read(Report report) {
    return Jsoup.parse(write(report));
  }

  /** Every element in order, with the names of its attributes and the values of those that are ours. */
  static String of(Document page) {
    return page.getAllElements().stream().map(HtmlShape::element).collect(Collectors.joining("\n"));
  }

  private static String element(Element element) {
    String attributes = element.attributes().asList().stream()
        .map(attribute -> attribute.getKey()
            + (attribute.getKey().matches("class|type|role|scope|colspan|data-status")
                ? "=" + attribute.getValue()
                : ""))
        .collect(Collectors.joining(" "));
    return element.parents().size() + " " + element.tagName() + " " + attributes;
  }
}
