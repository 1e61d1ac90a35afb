package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Checklist;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list that was written in Markdown comes back as it was, with the report in it. */
class MarkdownOriginalTest {
  private static final String BOM = "\ufeff";
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(MarkdownShape.EXTENSIONS).build();

  @ParameterizedTest
  @MethodSource("gonogo.report.MarkdownLists#texts")
  void everyByteThatPeopleWroteIsThere(String text) {
    for (Status status : List.of(Status.MET, Status.NOT_MET, Status.UNDETERMINED)) {
      Checklist list = MarkdownLists.list(text);
      Report report = MarkdownLists.report(list, status);
      String written = MarkdownReport.write(report, list);

      String end = text.contains("\r\n") ? "\r\n" : text.contains("\r") ? "\r" : "\n";
      String summary = String.join(end, MarkdownSummary.lines(report));
      assertThat(written).containsOnlyOnce(summary);
      List<String> ours = new ArrayList<>(List.of(summary.split(end, -1)));
      assertThat(written.startsWith(BOM)).isEqualTo(text.startsWith(BOM));
      List<String> left = new ArrayList<>(List.of(written.replace(BOM, "").split(end, -1)));
      left.removeIf(line -> isOurs(line) || ours.remove(line));
      left.removeIf(String::isBlank);
      List<String> wanted = new ArrayList<>(List.of(text.replace(BOM, "").split(end, -1)));
      wanted.removeIf(String::isBlank);
      assertThat(left.stream().map(MarkdownOriginalTest::unticked))
          .containsExactlyElementsOf(
              wanted.stream().map(MarkdownOriginalTest::unticked).toList());
      assertThat(written.contains("\r\n")).isEqualTo(text.contains("\r\n"));
      assertThat(written.endsWith(end)).isEqualTo(text.endsWith(end));
    }
  }

  private static boolean isOurs(String line) {
    return line.contains("> **MET**")
        || line.contains("> **NOT_MET**")
        || line.contains("> **UNDETERMINED")
        || line.contains("- **")
        || line.contains("- concern: ")
        || line.contains("- the box was ticked by hand");
  }

  private static String unticked(String text) {
    return text.replaceAll("(?m)^((?:[\\s>*+-]|\\d+[.)])*)\\[[xX]\\] ", "$1[ ] ");
  }

  /** Without what gonogo put in, the page is the same page. */
  @ParameterizedTest
  @MethodSource("gonogo.report.MarkdownLists#texts")
  void thePageIsTheSamePage(String text) {
    for (Status status : List.of(Status.MET, Status.NOT_MET)) {
      Checklist list = MarkdownLists.list(text);
      Report report = MarkdownLists.report(list, status);
      Node page = MarkdownShape.parse(plain(MarkdownReport.write(report, list)));
      List<Boolean> ticks = takeOut(page);
      takeOutSummary(page, MarkdownSummary.lines(report));

      assertThat(ticks).hasSize(list.items().size()).containsOnly(status == Status.MET);
      assertThat(html(page)).isEqualTo(html(MarkdownShape.parse(plain(text))));
    }
  }

  /** Front matter and the byte order mark are no Markdown. */
  private static String plain(String text) {
    return text.substring(MarkdownOriginal.start(text));
  }

  private static String html(Node page) {
    return HTML.render(page).replace(" checked=\"\"", "");
  }

  /** Unlinks the quotation under each box, which must be there, and says which are ticked. */
  private static List<Boolean> takeOut(Node page) {
    List<Boolean> ticks = new ArrayList<>();
    page.accept(new AbstractVisitor() {
      @Override
      public void visit(ListItem item) {
        if (item.getFirstChild() instanceof TaskListItemMarker marker) {
          ticks.add(marker.isChecked());
          Node under = marker.getNext().getNext();
          assertThat(HTML.render(under)).contains("concern: c");
          takeOut(under, item);
        }
        visitChildren(item);
      }
    });
    return ticks;
  }

  /** A quotation, or the only entry of a list where the item goes on with a quotation of its own. */
  private static void takeOut(Node under, ListItem item) {
    assertThat(under instanceof BlockQuote || under.getNext() instanceof BlockQuote)
        .as(HTML.render(item))
        .isTrue();
    under.unlink();
  }

  private static void takeOutSummary(Node page, List<String> summary) {
    String first = HTML.render(MarkdownShape.parse(summary.getFirst()));
    Node node = page.getFirstChild();
    while (!HTML.render(node).equals(first)) {
      node = node.getNext();
    }
    Node block = MarkdownShape.parse(String.join("\n", summary)).getFirstChild();
    for (; block != null; block = block.getNext()) {
      Node next = node.getNext();
      assertThat(HTML.render(node)).isEqualTo(HTML.render(block));
      node.unlink();
      node = next;
    }
  }

