package gonogo.probes.http;

import gonogo.api.Http;
import gonogo.collect.http.HttpExchange;
import java.util.Map;
import java.util.TreeMap;

/** A path to ask for, with the headers that it wants beside those of the settings. */
record Ask(String path, Map<String, String> headers) {

  /** The question at one door. */
  HttpExchange request(Http system, RequestProbe.Settings wanted, Door door) {
    return request(system, wanted, door, wanted.samples(), HttpExchange.ONE_MEBIBYTE);
  }

  /** The question at one door, asked so many times, with a body of at most so many bytes. */
  HttpExchange request(
      Http system, RequestProbe.Settings wanted, Door door, int samples, int maxBytes) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(wanted.headers());
    return new HttpExchange(
        system.ref(),
        door.address(),
        door.scheme(),
        Origin.of(system.url()).host(),
        door.port(),
        path,
        HttpExchange.Method.GET,
        all,
        wanted.identity(),
        samples,
        maxBytes);
  }
}
