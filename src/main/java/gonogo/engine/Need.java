package gonogo.engine;

import gonogo.model.Item;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an item lacks before it can be seen.
 *
 * @param name of the fact, the role, the setting ...; in words where nothing in this version looks
 * @param text as reports write it, for example {@code fact:cdn}
 * @param of the probe whose setting it is, the system whose key it is, the kind of system that may hold the role; null
 *     for the others
 */
public record Need(
    Kind kind, String name, String text, @Nullable String of) {
  private static final Pattern IDENTITY = Pattern.compile("(identity .+) of (\\S+)");

  /** What kind of thing is missing, in the order in which it is asked for. */
  public enum Kind {
    FACT,
    SYSTEM,
    ROLE,
    /** A key of a system that is there. */
    KEY,
    SETTING,
    VALUE,
    RELEASE,
    ENVIRONMENT,
    DUTY,
    ACTIVE,
    VANTAGE,
    ATTESTATION,
    /** Something that this version does not have. */
    PROBE,
    OTHER;

    /** As in JSON, and before the colon of a need. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Need of(Kind kind, String name) {
    return new Need(kind, name, kind.word() + ":" + name, null);
  }

  static Need setting(String name, String probe) {
    return new Need(Kind.SETTING, name, "setting:" + name, probe);
  }

  /** What an item that nothing looks at yet is said to need. */
  static Need unbound(String words) {
    return words.equals(Item.ATTESTATION)
        ? new Need(Kind.ATTESTATION, words, words, null)
        : new Need(Kind.PROBE, words.replaceFirst("^probe ", ""), words, null);
  }

  /** A need as the planner or a probe writes it. */
  static Need read(String text) {
    Matcher identity = IDENTITY.matcher(text);
    if (identity.matches()) {
      return new Need(Kind.KEY, identity.group(1), text, identity.group(2));
    }
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    return switch (text.substring(0, Math.max(0, colon))) {
      case "fact" -> of(Kind.FACT, name);
      case "system" -> of(Kind.SYSTEM, name);
      case "key" -> of(Kind.KEY, name);
      case "instances" -> new Need(Kind.KEY, "instances", text, name);
      case "role" -> of(Kind.ROLE, name);
      case "value" -> of(Kind.VALUE, name);
      case "release" -> of(Kind.RELEASE, name);
      case "environment" -> of(Kind.ENVIRONMENT, name);
      case "duty" -> of(Kind.DUTY, name);
      case "vantage" -> of(Kind.VANTAGE, name);
      default -> new Need(Kind.OTHER, text, text, null);
    };
  }

  Need of(String owner) {
    return new Need(kind, name, text, owner);
  }
}
