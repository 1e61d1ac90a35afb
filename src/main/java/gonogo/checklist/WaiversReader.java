package gonogo.checklist;

import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.People;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Waiver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads accepted exceptions; what they say of items is checked by {@link InputRules}. */
final class WaiversReader {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final @Nullable People people;
  private final Problems problems;
  private final Map<String, Place> ids = new HashMap<>();

  /**
   * A reader of one file.
   *
   * @param people who may approve; null when that is not known, so that nobody is looked up
   */
  WaiversReader(@Nullable People people, Problems problems) {
    this.people = people;
    this.problems = problems;
  }

  List<Waiver> read(Node root) {
    var fields = new Fields(root, "the file of waivers", problems);
    fields.required("waivers");
    var waivers = fields.list("waivers", this::waiver);
    fields.end();
    return waivers;
  }

  private Waiver waiver(Node node) {
    var fields = new Fields(node, "a waiver", problems);
    var id = id(fields);
    var item = fields.name("item").text();
    var text = textSha256(fields);
    var accepts = fields.choice("accepts", Choices.ACCEPTS, Waiver.Accepts.UNSEEN);
    var codes = codes(fields);
    var reason = fields.text("reason");
    var owner = fields.text("owner");
    var approvers = approvers(fields, owner);
    var environment = fields.optionalText("environment");
    var from = fields.instant("from");
    var until = fields.instant("until");
    fields.values().order(from, until, fields.place("until"), "until must be after from");
    fields.end();
    return new Waiver(
        id,
        item,
        text,
        accepts,
        codes,
        reason,
        owner,
        approvers,
        environment,
        from,
        until,
        fields.place());
  }

  private String id(Fields fields) {
    var id = fields.name("id");
    var first = ids.putIfAbsent(id.text(), id.place());
    if (first != null && !id.text().isEmpty()) {
      problems.add(id.place(), "the id %s is taken at %s".formatted(Shown.text(id.text()), first));
    }
    return id.text();
  }

  private String textSha256(Fields fields) {
    var text = fields.word("text");
    if (!text.text().isEmpty() && !SHA256.matcher(text.text()).matches()) {
      problems.add(
          text.place(),
          "text must be the SHA-256 of the text of the item, 64 digits of 0-9 and a-f");
    }
    return text.text();
  }

  private List<String> codes(Fields fields) {
    var accepts = Choices.ACCEPTS.get(fields.word("accepts").text());
    if (accepts == Waiver.Accepts.UNSEEN && fields.has("codes")) {
      problems.add(
          fields.place("codes"), "codes is only for accepts: failed; what was not seen has none");
    }
    var codes =
        accepts == Waiver.Accepts.FAILED ? fields.someWords("codes") : fields.words("codes");
    return codes.stream().map(Word::text).toList();
  }

  private List<String> approvers(Fields fields, String owner) {
    var approvers = fields.someWords("approvers");
    for (var approver : approvers) {
      if (approver.text().equals(owner)) {
        problems.add(approver.place(), "the owner %s cannot approve".formatted(Shown.text(owner)));
      }
      if (people != null && !people.byId().containsKey(approver.text())) {
        problems.add(
            approver.place(),
            "%s is not in the file of people%s"
                .formatted(
                    Shown.text(approver.text()),
                    Names.hint(approver.text(), people.byId().keySet())));
      }
    }
    return approvers.stream().map(Word::text).toList();
  }
}
