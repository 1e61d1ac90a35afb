package com.example.gonogo;

import gonogo.api.Facet;
import gonogo.api.Setting;
import gonogo.api.Surroundings;
import gonogo.api.SystemKind;
import gonogo.api.SystemRef;
import jakarta.inject.Singleton;
import java.util.List;

/** The kind {@code greeter}. */
@Singleton
final class GreeterKind implements SystemKind<GreeterKind.Keys> {

  /** What an environment says of one. */
  record Keys(
      @Setting(value = "Host name or address", example = "mail.example.com") String host,
      @Setting(value = "TCP port", example = "587", fallback = "25") int port) {}

  private record Server(SystemRef ref, String host, int port) implements Greeter {}

  @Override
  public String kind() {
    return "greeter";
  }

  @Override
  public String description() {
    return "A server that greets with one line";
  }

  @Override
  public List<String> defaultRoles() {
    return List.of("mail");
  }

  @Override
  public List<Class<? extends Facet>> facets() {
    return List.of(Greeter.class);
  }

  @Override
  public Facet system(SystemRef ref, Keys keys, Surroundings around) {
    if (keys.port() < 1 || keys.port() > 65_535) {
      throw new IllegalArgumentException("port: wanted 1 to 65535, not " + keys.port());
    }
    return new Server(ref, keys.host(), keys.port());
  }
}
