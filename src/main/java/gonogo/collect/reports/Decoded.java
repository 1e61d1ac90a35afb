package gonogo.collect.reports;

import gonogo.collect.reports.JunitReader.NotJunitException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as text. The parser of the JDK could do it too, but writes to standard error where bytes do not fit. */
final class Decoded {
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
  private static final int HEAD = 256;

  private Decoded() {}

  /**
   * An XML document, by its mark or its declaration (XML 1.0, appendix F). Bytes that do not fit are an
   * {@link java.nio.charset.CharacterCodingException}.
   */
  static Reader xml(InputStream bytes) throws IOException, NotJunitException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    Charset charset = charset(head);
    in.skipNBytes(mark(head, charset));
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** What a shell wrote: UTF-8, or UTF-16 with a mark, as {@code >} of Windows PowerShell writes it. */
  static String text(byte[] bytes) {
    Charset marked = marked(bytes);
    int mark = mark(bytes, marked);
    return new String(bytes, mark, bytes.length - mark, marked);
  }

  private static Charset charset(byte[] head) throws NotJunitException {
    if (begins(head, 0x00, 0x3C)) {
      return StandardCharsets.UTF_16BE;
    }
    if (begins(head, 0x3C, 0x00)) {
      return StandardCharsets.UTF_16LE;
    }
    Charset marked = marked(head);
    Matcher declared = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (!marked.equals(StandardCharsets.UTF_8) || !declared.lookingAt()) {
      return marked;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException e) {
      throw new NotJunitException("nobody knows its encoding " + Shown.of(declared.group(1)));
    }
  }

  private static Charset marked(byte[] head) {
    if (begins(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return begins(head, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  /** The length of the mark before the text. */
  private static int mark(byte[] head, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return begins(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    return begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE) ? 2 : 0;
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
