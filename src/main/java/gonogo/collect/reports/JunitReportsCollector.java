package gonogo.collect.reports;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Glob;
import gonogo.api.Hashes;
import gonogo.collect.reports.JunitReader.NotJunitException;
import gonogo.collect.reports.JunitReports.Answer;
import gonogo.collect.reports.JunitReports.CommitFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads every file that matches to its end, one after the other, and keeps only counts and some names. */
@Singleton
final class JunitReportsCollector implements Collector<JunitReports, Answer> {

  /** As GitLab has it: 30 MB a file; and a limit for all of them. */
  static final long MOST_BYTES = 30L << 20;

  private static final long MOST_BYTES_IN_ALL = 256L << 20;
  private static final int MOST_CONTRADICTIONS = 5;

  @Override
  public Answer collect(JunitReports query, Access access)
      throws CollectorException, IOException, InterruptedException {
    ReportsSystem system = access.system(ReportsSystem.class);
    Folder folder = Folder.open(system.path());
    Labels labels = new Labels(query.properties(), query.values());
    Weight weight = new Weight();
    List<ReportFile> files = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<String, Path> found :
        folder.files(query.files().stream().map(Glob::parse).toList()).entrySet()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try (FileChannel channel = Folder.channel(found.getValue())) {
        access.onLimit(channel);
        bytes += channel.size();
        requireSize(found.getKey(), channel.size(), bytes);
        Instant modified = Files.getLastModifiedTime(found.getValue()).toInstant();
        files.add(read(found.getKey(), channel, modified, labels, weight));
      }
    }
    return new Answer(files, commitFile(folder, system.commitFile(), access));
  }

  private static void requireSize(String path, long size, long inAll) throws CollectorException {
    if (size == 0) {
      throw new CollectorException(Cause.GARBLED, path + " is empty; its run was cut off");
    }
    if (size > MOST_BYTES) {
      throw new CollectorException(
          Cause.TOO_LARGE, "%s is larger than %d MiB".formatted(path, MOST_BYTES >> 20));
    }
    if (inAll > MOST_BYTES_IN_ALL) {
      throw new CollectorException(
          Cause.TOO_LARGE,
          "the files are larger than %d MiB together; let several checks look at a part each"
              .formatted(MOST_BYTES_IN_ALL >> 20));
    }
  }

  private static ReportFile read(
      String path, FileChannel channel, Instant modified, Labels labels, Weight weight)
      throws CollectorException, IOException {
    MessageDigest sha256 = Hashes.sha256();
    InputStream in = new DigestInputStream(Channels.newInputStream(channel), sha256);
    weight.file(path);
    try {
      SuiteTally root = JunitReader.read(in, labels, weight);
      if (channel.isOpen()) {
        // The parser closes it at its end; should it ever leave something, that belongs to the
        // hash.
        in.transferTo(OutputStream.nullOutputStream());
      }
      List<String> contradictions =
          root.contradictions().limit(MOST_CONTRADICTIONS).toList();
      weight.texts(contradictions);
      return new ReportFile(
          path,
          HexFormat.of().formatHex(sha256.digest()),
          modified,
          root.finished(),
          contradictions);
    } catch (NotJunitException e) {
      throw new CollectorException(
          Cause.GARBLED, "%s is no JUnit XML: %s".formatted(path, e.getMessage()));
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof ClosedChannelException closed) {
        throw closed; // at the limit
      }
      throw new CollectorException(Cause.GARBLED, garbled(path, e));
    }
  }

  /** Where and why it is not well-formed, without the head that the parser sets before its message. */
  private static String garbled(String path, XMLStreamException e) {
    if (e.getNestedException() instanceof CharacterCodingException) {
      return path + " is not in the encoding that it declares";
    }
    String message = String.valueOf(e.getMessage());
    int said = message.indexOf("Message: ");
    String why = said < 0 ? message : message.substring(said + "Message: ".length());
    String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
    return "%s is not whole XML, or was cut off%s: %s".formatted(path, line, Shown.of(why));
  }

  private static @Nullable CommitFile commitFile(
      Folder folder, @Nullable String name, Access access) throws CollectorException, IOException {
    if (name == null) {
      return null;
    }
    Optional<Path> file = folder.file(name);
    return new CommitFile(name, file.isPresent() ? commit(name, file.get(), access) : null);
  }

  private static String commit(String name, Path file, Access access)
      throws CollectorException, IOException {
    try (FileChannel channel = Folder.channel(file)) {
      access.onLimit(channel);
      byte[] head = Channels.newInputStream(channel).readNBytes(1 << 10);
      return Commits.firstWord(Decoded.text(head))
          .orElseThrow(() -> new CollectorException(
              Cause.GARBLED, name + " does not begin with a commit of 7 to 64 hexadecimal digits"));
    }
  }
}
