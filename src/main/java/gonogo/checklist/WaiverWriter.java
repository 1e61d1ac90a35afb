package gonogo.checklist;

import gonogo.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a waiver as an entry of a file of waivers. */
public final class WaiverWriter {

  private WaiverWriter() {}

  /** The lines of a mapping in block style, not indented. */
  public static List<String> lines(Waiver waiver) {
    List<String> lines = new ArrayList<>();
    lines.add("id: " + waiver.id());
    lines.add("item: " + waiver.item());
    lines.add("text: " + waiver.textSha256());
    lines.add("accepts: " + waiver.accepts().text());
    if (!waiver.codes().isEmpty()) {
      lines.add("codes: " + list(waiver.codes()));
    }
    lines.add("reason: " + YamlText.scalar(waiver.reason()));
    lines.add("owner: " + YamlText.scalar(waiver.owner()));
    lines.add("approvers: " + list(waiver.approvers()));
    if (waiver.environment() != null) {
      lines.add("environment: " + YamlText.scalar(waiver.environment()));
    }
    lines.add("from: " + waiver.from());
    lines.add("until: " + waiver.until());
    return List.copyOf(lines);
  }

  /** A whole file with one waiver. */
  public static String file(Waiver waiver) {
    var file = new StringBuilder("waivers:\n");
    var indentation = "  - ";
    for (var line : lines(waiver)) {
      file.append(indentation).append(line).append('\n');
      indentation = "    ";
    }
    return file.toString();
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }
}
