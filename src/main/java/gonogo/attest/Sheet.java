package gonogo.attest;

import gonogo.json.Pretty;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one person says of one release, for one duty.
 *
 * @param person an id of the list of people
 * @param checklist the id of the checklist
 * @param statements one for each item that it is about
 * @param nonce of this sheet only
 */
public record Sheet(
    String person,
    String duty,
    String product,
    String version,
    String commit,
    String environment,
    String checklist,
    List<Statement> statements,
    Instant issuedAt,
    Instant expiresAt,
    String nonce) {
  public static final String SCHEMA = "gonogo/attestation/v1";

  /** How long a sheet may be valid. */
  public static final Duration LONGEST = Duration.ofDays(14);

  public Sheet {
    statements = List.copyOf(statements);
  }

  /** What a person says of a statement. */
  public enum Decision {
    YES,
    NO;

    /** As it is written. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is said of one item.
   *
   * @param textSha256 lower-case hex of the SHA-256 of the item's text
   * @param statement what is agreed to, or not
   * @param documents what it is about: SHA-256 by path
   * @param ground for a decision of go or no-go: what was seen; null for any other statement
   */
  public record Statement(
      String item,
      String textSha256,
      String statement,
      Decision decision,
      SortedMap<String, String> documents,
      @Nullable String comment,
      @Nullable Ground ground) {
    public Statement {
      documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }

    /** One that rests on nothing but its documents. */
    public Statement(
        String item,
        String textSha256,
        String statement,
        Decision decision,
        SortedMap<String, String> documents,
        @Nullable String comment) {
      this(item, textSha256, statement, decision, documents, comment, null);
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("item", item);
      tree.put("textSha256", textSha256);
      tree.put("statement", statement);
      tree.put("decision", decision.text());
      tree.put("documents", documents);
      if (comment != null) {
        tree.put("comment", comment);
      }
      if (ground != null) {
        tree.put("ground", ground.tree());
      }
      return tree;
    }
  }

  /**
   * Reads a sheet strictly.
   *
   * @throws RefusedException with {@code NOT_A_SHEET} or {@code OTHER_SCHEMA}
   */
  public static Sheet read(String json) throws RefusedException {
    return SheetReader.read(json);
  }

  /** The JSON text: the bytes of it in UTF-8 are what is signed. */
  public String text() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", SCHEMA);
    tree.put("person", person);
    tree.put("duty", duty);
    tree.put("product", product);
    tree.put("version", version);
    tree.put("commit", commit);
    tree.put("environment", environment);
    tree.put("checklist", checklist);
    tree.put("statements", statements.stream().map(Statement::tree).toList());
    tree.put("issuedAt", issuedAt.toString());
    tree.put("expiresAt", expiresAt.toString());
    tree.put("nonce", nonce);
    return Pretty.text(tree);
  }

  /**
   * Whether it says anew all that an earlier sheet says, so that nothing is lost when it takes that
   * one's place. The commit may be another: for that one the earlier word does not count.
   */
  public boolean saysAnew(Sheet earlier) {
    return person.equals(earlier.person)
        && duty.equals(earlier.duty)
        && product.equals(earlier.product)
        && version.equals(earlier.version)
        && environment.equals(earlier.environment)
        && checklist.equals(earlier.checklist)
        && earlier.statements.stream().allMatch(said -> of(said.item()).isPresent());
  }

  /** What it says of an item, if anything. */
  public Optional<Statement> of(String item) {
    return statements.stream()
        .filter(statement -> statement.item().equals(item))
        .findFirst();
  }
}
