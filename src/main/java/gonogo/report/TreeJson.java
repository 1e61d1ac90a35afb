package gonogo.report;

/** Any tree of maps, lists and scalars in the same form as the reports. */
public final class TreeJson {

  private TreeJson() {}

  /** Pure ASCII, indented by two spaces, keys in their order, ends with a line end. */
  public static String write(Object tree) {
    return Json.pretty(tree);
  }
}