  @Test
  void aTickIsAClaim() {
    Checklist list = MarkdownLists.list("# T\n\n- [x] a\n- [X] b\n- [ ] c\n- [x] d\n");
    Report report = new ReportBuilder()
        .notMet("i1", "a", Severity.MAJOR)
        .met("i2", "b", Severity.MAJOR)
        .met("i3", "c", Severity.MAJOR)
        .unseen("i4", "d", Severity.MAJOR, Cause.TIMED_OUT, "no answer")
        .with("no d is seen", List.of(), List.of())
        .build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(MarkdownReport.write(report, list).lines().dropWhile(line -> !line.startsWith("- ")))
        .filteredOn(line -> !line.contains("**"))
        .containsExactly(
            "- [ ] a",
            "  > - the box was ticked by hand: a claim without evidence, so it is not ticked here",
            "- [X] b",
            "- [x] c",
            "- [ ] d",
            "  > - the box was ticked by hand: somebody says that it is raised");
  }

  @Test
  void aBoxThatBelongsToNoItemIsNotTicked() {
    Checklist whole = MarkdownLists.list("# T\n\n- [x] a\n- [x] b\n");
    Checklist list =
        whole.withSections(List.of(new Section("S", whole.items().subList(0, 1), List.of())));

    assertThat(MarkdownReport.write(MarkdownLists.report(list, Status.MET), list))
        .contains("- [x] a\n")
        .contains("- [ ] b\n  > not an item of the checklist: nothing looked at it\n");
  }

  @Test
  void isMadeFromTheReportWhenAnItemIsNotWhereItShouldBe() {
    Checklist list = MarkdownLists.list("# T\n\n- [x] a\n- [ ] b\n");
    Report report = MarkdownLists.report(list, Status.MET);
    Checklist other = Checklist.of(
        list.id(),
        list.version(),
        list.title(),
        list.facts(),
        list.roles(),
        list.sections(),
        new Source("list.md", "# T\n\n- [x] a\ntext\n"));
    Checklist yaml = Checklist.of(
        list.id(),
        list.version(),
        list.title(),
        list.facts(),
        list.roles(),
        list.sections(),
        new Source("list.yaml", list.source().text()));

    assertThat(MarkdownReport.write(report, other)).isEqualTo(MarkdownReport.write(report));
    assertThat(MarkdownReport.write(report, yaml)).isEqualTo(MarkdownReport.write(report));
  }

  @Test
  void readsWell() {
    Checklist list = MarkdownLists.list("""
        # Launch of the shop

        **Date:** 2026-03-01
        **Prepared by:** ann

        ## Security

        What the [policy](policy.md) asks for.

        - [x] Certificates are valid
        - [x] Rate limiting is on
          (production values)
            - [ ] at the CDN
            - [ ] at the application

              See the runbook.
        - [ ] No default passwords

        ## Rollback triggers

        1. [ ] Data loss detected
        2. [ ] Error rate above 5%

        | Role | Name |
        |------|------|
        | Lead | ____ |
        """);
    Report report = new ReportBuilder()
        .notMet(
            "i1",
            "Certificates are valid",
            Severity.BLOCKER,
            ReportBuilder.finding(
                "tls/certificate/expires-soon",
                "shop.example.com at 192.0.2.7",
                "6 days left",
                "at least 14",
                "renew it"))
        .waived("i2", "Rate limiting is on (production values)", "0 of 50 refused", waiver())
        .met("i3", "at the CDN", Severity.MAJOR)
        .with(null, List.of("shop.example.com: passed at the second attempt"), List.of())
        .put("i4", Status.NOT_APPLICABLE)
        .unseen(
            "i5", "No default passwords", Severity.MAJOR, Cause.NOT_SIGNED, "nobody signed", "qa")
        .met("i6", "Data loss detected", Severity.BLOCKER)
        .with("No data loss is seen", List.of(), List.of())
        .notMet("i7", "Error rate above 5%", Severity.BLOCKER)
        .with("The error rate is at most 5%", List.of(), List.of())
        .restsOn("waiver", "i2", "NOT_MET", "WAIVED", "waivers.yaml:4:5")
        .build(Verdict.NO_GO, "NO_GO for T-1h: 7 of 7 items decide, 2 of 5 blocking due not met");

    Golden.check(Golden.file("report-list.md"), MarkdownReport.write(report, list));
  }

  private static WaiverView waiver() {
    return new WaiverView(
        "w1", "moves to the CDN", "api-team", List.of("ann", "bob"), ReportBuilder.START);
  }
}
