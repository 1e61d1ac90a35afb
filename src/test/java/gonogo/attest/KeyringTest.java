package gonogo.attest;

import static gonogo.attest.Draft.NOW;
import static gonogo.attest.Pens.ANN;
import static gonogo.attest.Pens.BOB;
import static gonogo.attest.Pens.CLEO;
import static gonogo.attest.Pens.listed;
import static gonogo.attest.Pens.people;
import static gonogo.attest.Pens.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.People.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private static final List<String> QA = List.of("qa-lead");

  private static SshKey key(SshKeys.Pair pair) throws RefusedException {
    return SshKeys.publicKey(pair.publicLine());
  }

  @Test
  void knowsWhoseKeyItIs() throws RefusedException {
    Keyring keys = Keyring.of(people(person("ann", QA, ANN, CLEO), person("bob", QA, BOB)));

    assertThat(keys.owner(key(ANN))).isEqualTo("ann");
    assertThat(keys.owner(key(CLEO))).isEqualTo("ann");
    assertThat(keys.owner(key(BOB))).isEqualTo("bob");
    assertThat(keys.problems()).isEmpty();
  }

  /** Another comment does not make it another key. */
  @Test
  void aKeyOfTwoPeopleMakesAllTheirKeysUseless() throws RefusedException {
    String same = key(ANN).line("bob@example.com");
    Person bob = new Person("bob", "Bob", null, QA, List.of(same, BOB.publicLine()), null, null);
    Keyring keys = Keyring.of(people(person("ann", QA, ANN), bob, person("cleo", QA, CLEO)));

    for (SshKeys.Pair pair : List.of(ANN, BOB)) {
      assertThatThrownBy(() -> keys.owner(key(pair)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_OF_TWO_PEOPLE));
    }
    assertThat(keys.owner(key(CLEO))).isEqualTo("cleo");
    assertThat(keys.holders("qa-lead", NOW)).containsExactly("cleo");
    assertThat(keys.problems())
        .containsExactly("one key is listed for ann and bob, so that none of theirs counts");
  }

  @Test
  void aKeyListedTwiceForOnePersonIsFine() throws RefusedException {
    Keyring keys = Keyring.of(people(person("ann", QA, ANN, ANN)));

    assertThat(keys.owner(key(ANN))).isEqualTo("ann");
    assertThat(keys.problems()).isEmpty();
  }

  @Test
  void sayWhichKeysCannotBeUsed() {
    Person ann =
        new Person("ann", "Ann", null, QA, List.of("ssh-rsa AAAA", "nonsense"), null, null);
    Keyring keys = Keyring.of(people(ann));

    assertThat(keys.problems())
        .containsExactly(
            "a key of ann cannot be used: the key is of the type \"ssh-rsa\"; wanted ssh-ed25519",
            "a key of ann cannot be used: wanted a line such as ssh-ed25519 AAAA... ann@example.com");
    assertThat(keys.holders("qa-lead", NOW)).isEmpty();
  }

  @Test
  void anEntryHoldsFromItsFirstDayToBeforeItsLastOneInUtc() {
    Person ann = listed(
        person("ann", QA, ANN), LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-03"));
    Keyring keys = Keyring.of(people(ann));

    assertThat(keys.holders("qa-lead", Instant.parse("2026-11-30T23:59:59Z"))).isEmpty();
    assertThat(keys.holders("qa-lead", Instant.parse("2026-12-01T00:00:00Z")))
        .containsExactly("ann");
    assertThat(keys.holders("qa-lead", Instant.parse("2026-12-02T23:59:59Z")))
        .containsExactly("ann");
    assertThat(keys.holders("qa-lead", Instant.parse("2026-12-03T00:00:00Z"))).isEmpty();
    assertThat(keys.holders("tech-lead", NOW)).isEmpty();
  }
}
