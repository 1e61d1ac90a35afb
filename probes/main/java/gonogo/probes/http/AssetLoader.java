package gonogo.probes.http;

import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.http.HttpAsset;
import gonogo.collect.http.HttpAsset.Answer;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Resolve;
import gonogo.probes.http.Asset.State;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.State.Lost;
import gonogo.probes.http.Asset.State.Unseen;
import gonogo.probes.http.Asset.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for files as a browser does, without credentials, and follows their redirects, all files at once.
 *
 * <p>Files on the host of the site are asked of the address whose page names them, those on other hosts of one address,
 * which is never an internal one where that of the site is public.
 */
final class AssetLoader {
  /** What current browsers send over https. */
  private static final String BROWSER = "gzip, deflate, br, zstd";

  /** What can be undone here. */
  private static final String UNDONE = "gzip";

  private final World world;
  private final SystemRef system;
  private final String home;

  AssetLoader(World world, SystemRef system, String home) {
    this.world = world;
    this.system = system;
    this.home = home;
  }

  /** A file on its way. */
  private static final class Journey {
    private final String accept;
    private final String encodings;
    private final List<String> urls = new ArrayList<>();
    private String address;

    Journey(Target target, String accept, String encodings) {
      this.accept = accept;
      this.encodings = encodings;
      this.address = target.from();
      urls.add(target.url());
    }
  }

  private record Step(Target target, Journey journey, HttpAsset question) {}

  /** What came of asking for the files as browsers do. */
  Map<Target, State> load(Map<Target, Reference.Use> files) {
    Map<Target, Journey> journeys = new LinkedHashMap<>();
    files.forEach((target, use) -> journeys.put(target, new Journey(target, accept(use), BROWSER)));
    Map<Target, State> states = travel(journeys);
    undo(states);
    return states;
  }

  /** What came of asking for the files in an encoding that can be undone. */
  Map<Target, State> loadPlain(List<Target> files) {
    Map<Target, Journey> journeys = new LinkedHashMap<>();
    files.forEach(target -> journeys.put(target, new Journey(target, "*/*", UNDONE)));
    return travel(journeys);
  }

  /** The answers when files are asked for in some encodings, each at the second time. */
  List<Reply<Answer>> warmed(List<Got> files, String encodings) {
    return world.attemptAll(
        files.stream().map(file -> with(file.query(), encodings, true)).toList());
  }

