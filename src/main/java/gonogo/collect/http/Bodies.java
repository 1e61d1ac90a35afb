package gonogo.collect.http;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies to their end or to the limit, and keeps each different text once.
 *
 * <p>A body is decompressed in small steps and counted afterwards, so that a few kilobytes that unfold to gigabytes cost
 * no more memory than the limit.
 */
final class Bodies {
  /** What is asked for, and understood. */
  static final String ENCODINGS = "gzip, deflate";

  private static final Set<String> UNDERSTOOD = Set.of("", "identity", "gzip", "x-gzip", "deflate");

  /** How many times the limit of one body all different bodies together may take. */
  private static final int ALL = 8;

  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

  private final int maxBytes;
  private final List<String> texts = new ArrayList<>();
  private long kept;

  Bodies(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  List<String> texts() {
    return texts;
  }

  /** A body as kept: its index, and its size after decompression. */
  record Kept(int index, int bytes) {}

  /**
   * Reads a body.
   *
   * @param encodings the values of Content-Encoding
   * @throws IOException when the stream breaks off or is not what its encoding says
   */
  Kept read(InputStream raw, List<String> encodings, @Nullable String contentType)
      throws IOException, CollectorException {
    byte[] bytes = readAll(decoded(raw, encodings));
    String text = text(bytes, contentType);
    int index = texts.indexOf(text);
    if (index < 0) {
      kept += bytes.length;
      if (kept > (long) ALL * maxBytes) {
        throw tooLarge(
            "the different bodies together are larger than %d bytes", (long) ALL * maxBytes);
      }
      index = texts.size();
      texts.add(text);
    }
    return new Kept(index, bytes.length);
  }

  private byte[] readAll(InputStream in) throws IOException, CollectorException {
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (out.size() + n > maxBytes) {
        throw tooLarge("the body is larger than %d bytes", maxBytes);
      }
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private static CollectorException tooLarge(String format, long limit) {
    return new CollectorException(Cause.TOO_LARGE, format.formatted(limit));
  }

  /** Whether all encodings can be undone. */
  static boolean understands(List<String> encodings) {
    return names(encodings).stream().allMatch(UNDERSTOOD::contains);
  }

  private static List<String> names(List<String> encodings) {
    return Arrays.stream(String.join(",", encodings).split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Undoes the encodings in the opposite order of their application (RFC 9110, 8.4). */
  static InputStream decoded(InputStream raw, List<String> encodings)
      throws IOException, CollectorException {
    InputStream in = raw;
    for (String name : names(encodings).reversed()) {
      in = switch (name) {
        case "", "identity" -> in;
        case "gzip", "x-gzip" -> gunzipped(in);
        case "deflate" -> inflated(in);
        default ->
          throw new CollectorException(
              Cause.GARBLED,
              "the body has the encoding %s, which was not asked for".formatted(name));
      };
    }
    return in;
  }

  /** A body without a byte has no gzip header either, as in the answer to HEAD. */
  private static InputStream gunzipped(InputStream in) throws IOException {
    var ahead = new PushbackInputStream(in);
    int first = ahead.read();
    if (first < 0) {
      return InputStream.nullInputStream();
    }
    ahead.unread(first);
    return new GZIPInputStream(ahead);
  }

  /** {@code deflate} means the zlib format (RFC 9110, 8.4.1.2), but some servers send the bare one. */
  private static InputStream inflated(InputStream in) throws IOException {
    var ahead = new PushbackInputStream(in, 2);
    byte[] start = ahead.readNBytes(2);
    if (start.length == 0) {
      return InputStream.nullInputStream();
    }
    ahead.unread(start);
    boolean zlib = start.length == 2
        && (start[0] & 0x0F) == 8
        && (((start[0] & 0xFF) << 8) | (start[1] & 0xFF)) % 31 == 0;
    return new InflaterInputStream(ahead, new Inflater(!zlib));
  }

  private static String text(byte[] bytes, @Nullable String contentType) {
    String text = new String(bytes, charset(contentType));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(@Nullable String contentType) {
    Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(matcher.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8; // as browsers do with a name that they do not know
    }
  }
}
