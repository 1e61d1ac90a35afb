package gonogo.probes.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of a planted site, and how it is served.
 *
 * @param encodings what it can be compressed with: {@code gzip}, and {@code br}, for which something is sent that nobody
 *     undoes
 * @param coldHits how often it is served uncompressed before
 */
record PlantedFile(
    int status, Map<String, String> headers, byte[] body, String encodings, int coldHits) {
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  static PlantedFile of(String type, String body) {
    return of(type, body.getBytes(StandardCharsets.UTF_8));
  }

  static PlantedFile of(String type, byte[] body) {
    return new PlantedFile(200, Map.of(), body, "", 0).with("Content-Type", type);
  }

  static PlantedFile html(String body) {
    return of("text/html; charset=utf-8", body).gzip().with("Cache-Control", "no-cache");
  }

  static PlantedFile script(String body) {
    return of("text/javascript", body).gzip().with("Cache-Control", FOR_EVER);
  }

  static PlantedFile style(String body) {
    return of("text/css", body).gzip().with("Cache-Control", FOR_EVER);
  }

  static PlantedFile status(int status) {
    return of("text/plain", "no").as(status);
  }

  static PlantedFile redirect(String location) {
    return of("text/plain", "").as(302).with("Location", location);
  }

  PlantedFile as(int other) {
    return new PlantedFile(other, headers, body, encodings, coldHits);
  }

  PlantedFile with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new PlantedFile(status, more, body, encodings, coldHits);
  }

  PlantedFile without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new PlantedFile(status, fewer, body, encodings, coldHits);
  }

  /** Compressed, and caches are told. */
  PlantedFile gzip() {
    return new PlantedFile(status, headers, body, "gzip", coldHits).with("Vary", "Accept-Encoding");
  }

  PlantedFile encoded(String other) {
    return new PlantedFile(status, headers, body, other, coldHits);
  }

  PlantedFile cold(int hits) {
    return new PlantedFile(status, headers, body, encodings, hits);
  }

  /** How it is served to whom accepts these encodings; empty when as it is. */
  Optional<String> encoding(String accepted, int hit) {
    return hit <= coldHits
        ? Optional.empty()
        : Stream.of(encodings.split(" "))
            .filter(encoding -> !encoding.isEmpty() && accepted.contains(encoding))
            .findFirst();
  }

  /** The body as sent in this encoding. */
  byte[] sent(Optional<String> encoding) {
    if (encoding.isEmpty()) {
      return body;
    }
    return encoding.get().equals("gzip") ? gzipped() : new byte[body.length / 4 + 1];
  }

  byte[] gzipped() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
