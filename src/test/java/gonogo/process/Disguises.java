package gonogo.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The ways in which a server can send a secret back, and what of each must not be found anywhere. */
final class Disguises {
  /** A group of base64; what shares one with other text is no trace of the secret alone. */
  private static final int GROUP = 4;

  private final List<String> sent = new ArrayList<>();
  private final List<String> traces = new ArrayList<>();

  Disguises(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    both(secret);
    both(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    both(HexFormat.of().formatHex(bytes));
    both(HexFormat.of().withUpperCase().formatHex(bytes));
    for (String before : List.of("", "x", "xy")) {
      byte[] longer = (before + secret + "z").getBytes(StandardCharsets.UTF_8);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String text = encoder.encodeToString(longer);
        sent.add(text);
        traces.add(text.substring(before.isEmpty() ? 0 : GROUP, text.length() - GROUP));
      }
    }
  }

  private void both(String text) {
    sent.add(text);
    traces.add(text);
  }

  /** All of them, one in each line. */
  String sent() {
    return String.join("\n", sent);
  }

  int forms() {
    return sent.size();
  }

  /** The traces that are found in some bytes. */
  List<String> foundIn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return traces.stream().filter(text::contains).toList();
  }
}
