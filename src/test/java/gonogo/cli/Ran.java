package gonogo.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command line came to, in this process. */
record Ran(int status, String out, String err) {

  static Ran gonogo(String... arguments) {
    return with(Map.of(), arguments);
  }

  static Ran with(Map<String, String> variables, String... arguments) {
    return typing("", variables, arguments);
  }

  /** The same, with what a person types. */
  static Ran typing(String typed, Map<String, String> variables, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Console console = new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        variables,
        new BufferedReader(new StringReader(typed)));
    int status = CommandLineApp.run(console, arguments);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
