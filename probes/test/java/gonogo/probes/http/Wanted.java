package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.StatusRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of {@link RequestProbe}, starting from the defaults. */
final class Wanted {
  private List<String> paths = List.of();
  private RequestProbe.@Nullable Scheme scheme;
  private @Nullable String identity;
  private boolean follow;
  private List<StatusRange> status = List.of(new StatusRange(200, 299));
  private @Nullable Pattern location;
  private final List<JsonAssertion> json = new ArrayList<>();
  private @Nullable Pattern body;
  private @Nullable Pattern forbidBody;
  private boolean refusedOk;
  private int samples = 1;
  private @Nullable Duration maxP95;
  private int maxFailing;
  private @Nullable String openapi;
  private @Nullable String tag;
  private List<String> skip = List.of();
  private boolean perInstance;
  private @Nullable String vantage;

  static Wanted defaults() {
    return new Wanted();
  }

  Wanted paths(String... wanted) {
    paths = List.of(wanted);
    return this;
  }

  Wanted plainHttp() {
    scheme = RequestProbe.Scheme.HTTP;
    return this;
  }

  Wanted identity(String name) {
    identity = name;
    return this;
  }

  Wanted follow() {
    follow = true;
    return this;
  }

  Wanted status(String... ranges) {
    status = List.of(ranges).stream().map(StatusRange::parse).toList();
    return this;
  }

  Wanted location(String pattern) {
    location = Pattern.compile(pattern);
    return this;
  }

  Wanted json(String at, String op, @Nullable String value) {
    json.add(new JsonAssertion(JsonExpression.parse(at), op, value));
    return this;
  }

  Wanted body(String pattern) {
    body = Pattern.compile(pattern);
    return this;
  }

  Wanted forbidBody(String pattern) {
    forbidBody = Pattern.compile(pattern);
    return this;
  }

  Wanted refusedOk() {
    refusedOk = true;
    return this;
  }

  Wanted samples(int wanted) {
    samples = wanted;
    return this;
  }

  Wanted maxP95(long millis) {
    maxP95 = Duration.ofMillis(millis);
    return this;
  }

  Wanted maxFailing(int wanted) {
    maxFailing = wanted;
    return this;
  }

  Wanted openapi(String path) {
    openapi = path;
    return this;
  }

  Wanted tag(String wanted) {
    tag = wanted;
    return this;
  }

  Wanted skip(String... operations) {
    skip = List.of(operations);
    return this;
  }

  Wanted perInstance() {
    perInstance = true;
    return this;
  }

  Wanted vantage(String name) {
    vantage = name;
    return this;
  }

  RequestProbe.Settings settings() {
    return new RequestProbe.Settings(
        paths,
        scheme,
        identity,
        Map.of(),
        follow,
        status,
        location,
        json,
        body,
        forbidBody,
        refusedOk,
        samples,
        maxP95,
        maxFailing,
        openapi,
        tag,
        skip,
        perInstance,
        vantage);
  }
}
