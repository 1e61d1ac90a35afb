package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the cookies of a name must carry (RFC 6265bis, 5.6). */
public record CookieRule(
    @Setting(
        value = "Regular expression (RE2) found in the names it is about; all when left out",
        example = "(?i)sess")
    @Nullable
    Pattern name,

    @Setting(value = "Secure is needed", example = "true", fallback = "false")
    boolean secure,

    @Setting(value = "HttpOnly is needed", example = "true", fallback = "false")
    boolean httpOnly,

    @Setting(
        value = "Accepted SameSite values; none means any, and that it may be left out",
        example = "[lax, strict]",
        fallback = "[]")
    List<SameSite> sameSite) {

  public CookieRule {
    sameSite = List.copyOf(sameSite);
    if (!secure && !httpOnly && sameSite.isEmpty()) {
      throw new IllegalArgumentException("a cookie rule wants secure, http-only or same-site");
    }
  }

  public enum SameSite {
    STRICT,
    LAX,
    NONE
  }

  boolean isAbout(Cookie cookie) {
    return name == null || name.matcher(cookie.name()).find();
  }

  /** What a cookie lacks, each in the words of "wanted". */
  List<String> lacking(Cookie cookie) {
    List<String> lacking = new ArrayList<>();
    if (secure && !cookie.has("secure")) {
      lacking.add("Secure");
    }
    if (httpOnly && !cookie.has("httponly")) {
      lacking.add("HttpOnly");
    }
    List<String> accepted =
        sameSite.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    if (!accepted.isEmpty()
        && !accepted.contains(cookie.value("samesite").toLowerCase(Locale.ROOT))) {
      lacking.add("SameSite=" + String.join("|", accepted));
    }
    return lacking;
  }

  /** A cookie as recorded: its name and its attributes, without its value. */
  record Cookie(String name, List<String> attributes) {
    private static final Pattern EPOCH = Pattern.compile("(?i)\\b0?1[ -]jan[ -](19)?70\\b");

    static Cookie of(String setCookie) {
      List<String> parts = List.of(setCookie.split(";", -1));
      int equals = parts.getFirst().indexOf('=');
      String name = equals < 0 ? "" : parts.getFirst().substring(0, equals).strip();
      return new Cookie(name, parts.stream().skip(1).map(String::strip).toList());
    }

    boolean has(String attribute) {
      return attributes.stream().anyMatch(one -> nameOf(one).equals(attribute));
    }

    /** The value of an attribute, of the last one when it is repeated; empty when there is none. */
    String value(String attribute) {
      return attributes.stream()
          .filter(one -> nameOf(one).equals(attribute) && one.indexOf('=') >= 0)
          .reduce((first, second) -> second)
          .map(one -> one.substring(one.indexOf('=') + 1).strip())
          .orElse("");
    }

    /**
     * Whether it only tells the browser to forget a cookie: many frameworks say so with the first day of 1970 alone. Of
     * both attributes Max-Age wins (RFC 6265, 4.1.2.2).
     */
    boolean isRemoval() {
      return has("max-age")
          ? value("max-age").matches("0|-\\d+")
          : EPOCH.matcher(value("expires")).find();
    }

    private static String nameOf(String attribute) {
      int equals = attribute.indexOf('=');
      return (equals < 0 ? attribute : attribute.substring(0, equals))
          .strip()
          .toLowerCase(Locale.ROOT);
    }
  }
}
