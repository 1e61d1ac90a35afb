package gonogo.probes.http;

import gonogo.collect.http.HttpExchange;
import gonogo.probes.http.OpenApi.NotAskableException;
import gonogo.probes.http.OpenApi.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The request that a GET operation describes: with an example or the default for each parameter that it requires, and
 * without those that it does not.
 *
 * @param elsewhere the server that the document names, when none of them is the system's host
 */
record OpenApiRequest(String path, Map<String, String> headers, Optional<String> elsewhere) {
  private static final String UNRESERVED = "-._~";

  /** What may stand in a path as it is (RFC 3986, 3.3 and 3.4). */
  private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/?%";

  /** Not set by parameters, whatever the document says (OpenAPI Specification, Parameter Object). */
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

  /** More than this, many servers refuse. */
  private static final int LONGEST = 4000;

  private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");

  /**
   * Makes the request.
   *
   * @param document the URL at which the document was found
   * @throws NotAskableException when a value is not known, or cannot be sent
   */
  static OpenApiRequest of(OpenApi api, Operation operation, URI document)
      throws NotAskableException {
    Map<String, String> parts = new HashMap<>();
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Tree parameter : api.parameters(operation)) {
      String name = parameter.get("name").text().orElse("");
      String in = parameter.get("in").text().orElse("");
      boolean ignored = in.equals("header") && IGNORED.contains(name.toLowerCase(Locale.ROOT));
      boolean required = in.equals("path") || parameter.get("required").isTrue();
      if (ignored || !required) {
        continue;
      }
      List<String> values = OpenApiExample.of(api, parameter);
      switch (in) {
        case "path" -> parts.put(name, encoded(values, UNRESERVED));
        case "query" -> query.addAll(pairs(parameter, name, values));
        default -> headers.put(name, String.join(",", values));
      }
    }
    Base base = Base.of(api.servers(operation), document);
    String path = base.path() + filled(operation.template(), parts) + joined(operation, query);
    return new OpenApiRequest(checked(path, headers), headers, base.elsewhere());
  }

  private static List<String> pairs(Tree parameter, String name, List<String> values) {
    String key = encoded(name, UNRESERVED) + "=";
    boolean exploded = !parameter.get("explode").text().filter("false"::equals).isPresent();
    return exploded
        ? values.stream().map(value -> key + encoded(value, UNRESERVED)).toList()
        : List.of(key + encoded(values, UNRESERVED));
  }

  private static String joined(Operation operation, List<String> query) {
    if (query.isEmpty()) {
      return "";
    }
    String start = operation.template().indexOf('?') < 0 ? "?" : "&";
    return start + String.join("&", query.stream().sorted().toList());
  }

  private static String filled(String template, Map<String, String> parts)
      throws NotAskableException {
    var path = new StringBuilder();
    Matcher part = PART.matcher(template);
    int end = 0;
    while (part.find()) {
      String value = parts.get(part.group(1));
      if (value == null) {
        throw new NotAskableException("%s is not described".formatted(part.group()));
      }
      path.append(encoded(template.substring(end, part.start()), IN_PATH)).append(value);
      end = part.end();
    }
    return path.append(encoded(template.substring(end), IN_PATH)).toString();
  }

  private static String checked(String path, Map<String, String> headers)
      throws NotAskableException {
    if (path.length() > LONGEST) {
      throw new NotAskableException("its path has %d characters".formatted(path.length()));
    }
    try {
      HttpExchange.requirePath(path);
      headers.forEach(HttpExchange::requireHeader);
      return path;
    } catch (IllegalArgumentException e) {
      throw new NotAskableException(String.valueOf(e.getMessage()));
    }
  }

  private static String encoded(List<String> values, String legal) {
    return String.join(",", values.stream().map(value -> encoded(value, legal)).toList());
  }

  private static String encoded(String text, String legal) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || legal.indexOf(b) >= 0);
      encoded.append(
          plain
              ? String.valueOf((char) b)
              : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return encoded.toString();
  }

  /** The path below which the operations lie. */
  private record Base(String path, Optional<String> elsewhere) {

    /** That of the first server on the host of the document, else of the first server. */
    static Base of(List<String> servers, URI document) {
      List<URI> urls =
          servers.stream().flatMap(server -> resolved(server, document)).toList();
      Optional<URI> own = urls.stream()
          .filter(url -> document.getHost().equalsIgnoreCase(url.getHost()))
          .findFirst();
      Optional<URI> first = own.or(() -> urls.stream().findFirst());
      String path = first.map(URI::getRawPath).orElse("").replaceAll("/+$", "");
      return new Base(path, own.isPresent() ? Optional.empty() : first.map(URI::toString));
    }

    private static Stream<URI> resolved(String server, URI document) {
      try {
        URI url = document.resolve(server);
        return url.getRawPath() == null ? Stream.empty() : Stream.of(url);
      } catch (IllegalArgumentException e) {
        return Stream.empty(); // no URL: as if it were not named
      }
    }
  }
}