  private Map<Target, State> travel(Map<Target, Journey> journeys) {
    Map<Target, State> states = new LinkedHashMap<>();
    Map<Target, Journey> open = new LinkedHashMap<>(journeys);
    while (!open.isEmpty()) {
      resolve(open.values());
      List<Step> steps = new ArrayList<>();
      open.forEach((target, journey) -> question(target, journey, states)
          .ifPresent(question -> steps.add(new Step(target, journey, question))));
      List<Reply<Answer>> replies =
          world.attemptAll(steps.stream().map(Step::question).toList());
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        arrive(step, replies.get(i)).ifPresent(state -> states.put(step.target(), state));
      }
      open.keySet().removeAll(states.keySet());
    }
    return states;
  }

  /** Asks for the addresses of all other hosts at once, so that slow names do not add up. */
  private void resolve(Collection<Journey> open) {
    List<Resolve> names = open.stream()
        .map(journey -> Origin.of(URI.create(journey.urls.getLast())).host())
        .filter(host -> !host.equalsIgnoreCase(home))
        .distinct()
        .map(host -> new Resolve(system, host))
        .toList();
    var _ = world.attemptAll(names);
  }

  private Optional<HttpAsset> question(Target target, Journey journey, Map<Target, State> states) {
    URI url = URI.create(journey.urls.getLast());
    Origin origin = Origin.of(url);
    if (origin.host().equalsIgnoreCase(home)) {
      journey.address = target.from();
    } else {
      switch (Route.to(world, system, target.from(), origin.host())) {
        case Route.To(String address) -> journey.address = address;
        case Route.Unresolved(Reply.Unanswered<?> reply) -> states.put(target, new Unseen(reply));
        case Route.Inward(String address) ->
          states.put(
              target, new Lost("%s is at %s, which visitors cannot reach".formatted(url, address)));
      }
    }
    return states.containsKey(target)
        ? Optional.empty()
        : Optional.of(question(url, origin, journey));
  }

  private HttpAsset question(URI url, Origin origin, Journey journey) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new HttpAsset(
        new HttpExchange(
            system,
            journey.address,
            origin.scheme(),
            origin.host(),
            origin.port(),
            url.getRawQuery() == null ? path : path + "?" + url.getRawQuery(),
            HttpExchange.Method.GET,
            Map.of("Accept", journey.accept, "Accept-Encoding", journey.encodings),
            null,
            1,
            HttpAsset.MAX_BYTES),
        false);
  }

  /** What came of asking; empty when it goes on elsewhere. */
  private static Optional<State> arrive(Step step, Reply<Answer> reply) {
    return switch (reply) {
      case Reply.Unanswered<Answer> unanswered -> Optional.of(new Unseen(unanswered));
      case Reply.Answered<Answer>(Answer answer, String _) -> {
        Optional<String> location = answer.first("Location");
        yield Chains.REDIRECTS.contains(answer.status()) && location.isPresent()
            ? redirected(step.journey(), location.get())
            : Optional.of(new Got(step.question(), answer, answer));
      }
    };
  }

  /** Goes on, or says why not. */
  private static Optional<State> redirected(Journey journey, String location) {
    String from = journey.urls.getLast();
    Optional<String> next = WebLinks.absolute(from, location);
    if (next.isEmpty()) {
      return Optional.of(new Lost("redirects to " + Texts.shortened(location)));
    }
    String url = next.get();
    if (from.startsWith("https:") && url.startsWith("http:")) {
      return Optional.of(new Lost("redirects from https to %s, which browsers do not follow"
          .formatted(Texts.shortened(url))));
    }
    if (journey.urls.contains(url) || journey.urls.size() > Chains.MAX_REDIRECTS) {
      return Optional.of(new Lost("redirects without end, last to " + Texts.shortened(url)));
    }
    journey.urls.add(url);
    return Optional.empty();
  }

  /** Asks once more for what came in an encoding that cannot be undone. */
  private void undo(Map<Target, State> states) {
    Map<Target, Got> encoded = new LinkedHashMap<>();
    states.forEach((target, state) -> {
      if (state instanceof Got got && got.isServed() && got.answer().looks() == Looks.ENCODED) {
        encoded.put(target, got);
      }
    });
    List<Reply<Answer>> replies = world.attemptAll(
        encoded.values().stream().map(got -> with(got.query(), UNDONE, false)).toList());
    int next = 0;
    for (Map.Entry<Target, Got> entry : encoded.entrySet()) {
      Got got = entry.getValue();
      Answer plain = replies.get(next++) instanceof Reply.Answered<Answer>(Answer answer, String _)
              && answer.status() == got.answer().status()
          ? answer
          : null;
      states.put(entry.getKey(), new Got(got.query(), got.answer(), plain));
    }
  }

  private static HttpAsset with(HttpAsset query, String encodings, boolean warmed) {
    HttpExchange one = query.request();
    String accept = one.headers().getOrDefault("Accept", "*/*");
    return new HttpAsset(
        new HttpExchange(
            one.system(),
            one.address(),
            one.scheme(),
            one.host(),
            one.port(),
            one.path(),
            one.method(),
            Map.of("Accept", accept, "Accept-Encoding", encodings),
            null,
            1,
            one.maxBytes()),
        warmed);
  }

  /** What browsers accept for it, since some servers choose the format of an image by that. */
  private static String accept(Reference.Use use) {
    return switch (use) {
      case PAGE -> Site.ACCEPT_PAGE;
      case IMAGE, ICON -> "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8";
      case STYLE -> "text/css,*/*;q=0.1";
      case SCRIPT, FONT, STYLED, OTHER -> "*/*";
    };
  }
}
