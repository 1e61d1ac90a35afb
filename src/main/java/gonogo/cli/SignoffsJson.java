package gonogo.cli;

import gonogo.attest.Examined.Refused;
import gonogo.attest.Words.Given;
import gonogo.engine.Signatures;
import gonogo.engine.Signatures.Duty;
import gonogo.report.TreeJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who must sign what, as JSON: {@code gonogo/signoffs/v1}, whose fields are only ever added. */
final class SignoffsJson {
  private static final String SCHEMA = "gonogo/signoffs/v1";

  private SignoffsJson() {}

  static String write(Signoffs signoffs) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("asOf", signoffs.now().toString());
    json.put("environment", signoffs.subject().environment());
    json.put("product", signoffs.subject().product());
    json.put("version", signoffs.subject().version());
    json.put("commit", signoffs.subject().commit());
    json.put("checklist", signoffs.plan().checklist().id());
    json.put("phase", signoffs.gate().text());
    json.put("heldAgainstReport", signoffs.held());
    json.put("complete", signoffs.isComplete());
    json.put(
        "items", signoffs.items().stream().map(each -> item(signoffs, each)).toList());
    return TreeJson.write(json);
  }

  private static Map<String, @Nullable Object> item(Signoffs signoffs, Signatures each) {
    var request = each.request();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", each.item().id());
    json.put("text", each.item().text());
    json.put("severity", each.item().severity().text());
    json.put("phase", each.item().phase().text());
    json.put("statement", request == null ? null : request.statement());
    json.put("decision", each.statement().isDecision());
    json.put("people", request == null ? null : request.people());
    json.put("veto", request == null ? List.of() : request.veto());
    json.put("notBefore", text(Signoffs.from(each)));
    json.put("by", text(signoffs.by(each)));
    json.put("until", text(Signoffs.until(each)));
    json.put("state", each.state().name().toLowerCase(Locale.ROOT));
    json.put("message", each.summary());
    json.put("duties", each.duties().stream().map(SignoffsJson::duty).toList());
    json.put("unread", each.unread().stream().map(SignoffsJson::voided).toList());
    return json;
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }

  private static Map<String, @Nullable Object> duty(Duty duty) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("duty", duty.name());
    json.put("missing", duty.missing());
    json.put("holders", duty.holders());
    json.put("asked", duty.asked());
    json.put("words", duty.words().stream().map(SignoffsJson::word).toList());
    json.put("void", duty.voided().stream().map(SignoffsJson::voided).toList());
    return json;
  }

  private static Map<String, @Nullable Object> word(Given word) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("person", word.person());
    json.put("yes", word.isYes());
    json.put("comment", word.statement().comment());
    json.put("issuedAt", word.sheet().issuedAt().toString());
    json.put("until", word.until().toString());
    json.put("file", word.file());
    return json;
  }

  private static Map<String, @Nullable Object> voided(Refused refused) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "person",
        refused.said() == null ? null : Objects.requireNonNull(refused.said()).person());
    json.put("reason", refused.reason().name());
    json.put("detail", refused.detail());
    json.put("file", refused.file());
    return json;
  }
}
