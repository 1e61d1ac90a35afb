package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a checklist that a team keeps as a GFM task list.
 *
 * <p>A task is a shipped item when a comment names its id or its text is the same (see {@link ShippedItems}); else it is an
 * item of the team's own, which a comment binds to probes or which people sign for.
 */
final class MarkdownChecklist {
  private final Source source;
  private final List<Checklist> basis;
  private final ShippedItems shipped;
  private final Problems problems;
  private final SequencedMap<String, String> facts = new LinkedHashMap<>();
  private final Set<String> roles = new LinkedHashSet<>();

  private MarkdownChecklist(Source source, List<Checklist> basis, Problems problems) {
    this.source = source;
    this.basis = basis;
    this.shipped = new ShippedItems(basis);
    this.problems = problems;
    for (var checklist : basis) {
      checklist.facts().forEach(facts::putIfAbsent);
      roles.addAll(checklist.roles());
    }
  }

  /**
   * The checklist of a file.
   *
   * @return null when nothing could be made of it; with problems it serves only to find further mistakes
   */
  static @Nullable Checklist read(Source source, ShippedChecklists shipped, Problems problems) {
    if (YamlReader.isTooLarge(source, problems)
        || !YamlEvents.isPrintable(source.path(), source.text(), problems)) {
      return null;
    }
    return new MarkdownChecklist(source, shipped.basis(), problems).checklist();
  }

  private Checklist checklist() {
    var file = new MarkdownFile(source);
    var found = MarkdownTasks.read(file, problems);
    if (found.tasks().isEmpty()) {
      problems.add(file.place(), "the checklist has no tasks: write them as - [ ] TEXT");
    }
    var name = fileName();
    var title = Objects.requireNonNullElse(found.title(), name);
    var items = items(found.tasks());
    Set<String> claimed = new HashSet<>();
    items.forEach((task, item) -> {
      if (task.ticked()) {
        claimed.add(item.id());
      }
    });
    return new Checklist(
        Slugs.of(name),
        1,
        title,
        Collections.unmodifiableSequencedMap(facts),
        List.copyOf(roles),
        MarkdownSections.of(title, items),
        claimed,
        source,
        basis.stream().map(Checklist::source).toList());
  }

  /** The name of the file without its ending. */
  private String fileName() {
    var name = Objects.requireNonNull(Path.of(source.path()).getFileName()).toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The item of each task, in their order. */
  private SequencedMap<Task, Item> items(List<Task> tasks) {
    var reader = new ItemReader(facts.keySet(), roles, problems);
    SequencedMap<Task, Binding> bindings = new LinkedHashMap<>();
    tasks.forEach(task -> bindings.put(task, Binding.read(task, reader, problems)));
    var bases = bases(bindings);
    Set<String> taken = shipped.ids();
    bindings.values().forEach(binding -> {
      if (binding.id() != null) {
        taken.add(binding.id().text());
      }
    });
    var slugs = new Slugs(taken);
    SequencedMap<Task, Item> items = new LinkedHashMap<>();
    bindings.forEach((task, binding) -> {
      var base = bases.get(task);
      items.put(task, base == null ? own(task, binding, slugs) : like(base, task, binding));
    });
    return Relations.among(items);
  }

  /** The shipped items that tasks stand for: an id that is said goes before any text. */
  private Map<Task, Item> bases(SequencedMap<Task, Binding> bindings) {
    Map<Task, Item> bases = new HashMap<>();
    Map<String, Place> said = new HashMap<>();
    List<Task> silent = new ArrayList<>();
    bindings.forEach((task, binding) -> {
      if (binding.id() == null) {
        silent.add(task);
      } else {
        identify(binding.id(), said);
        shipped.withId(binding.id().text()).ifPresent(item -> bases.put(task, item));
      }
    });
    shipped.of(silent).forEach((task, item) -> {
      if (!said.containsKey(item.id())) {
        bases.put(task, item);
      }
    });
    return bases;
  }

  private void identify(Word id, Map<String, Place> said) {
    var first = said.putIfAbsent(id.text(), id.place());
    if (first != null) {
      problems.add(id.place(), "the id %s is taken at %s".formatted(Shown.text(id.text()), first));
    }
    shipped
        .renamed(id.text())
        .ifPresent(today -> problems.add(
            id.place(), "the item %s is now called %s".formatted(Shown.text(id.text()), today)));
  }

  private Item like(Item base, Task task, Binding binding) {
    var severity = Objects.requireNonNullElse(binding.severity(), base.severity());
    if (severity.compareTo(base.severity()) > 0) {
      problems.add(
          binding.place(),
          "%s is %s; its severity may only be raised, not lowered to %s"
              .formatted(base.id(), base.severity().text(), severity.text()));
    }
    return new Item(
        base.id(),
        task.text(),
        base.claim(),
        severity,
        Objects.requireNonNullElse(binding.phase(), base.phase()),
        Objects.requireNonNullElse(binding.when(), base.when()),
        base.again(),
        base.depends(),
        base.formerly(),
        base.verify(),
        binding.checks().isEmpty() ? base.needs() : List.of(),
        binding.checks().isEmpty() ? base.checks() : binding.checks(),
        base.of(),
        task.place());
  }

  private Item own(Task task, Binding binding, Slugs slugs) {
    var id = binding.id() != null
        ? binding.id().text()
        : slugs.next(String.join(" ", task.path()) + " " + task.text());
    return new Item(
        id,
        task.text(),
        null,
        Objects.requireNonNullElse(binding.severity(), Severity.MAJOR),
        Objects.requireNonNullElse(binding.phase(), Phase.T_MINUS_1H),
        Objects.requireNonNullElse(binding.when(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        null,
        binding.checks().isEmpty() ? List.of(Item.ATTESTATION) : List.of(),
        binding.checks(),
        null,
        task.place());
  }
}
