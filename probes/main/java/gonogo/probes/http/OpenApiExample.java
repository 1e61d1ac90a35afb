package gonogo.probes.http;

import gonogo.probes.http.OpenApi.NotAskableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value that a document gives for a parameter. */
final class OpenApiExample {
  private static final Map<String, String> STYLES =
      Map.of("path", "simple", "header", "simple", "query", "form");

  private OpenApiExample() {}

  /**
   * An example of the parameter, else one of its schema, else its default; more than one value for a list.
   *
   * @throws NotAskableException when there is none, or none that is text, a number or a list of these
   */
  static List<String> of(OpenApi api, Tree parameter) throws NotAskableException {
    String name = parameter.get("name").text().orElse("");
    String place = parameter.get("in").text().orElse("");
    if (!STYLES.containsKey(place)) {
      throw new NotAskableException("the parameter %s is in %s".formatted(name, place));
    }
    String style = STYLES.get(place);
    boolean usual = parameter
        .get("style")
        .text()
        .map(style::equals)
        .orElse(!parameter.get("content").isThere());
    if (!usual) {
      throw new NotAskableException("the parameter %s is written in another way".formatted(name));
    }
    Optional<Tree> example = example(api, parameter);
    if (example.isEmpty()) {
      throw new NotAskableException("no example of the parameter %s".formatted(name));
    }
    List<String> values = example.get().isList()
        ? example.get().elements().stream().flatMap(one -> one.text().stream()).toList()
        : example.get().text().stream().toList();
    boolean whole =
        !example.get().isList() || values.size() == example.get().elements().size();
    if (!whole || values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
      throw new NotAskableException(
          "the example of the parameter %s is neither text nor a list of it".formatted(name));
    }
    return values;
  }

  private static Optional<Tree> example(OpenApi api, Tree parameter) throws NotAskableException {
    if (parameter.get("example").isThere()) {
      return Optional.of(parameter.get("example"));
    }
    for (Tree one : parameter.get("examples").members().values()) {
      Tree value = api.resolved(one).get("value");
      if (value.isThere()) {
        return Optional.of(value);
      }
    }
    Tree schema = api.resolved(parameter.get("schema"));
    Optional<Tree> first = schema.get("examples").elements().stream().findFirst();
    Tree said = schema.get("example");
    Tree usual = schema.get("default");
    return said.isThere()
        ? Optional.of(said)
        : first.or(() -> Optional.of(usual).filter(Tree::isThere));
  }
}
