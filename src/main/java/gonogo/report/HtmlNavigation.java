package gonogo.report;

import org.jsoup.nodes.Element;

/** Links to the parts of the page, made from their headings. */
final class HtmlNavigation {

  private HtmlNavigation() {}

  /** Puts them before the parts. */
  static void add(Element main, Element body) {
    Element navigation = Html.add(body, "nav", "parts").attr("aria-label", "Parts of the report");
    Element list = Html.add(navigation, "ul");
    for (Element heading : main.select("> section > h2[id]")) {
      Element entry = Html.add(list, "li");
      if (heading.parent() != null && heading.parent().hasClass("paper")) {
        entry.attr("class", "paper");
      }
      Html.words(Html.link(entry, heading.id()), heading.ownText());
    }
    main.before(navigation);
  }
}
