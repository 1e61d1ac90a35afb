package gonogo.catalog;

import gonogo.model.Waiver;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The schemas of the files that move a verdict: adoption, waivers, and the people who approve. */
final class PolicySchemas {
  private static final String SHA256 = "^[0-9a-f]{64}$";

  private PolicySchemas() {}

  static String adoption() {
    Shape trial = group("until", "The day from which they decide, at most 60 days ahead");
    Shape later = group("review", "The day from which they decide, at most 180 days ahead");
    Shape root = Shape.mapping()
        .required("adoption", "Name of the adoption", Shape.text())
        .optional("decides", "Items that decide", Shape.words(Forms.pattern()))
        .optional("trial", "Items that are looked at and shown, but do not decide yet", trial)
        .optional("later", "Items that are not looked at yet", later)
        .shape();
    return Shape.document(
        "adoption",
        "Which items decide yet; an item that nothing matches decides.",
        root,
        Map.of());
  }

  private static Shape group(String date, String description) {
    Shape items = Shape.someWords(Forms.pattern());
    return Shape.list(Shape.mapping()
        .required("items", "Ids, prefixes such as env-*, or *; the more specific one wins", items)
        .required(date, description, Forms.date())
        .required("owner", "Who sees to it", Shape.text())
        .required("reason", "Why not yet", Shape.text())
        .shape());
  }

  static String waivers(Collection<ProbeType> probes) {
    Shape waiver =
        waiver(probes.stream().flatMap(probe -> probe.findings().stream()).toList());
    Shape root =
        Shape.mapping().required("waivers", "The waivers", Shape.list(waiver)).shape();
    return Shape.document("waivers", "Accepted exceptions.", root, Map.of());
  }

  private static Shape waiver(List<String> codes) {
    List<String> accepts =
        Arrays.stream(Waiver.Accepts.values()).map(Waiver.Accepts::text).toList();
    Shape approvers = Shape.someWords(Shape.text());
    return Shape.mapping()
        .required("id", "Name of the waiver", Forms.name())
        .required("item", "Id of the item", Forms.name())
        .required(
            "text",
            "SHA-256 of the item's text: a changed text voids the waiver",
            Shape.text(SHA256))
        .required(
            "accepts", "The listed findings, or that it could not be seen", Shape.word(accepts))
        .optional("codes", "Every finding code that is accepted", Shape.words(Shape.word(codes)))
        .required("reason", "Why it is accepted", Shape.text())
        .required("owner", "Who sees to it that it ends", Shape.text())
        .required(
            "approvers", "Ids of people, none of them the owner; two for a blocker", approvers)
        .optional("environment", "Where it holds; everywhere when left out", Shape.text())
        .required("from", "When it starts, with zone", Forms.instant())
        .required(
            "until",
            "When it ends, with zone; at most seven days later for a blocker",
            Forms.instant())
        .shape()
        .with(
            "if",
            Shape.of(
                "properties", Shape.of("accepts", Shape.of("const", Waiver.Accepts.FAILED.text()))))
        .with("then", codes(Shape.of("minItems", 1)).with("required", List.of("codes")))
        .with("else", codes(false));
  }

  private static Shape codes(Object shape) {
    return Shape.of("properties", Shape.of("codes", shape));
  }

  static String people() {
    Shape person = Shape.mapping()
        .required("name", "Full name", Shape.text())
        .optional("email", "Address", Shape.text())
        .optional("duties", "What the person may sign for", Shape.words(Shape.text()))
        .optional(
            "keys",
            "Public keys, each a line of an OpenSSH public key file",
            Shape.words(Shape.text()))
        .optional("from", "First day (UTC) on which the entry holds", Forms.date())
        .optional("until", "First day on which it no longer holds", Forms.date())
        .shape();
    Shape root = Shape.mapping()
        .required("people", "The people, by id", Shape.byText(Forms.NAME, person))
        .shape();
    return Shape.document("people", "Who may sign and approve as what.", root, Map.of());
  }
}
