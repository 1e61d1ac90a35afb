package gonogo.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What CI systems make of text, by the rules of their own parsers. */
public final class Runner {
  /** GitLab, app/services/ci/parse_dotenv_artifact_service.rb. */
  private static final Pattern DOTENV = Pattern.compile("^(.*?)=(.*)$");

  private Runner() {}

  /**
   * A workflow command.
   *
   * @param properties unescaped, sorted by name
   */
  public record Command(String name, Map<String, String> properties, String data) {}

  /**
   * The commands that GitHub obeys in a log: in the form {@code ::NAME PROPERTIES::DATA} where a line begins with it after
   * white space, in the older form {@code ##[NAME PROPERTIES]DATA} anywhere (actions/runner,
   * src/Runner.Common/ActionCommand.cs).
   */
  public static List<Command> commands(String log) {
    return log.lines()
        .flatMap(line -> {
          String start = line.strip().replaceFirst("^[\\s\\p{Z}]+", "");
          int end = start.indexOf("::", 2);
          if (start.startsWith("::") && end > 0) {
            return Stream.of(command(start.substring(2, end), start.substring(end + 2)));
          }
          return line.contains("##[") ? Stream.of(command("##[", line)) : Stream.of();
        })
        .toList();
  }

  private static Command command(String head, String data) {
    int space = head.indexOf(' ');
    Map<String, String> properties = new TreeMap<>();
    if (space > 0) {
      for (String property : head.substring(space + 1).split(",", -1)) {
        String[] parts = property.split("=", 2);
        properties.put(parts[0].strip(), parts.length < 2 ? "" : unescape(parts[1]));
      }
    }
    return new Command(space > 0 ? head.substring(0, space) : head, properties, unescape(data));
  }

  private static String unescape(String text) {
    return text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }

  /**
   * The variables of a file such as {@code GITHUB_OUTPUT} (actions/runner, src/Runner.Worker/FileCommandManager.cs); a line
   * ends at a line feed alone.
   */
  public static SequencedMap<String, String> outputs(String file) {
    SequencedMap<String, String> outputs = new LinkedHashMap<>();
    var lines = List.of(file.split("\n", -1)).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      int equals = line.indexOf('=');
      int heredoc = line.indexOf("<<");
      if (line.isEmpty()) {
        continue;
      }
      if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
        outputs.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (heredoc > 0) {
        outputs.put(line.substring(0, heredoc), value(lines, line.substring(heredoc + 2)));
      } else {
        throw new AssertionError("invalid format: " + line);
      }
    }
    return outputs;
  }

  private static String value(java.util.Iterator<String> lines, String delimiter) {
    StringBuilder value = new StringBuilder();
    for (String line = lines.next(); !line.equals(delimiter); line = lines.next()) {
      value.append(value.isEmpty() ? "" : "\n").append(line);
    }
    return value.toString();
  }

  /** The variables of a dotenv artifact. */
  public static SequencedMap<String, String> dotenv(String file) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (String line : file.split("(?<=\n)", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      Matcher matcher = DOTENV.matcher(line.replaceFirst("\n$", ""));
      if (!matcher.matches() || variables.containsKey(matcher.group(1).strip())) {
        throw new AssertionError("invalid format: " + line);
      }
      variables.put(matcher.group(1).strip(), matcher.group(2).strip());
    }
    return variables;
  }
}
