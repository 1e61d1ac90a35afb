package gonogo.attest;

import gonogo.model.People;
import gonogo.model.People.Person;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People who can sign, and what they sign with. */
public final class Pens {
  private static final SecureRandom RANDOM = new SecureRandom();

  public static final SshKeys.Pair ANN = SshKeys.generate(RANDOM, "ann@example.com");
  public static final SshKeys.Pair BOB = SshKeys.generate(RANDOM, "bob@example.com");
  public static final SshKeys.Pair CLEO = SshKeys.generate(RANDOM, "");

  /** Of nobody who is listed. */
  public static final SshKeys.Pair STRANGER = SshKeys.generate(RANDOM, "");

  /** Ann and Cleo lead quality, Ann and Bob technology; only Cleo is for security. */
  public static final People PEOPLE = people(
      person("ann", List.of("qa-lead", "tech-lead"), ANN),
      person("bob", List.of("tech-lead", "devops-lead"), BOB),
      person("cleo", List.of("qa-lead", "security-officer"), CLEO));

  private Pens() {}

  public static People people(Person... people) {
    Map<String, Person> byId = new LinkedHashMap<>();
    for (Person person : people) {
      byId.put(person.id(), person);
    }
    return new People(byId);
  }

  public static Person person(String id, List<String> duties, SshKeys.Pair... keys) {
    return new Person(
        id,
        id,
        null,
        duties,
        List.of(keys).stream().map(SshKeys.Pair::publicLine).toList(),
        null,
        null);
  }

  public static Person listed(Person person, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new Person(
        person.id(), person.name(), null, person.duties(), person.keys(), from, until);
  }

  /** People with one of them as given here. */
  public static People with(People people, Person changed) {
    Map<String, Person> byId = new LinkedHashMap<>(people.byId());
    byId.put(changed.id(), changed);
    return new People(byId);
  }

  /** A file of any text, signed. */
  public static SignedFile signed(String path, String text, SshKeys.Pair by) {
    return new SignedFile(new Source(path, text), new Source(path + ".sig", signature(text, by)));
  }

  /** The signature of a text. */
  public static String signature(String text, SshKeys.Pair by) {
    return SshSignature.sign(text.getBytes(StandardCharsets.UTF_8), key(by)).text();
  }

  static PrivateKey key(SshKeys.Pair pair) {
    try {
      return SshKeys.privateKey(pair.privateText());
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }
}
