package gonogo.judge;

import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.SectionView;
import gonogo.judge.Report.WaiverView;
import gonogo.model.Item;
import gonogo.model.Section;
import gonogo.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a judgement into the views of a report. */
final class Reports {

  private Reports() {}

  /** A view for every section and sub-section, in the order of the checklist; one may be without items of its own. */
  static List<SectionView> sections(List<Section> sections, Judgement judgement) {
    Map<String, ItemJudgement> byId = judgement.items().stream()
        .collect(Collectors.toMap(each -> each.item().id(), Function.identity()));
    List<SectionView> views = new ArrayList<>();
    addSections(sections, List.of(), byId, views);
    return views;
  }

  private static void addSections(
      List<Section> sections,
      List<String> above,
      Map<String, ItemJudgement> byId,
      List<SectionView> views) {
    for (Section section : sections) {
      List<String> path = new ArrayList<>(above);
      path.add(section.title());
      var items = section.items().stream().map(item -> item(item, byId)).toList();
      views.add(new SectionView(
          List.copyOf(path), Status.count(items.stream().map(ItemView::status)), items));
      addSections(section.sections(), path, byId, views);
    }
  }

  private static ItemView item(Item item, Map<String, ItemJudgement> byId) {
    ItemJudgement judged = byId.get(item.id());
    if (judged == null) {
      throw new IllegalArgumentException("item %s was not judged".formatted(item.id()));
    }
    return new ItemView(
        item.id(),
        item.text(),
        item.claim(),
        item.severity().text(),
        item.phase().text(),
        null,
        judged.due(),
        judged.decides(),
        judged.status().ok(),
        judged.status(),
        judged.rawStatus(),
        judged.cause(),
        judged.needs(),
        judged.message(),
        judged.by() == null ? null : judged.by().text(),
        waiver(judged.waiver()),
        judged.concerns(),
        item.depends(),
        judged.checks().stream().map(Reports::check).toList());
  }

  private static @Nullable WaiverView waiver(@Nullable Waiver waiver) {
    return waiver == null
        ? null
        : new WaiverView(
            waiver.id(), waiver.reason(), waiver.owner(), waiver.approvers(), waiver.until());
  }

  private static CheckView check(CheckResult result) {
    return switch (result.outcome()) {
      case Passed passed ->
        new CheckView(
            result.probe(),
            result.system(),
            result.key(),
            "PASSED",
            null,
            null,
            List.of(),
            passed.summary(),
            passed.remarks(),
            null,
            passed.measures(),
            List.of(),
            result.evidence(),
            result.startedAt(),
            result.tookMs());
      case Failed failed ->
        new CheckView(
            result.probe(),
            result.system(),
            result.key(),
            "FAILED",
            null,
            null,
            List.of(),
            failed.summary(),
            failed.remarks(),
            null,
            failed.measures(),
            failed.findings().stream()
                .map(finding -> FindingView.of(finding, result.key()))
                .toList(),
            result.evidence(),
            result.startedAt(),
            result.tookMs());
      case Inconclusive unseen ->
        new CheckView(
            result.probe(),
            result.system(),
            result.key(),
            "INCONCLUSIVE",
            unseen.cause(),
            unseen.root(),
            unseen.needs(),
            unseen.summary(),
            List.of(),
            null,
            List.of(),
            List.of(),
            result.evidence(),
            result.startedAt(),
            result.tookMs());
      case NotApplicable notApplicable ->
        new CheckView(
            result.probe(),
            result.system(),
            result.key(),
            "NOT_APPLICABLE",
            null,
            null,
            List.of(),
            notApplicable.trace(),
            List.of(),
            notApplicable.trace(),
            List.of(),
            List.of(),
            result.evidence(),
            result.startedAt(),
            result.tookMs());
    };
  }
}
