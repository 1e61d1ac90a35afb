package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.Setting;
import gonogo.collect.http.HttpExchange.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a response header must look like. All parts of a rule must hold, for every value when the header is repeated; of
 * the alternatives in {@code any} one must hold.
 *
 * <p>Every part but {@code absent} wants the header to be there: what {@code lacks} forbids in a header that may be
 * missing is written {@code any: [{absent: true}, {lacks: RE}]}.
 */
public record HeaderRule(
    @Setting(
        value = "Name of the header; an alternative without one takes that of its rule",
        example = "Server")
    @Nullable
    String header,

    @Setting(value = "The value, without regard to case", example = "nosniff") @Nullable
    String is,

    @Setting(
        value = "Regular expression (RE2) that must be found in the value",
        example = "(?i)default-src")
    @Nullable
    Pattern matches,

    @Setting(
        value = "Regular expression (RE2) that must not be found in the value",
        example = "unsafe-eval")
    @Nullable
    Pattern lacks,

    @Setting(value = "The header must not be sent", example = "true", fallback = "false")
    boolean absent,

    @Setting(value = "The header must be sent, and not empty", example = "true", fallback = "false")
    boolean present,

    @Setting(
        value = "Smallest numbers that directives must give",
        example = "{max-age: 31536000}",
        fallback = "{}")
    Map<String, Integer> min,

    @Setting(
        value = "Directives that must be there",
        example = "[includeSubDomains]",
        fallback = "[]")
    List<String> has,

    @Setting(
        value = "Alternatives, of which one must hold",
        example = "[{absent: true}, {lacks: '[0-9]'}]",
        fallback = "[]")
    List<HeaderRule> any) {

  /** Headers of which two are one too many; others are lists, and their values are read together. */
  private static final Set<String> SINGLE = Set.of(
      "strict-transport-security",
      "x-content-type-options",
      "x-frame-options",
      "server",
      "content-type",
      "content-length",
      "location",
      "etag",
      "age",
      "date",
      "expires",
      "last-modified",
      "access-control-allow-origin",
      "access-control-allow-credentials",
      "cross-origin-opener-policy",
      "cross-origin-embedder-policy",
      "cross-origin-resource-policy");

  public HeaderRule {
    min = Map.copyOf(min);
    has = List.copyOf(has);
    any = List.copyOf(any);
    boolean wants = is != null
        || matches != null
        || lacks != null
        || present
        || !min.isEmpty()
        || !has.isEmpty();
    if (absent && wants) {
      throw new IllegalArgumentException("absent: true leaves nothing else to want of a header");
    }
    if (any.isEmpty() == !(wants || absent)) {
      throw new IllegalArgumentException(
          "a header rule has either any, or one or more of is, matches, lacks, absent, present, min, has");
    }
    for (HeaderRule alternative : any) {
      if (!alternative.any.isEmpty()) {
        throw new IllegalArgumentException("any: an alternative has no alternatives of its own");
      }
      if (alternative.header == null && header == null) {
        throw new IllegalArgumentException(
            "any: an alternative names its header when the rule names none");
      }
    }
  }

  /** One thing wrong with a response, with the words of a finding. */
  record Violation(String code, String header, String seen, String wanted) {}

  /** What is wrong with a response; empty when the rule holds. */
  List<Violation> violations(Sample sample) {
    if (any.isEmpty()) {
      return violations(sample, name());
    }
    List<List<Violation>> tried = new ArrayList<>();
    for (HeaderRule alternative : any) {
      tried.add(
          alternative.violations(sample, alternative.header == null ? name() : alternative.header));
    }
    return tried.stream().anyMatch(List::isEmpty) ? List.of() : List.of(joined(tried));
  }

  private String name() {
    if (header == null) {
      throw new IllegalArgumentException("a header rule names its header");
    }
    return header;
  }

  /** No alternative holds: the most telling code, and what each of them says. */
  private static Violation joined(List<List<Violation>> tried) {
    List<Violation> firsts = tried.stream().map(List::getFirst).toList();
    String code = firsts.stream()
        .map(Violation::code)
        .filter(one -> !one.equals("missing"))
        .findFirst()
        .orElse("missing");
    return new Violation(
        code,
        firsts.stream().map(Violation::header).distinct().collect(Collectors.joining(" or ")),
        firsts.stream().map(Violation::seen).distinct().collect(Collectors.joining("; ")),
        firsts.stream().map(Violation::wanted).distinct().collect(Collectors.joining(", or ")));
  }

  private List<Violation> violations(Sample sample, String name) {
    List<String> values = sample.values(name);
    if (absent) {
      return values.isEmpty()
          ? List.of()
          : List.of(new Violation("present", name, shown(name, values), "no " + name));
    }
    if (values.stream().allMatch(String::isBlank)) {
      String seen = values.isEmpty() ? "no " + name : "an empty " + name;
      return List.of(new Violation("missing", name, seen, name + wanted()));
    }
    if (isSetTwice(name, values)) {
      return List.of(new Violation("set-twice", name, shown(name, values), "one " + name));
    }
    List<Violation> found = new ArrayList<>();
    text(name, values).ifPresent(found::add);
    directives(name, values, found);
    return found;
  }

  private static boolean isSetTwice(String name, List<String> values) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean joined = // a comma has no meaning there, so it is a proxy's way to write two headers
        lower.equals("strict-transport-security")
            && Directives.split(values.getFirst(), ",").size() > 1;
    return joined || (SINGLE.contains(lower) && values.size() > 1);
  }

  private Optional<Violation> text(String name, List<String> values) {
    for (String value : values) {
      if (is != null && !value.strip().equalsIgnoreCase(is)) {
        return Optional.of(
            new Violation("wrong-value", name, shown(name, values), name + ": " + is));
      }
      if (matches != null && !matches.matcher(value).find()) {
        String wanted = "%s matches %s".formatted(name, matches.pattern());
        return Optional.of(new Violation("wrong-value", name, shown(name, values), wanted));
      }
      if (lacks != null && lacks.matcher(value).find()) {
        String wanted = "%s without %s".formatted(name, lacks.pattern());
        return Optional.of(new Violation("forbidden-value", name, shown(name, values), wanted));
      }
    }
    return Optional.empty();
  }

  private void directives(String name, List<String> values, List<Violation> found) {
    Directives directives = Directives.of(values);
    min.forEach((directive, least) -> {
      String wanted = "%s with %s of at least %d".formatted(name, directive, least);
      Optional<Long> number = directives.number(directive);
      if (number.isEmpty()) {
        found.add(new Violation("lacks-directive", name, shown(name, values), wanted));
      } else if (number.get() < least) {
        found.add(new Violation("too-small", name, shown(name, values), wanted));
      }
    });
    has.stream()
        .filter(directive -> !directives.has(directive))
        .map(directive -> new Violation(
            "lacks-directive", name, shown(name, values), name + " with " + directive))
        .forEach(found::add);
  }

  /** What follows the name in "wanted" when the header is missing. */
  private String wanted() {
    List<String> parts = new ArrayList<>();
    if (is != null) {
      parts.add(": " + is);
    }
    if (matches != null) {
      parts.add(" that matches " + matches.pattern());
    }
    if (lacks != null) {
      parts.add(" without " + lacks.pattern());
    }
    min.forEach(
        (directive, least) -> parts.add(" with %s of at least %d".formatted(directive, least)));
    has.forEach(directive -> parts.add(" with " + directive));
    return String.join(" and", parts);
  }

  private static String shown(String name, List<String> values) {
    return Texts.shortened(name + ": " + String.join(" | ", values));
  }
}
