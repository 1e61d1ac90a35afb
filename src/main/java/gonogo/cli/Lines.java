package gonogo.cli;

import gonogo.report.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines for a person, none wider than the terminal unless a line of a file would break. */
final class Lines {
  private static final int NAMED = 3;

  private final Console console;
  private final List<String> lines = new ArrayList<>();

  Lines(Console console) {
    this.console = console;
  }

  /** A line, wrapped between words; what goes over stands under its indent. */
  void add(String line) {
    String text = line.stripTrailing();
    String indent = text.substring(0, text.length() - text.stripLeading().length());
    wrap(text, indent + (indent.isEmpty() ? "" : "  "));
  }

  /** The same, with an indent of one's own for what goes over. */
  void add(String line, int indent) {
    wrap(line.stripTrailing(), " ".repeat(indent));
  }

  /** A line to be copied, which is never wrapped. */
  void addCommand(String command) {
    lines.add("  " + command);
  }

  private void wrap(String line, String indent) {
    String rest = line;
    while (rest.length() > console.width()) {
      int end = rest.lastIndexOf(' ', console.width());
      if (end <= indent.length()) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).strip();
    }
    lines.add(rest);
  }

  void blank() {
    lines.add("");
  }

  /** Lines of a file, to be copied: only their comments are wrapped. */
  void addFile(String indent, List<String> file) {
    for (String line : file) {
      String start = line.substring(0, line.length() - line.stripLeading().length());
      if (line.startsWith("#", start.length())) {
        wrap(indent + line, indent + start + "# ");
      } else {
        lines.add(indent + line);
      }
    }
  }

  /** The first few, and how many more. */
  static String named(List<String> ids) {
    String first = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
  }

  /** {@code 1 item}, {@code 2 items}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  String text() {
    return lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }
}
