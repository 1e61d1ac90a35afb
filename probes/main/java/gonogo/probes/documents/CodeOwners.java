package gonogo.probes.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/**
 * A CODEOWNERS file as GitHub and GitLab read it: the last rule that matches a path decides, in
 * GitLab the last one of each section.
 *
 * @param sections each with its rules in order; GitHub knows only one
 */
record CodeOwners(List<List<Rule>> sections) {

  /** Where they look for it; the first one that is there counts. */
  static final List<String> PLACES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

  private static final Pattern SECTION =
      Pattern.compile("\\^?\\[[^\\]]+\\](?:\\[\\d+\\])?(?<owners>.*)");
  private static final Pattern WORD = Pattern.compile("(?:\\\\.|[^\\s\\\\])+");

  /** Who owns a path. */
  enum Owned {
    NOBODY,
    /** Only the rule {@code *}, which names somebody for everything. */
    BY_CATCH_ALL,
    BY_RULE
  }

  /**
   * One line.
   *
   * @param names whether it names somebody; a rule that names nobody takes the owner away
   */
  record Rule(String pattern, boolean names) {

    boolean matches(String path) {
      // docs/* means the files of docs, not those of its folders; docs/ means all below it.
      boolean whole = pattern.endsWith("/*");
      return new FastIgnoreRule(pattern).isMatch(path, false, whole);
    }
  }

  /** Reads a file; what is no rule is passed over, as the hosts do. */
  static CodeOwners parse(String text) {
    List<List<Rule>> sections = new ArrayList<>();
    sections.add(new ArrayList<>());
    boolean inherited = false;
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        sections.add(new ArrayList<>());
        inherited = section.group("owners").contains("@");
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        sections.getLast().add(rule(line, inherited));
      }
    }
    return new CodeOwners(sections.stream().map(List::copyOf).toList());
  }

  private static Rule rule(String line, boolean inherited) {
    List<String> words = WORD.matcher(line).results().map(word -> word.group()).toList();
    List<String> owners = words.subList(Math.min(1, words.size()), words.size()).stream()
        .takeWhile(word -> !word.startsWith("#"))
        .toList();
    String pattern = words.isEmpty() ? line : words.getFirst();
    boolean excluded = pattern.startsWith("!");
    boolean names = owners.isEmpty() ? inherited : owners.stream().anyMatch(w -> w.contains("@"));
    return new Rule(excluded ? pattern.substring(1) : pattern, names && !excluded);
  }

  Owned of(String path) {
    Owned best = Owned.NOBODY;
    for (List<Rule> section : sections) {
      Owned owned = section.reversed().stream()
          .filter(rule -> rule.matches(path))
          .findFirst()
          .map(CodeOwners::by)
          .orElse(Owned.NOBODY);
      best = owned.compareTo(best) > 0 ? owned : best;
    }
    return best;
  }

  private static Owned by(Rule rule) {
    if (!rule.names()) {
      return Owned.NOBODY;
    }
    return rule.pattern().equals("*") ? Owned.BY_CATCH_ALL : Owned.BY_RULE;
  }
}
