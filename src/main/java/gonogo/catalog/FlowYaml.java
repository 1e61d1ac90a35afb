package gonogo.catalog;

import gonogo.checklist.YamlReader;
import gonogo.model.InvalidInputException;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;

/** Single values in YAML flow style. */
public final class FlowYaml {

  private FlowYaml() {}

  /**
   * Reads a value.
   *
   * @param name what it is called in a problem
   * @throws InvalidInputException when it is not YAML
   */
  public static Node read(String name, String text) {
    Problems problems = new Problems();
    Node node = YamlReader.read(new Source(name, text), problems);
    problems.throwIfAny();
    if (node == null) {
      throw new InvalidInputException(Place.of(name), "no value");
    }
    return node;
  }
}
