package gonogo.probes.http;

import gonogo.collect.http.HttpExchange;
import java.util.Map;

/**
 * One path at one address, and the questions about it.
 *
 * @param control the request without an origin, which anybody can make
 */
record CorsSite(HttpExchange control) {

  /** Where a finding about it is: the same tomorrow. */
  String where() {
    return control.url() + " at " + control.address();
  }

  /** What a browser sends for a page of the origin. */
  HttpExchange request(String origin) {
    return with(HttpExchange.Method.GET, Map.of("Origin", origin));
  }

  /** What a browser sends first when such a page wants to use the method. */
  HttpExchange preflight(String origin, String method) {
    return with(
        HttpExchange.Method.OPTIONS,
        Map.of("Origin", origin, "Access-Control-Request-Method", method));
  }

  private HttpExchange with(HttpExchange.Method method, Map<String, String> headers) {
    return new HttpExchange(
        control.system(),
        control.address(),
        control.scheme(),
        control.host(),
        control.port(),
        control.path(),
        method,
        headers,
        null,
        1,
        control.maxBytes());
  }
}
