package gonogo.engine;

import gonogo.api.Hashes;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import gonogo.model.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a bundle beside its place and renames it, so that no reader sees half of one. Same bundle, same bytes. */
public final class BundleWriter {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Codec codec;

  public BundleWriter(Codec codec) {
    this.codec = codec;
  }

  /** Writes it; an existing file is replaced. */
  public void write(Bundle bundle, Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path beside =
        Files.createTempFile(Objects.requireNonNull(absolute.getParent()), ".gonogo-", ".tmp");
    try {
      try (OutputStream file = Files.newOutputStream(beside)) {
        writeZip(bundle, file);
      }
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(
          beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void writeZip(Bundle bundle, OutputStream file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      List<Manifest.Member> members = new ArrayList<>();
      int number = 1;
      for (Source input : bundle.inputs()) {
        byte[] content = input.text().getBytes(StandardCharsets.UTF_8);
        members.add(member(
            zip, inputName(number++, input.path()), input.path(), out -> out.write(content)));
      }
      members.add(
          member(zip, Manifest.EVIDENCE, null, out -> writeEvidence(bundle.evidence(), out)));
      Manifest manifest = new Manifest(
          Bundle.SCHEMA, bundle.engine(), bundle.startedAt(), bundle.options(), members, "");
      byte[] json = codec.canonical(manifest.sealed(codec));
      member(zip, Manifest.NAME, null, out -> out.write(json));
    }
  }

  private void writeEvidence(List<Evidence> evidence, OutputStream out) throws IOException {
    for (Evidence one : evidence) {
      out.write(codec.canonical(one));
      out.write('\n');
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static Manifest.Member member(
      ZipOutputStream zip, String name, @Nullable String path, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    MessageDigest digest = Hashes.sha256();
    content.writeTo(new DigestOutputStream(zip, digest));
    zip.closeEntry();
    return new Manifest.Member(
        name, path, entry.getSize(), HexFormat.of().formatHex(digest.digest()));
  }

  /** A name without any path in it; the path stands in the manifest. */
  private static String inputName(int number, String path) {
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return "inputs/%03d-%s"
        .formatted(number, last.length() > 60 ? last.substring(last.length() - 60) : last);
  }
}
