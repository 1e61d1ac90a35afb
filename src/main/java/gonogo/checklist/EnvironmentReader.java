package gonogo.checklist;

import gonogo.api.SystemRef;
import gonogo.model.Adoption;
import gonogo.model.Duties;
import gonogo.model.Environment;
import gonogo.model.ItemAdjustment;
import gonogo.model.Node;
import gonogo.model.People;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.Shown;
import gonogo.model.SignedFile;
import gonogo.model.SystemSpec;
import gonogo.model.Vantage;
import gonogo.model.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an environment and the files that it names, but for the checklist. */
final class EnvironmentReader {
  private static final Pattern SYSTEM_NAME = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,260}");
  private static final Pattern RESOLVER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:([0-9]{1,5}))?");
  private static final int MAX_PORT = 65_535;

  private final Reading reading;
  private final Problems problems;
  private final ReleaseClues clues;
  private final LocalDate today;
  private final Values values;

  EnvironmentReader(Reading reading, ReleaseClues clues, LocalDate today) {
    this.reading = reading;
    this.clues = clues;
    this.problems = reading.problems();
    this.today = today;
    this.values = new Values(problems);
  }

  /** The environment of a tree; with problems it serves only to find further mistakes. */
  Environment read(EnvironmentTree tree, Map<String, String> releaseFlags) {
    var fields = new Fields(tree.root(), "the environment", problems);
    var checklist = fields.word("checklist");
    var adoption = adoption(fields);
    var people = people(fields);
    var waivers = waivers(fields, people);
    var attestations = attestations(fields);
    var environment = new Environment(
        fields.text("environment"),
        checklist.text(),
        checklist.place(),
        new ReleaseReader(reading, clues)
            .read(fields.optional("release"), releaseFlags, fields.place().file()),
        read(fields.entries("labels"), this::label),
        systems(fields),
        read(fields.entries("values"), values::text),
        read(fields.entries("facts"), values::bool),
        keyPlaces(fields.entries("facts")),
        places(fields.words("active")),
        texts(fields.words("resolvers").stream().map(this::resolver).toList()),
        vantage(fields),
        items(fields),
        adoption,
        waivers,
        people == null ? People.NONE : people,
        attestations,
        attest(fields),
        tree.extension(),
        reading.usedVariables(),
        reading.sources());
    fields.optional("extends"); // read already, and known to those who misspell it
    fields.end();
    return environment;
  }

  private static SequencedMap<String, Place> places(List<Word> words) {
    SequencedMap<String, Place> places = new LinkedHashMap<>();
    words.forEach(word -> places.putIfAbsent(word.text(), word.place()));
    return Collections.unmodifiableSequencedMap(places);
  }

  private static Map<String, Place> keyPlaces(Map<String, Node.Entry> entries) {
    Map<String, Place> places = new LinkedHashMap<>();
    entries.forEach((name, entry) -> places.put(name, entry.keyPlace()));
    return places;
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private String label(Node node, String name) {
    return new References(reading).resolve(values.word(node, name)).text();
  }

  private static <T> SequencedMap<String, T> read(
      Map<String, Node.Entry> entries, BiFunction<Node, String, T> reader) {
    SequencedMap<String, T> read = new LinkedHashMap<>();
    entries.forEach((name, entry) -> read.put(name, reader.apply(entry.value(), name)));
    return Collections.unmodifiableSequencedMap(read);
  }

  private List<SystemSpec> systems(Fields fields) {
    List<SystemSpec> systems = new ArrayList<>();
    fields.entries("systems").forEach((kind, ofKind) -> {
      values.name(new Word(kind, ofKind.keyPlace()), "the kind of a system");
      var named = values.mapping(ofKind.value(), kind);
      if (named != null) {
        named.entries().forEach((name, entry) -> systems.add(system(kind, name, entry)));
      }
    });
    return systems;
  }

  private SystemSpec system(String kind, String name, Node.Entry entry) {
    var place = entry.keyPlace();
    if (!SYSTEM_NAME.matcher(name).matches()) {
      problems.add(
          place,
          "the name of a system is %s, but may have only letters, digits and . _ : [ ] -"
              .formatted(Shown.text(name)));
    }
    var fields = new Fields(entry.value(), "the system " + Shown.text(name), problems);
    var roles = texts(fields.noneOrSomeWords("roles"));
    return new SystemSpec(new SystemRef(kind, name), roles, fields.without("roles"), place);
  }

  private Word resolver(Word word) {
    var matcher = RESOLVER.matcher(word.text());
    boolean fits = matcher.matches();
    if (fits && matcher.group(3) != null) {
      int port = Integer.parseInt(matcher.group(3));
      fits = port > 0 && port <= MAX_PORT;
    }
    if (!fits) {
      problems.add(
          word.place(),
          "a resolver is written HOST or HOST:PORT, an IPv6 address in [], but is "
              + Shown.text(word.text()));
    }
    return word;
  }

  private Vantage vantage(Fields fields) {
    if (!fields.has("vantage")) {
      return Vantage.LOCAL;
    }
    var name = fields.name("vantage");
    return new Vantage(name.text(), name.place());
  }

  private List<ItemAdjustment> items(Fields fields) {
    List<ItemAdjustment> items = new ArrayList<>();
    fields.entries("items").forEach((id, entry) -> items.add(adjustment(id, entry)));
    return items;
  }

  private ItemAdjustment adjustment(String id, Node.Entry entry) {
    var fields = new Fields(entry.value(), "the item " + Shown.text(id), problems);
    var with = fields.tree("with");
    var severity = fields.has("severity")
        ? fields.choice("severity", Choices.SEVERITIES, Severity.BLOCKER)
        : null;
    var phase =
        fields.has("phase") ? fields.choice("phase", Choices.PHASES, Phase.T_MINUS_1H) : null;
    fields.end();
    return new ItemAdjustment(
        id,
        with,
        severity,
        phase,
        fields.keyPlace("severity"),
        fields.keyPlace("phase"),
        entry.keyPlace());
  }

  private @Nullable Adoption adoption(Fields fields) {
    var path = fields.optionalWord("adoption");
    var source = path == null ? null : reading.fileBeside(path);
    if (source == null) {
      return null;
    }
    var root = YamlReader.read(source, problems);
    return root == null ? null : new AdoptionReader(today, problems).read(root, source);
  }

  /** Null when they are not known. */
  private @Nullable People people(Fields fields) {
    var path = fields.optionalWord("people");
    var root = path == null ? null : reading.treeBeside(path);
    return root == null ? null : new PeopleReader(problems).read(root);
  }

  private List<Waiver> waivers(Fields fields, @Nullable People people) {
    var path = fields.optionalWord("waivers");
    var root = path == null ? null : reading.treeBeside(path);
    if (root == null) {
      return List.of();
    }
    var waivers = new WaiversReader(people, problems).read(root);
    if (!waivers.isEmpty() && !fields.has("people")) {
      problems.add(
          fields.place("waivers"),
          "the approvers of waivers must be known: name the file of people under people");
    }
    return waivers;
  }

  /** The sheets of a folder, each with the signature beside it; null when no folder is named. */
  private @Nullable List<SignedFile> attestations(Fields fields) {
    var folder = fields.optionalWord("attestations");
    if (folder == null) {
      return null;
    }
    if (!fields.has("people")) {
      problems.add(
          folder.place(), "those who sign must be known: name the file of people under people");
    }
    return reading.signedFilesIn(folder);
  }

  private SequencedMap<String, Duties> attest(Fields fields) {
    SequencedMap<String, Duties> attest = new LinkedHashMap<>();
    fields.entries("attest").forEach((item, entry) -> {
      var duties = texts(values.words(entry.value(), item));
      if (duties.isEmpty()) {
        problems.add(
            entry.value().place(),
            "attest: %s names no duty that signs for it".formatted(Shown.text(item)));
      }
      attest.put(item, new Duties(duties, entry.keyPlace()));
    });
    return Collections.unmodifiableSequencedMap(attest);
  }
}
