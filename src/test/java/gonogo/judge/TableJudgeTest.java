package gonogo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.TableJudge.Accepted;
import gonogo.judge.TableJudge.Adopted;
import gonogo.judge.TableJudge.Raw;
import gonogo.judge.TableJudge.Row;
import gonogo.model.Adoption;
import gonogo.model.Item;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.model.Waiver;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both judges on every small checklist: each multiset of raw outcome, severity, waiver and adoption. */
final class TableJudgeTest {
  private static final String PROBE = "p/one";
  private static final String OTHER = "p/two";
  private static final String CODE = "p/one/bad";

  /** What every row is at a place of the checklist, made once. */
  private record Planted(
      Row row,
      Item item,
      List<CheckResult> results,
      @Nullable Waiver waiver,
      Adoption.Rule rule) {}

  @Test
  void agreesOnAllChecklistsOfTwo() {
    compare(rows(EnumSet.allOf(Raw.class)), 2);
  }

  @Test
  @Tag("proof")
  void agreesOnAllChecklistsOfThree() {
    compare(rows(EnumSet.allOf(Raw.class)), 3);
  }

  @Test
  @Tag("proof")
  void agreesOnAllChecklistsOfFourFromTheFiveRawOutcomes() {
    var five = EnumSet.complementOf(EnumSet.of(Raw.SIGNED, Raw.FAILED_AND_UNSEEN));
    compare(rows(five), 4);
  }

  /** Shares the work out by the first item. */
  private static void compare(List<Row> rows, int most) {
    long start = System.nanoTime();
    Map<String, Long> verdicts = new TreeMap<>();
    IntStream.range(0, rows.size())
        .parallel()
        .mapToObj(first -> new Comparison(rows).from(first, most))
        .flatMap(part -> part.entrySet().stream())
        .sequential()
        .forEach(part -> verdicts.merge(part.getKey(), part.getValue(), Long::sum));
    System.out.printf(
        "second judge: %d checklists of 1 to %d items, %d kinds of item, agreed on all in %d ms: %s%n",
        verdicts.values().stream().mapToLong(Long::longValue).sum(),
        most,
        rows.size(),
        (System.nanoTime() - start) / 1_000_000,
        verdicts);
    assertThat(verdicts).as("each verdict was met").hasSize(3);
  }

  private static List<Row> rows(EnumSet<Raw> raws) {
    List<Row> rows = new ArrayList<>();
    for (Raw raw : raws) {
      for (Severity severity : Severity.values()) {
        for (Accepted accepted : Accepted.values()) {
          for (Adopted adopted : Adopted.values()) {
            rows.add(new Row(raw, severity, accepted, adopted));
          }
        }
      }
    }
    return rows;
  }

  /** Walks the multisets in order, so that each is met once, and judges each twice. */
  private static final class Comparison {
    private final List<Row> rows;
    private final Map<String, Planted> planted = new HashMap<>();
    private final Map<String, Long> verdicts = new HashMap<>();

    private Comparison(List<Row> rows) {
      this.rows = rows;
    }

    private Map<String, Long> from(int first, int most) {
      extend(new ArrayList<>(List.of(planted(first, 0))), first, most);
      return verdicts;
    }

    private void extend(List<Planted> chosen, int from, int most) {
      check(chosen);
      if (chosen.size() < most) {
        for (int next = from; next < rows.size(); next++) {
          chosen.add(planted(next, chosen.size()));
          extend(chosen, next, most);
          chosen.removeLast();
        }
      }
    }

    private Planted planted(int row, int place) {
      return planted.computeIfAbsent(
          row + "@" + place, key -> plant(rows.get(row), "item-" + place));
    }

    private void check(List<Planted> chosen) {
      var rowsOfIt = chosen.stream().map(Planted::row).toList();
      var judgement = Judge.judge(given(chosen));
      var expected = TableJudge.verdict(rowsOfIt);
      var statuses =
          judgement.items().stream().map(item -> item.status().name()).toList();
      var wanted = rowsOfIt.stream().map(Row::status).toList();
      if (!judgement.verdict().name().equals(expected) || !statuses.equals(wanted)) {
        throw new AssertionError("%s: %s %s instead of %s %s"
            .formatted(rowsOfIt, judgement.verdict(), statuses, expected, wanted));
      }
      verdicts.merge(expected, 1L, Long::sum);
    }

    private static Case given(List<Planted> chosen) {
      var given = Given.items(chosen.stream().map(Planted::item).toList());
      chosen.forEach(each -> given.checks.put(each.item.id(), each.results));
      given.waivers.addAll(
          chosen.stream().map(Planted::waiver).filter(Objects::nonNull).toList());
      given.adoption = new Adoption(
          "table", chosen.stream().map(Planted::rule).toList(), new Source("adoption.yaml", ""));
      return given.build();
    }
  }

  private static Planted plant(Row row, String id) {
    var builder = ItemBuilder.item(id).severity(row.severity());
    var item = row.raw() == Raw.SIGNED ? builder.build() : builder.check(PROBE).build();
    var tomorrow = Given.TODAY.plusDays(1);
    var rule = switch (row.adopted()) {
      case DECIDES -> Given.decides(id);
      case TRIAL -> Given.trial(id, tomorrow);
      case LATER -> Given.later(id, tomorrow);
    };
    return new Planted(row, item, results(row.raw()), waiver(row.accepted(), item), rule);
  }

  private static List<CheckResult> results(Raw raw) {
    return switch (raw) {
      case PASSED -> List.of(Results.passed(PROBE));
      case SIGNED -> List.of(Results.signed());
      case FAILED -> List.of(Results.failed(PROBE, CODE));
      case FAILED_AND_UNSEEN ->
        List.of(Results.unseen(OTHER, Cause.TIMED_OUT), Results.failed(PROBE, CODE));
      case INCONCLUSIVE -> List.of(Results.unseen(PROBE, Cause.UNREACHABLE));
      case NOT_APPLICABLE -> List.of(Results.notApplicable(PROBE));
      case NOTHING -> List.of();
    };
  }

  private static @Nullable Waiver waiver(Accepted accepted, Item item) {
    return switch (accepted) {
      case NONE -> null;
      case FAILURE -> WaiverBuilder.failed(item, CODE).build();
      case UNSEEN -> WaiverBuilder.unseen(item).build();
      case VOID -> WaiverBuilder.failed(item, CODE).until(Given.NOW).build();
    };
  }
}
