package gonogo.collect.http;

import gonogo.collect.http.HttpAsset.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is written in, as far as it is looked into. */
enum Language {
  SCRIPT,
  STYLE,
  NONE;

  /** As bundlers write where they keep modules as text (devtool {@code eval}). */
  private static final String EVALUATED = "sourceURL=webpack";

  private static final Set<String> SCRIPT_NAMES = Set.of("js", "mjs", "cjs");

  /** By the type that the server says, or else by the name. */
  static Language of(List<String> contentType, String path) {
    String type = String.join(",", contentType).toLowerCase(Locale.ROOT);
    if (type.startsWith("text/css")) {
      return STYLE;
    }
    if (type.contains("javascript") || type.contains("ecmascript")) {
      return SCRIPT;
    }
    int query = path.indexOf('?');
    String name = query < 0 ? path : path.substring(0, query);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (SCRIPT_NAMES.contains(extension)) {
      return SCRIPT;
    }
    return extension.equals("css") ? STYLE : NONE;
  }

  /** What is in a file of this language; null when it is none. */
  @Nullable
  Code read(byte[] bytes) {
    if (this == NONE) {
      return null;
    }
    int lines = bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? 0 : 1;
    int blanks = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
      blanks += b == ' ' || b == '\t' || b == '\n' || b == '\r' ? 1 : 0;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Code(
        lines,
        blanks,
        text.contains(EVALUATED),
        SourceMaps.isInside(text),
        SourceMaps.linked(text).orElse(null),
        this == STYLE ? StyleLinks.of(text) : List.of());
  }
}
