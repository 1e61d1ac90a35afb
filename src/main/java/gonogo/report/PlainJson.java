package gonogo.report;

import java.util.Map;

/** JSON of commands that make no report. */
public final class PlainJson {

  private PlainJson() {}

  /** Pure ASCII, indented by two spaces, keys in the order of the map, ends with a line end. */
  public static String write(Map<String, ?> values) {
    return Json.pretty(values);
  }
}
