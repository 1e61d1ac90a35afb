package gonogo.engine;

import gonogo.api.Hashes;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.model.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/**
 * Reads a bundle and believes nothing in it: every member is bounded and hashed, none may be missing, further or twice.
 * It never writes a member to disk. The hashes notice damage; who can write a bundle can forge one.
 */
public final class BundleReader {
  private static final Pattern MEMBER =
      Pattern.compile("manifest\\.json|evidence\\.ndjson|inputs/[0-9]{3}-[A-Za-z0-9._-]{0,60}");
  private static final int MOST_MEMBERS = 1_000;

  private final Codec codec;
  private final long mostBytes;

  public BundleReader(Codec codec) {
    this(codec, 512L << 20);
  }

  /**
   * A reader with a bound of its own.
   *
   * @param mostBytes of all members together, uncompressed
   */
  BundleReader(Codec codec, long mostBytes) {
    this.codec = codec;
    this.mostBytes = mostBytes;
  }

  /**
   * Reads it.
   *
   * @param file as the user wrote it, for messages
   * @throws InvalidInputException when it is not a bundle, or not the one that was written
   */
  public Bundle read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new DamagedException("there is no such file");
      }
      return bundle(members(file));
    } catch (DamagedException e) {
      throw new InvalidInputException(
          Place.of(file.toString()), "not a usable bundle: " + e.getMessage());
    } catch (IOException | RuntimeException e) { // whatever a forged file makes of the parsers
      throw new InvalidInputException(
          Place.of(file.toString()),
          "not a usable bundle: it is no readable zip file (" + e.getMessage() + ")");
    }
  }

  /** Why a bundle cannot be believed. */
  private static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  private Map<String, byte[]> members(Path file) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > MOST_MEMBERS) {
        throw new DamagedException(
            "it has %d members; at most %d".formatted(zip.size(), MOST_MEMBERS));
      }
      long left = mostBytes;
      for (ZipEntry entry : zip.stream().toList()) {
        if (!MEMBER.matcher(entry.getName()).matches()) {
          throw new DamagedException(
              "a member with a name that none has: " + Texts.clean(entry.getName()));
        }
        byte[] content = bounded(zip, entry, left);
        left -= content.length;
        if (members.put(entry.getName(), content) != null) {
          throw new DamagedException("the member " + entry.getName() + " is there twice");
        }
      }
    }
    return members;
  }

  private byte[] bounded(ZipFile zip, ZipEntry entry, long most) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (content.size() + (long) read > most) {
          throw new DamagedException(
              "its members are larger than %d bytes together".formatted(mostBytes));
        }
        content.write(buffer, 0, read);
      }
    }
    return content.toByteArray();
  }

  private Bundle bundle(Map<String, byte[]> members) throws DamagedException {
    Manifest manifest = manifest(members);
    Set<String> expected = new HashSet<>(Set.of(Manifest.NAME));
    List<Source> inputs = new ArrayList<>();
    List<Evidence> evidence = List.of();
    for (Manifest.Member member : manifest.members()) {
      byte[] content = verified(member, members);
      if (!expected.add(member.name())) {
        throw new DamagedException("the manifest names " + member.name() + " twice");
      }
      if (member.name().equals(Manifest.EVIDENCE)) {
        evidence = evidence(content);
      } else {
        String path = Objects.requireNonNullElse(member.path(), member.name());
        inputs.add(new Source(path, new String(content, StandardCharsets.UTF_8)));
      }
    }
    if (!expected.equals(members.keySet()) || !expected.contains(Manifest.EVIDENCE)) {
      throw new DamagedException("its members are not those of its manifest");
    }
    return new Bundle(
        manifest.engine(),
        manifest.startedAt(),
        new TreeMap<>(manifest.options()),
        inputs,
        evidence);
  }

  private Manifest manifest(Map<String, byte[]> members) throws DamagedException {
    byte[] json = members.get(Manifest.NAME);
    if (json == null) {
      throw new DamagedException("it has no " + Manifest.NAME);
    }
    try {
      Manifest manifest = codec.read(json, Manifest.class);
      if (!manifest.schema().equals(Bundle.SCHEMA)) {
        throw new DamagedException("it says %s; this gonogo reads %s"
            .formatted(Texts.clean(manifest.schema()), Bundle.SCHEMA));
      }
      if (!Arrays.equals(json, codec.canonical(manifest))
          || !manifest.equals(manifest.sealed(codec))) {
        throw new DamagedException(Manifest.NAME + " was changed");
      }
      return manifest;
    } catch (JacksonException e) {
      throw new DamagedException(Manifest.NAME + " cannot be read: " + e.getOriginalMessage());
    }
  }

  private static byte[] verified(Manifest.Member member, Map<String, byte[]> members)
      throws DamagedException {
    byte[] content = members.get(member.name());
    if (content == null) {
      throw new DamagedException("the member " + Texts.clean(member.name()) + " is missing");
    }
    if (content.length != member.bytes() || !Hashes.sha256(content).equals(member.sha256())) {
      throw new DamagedException("the member " + member.name() + " was changed");
    }
    return content;
  }

  private List<Evidence> evidence(byte[] lines) throws DamagedException {
    List<Evidence> evidence = new ArrayList<>();
    int from = 0;
    String last = "";
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        Evidence one = evidence(Arrays.copyOfRange(lines, from, at), evidence.size() + 1);
        if (one.id().compareTo(last) <= 0) {
          throw new DamagedException("the evidence is not sorted by id: " + Texts.clean(one.id()));
        }
        last = one.id();
        evidence.add(one);
        from = at + 1;
      }
    }
    if (from != lines.length) {
      throw new DamagedException(Manifest.EVIDENCE + " does not end with a line break");
    }
    return evidence;
  }

  private Evidence evidence(byte[] line, int number) throws DamagedException {
    Evidence one;
    try {
      one = codec.read(line, Evidence.class);
    } catch (JacksonException e) {
      throw new DamagedException(
          "%s:%d cannot be read: %s".formatted(Manifest.EVIDENCE, number, e.getOriginalMessage()));
    }
    if (!one.id().equals(EvidenceIds.of(codec, one.type(), one.version(), one.query()))) {
      throw new DamagedException(
          "%s:%d has the id of another question".formatted(Manifest.EVIDENCE, number));
    }
    if ((one.answer() == null) == (one.cause() == null)) {
      throw new DamagedException(
          "%s:%d wants either an answer or a cause".formatted(Manifest.EVIDENCE, number));
    }
    if (one.answer() != null
        && !Hashes.sha256(codec.canonical(one.answer())).equals(one.sha256())) {
      throw new DamagedException(
          "%s:%d has the hash of another answer".formatted(Manifest.EVIDENCE, number));
    }
    return one;
  }
}
