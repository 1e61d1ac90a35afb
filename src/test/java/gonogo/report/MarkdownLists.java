package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checklists in Markdown, and reports on them. */
final class MarkdownLists {
  private static final Pattern BOX = Pattern.compile("\\[[ xX]\\] (.*)");

  private MarkdownLists() {}

  /** Every way to write a list that people use, and some that they do not. */
  static Stream<String> texts() {
    return Stream.of(
        "# T\n\n- [ ] a\n- [ ] b\n",
        "# T\n- [ ] a\n- [ ] b",
        "T\n=\n\ntext\n\n* [ ] a\n\n* [x] b\n\nend\n",
        "- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d\n",
        "# T\n\n- [ ] a\n    - [ ] b\n        - [ ] c\n- [ ] d\n",
        "# T\n\n1. [ ] a\n   1. [ ] b\n2. [ ] c\n\n10) [x] d\n",
        "# T\n\n-\t[ ] a\n\t- [ ] b\n\t\t- [ ] c\n",
        "# T\n\n> - [ ] a\n>   - [ ] b\n> - [ ] c\n\ntext\n",
        "# T\n\n- [ ] a\n  more of a\nand lazily more\n- [ ] b\n",
        "# T\n\n- [ ] a\n\n  a paragraph\n\n      code\n\n- [ ] b\n\n  ```\n  - [ ] no item\n  ```\n",
        "# T\n\n- [ ] a\n  > a quotation\n  > of two lines\n- [ ] b\n  # heading\n- [ ] c\n    > deep\n    > - [ ] d\n",
        "# T\n\n- [ ] a\n  <div>html</div>\n- [ ] b\n\n| t | u |\n|---|---|\n| v | w |\n",
        "# T\n\n- - [ ] a\n  - [ ] b\n- [ ] c\n",
        "# T\n\n+   [ ] a\n    + [ ] b\n+   [X] c\n## U\n- [ ] d\n***\ntext\n",
        "# T  \ntext at once\n\n- [ ] a *b* `c`  \n- [ ] [a](b) <b>c</b> &amp;\n",
        "---\nid: t\n# no title\n---\n\n- [ ] a\n",
        "---\nid: t\n---\n# T\n- [ ] a\n",
        "\ufeff# T\n\n- [ ] a\n",
        "\ufeff- [ ] a\n",
        "# T\r\n\r\n- [ ] a\r\n  - [x] b\r\n\r\ntext\r\n",
        "# T\r\r- [ ] a\r- [ ] b\r",
        "# T\n\n- [ ] a   \n   \n\n\n- [ ] b\n \n",
        "<!-- x -->\n\n## U\n\n- [ ] a\n\n# T\n\n- [ ] b\n\n    - [ ] c\n",
        "# T\n\n- [ ] a\n- no item\n- [ ] b\n  - no item\n  - [ ] c\n");
  }

  /** A list as its reader leaves it: an item for each box, by the place of its bracket. */
  static Checklist list(String text) {
    List<Item> items = new ArrayList<>();
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = BOX.matcher(lines[i]);
      if (matcher.find()) {
        items.add(item(items.size() + 1, matcher.group(1), i + 1, matcher.start() + 1));
      }
    }
    items.removeIf(item -> item.text().equals("no item"));
    return Checklist.of(
        "list",
        1,
        "List",
        new LinkedHashMap<>(),
        List.of(),
        List.of(new Section("S", items, List.of())),
        new Source("docs/List.MD", text));
  }

  private static Item item(int number, String text, int line, int column) {
    return new Item(
        "i" + number,
        text,
        null,
        Severity.MAJOR,
        Phase.T_MINUS_1H,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        new Place("docs/List.MD", line, column));
  }

  static Report report(Checklist list, Status status) {
    var builder = new ReportBuilder();
    list.items()
        .forEach(item -> builder.put(item.id(), status).with(null, List.of("c"), List.of()));
    return builder.build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h");
  }
}
