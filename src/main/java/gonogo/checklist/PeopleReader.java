package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.People;
import gonogo.model.People.Person;
import gonogo.model.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads who may sign and approve as what. */
final class PeopleReader {
  private final Problems problems;

  PeopleReader(Problems problems) {
    this.problems = problems;
  }

  People read(Node root) {
    var fields = new Fields(root, "the file of people", problems);
    fields.required("people");
    Map<String, Person> people = new LinkedHashMap<>();
    fields.entries("people").forEach((id, entry) -> people.put(id, person(id, entry)));
    fields.end();
    return new People(people);
  }

  private Person person(String id, Node.Entry entry) {
    new Values(problems).name(new Word(id, entry.keyPlace()), "the id of a person");
    var fields = new Fields(entry.value(), "a person", problems);
    var name = fields.text("name");
    var email = fields.optionalText("email");
    var duties = fields.words("duties").stream().map(Word::text).toList();
    var keys = fields.words("keys").stream().map(Word::text).toList();
    var from = fields.optionalDate("from");
    var until = fields.optionalDate("until");
    fields.values().order(from, until, fields.place("until"), "until must be after from");
    fields.end();
    return new Person(id, name, email, duties, keys, from, until);
  }
}
