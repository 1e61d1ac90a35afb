package gonogo.probes.http;

import gonogo.api.ByteSize;
import gonogo.api.Cause;
import gonogo.api.Reply;
import gonogo.collect.http.HttpAsset;
import gonogo.collect.http.HttpAsset.Answer;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Reference.Use;
import gonogo.probes.http.Site.Served;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether text is sent compressed, and whether caches are told that it depends on who asks. */
final class CompressionJudge implements FilesJudge {
  /** Below, the saving is less than a packet. */
  private static final long SMALL = 1024;

  private static final Set<String> TEXT_TYPES = Set.of(
      "application/ecmascript",
      "application/javascript",
      "application/json",
      "application/wasm",
      "application/x-javascript",
      "application/xml");

  private final Set<String> encodings;
  private final AssetLoader loader;

  CompressionJudge(List<AssetsProbe.Encoding> encodings, AssetLoader loader) {
    this.encodings = new TreeSet<>(
        encodings.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
    this.loader = loader;
  }

  @Override
  public int judge(Site site, FileNotes notes) {
    List<Served> texts = site.served()
        .filter(one -> isText(one.asset(), one.got()) && isWorthIt(one.got()))
        .toList();
    texts.stream()
        .filter(one -> isCompressed(one.got()))
        .forEach(one -> vary(one, one.got().answer(), notes));
    List<Served> plain = texts.stream().filter(one -> !isCompressed(one.got())).toList();
    List<Reply<Answer>> second =
        loader.warmed(plain.stream().map(Served::got).toList(), String.join(", ", encodings));
    for (int i = 0; i < plain.size(); i++) {
      again(plain.get(i), second.get(i), notes);
    }
    return texts.size();
  }

  private static boolean isText(Asset asset, Got got) {
    String type = got.type();
    return type.isEmpty()
        ? asset.use() == Use.SCRIPT || asset.use() == Use.STYLE || asset.use() == Use.PAGE
        : type.startsWith("text/")
            || TEXT_TYPES.contains(type)
            || type.endsWith("+json")
            || type.endsWith("+xml");
  }

  /** What cannot be undone here is compressed, however small it was. */
  private static boolean isWorthIt(Got got) {
    Content content = got.content();
    return content == null || content.bytes() > SMALL;
  }

  private boolean isCompressed(Got got) {
    return got.encodings().stream().anyMatch(encodings::contains);
  }

  /** It was asked for as browsers do; asked for as wanted, and at the second time, it may be compressed yet. */
  private void again(Served one, Reply<Answer> reply, FileNotes notes) {
    switch (reply) {
      case Reply.Unanswered<Answer> unanswered -> notes.unseen(unanswered);
      case Reply.Answered<Answer>(Answer answer, String _) -> {
        HttpAsset query = one.got().query();
        Got second = new Got(query, answer, answer);
        if (!second.isServed()) {
          notes.unseen(
              Cause.CONTRADICTED,
              "%s answers %s, and then %s"
                  .formatted(
                      one.asset().target().url(),
                      one.got().answer().statusLine(),
                      answer.statusLine()));
        } else if (isCompressed(second)) {
          if (one.got().encodings().isEmpty()) {
            notes.remark(
                one.asset().target().url(), "compressed only when it is asked for once more");
          }
          vary(one, answer, notes);
        } else {
          notCompressed(one, second, notes);
        }
      }
    }
  }

  private void notCompressed(Served one, Got second, FileNotes notes) {
    String encoded = second.encodings().isEmpty()
        ? "without Content-Encoding"
        : "with Content-Encoding: " + String.join(", ", second.encodings());
    notes.finding(
        "not-compressed",
        one.asset().target(),
        "%s of %s %s"
            .formatted(
                new ByteSize(second.answer().sentBytes()),
                one.got().type().isEmpty() ? "text" : one.got().type(),
                encoded),
        "one of " + String.join(", ", encodings),
        "Compress text where it is served (nginx: gzip on; gzip_types with this type; gzip_proxied any behind a CDN).");
  }

  /** A response that only the browser keeps needs no Vary. */
  private static void vary(Served one, Answer answer, FileNotes notes) {
    Directives cache = Directives.of(answer.values("Cache-Control"));
    boolean told = answer.values("Vary").stream()
        .flatMap(value -> Directives.split(value.toLowerCase(Locale.ROOT), ",").stream())
        .anyMatch(name -> name.equals("accept-encoding") || name.equals("*"));
    if (!told && !cache.has("private") && !cache.has("no-store")) {
      notes.finding(
          "no-vary",
          one.asset().target(),
          "compressed, with Vary: " + Texts.shortened(String.join(", ", answer.values("Vary"))),
          "Vary: Accept-Encoding",
          "Send it with everything that may be compressed (nginx: gzip_vary on), so that no cache hands it to who cannot read it.");
    }
  }
}
