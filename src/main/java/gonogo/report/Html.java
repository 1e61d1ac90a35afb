package gonogo.report;

import org.jsoup.nodes.Element;

/**
 * Puts elements and text into a page. The only way for text from outside: it is cut, cleaned and set apart, so that it
 * neither is markup nor changes the direction of the text around it; jsoup escapes what it writes.
 */
final class Html {

  private Html() {}

  static Element add(Element parent, String tag) {
    return parent.appendElement(tag);
  }

  /**
   * An element that the style sheet or the script knows.
   *
   * @param classes our own names, parted by blanks
   */
  static Element add(Element parent, String tag, String classes) {
    return parent.appendElement(tag).attr("class", classes);
  }

  /** Words of ours. A blank parts what follows from it, also for a reader that knows no style. */
  static Element words(Element parent, String words) {
    return parent.appendText(words);
  }

  /** Text from outside, at most so many characters of it. */
  static Element said(Element parent, String text, int limit) {
    add(parent, "bdi").appendText(Untrusted.clean(Untrusted.shorten(text, limit), true));
    return parent;
  }

  /** A name that people copy. */
  static Element code(Element parent, String name, int limit) {
    said(add(parent, "code"), name, limit);
    return parent;
  }

  /**
   * A link within the page.
   *
   * @param id of an element of the page, see {@link Anchors}
   */
  static Element link(Element parent, String id) {
    return add(parent, "a").attr("href", "#" + id);
  }

  /** Makes an element one that links lead to: whoever follows one goes on reading there, also with a keyboard. */
  static Element target(Element element, String id) {
    return element.attr("id", id).attr("tabindex", "-1");
  }

  /** Words of ours in which names stand in backticks, as {@link WhatHelps} writes them. */
  static Element marked(Element parent, String words) {
    String[] parts = words.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        words(parent, parts[i]);
      } else {
        words(add(parent, "code"), parts[i]);
      }
    }
    return parent;
  }

  /** A sign that repeats what the words beside it say. */
  static Element mark(Element parent, String sign) {
    words(add(parent, "span", "mark").attr("aria-hidden", "true"), sign);
    return words(parent, " ");
  }

  /** One line of a list of names and values; what it returns takes the value. */
  static Element entry(Element list, String name) {
    Element row = add(list, "div");
    words(add(row, "dt"), name);
    words(row, " ");
    return add(row, "dd");
  }

  /** A part of the page with a heading, in the outline that assistive technology reads. */
  static Element section(Element parent, String name, String title) {
    String id = Anchors.own(name);
    Element section = add(parent, "section", name).attr("aria-labelledby", id);
    words(add(section, "h2").attr("id", id), title);
    return section;
  }
}
