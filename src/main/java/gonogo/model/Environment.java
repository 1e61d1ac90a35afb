package gonogo.model;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where to look, and what is said about it.
 *
 * @param checklist a shipped name, or a path that ends in .yaml, .yml or .md
 * @param facts what is declared; a fact that is not there is unknown
 * @param active ids of the ACTIVE probes that may run, with the place that says so
 * @param resolvers further DNS resolvers, each {@code host} or {@code host:port}
 * @param vantage where the run looks from
 * @param adoption null when every item decides
 * @param attestations the sheets that people signed; null when none are named
 * @param attest who signs for an item that no check can look at, by its id
 * @param extension null when it extends no other one
 * @param variables the environment variables that release and labels were filled from; not secret
 */
public record Environment(
    String name,
    String checklist,
    Place checklistPlace,
    Release release,
    SequencedMap<String, String> labels,
    List<SystemSpec> systems,
    SequencedMap<String, String> values,
    SequencedMap<String, Boolean> facts,
    Map<String, Place> factPlaces,
    SequencedMap<String, Place> active,
    List<String> resolvers,
    Vantage vantage,
    List<ItemAdjustment> items,
    @Nullable Adoption adoption,
    List<Waiver> waivers,
    People people,
    @Nullable List<SignedFile> attestations,
    SequencedMap<String, Duties> attest,
    @Nullable Extension extension,
    SequencedMap<String, String> variables,
    List<Source> sources) {
  public Environment {
    systems = List.copyOf(systems);
    factPlaces = Map.copyOf(factPlaces);
    resolvers = List.copyOf(resolvers);
    items = List.copyOf(items);
    waivers = List.copyOf(waivers);
    attestations = attestations == null ? null : List.copyOf(attestations);
    sources = List.copyOf(sources);
  }

  /** The same with another release. */
  public Environment withRelease(Release other) {
    return new Environment(
        name,
        checklist,
        checklistPlace,
        other,
        labels,
        systems,
        values,
        facts,
        factPlaces,
        active,
        resolvers,
        vantage,
        items,
        adoption,
        waivers,
        people,
        attestations,
        attest,
        extension,
        variables,
        sources);
  }
}
