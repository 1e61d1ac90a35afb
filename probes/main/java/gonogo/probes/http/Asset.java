package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Reply;
import gonogo.collect.http.HttpAsset;
import gonogo.collect.http.HttpAsset.Answer;
import gonogo.collect.http.HttpAsset.Code;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.probes.http.Reference.Use;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file of a site at one address, and what came of asking for it. */
record Asset(Target target, Use use, State state) {

  /**
   * A file as it is asked for.
   *
   * @param url absolute, without fragment
   * @param from the address of the site whose page names it
   */
  record Target(String url, String from) {}

  /** What came of asking. */
  sealed interface State {

    /**
     * A response that is no redirect.
     *
     * @param query the last of its redirects
     * @param answer as a browser would have it
     * @param plain with what is in it: the same answer where its encoding can be undone, else that to a second question
     *     for an encoding which can; null when that was not answered
     */
    record Got(HttpAsset query, Answer answer, @Nullable Answer plain) implements State {
      boolean isServed() {
        return answer.status() >= 200 && answer.status() < 300;
      }

      /** What is in it; null when that is not known. */
      @Nullable
      Content content() {
        return plain == null ? null : plain.content();
      }

      @Nullable
      Code code() {
        Content content = content();
        return content == null ? null : content.code();
      }

      /** Whether it was seen what is in it. */
      boolean isKnown() {
        return content() != null || looks() == Looks.SOURCE_MAP;
      }

      /** Why it was not seen what is in it. */
      Cause unknown() {
        return looks() == Looks.ENCODED || content() != null ? Cause.NO_DATA : Cause.TOO_LARGE;
      }

      Looks looks() {
        return plain == null ? answer.looks() : plain.looks();
      }

      /** The media type, in lower case and without parameters; empty when there is none. */
      String type() {
        return answer
            .first("Content-Type")
            .map(type -> Directives.split(type, ";").getFirst().toLowerCase(Locale.ROOT))
            .orElse("");
      }

      List<String> encodings() {
        return answer.values("Content-Encoding").stream()
            .flatMap(value -> Directives.split(value.toLowerCase(Locale.ROOT), ",").stream())
            .toList();
      }
    }

    /** A question was not answered. */
    record Unseen(Reply.Unanswered<?> reply) implements State {}

    /** Visitors do not get it, whatever lies there: redirects without end, or to where they cannot follow. */
    record Lost(String why) implements State {}
  }

  /** The host, without brackets. */
  String host() {
    return Origin.of(URI.create(target.url())).host();
  }

  /** The path, without the query. */
  String path() {
    return URI.create(target.url()).getRawPath();
  }
}
