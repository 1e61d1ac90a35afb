package gonogo.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import gonogo.model.InvalidInputException;
import gonogo.model.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleTest {
  @TempDir
  Path folder;

  private final Codec codec = new Codec();
  private final BundleWriter writer = new BundleWriter(codec);
  private final BundleReader reader = new BundleReader(codec);

  private static Bundle sample() {
    Bench bench = new Bench();
    bench.look((query, access) -> {
      if (query.what().equals("fails")) {
        throw new CollectorException(Cause.NO_DATA, "nothing");
      }
      return new Look.Seen("é \"quoted\" 😀");
    });
    LiveLedger ledger = bench.ledger();
    Bench.reply(ledger, Look.at("works"));
    Bench.reply(ledger, Look.at("fails"));
    return new Bundle(
        "0.1.0",
        ManualTime.START,
        new TreeMap<>(Map.of("phase", List.of("T-1h"), "only", List.of("env-*", "cred-*"))),
        List.of(
            new Source("ops/production.yaml", "environment: production\npassword: \"${env:PW}\"\n"),
            new Source("../elsewhere/ops/production.yaml", "other: é\n"),
            new Source("shipped:website", "")),
        ledger.evidence());
  }

  private Path written(Bundle bundle) throws IOException {
    Path file = folder.resolve("run.bundle");
    writer.write(bundle, file);
    return file;
  }

  @Test
  void what_is_written_is_read_and_the_same_bundle_is_the_same_bytes() throws IOException {
    Bundle bundle = sample();
    Path file = written(bundle);
    byte[] bytes = Files.readAllBytes(file);

    assertThat(reader.read(file)).isEqualTo(bundle);
    assertThat(Files.readAllBytes(written(bundle))).isEqualTo(bytes);
    try (var left = Files.list(folder)) {
      assertThat(left).as("nothing is left beside it").containsExactly(file);
    }
  }

  @Test
  void its_members_are_those_of_the_format() throws IOException {
    try (ZipFile zip = new ZipFile(written(sample()).toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "inputs/001-production.yaml",
              "inputs/002-production.yaml",
              "inputs/003-shipped_website",
              "evidence.ndjson",
              "manifest.json");
      String evidence =
          new String(zip.getInputStream(zip.getEntry("evidence.ndjson")).readAllBytes(), UTF_8);
      assertThat(evidence.lines().map(line -> codec.read(line.getBytes(UTF_8), Evidence.class)))
          .isEqualTo(sample().evidence());
    }
  }

  @Test
  void a_flipped_byte_is_noticed_or_changes_nothing() throws IOException {
    Bundle bundle = sample();
    byte[] whole = Files.readAllBytes(written(bundle));
    Path file = folder.resolve("flipped.bundle");
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      try {
        assertThat(reader.read(file)).as("byte %d", at).isEqualTo(bundle);
      } catch (InvalidInputException e) {
        assertThat(e.problems()).hasSize(1);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 2);
  }

  @Test
  void a_cut_bundle_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(written(sample()));
    Path file = folder.resolve("cut.bundle");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> reader.read(file)).isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> reader.read(folder.resolve("none")))
        .hasMessageEndingWith("there is no such file");
  }

  /** Reads the sample after its members were changed. */
  private void assertRefused(Consumer<Map<String, byte[]>> change, String message)
      throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(written(sample()).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    change.accept(members);
    assertRefused(zipped(members), message);
  }

  private void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a usable bundle: ")
        .hasMessageContaining(message);
  }

  private Path zipped(Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve("changed.bundle");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void changed_missing_and_further_members_are_refused() throws IOException {
    assertRefused(
        members -> members.put("inputs/001-production.yaml", "environment: other".getBytes(UTF_8)),
        "inputs/001-production.yaml was changed");
    assertRefused(members -> members.remove("evidence.ndjson"), "evidence.ndjson is missing");
    assertRefused(members -> members.remove("manifest.json"), "it has no manifest.json");
    assertRefused(
        members -> members.put("inputs/004-more", new byte[0]),
        "its members are not those of its manifest");
    assertRefused(
        members -> members.put("../../evil", new byte[0]),
        "a member with a name that none has: ../../evil");
    assertRefused(
        members -> members.put("inputs/", new byte[0]), "a member with a name that none has");
  }

  @Test
  void a_changed_manifest_is_refused() throws IOException {
    assertRefused(
        members -> change(members, "manifest.json", "T-1h", "T-4h"), "manifest.json was changed");
    assertRefused(
        members -> change(members, "manifest.json", "{\"engine\"", "{ \"engine\""),
        "manifest.json was changed");
    assertRefused(
        members -> change(members, "manifest.json", "bundle/v1", "bundle/v2"),
        "this gonogo reads gonogo/bundle/v1");
    assertRefused(members -> members.put("manifest.json", "{}".getBytes(UTF_8)), "cannot be read");
  }

  private static void change(Map<String, byte[]> members, String name, String from, String to) {
    String before = new String(members.get(name), UTF_8);
    assertThat(before).contains(from);
    members.put(name, before.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void a_member_that_is_there_twice_is_refused() throws IOException {
    Path file = written(sample());
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    Files.write(file, text.replace("002-production", "001-production").getBytes(ISO_8859_1));
    assertRefused(file, "inputs/001-production.yaml is there twice");
  }

  @Test
  void evidence_that_contradicts_itself_is_refused_though_every_hash_fits() throws IOException {
    Bundle good = sample();
    Evidence first = good.evidence().getFirst();
    Evidence last = good.evidence().getLast();
    assertRefused(written(with(good, List.of(last, first))), "not sorted");
    assertRefused(written(with(good, List.of(first, first))), "not sorted");
    assertRefused(
        written(with(good, List.of(altered(first, "other", first.query())))),
        "the id of another question");
    Evidence answered = first.cause() == null ? first : last;
    Evidence swapped = withAnswer(answered, Map.of("text", "x"));
    assertRefused(written(with(good, List.of(swapped))), "the hash of another answer");
    assertRefused(
        written(with(good, List.of(withAnswer(answered, null)))), "either an answer or a cause");
  }

  private static Bundle with(Bundle bundle, List<Evidence> evidence) {
    return new Bundle(
        bundle.engine(), bundle.startedAt(), bundle.options(), bundle.inputs(), evidence);
  }

  private static Evidence altered(Evidence one, String type, Map<String, Object> query) {
    return new Evidence(
        one.id(),
        type,
        one.version(),
        query,
        one.answer(),
        one.cause(),
        one.detail(),
        one.root(),
        one.bytes(),
        one.sha256(),
        one.attempts(),
        one.at(),
        one.tookMs());
  }

  private static Evidence withAnswer(Evidence one, @Nullable Object answer) {
    return new Evidence(
        one.id(),
        one.type(),
        one.version(),
        one.query(),
        answer,
        one.cause(),
        one.detail(),
        one.root(),
        one.bytes(),
        one.sha256(),
        one.attempts(),
        one.at(),
        one.tookMs());
  }

  @Test
  void a_zip_bomb_is_refused_before_it_is_unpacked() throws IOException {
    Path file = zipped(Map.of("evidence.ndjson", new byte[8 << 20]));
    assertThat(Files.size(file)).isLessThan(20_000);
    assertThatThrownBy(() -> new BundleReader(codec, 1 << 20).read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("larger than 1048576 bytes together");

    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 1_001; i++) {
      many.put("inputs/" + i, new byte[0]);
    }
    assertRefused(zipped(many), "it has 1001 members");
  }

  @Test
  void a_file_that_cannot_be_written_leaves_the_old_one() throws IOException {
    Path file = written(sample());
    byte[] before = Files.readAllBytes(file);
    Evidence broken = withAnswer(sample().evidence().getFirst(), new Object() {
      public Object getSelf() {
        throw new IllegalStateException("planted");
      }
    });
    assertThatThrownBy(() -> writer.write(with(sample(), List.of(broken)), file))
        .isInstanceOf(RuntimeException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
