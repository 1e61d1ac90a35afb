package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.InvalidInputException;
import gonogo.model.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowYamlTest {

  @Test
  void readsAScalarAListAndAMapping() {
    assertThat(FlowYaml.read("status", "1.10"))
        .isInstanceOf(Node.Scalar.class)
        .extracting("text")
        .isEqualTo("1.10");
    assertThat(FlowYaml.read("status", "[200-299, 401]")).isInstanceOf(Node.Sequence.class);
    assertThat(FlowYaml.read("status", "{a: b}")).isInstanceOf(Node.Mapping.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[200", "{a: 1, a: 2}", "&a b", "!!int 3"})
  void whatIsNoYamlIsAMistakeThatNamesTheSetting(String text) {
    assertThatThrownBy(() -> FlowYaml.read("status", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("status");
  }
}
