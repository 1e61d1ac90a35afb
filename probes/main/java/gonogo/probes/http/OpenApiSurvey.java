package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.probes.http.Chain.End;
import gonogo.probes.http.Chains.Follow;
import gonogo.probes.http.OpenApi.NotAskableException;
import gonogo.probes.http.OpenApi.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out from its OpenAPI document what a system can be asked. */
final class OpenApiSurvey {
  static final int MOST_OPERATIONS = 500;

  /** What an answer may weigh that is recorded, nearly. */
  static final int MAX_BYTES = 2 << 20;

  private static final int NAMED = 5;

  private final RequestProbe.Settings wanted;
  private final World world;
  private final Notes notes;

  OpenApiSurvey(RequestProbe.Settings wanted, World world, Notes notes) {
    this.wanted = wanted;
    this.world = world;
    this.notes = notes;
  }

  /** The requests of the operations that can be asked; what keeps others from it is noted. */
  List<OpenApiRequest> requests(HttpExchange document) {
    Chain chain = new Chains(world, Follow.SAME_HOST).from(List.of(document)).getFirst();
    Optional<String> text = text(chain);
    if (text.isEmpty()) {
      return List.of();
    }
    URI url = URI.create(chain.hops().getLast().query().url());
    try {
      return requests(OpenApi.read(text.get()), url);
    } catch (IllegalArgumentException e) {
      notes.unseen(Cause.GARBLED, "%s: %s".formatted(url, e.getMessage()));
      return List.of();
    }
  }

  private Optional<String> text(Chain chain) {
    if (chain.end() instanceof End.Unanswered(var reply)) {
      notes.unseen(reply);
      return Optional.empty();
    }
    Answer answer = chain.hops().getLast().answer();
    Sample sample = answer.samples().getLast();
    if (sample.status() != 200 || !(chain.end() instanceof End.Answered)) {
      notes.unseen(
          sample.status() == 401 || sample.status() == 403 ? Cause.NOT_PERMITTED : Cause.NO_DATA,
          "%s answers %s, wanted the OpenAPI document"
              .formatted(chain.where(), Texts.shortened(sample.statusLine())));
      return Optional.empty();
    }
    return Optional.of(answer.bodyOf(sample));
  }

  private List<OpenApiRequest> requests(OpenApi api, URI url) {
    Map<String, String> left = new LinkedHashMap<>();
    List<Operation> all = api.operations(left);
    left.keySet().removeAll(wanted.skip());
    List<Operation> chosen = chosen(all, url);
    if (chosen.size() > MOST_OPERATIONS) {
      notes.unseen(
          Cause.TOO_LARGE,
          "%s has %d operations for GET; at most %d are asked, chosen by tag or skip"
              .formatted(url, chosen.size(), MOST_OPERATIONS));
      return List.of();
    }
    List<Operation> closed =
        wanted.identity() == null ? chosen.stream().filter(api::wantsIdentity).toList() : List.of();
    if (!closed.isEmpty()) {
      String text = "%s: %d of %d operations want an identity, the first is %s"
          .formatted(url, closed.size(), chosen.size(), closed.getFirst().template());
      notes.unseen(
          new Outcome.Inconclusive(Cause.NOT_CONFIGURED, text, null, List.of("setting:identity")));
    }
    List<OpenApiRequest> requests = new ArrayList<>();
    for (Operation operation : chosen) {
      if (!closed.contains(operation)) {
        try {
          requests.add(OpenApiRequest.of(api, operation, url));
        } catch (NotAskableException e) {
          left.put(operation.template(), String.valueOf(e.getMessage()));
        }
      }
    }
    remarks(url, left, requests);
    if (requests.isEmpty() && closed.isEmpty()) {
      notes.unseen(Cause.NO_DATA, nothing(url, all, left));
    }
    return requests;
  }

  private List<Operation> chosen(List<Operation> all, URI url) {
    wanted.skip().stream()
        .filter(name -> all.stream().noneMatch(operation -> operation.isNamed(name)))
        .forEach(name ->
            notes.remark(url.toString(), "has no operation %s, which skip names".formatted(name)));
    String tag = wanted.tag();
    return all.stream()
        .filter(operation -> tag == null || operation.isTagged(tag))
        .filter(operation -> wanted.skip().stream().noneMatch(operation::isNamed))
        .toList();
  }

  private void remarks(URI url, Map<String, String> left, List<OpenApiRequest> requests) {
    if (!left.isEmpty() && !requests.isEmpty()) {
      notes.remark(
          url.toString(),
          "%d operations for GET were not asked, beside %d that were: %s"
              .formatted(left.size(), requests.size(), named(left)));
    }
    Set<String> elsewhere = requests.stream()
        .flatMap(request -> request.elsewhere().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
    elsewhere.forEach(server -> notes.remark(
        url.toString(), "names %s as its server; its paths are asked here".formatted(server)));
  }

  private static String named(Map<String, String> left) {
    String first = left.entrySet().stream()
        .limit(NAMED)
        .map(one -> "%s (%s)".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
    return left.size() > NAMED ? first + ", and others" : first;
  }

  private String nothing(URI url, List<Operation> all, Map<String, String> left) {
    if (!left.isEmpty()) {
      return "%s has no operation for GET that can be asked: %s".formatted(url, named(left));
    }
    return wanted.tag() == null
        ? "%s has no operation for GET that is not skipped".formatted(url)
        : "%s has no operation for GET with the tag %s, of %d"
            .formatted(url, wanted.tag(), all.size());
  }
}
