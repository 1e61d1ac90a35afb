package gonogo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proofs have teeth: a judge that leaves out any one rule is caught by the same worlds and the same property. */
final class WrongJudgeTest {

  @ParameterizedTest
  @EnumSource
  void isCaught(WrongJudge wrong) {
    var caught = Stream.concat(
            Sample.whole().damaged().stream().flatMap(world -> falseGo(wrong, world).stream()),
            Sample.whole().stream().flatMap(world -> violation(wrong, world).stream()))
        .findFirst();
    assertThat(caught).as("what catches %s", wrong).isPresent();
    System.out.printf("wrong judge %s is caught: %s%n", wrong, caught.orElseThrow());
  }

  private static Optional<String> falseGo(WrongJudge wrong, Sample.World world) {
    boolean go = wrong.judge(world.given()).verdict() == Verdict.GO;
    return go ? Optional.of(world + " is GO") : Optional.empty();
  }

  private static Optional<String> violation(WrongJudge wrong, Sample.World world) {
    return Removals.of(world.given()).stream()
        .flatMap(removal -> Properties.violation(wrong::judge, world, removal).stream())
        .findFirst()
        .map(violation -> world + ": " + violation);
  }
}
