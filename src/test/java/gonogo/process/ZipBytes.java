package gonogo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip file as bytes. */
record ZipBytes(Path file) {
  /** Where in the head of a member the length of its extra field stands, counted back from its name. */
  private static final int EXTRA_LENGTH = 2;

  /** The members, decompressed. */
  Map<String, byte[]> members() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return members;
  }

  /** Writes a copy in which one bit in the middle of the compressed data of a member is another. */
  void copyWithFlippedBit(String member, Path copy) throws IOException {
    long length;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      length = zip.getEntry(member).getCompressedSize();
    }
    byte[] bytes = Files.readAllBytes(file);
    int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(member);
    int extra = (bytes[name - EXTRA_LENGTH] & 0xFF) | (bytes[name - EXTRA_LENGTH + 1] & 0xFF) << 8;
    bytes[name + member.length() + extra + (int) (length / 2)] ^= 1;
    Files.write(copy, bytes);
  }
}
