package gonogo.engine;

import gonogo.api.Documents;
import gonogo.api.Facet;
import gonogo.api.Subject;
import gonogo.api.Surroundings;
import gonogo.api.SystemRef;
import gonogo.attest.SignOffs;
import gonogo.catalog.Catalog;
import gonogo.catalog.Fill;
import gonogo.catalog.KindType;
import gonogo.catalog.SecretReference;
import gonogo.model.Environment;
import gonogo.model.Names;
import gonogo.model.Problems;
import gonogo.model.Release;
import gonogo.model.SystemSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The systems of an environment, made. */
record Systems(
    Map<SystemRef, Facet> facets,
    Map<SystemRef, List<String>> roles,
    List<SecretReference> secrets,
    Map<String, KindType> kinds) {

  static Systems make(
      Environment environment, String checklist, Catalog catalog, Problems problems) {
    Map<SystemRef, Facet> facets = new LinkedHashMap<>();
    Map<SystemRef, List<String>> roles = new LinkedHashMap<>();
    List<SecretReference> secrets = new ArrayList<>();
    Surroundings around = new Surroundings(
        subject(environment), environment.resolvers(), environment.vantage().name());
    for (SystemSpec spec : environment.systems()) {
      KindType kind = catalog.kinds().get(spec.ref().kind());
      if (kind == null) {
        problems.add(
            spec.place(),
            "unknown kind of system \"%s\"%s"
                .formatted(
                    spec.ref().kind(),
                    Names.hint(spec.ref().kind(), catalog.kinds().keySet())));
        continue;
      }
      kind.make(spec.ref(), spec.keys(), around, problems).ifPresent(made -> {
        facets.put(spec.ref(), made.system());
        secrets.addAll(made.secrets());
      });
      roles.put(spec.ref(), spec.roles().isEmpty() ? kind.defaultRoles() : spec.roles());
    }
    environment.values().forEach((key, value) -> {
      if (value.contains("${env:") || value.contains("${file:")) {
        problems.add(
            environment.checklistPlace(),
            "values.%s: a value is no place for a secret; it would stand in recorded questions"
                .formatted(key));
      }
    });
    if (environment.attestations() != null) {
      SignOffs signOffs = signOffs(environment, checklist, facets);
      facets.put(signOffs.ref(), signOffs);
    }
    return new Systems(facets, roles, secrets, catalog.kinds());
  }

  /** Where people sign is no system that anybody names: the environment itself is it. */
  private static SignOffs signOffs(
      Environment environment, String checklist, Map<SystemRef, Facet> facets) {
    return SignOffs.of(
        new SystemRef("environment", environment.name()),
        subject(environment),
        environment.release().windowStart(),
        checklist,
        environment.people(),
        Objects.requireNonNullElse(environment.attestations(), List.of()),
        facets.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Documents)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Subject subject(Environment environment) {
    Release release = environment.release();
    return new Subject(release.product(), release.version(), release.commit(), environment.name());
  }

  Facet facet(SystemRef ref) {
    return Optional.ofNullable(facets.get(ref)).orElseThrow();
  }

  List<SystemRef> having(Class<? extends Facet> facet) {
    return facets.entrySet().stream()
        .filter(entry -> facet.isInstance(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<SystemRef> holding(String role, Class<? extends Facet> facet) {
    return having(facet).stream()
        .filter(ref -> roles.getOrDefault(ref, List.of()).contains(role))
        .toList();
  }

  List<String> kindsHaving(Class<? extends Facet> facet) {
    return kinds.values().stream()
        .filter(kind -> kind.has(facet))
        .map(KindType::kind)
        .toList();
  }

  Fill fill(Environment environment, Facet facet) {
    return new Fill(Placeholders.values(environment, facet));
  }
}
