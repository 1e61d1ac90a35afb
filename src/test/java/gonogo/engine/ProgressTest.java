package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
final class ProgressTest {

  @Test
  void a_question_is_heard_once_when_it_is_asked_and_once_when_it_is_answered() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Progress listener = new Progress() {
      @Override
      public void asking(String id, String type) {
        heard.add("asking " + type);
      }

      @Override
      public void answered(Evidence evidence) {
        heard.add("answered " + evidence.type());
      }
    };
    Bench bench = new Bench();
    LiveLedger ledger =
        new LiveLedger(bench.means(), bench.time, bench.codec, bench.redactor, listener);
    Bench.reply(ledger, Look.at("a"));
    Bench.reply(ledger, Look.at("a"));

    assertThat(List.of(heard.take(), heard.take()))
        .containsExactly("asking test/look", "answered test/look");
    assertThat(heard).isEmpty();
  }

  @Test
  void one_that_throws_is_not_called_again() {
    List<String> heard = new ArrayList<>();
    Progress guarded = Progress.guarded(new Progress() {
      @Override
      public void asking(String id, String type) {
        heard.add(id);
        throw new StackOverflowError("planted");
      }
    });
    guarded.asking("1", "t");
    guarded.asking("2", "t");

    assertThat(heard).containsExactly("1");
    assertThat(Progress.guarded(guarded)).isSameAs(guarded);
  }
}
