package gonogo.report;

import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the Markdown report says of one item: whether its box is ticked, and the lines under it.
 *
 * <p>Only MET is ticked: a waiver is no evidence, and what does not apply was not done. An item whose text says the bad
 * thing is never ticked, because nobody could tell what the tick means. The lines say the status, so that nothing
 * depends on the tick.
 */
record MarkdownItem(ItemView item, List<Findings> findings) {
  private static final int DETAILS = 10;
  private static final int FIELD = 300;
  private static final int LINE = 3000;
  private static final int NAMES = 6;

  static MarkdownItem of(ItemView item) {
    boolean failed = item.rawStatus() == Status.NOT_MET;
    return new MarkdownItem(item, failed ? Findings.of(item) : List.of());
  }

  boolean isTicked() {
    return item.status() == Status.MET && !isInverted();
  }

  private boolean isInverted() {
    return item.claim() != null;
  }

  /**
   * The status with what was seen, then each thing else that there is to know.
   *
   * @param claimed whether somebody ticked the box by hand
   */
  List<String> lines(boolean claimed) {
    List<String> lines = new ArrayList<>();
    String qualifier = qualifier();
    String text = text();
    lines.add("**" + word() + "**"
        + (qualifier.isEmpty() ? "" : " " + MarkdownText.inline(qualifier, LINE))
        + (text.isBlank() ? "" : ": " + MarkdownText.inline(text, LINE))
        + remedy()
        + tail());
    List<String> details = details(claimed);
    int shown = Math.min(details.size(), DETAILS);
    details.subList(0, shown).forEach(detail -> lines.add(MarkdownText.inline(detail, LINE)));
    if (shown < details.size()) {
      lines.add("and " + (details.size() - shown) + " more, all in report.json");
    }
    return lines;
  }

  /** The lines as a quotation: these are not the words of the list. */
  static List<String> quoted(List<String> lines) {
    return marked(lines, "> ", "> - ");
  }

  /** The lines as a list, where a quotation would become one with the next. */
  static List<String> listed(List<String> lines) {
    return marked(lines, "- ", "  - ");
  }

  private static List<String> marked(List<String> lines, String first, String others) {
    List<String> marked = new ArrayList<>();
    lines.forEach(line -> marked.add((marked.isEmpty() ? first : others) + line));
    return marked;
  }

  private String word() {
    return switch (item.status()) {
      case MET -> isInverted() ? "not raised" : "MET";
      case NOT_MET -> isInverted() ? "RAISED" : "NOT_MET";
      case WAIVED ->
        isInverted() && item.rawStatus() == Status.NOT_MET ? "RAISED, WAIVED" : "WAIVED";
      case UNDETERMINED ->
        item.cause() == null ? "UNDETERMINED" : "UNDETERMINED (" + item.cause() + ")";
      case NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> item.status().name();
    };
  }

  private String qualifier() {
    List<String> parts = new ArrayList<>();
    if (item.status() == Status.MET && item.by() != null) {
      parts.add("by " + item.by());
    }
    if (item.status() == Status.WAIVED && item.waiver() != null) {
      parts.add(waiver(item.waiver()));
    }
    if (Reading.isOnTrial(item)) {
      parts.add("on trial, does not decide yet");
    }
    if (item.claim() != null) {
      parts.add("(claim: " + Untrusted.shorten(item.claim(), FIELD) + ")");
    }
    return String.join(" ", parts);
  }

  private static String waiver(WaiverView waiver) {
    return "until %s by %s, owner %s"
        .formatted(
            Words.instant(waiver.expires()),
            Words.some(waiver.approvers(), NAMES),
            Untrusted.shorten(waiver.owner(), FIELD));
  }

  private String text() {
    if (item.status() == Status.WAIVED && item.waiver() != null) {
      return Untrusted.shorten(item.waiver().reason(), FIELD);
    }
    if (item.status() == Status.NOT_MET && !findings.isEmpty()) {
      return findings.size() == 1
          ? findings.getFirst().toString()
          : Words.count(findings.size(), "finding");
    }
    return Untrusted.shorten(item.message(), FIELD);
  }

  /** In our own words, which are Markdown already. */
  private String remedy() {
    if (item.status() != Status.UNDETERMINED || item.cause() == null) {
      return "";
    }
    String kind = item.needs().isEmpty() ? "" : WhatHelps.kind(item.needs().getFirst());
    return " → " + WhatHelps.with(item.cause(), kind);
  }

  private List<String> details(boolean claimed) {
    List<String> details = new ArrayList<>();
    if (claimed && !isTicked()) {
      details.add(
          isInverted()
              ? "the box was ticked by hand: somebody says that it is raised"
              : "the box was ticked by hand: a claim without evidence, so it is not ticked here");
    }
    if (item.status() == Status.WAIVED && findings.isEmpty()) {
      details.add("accepted: " + Untrusted.shorten(item.message(), FIELD));
    }
    if (item.status() != Status.NOT_MET || findings.size() > 1) {
      findings.forEach(finding -> details.add(finding.toString()));
    }
    addUnseen(details);
    item.concerns().forEach(concern -> details.add("concern: " + concern));
    return details;
  }

  /** What could not be seen beside what was; where nothing was, the status says so. */
  private void addUnseen(List<String> details) {
    String unseen = ItemText.unseen(item);
    if (!unseen.isEmpty() && item.checks().size() > 1) {
      details.add(unseen);
    }
  }

  /** What people copy: the id, and the ids of the evidence. */
  private String tail() {
    List<String> parts = new ArrayList<>();
    switch (item.status()) {
      case NOT_MET, UNDETERMINED, WAIVED -> parts.add(MarkdownText.inline(item.severity()));
      case MET, NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> {}
    }
    parts.add(MarkdownText.code(Untrusted.shorten(item.id(), FIELD)));
    List<String> evidence = item.checks().stream()
        .flatMap(check -> check.evidence().stream())
        .distinct()
        .toList();
    if (!evidence.isEmpty()) {
      int shown = Math.min(evidence.size(), NAMES);
      String more = shown < evidence.size() ? " and " + (evidence.size() - shown) + " more" : "";
      parts.add(evidence.subList(0, shown).stream()
          .map(id -> MarkdownText.code(Untrusted.shorten(id, FIELD)))
          .collect(Collectors.joining(" ", "evidence ", more)));
    }
    return " · " + String.join(" · ", parts);
  }
}
