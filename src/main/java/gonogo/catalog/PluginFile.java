package gonogo.catalog;

import gonogo.api.Hashes;
import gonogo.model.Place;
import gonogo.model.Plugin;
import gonogo.model.Problems;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar in the folder of the plugins, as far as it can be judged without running any of it.
 *
 * @param definitions names of the classes that define its beans
 */
record PluginFile(Path path, Plugin plugin, List<String> definitions) {
  /** Attribute of the manifest; its value is the number of the {@code gonogo.api} that the plugin was built for. */
  static final String API = "Gonogo-Api";

  /** Raised when a plugin that was built before would not run, or would mean another thing. */
  static final int API_NUMBER = 1;

  private static final String DEFINITIONS =
      "META-INF/micronaut/" + BeanDefinitionReference.class.getName() + "/";
  private static final Pattern OURS =
      Pattern.compile("(META-INF/versions/[0-9]+/)?gonogo/.*\\.class");

  PluginFile {
    definitions = List.copyOf(definitions);
  }

  /** Reads one; what is wrong with it goes into the problems. */
  static Optional<PluginFile> read(Path path, Problems problems) {
    Place place = Place.of(path.toString());
    Problems own = new Problems();
    try (JarFile jar = new JarFile(path.toFile())) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();
      @Nullable Manifest manifest = jar.getManifest();
      checkManifest(manifest == null ? new Attributes() : manifest.getMainAttributes(), place, own);
      entries.stream()
          .filter(entry -> OURS.matcher(entry).matches())
          .findFirst()
          .ifPresent(entry -> own.add(
              place,
              "it holds %s; wanted packages of its own, none below gonogo".formatted(entry)));
      List<String> definitions = entries.stream()
          .filter(entry -> entry.startsWith(DEFINITIONS) && !entry.endsWith("/"))
          .map(entry -> entry.substring(DEFINITIONS.length()))
          .toList();
      if (definitions.isEmpty()) {
        own.add(
            place,
            "it has no beans; wanted a probe, a collector or a kind of system, compiled with Micronaut's"
                + " annotation processor (micronaut-inject-java)");
      }
      problems.addAll(own);
      return own.isEmpty()
          ? Optional.of(new PluginFile(path, new Plugin(name(path), sha256(path)), definitions))
          : Optional.empty();
    } catch (IOException | SecurityException e) { // the latter when its signature is broken
      problems.add(place, "cannot be read as a jar: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void checkManifest(Attributes manifest, Place place, Problems problems) {
    @Nullable String number = manifest.getValue(API);
    if (number == null) {
      problems.add(place, "its manifest lacks %s; wanted %s: %d".formatted(API, API, API_NUMBER));
    } else if (!number.strip().equals(Integer.toString(API_NUMBER))) {
      problems.add(
          place,
          "its manifest says %s: %s; this gonogo wants %s: %d"
              .formatted(API, number, API, API_NUMBER));
    }
    @Nullable String further = manifest.getValue(Attributes.Name.CLASS_PATH);
    if (further != null) {
      problems.add(
          place,
          "its manifest has a Class-Path (%s); wanted the libraries inside the jar"
              .formatted(further));
    }
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest = Hashes.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  Place place() {
    return Place.of(path.toString());
  }
}
