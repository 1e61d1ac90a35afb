package gonogo.report;

import gonogo.api.Cause;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import gonogo.model.Item;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * One item: a line that can be unfolded. The id stands on what is folded, because a browser unfolds what a link leads
 * into (HTML, ancestor revealing algorithm), also without the script.
 *
 * @param written the items as the checklist has them, by id
 * @param claimed ids of the items that were ticked by hand
 * @param evidence ids of the questions that the page holds
 * @param helps the numbers of the clusters of each item
 */
record HtmlItem(
    Map<String, Item> written,
    Set<String> claimed,
    Set<String> evidence,
    Map<String, List<Integer>> helps) {
  private static final int TEXT = 1000;
  private static final int FIELD = 600;
  private static final int NAMES = 6;
  private static final int MOST_CHECKS = 40;

  void add(ItemView item, int section, Element group) {
    List<Integer> remedies = helps.getOrDefault(item.id(), List.of());
    Element details = Html.add(group, "details", "item " + HtmlHead.style(item.status()))
        .attr("data-status", item.status().name())
        .attr("data-severity", item.severity())
        .attr("data-section", section + "")
        .attr("data-decides", item.decides() ? "yes" : "no")
        .attr(
            "data-helps", remedies.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    summary(item, Html.add(details, "summary"));
    Element body = Html.target(Html.add(details, "div", "body"), Anchors.item(item.id()));
    message(item, body);
    about(item, Html.add(body, "dl", "about"));
    checks(item, body);
  }

  private static void summary(ItemView item, Element summary) {
    Element status = Html.mark(Html.add(summary, "span", "status"), mark(item.status()));
    Html.words(status, word(item));
    Html.words(summary, " ");
    Html.said(Html.add(summary, "span", "text"), item.text(), TEXT);
    Html.words(summary, " ");
    Element facts = Html.add(summary, "span", "id");
    Html.words(Html.code(facts, item.id(), TEXT), " ");
    Html.said(Html.add(facts, "span", "severity"), item.severity(), FIELD);
    Html.said(Html.words(facts, " · "), item.phase(), FIELD);
    if (Reading.isOnTrial(item)) {
      Html.words(facts, " · on trial");
    }
  }

  static String mark(Status status) {
    return switch (status) {
      case MET -> "✓";
      case NOT_MET -> "✗";
      case UNDETERMINED -> "?";
      case WAIVED -> "~";
      case NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> "–";
    };
  }

  /** Of an item whose text says the bad thing nobody could tell what met means. */
  private static String word(ItemView item) {
    if (item.claim() == null) {
      return Subject.word(item.status());
    }
    boolean raised = item.rawStatus() == Status.NOT_MET;
    return switch (item.status()) {
      case MET -> "not raised";
      case NOT_MET -> "raised";
      case WAIVED -> raised ? "raised, waived" : "waived";
      case UNDETERMINED, NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> Subject.word(item.status());
    };
  }

  /** Left out where the only check says the same. */
  private static void message(ItemView item, Element body) {
    boolean same =
        item.checks().size() == 1 && item.checks().getFirst().summary().equals(item.message());
    if (!same) {
      said(item, body);
    }
    if (item.status() == Status.UNDETERMINED && item.cause() != null) {
      remedy(item.cause(), item.needs(), body);
    }
  }

  private static void said(ItemView item, Element body) {
    Element line = Html.add(body, "p", "message");
    if (item.cause() != null) {
      Html.words(Html.add(line, "b"), item.cause().name());
      Html.words(line, " ");
    }
    Html.said(line, item.message(), FIELD);
    if (item.by() != null) {
      Html.said(Html.words(line, " · by "), item.by(), FIELD);
    }
  }

  private static void remedy(Cause cause, List<String> needs, Element parent) {
    String kind = needs.isEmpty() ? "" : WhatHelps.kind(needs.getFirst());
    Html.marked(Html.mark(Html.add(parent, "p", "remedy"), "→"), WhatHelps.with(cause, kind));
  }

  private void about(ItemView item, Element list) {
    if (item.claim() != null) {
      Html.said(Html.entry(list, "Claim"), item.claim(), FIELD);
    }
    Item original = written.get(item.id());
    if (original != null && original.verify() != null) {
      Html.said(Html.entry(list, "Verified by"), original.verify(), FIELD);
    }
    if (item.waiver() != null) {
      Html.said(Html.entry(list, "Waiver"), Beside.waiver(item.waiver(), NAMES), FIELD);
    }
    for (String concern : item.concerns().stream().limit(MOST_CHECKS).toList()) {
      Html.said(Html.entry(list, "Concern"), concern, FIELD);
    }
    if (claimed.contains(item.id())) {
      Html.words(Html.entry(list, "Ticked"), "by hand: a claim, not evidence");
    }
    if (!item.needs().isEmpty()) {
      Html.said(Html.entry(list, "Needs"), Words.some(item.needs(), 2 * NAMES), FIELD);
    }
    if (!item.depends().isEmpty()) {
      HtmlSummary.links(item.depends(), Html.entry(list, "Depends on"));
    }
    if (list.childrenSize() == 0) {
      list.remove();
    }
  }

  /** Where there are too many, those that did not pass come first. */
  private void checks(ItemView item, Element body) {
    List<CheckView> checks = item.checks();
    if (checks.size() > MOST_CHECKS) {
      checks = checks.stream()
          .sorted(Comparator.comparing((CheckView check) -> check.outcome().equals("PASSED")))
          .limit(MOST_CHECKS)
          .toList();
    }
    checks.forEach(check -> HtmlCheck.add(check, evidence, body));
    int hidden = item.checks().size() - checks.size();
    if (hidden > 0) {
      Html.words(
          Html.add(body, "p", "faint"), "and " + hidden + " more checks, all in report.json");
    }
  }
}
