package gonogo.probes.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A document of the OpenAPI Specification, 3.0 and later of 3, as far as it tells what can be asked with GET. */
final class OpenApi {
  private static final int MAX_HOPS = 20;

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private final Tree root;

  private OpenApi(Tree root) {
    this.root = root;
  }

  /** A GET operation: the path with its {@code {parts}}, and what the document says of path and operation. */
  record Operation(String template, Tree item, Tree get) {
    Optional<String> id() {
      return get.get("operationId").text();
    }

    boolean isTagged(String tag) {
      return get.get("tags").elements().stream().anyMatch(one -> tag.equals(one.value()));
    }

    boolean isNamed(String idOrTemplate) {
      return template.equals(idOrTemplate) || id().filter(idOrTemplate::equals).isPresent();
    }
  }

  /** Why something that the document describes cannot be asked. */
  static final class NotAskableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAskableException(String why) {
      super(why);
    }
  }

  /**
   * Reads JSON or YAML.
   *
   * @throws IllegalArgumentException with what it is instead
   */
  static OpenApi read(String text) {
    Tree root = tree(text);
    String version = root.get("openapi").text().orElse("");
    if (!version.startsWith("3.")) {
      String other = root.get("swagger").text().map("Swagger "::concat).orElse("no such document");
      throw new IllegalArgumentException("wanted OpenAPI 3, and this is "
          + (version.isEmpty() ? other : "OpenAPI " + Texts.shortened(version)));
    }
    return new OpenApi(root);
  }

  private static Tree tree(String text) {
    if (text.stripLeading().startsWith("{")) {
      try {
        return new Tree(JSON.readValue(text, Object.class));
      } catch (JacksonException e) {
        throw new IllegalArgumentException(
            "not JSON: " + Texts.shortened(e.getOriginalMessage()), e);
      }
    }
    try {
      return YamlTree.read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("neither JSON nor YAML: " + e.getMessage(), e);
    }
  }

  /** Every GET operation; of a path that is described elsewhere, why it is unknown, by its template. */
  List<Operation> operations(Map<String, String> unknown) {
    List<Operation> operations = new ArrayList<>();
    root.get("paths").members().forEach((template, written) -> {
      if (template.startsWith("/")) {
        try {
          Tree item = resolved(written);
          if (item.get("get").isThere()) {
            operations.add(new Operation(template, item, item.get("get")));
          }
        } catch (NotAskableException e) {
          unknown.put(template, String.valueOf(e.getMessage()));
        }
      }
    });
    return operations;
  }

  /** What an operation takes, by place and name; what it says itself counts before what its path says. */
  List<Tree> parameters(Operation operation) throws NotAskableException {
    Map<List<String>, Tree> parameters = new LinkedHashMap<>();
    for (Tree list : List.of(operation.item(), operation.get())) {
      for (Tree written : list.get("parameters").elements()) {
        Tree parameter = resolved(written);
        String place = parameter.get("in").text().orElse("");
        parameters.put(List.of(place, parameter.get("name").text().orElse("")), parameter);
      }
    }
    return List.copyOf(parameters.values());
  }

  /** The URLs below which an operation lies, with the defaults of their variables; relative ones too. */
  List<String> servers(Operation operation) {
    return List.of(operation.get(), operation.item(), root).stream()
        .map(place -> place.get("servers").elements())
        .filter(servers -> !servers.isEmpty())
        .findFirst()
        .map(servers -> servers.stream().flatMap(server -> url(server).stream()).toList())
        .orElse(List.of("/"));
  }

  private static Optional<String> url(Tree server) {
    return server.get("url").text().map(url -> {
      String filled = url;
      for (Map.Entry<String, Tree> variable : server.get("variables").members().entrySet()) {
        String value = variable.getValue().get("default").text().orElse("");
        filled = filled.replace("{" + variable.getKey() + "}", value);
      }
      return filled;
    });
  }

  /** Whether it is answered only to somebody who shows who it is. */
  boolean wantsIdentity(Operation operation) {
    Tree own = operation.get().get("security");
    List<Tree> ways = (own.isThere() ? own : root.get("security")).elements();
    return !ways.isEmpty() && ways.stream().noneMatch(way -> way.members().isEmpty());
  }

  /** What a place refers to, or itself. */
  Tree resolved(Tree written) throws NotAskableException {
    Tree place = written;
    for (int hops = 0; hops < MAX_HOPS; hops++) {
      Optional<String> reference = place.get("$ref").text();
      if (reference.isEmpty()) {
        return place;
      }
      if (!reference.get().startsWith("#/")) {
        throw new NotAskableException(
            "refers to another document, " + Texts.shortened(reference.get()));
      }
      place = at(reference.get());
    }
    throw new NotAskableException("refers to itself");
  }

  /** A JSON pointer in a fragment (RFC 6901, 6). */
  private Tree at(String reference) throws NotAskableException {
    Tree place = root;
    for (String step : reference.substring(2).split("/", -1)) {
      String key = decoded(step).replace("~1", "/").replace("~0", "~");
      place = place.isList() ? element(place, key) : place.get(key);
    }
    if (!place.isThere()) {
      throw new NotAskableException("refers to what is not there, " + Texts.shortened(reference));
    }
    return place;
  }

  private static Tree element(Tree list, String index) {
    List<Tree> elements = list.elements();
    return index.matches("[0-9]{1,6}") && Integer.parseInt(index) < elements.size()
        ? elements.get(Integer.parseInt(index))
        : new Tree(null);
  }

  private static String decoded(String step) {
    try {
      return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return step; // a percent sign that stands for itself
    }
  }
}
