package gonogo.collect.http;

import gonogo.collect.http.HttpExchange.Header;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.netty.NettyHttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Response headers as they may be recorded. */
final class Headers {

  private Headers() {}

  /** All of them in order; of a cookie its name and attributes, since its value is a secret. */
  static List<Header> recorded(HttpResponse<?> response) {
    Iterable<Map.Entry<String, String>> received =
        ((NettyHttpHeaders) response.getHeaders()).getNettyHeaders();
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : received) {
      boolean cookie = header.getKey().equalsIgnoreCase("Set-Cookie");
      headers.add(new Header(
          header.getKey(), cookie ? withoutValue(header.getValue()) : header.getValue()));
    }
    return headers;
  }

  /** {@code SID=31d4d96e; Secure} becomes {@code SID=[redacted]; Secure}. */
  private static String withoutValue(String cookie) {
    int end = cookie.indexOf(';');
    String pair = end < 0 ? cookie : cookie.substring(0, end);
    int equals = pair.indexOf('=');
    String name = equals < 0
        ? ""
        : pair.substring(0, equals); // without "=" it is all value (RFC 6265bis, 5.6)
    return name + "=[redacted]" + (end < 0 ? "" : cookie.substring(end));
  }
}
