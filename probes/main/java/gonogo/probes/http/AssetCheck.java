package gonogo.probes.http;

import gonogo.probes.http.Reference.Use;
import java.util.Locale;
import java.util.Set;

/** A side of the files of a frontend that can be judged. */
enum AssetCheck {
  SIZE,
  COMPRESSION,
  CACHE,
  MINIFIED,
  SOURCE_MAPS,
  IMAGES;

  private static final Set<String> NOT_TEXT = Set.of(
      "avif", "gif", "ico", "jpeg", "jpg", "mp4", "otf", "png", "ttf", "webm", "webp", "woff",
      "woff2");

  /** Whether a file that was not seen could have been judged by this. */
  boolean concerns(Asset asset) {
    boolean code = asset.use() == Use.SCRIPT || asset.use() == Use.STYLE;
    return switch (this) {
      case SIZE -> true;
      case COMPRESSION -> !NOT_TEXT.contains(extension(asset));
      case CACHE -> code || FileNames.naming(asset.target().url()) == FileNames.Naming.HASHED;
      case MINIFIED, SOURCE_MAPS -> code;
      case IMAGES -> asset.use() == Use.IMAGE;
    };
  }

  private static String extension(Asset asset) {
    String path = asset.path();
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
