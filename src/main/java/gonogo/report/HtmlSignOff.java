package gonogo.report;

import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ItemView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/**
 * Who has signed for what, and who is still to sign: on paper with lines to write on, and two more for those who decide.
 * What is written by hand is no evidence and changes no verdict.
 */
final class HtmlSignOff {
  private static final int FIELD = 600;
  private static final String PROBE = "attestation/signed";
  private static final String DUTY = "duty";
  private static final int LINES_TO_DECIDE = 2;

  private HtmlSignOff() {}

  static void add(Reading reading, Element main) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (ItemView item : reading.itemsThat(ItemView::due)) {
      for (CheckView check : item.checks()) {
        if (check.probe().equals(PROBE) && !check.outcome().equals("INCONCLUSIVE")) {
          given.computeIfAbsent(check.summary(), _ -> new ArrayList<>()).add(item.id());
        }
      }
      for (String duty : duties(item)) {
        missing.computeIfAbsent(duty, _ -> new ArrayList<>()).add(item.id());
      }
    }
    boolean nobody = given.isEmpty() && missing.isEmpty();
    Element part = Html.section(main, "sign-off", "Sign-off");
    if (nobody) {
      part.addClass("paper");
    }
    Element rows = table(part);
    given.forEach((words, items) -> signed(words, items, rows));
    missing.forEach((duty, items) -> blank(duty, items, rows));
    for (int i = 0; i < LINES_TO_DECIDE; i++) {
      decision(rows);
    }
  }

  /** Whose word is missing; void where the item is settled. */
  private static Iterable<String> duties(ItemView item) {
    var duties = new TreeSet<String>();
    for (CheckView check : item.checks()) {
      check.needs().stream()
          .filter(need -> WhatHelps.kind(need).equals(DUTY))
          .forEach(need -> duties.add(WhatHelps.name(need)));
    }
    return duties;
  }

  private static Element table(Element part) {
    Element table = Html.add(part, "table");
    Element head = Html.add(Html.add(table, "thead"), "tr");
    for (String name : List.of("Duty", "Signs for", "Name", "Date", "Signature")) {
      Html.words(Html.add(head, "th").attr("scope", "col"), name);
    }
    return Html.add(table, "tbody");
  }

  private static void signed(String words, List<String> items, Element rows) {
    Element row = Html.add(rows, "tr");
    Html.words(Html.add(row, "td"), "signed");
    HtmlSummary.links(items, Html.add(row, "td"));
    Html.said(Html.add(row, "td").attr("colspan", "3"), words, FIELD);
  }

  private static void blank(String duty, List<String> items, Element rows) {
    Element row = Html.add(rows, "tr", "blank");
    Html.said(Html.add(row, "td"), duty, FIELD);
    HtmlSummary.links(items, Html.add(row, "td"));
    Html.words(Html.add(row, "td"), "not signed");
    Html.add(row, "td");
    Html.add(row, "td");
  }

  private static void decision(Element rows) {
    Element row = Html.add(rows, "tr", "blank paper");
    Html.add(row, "td");
    Html.words(Html.add(row, "td"), "the decision on this release");
    Html.add(row, "td");
    Html.add(row, "td");
    Html.add(row, "td");
  }
}
