package gonogo.probes.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of a YAML document of somebody else from its events: scalars stay text as written (007, 1.10), aliases
 * share what they name, and neither depth nor repetition costs more than what was sent.
 */
final class YamlTree {
  private static final int MAX_DEPTH = 100;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<Anchor, Tree> anchors = new HashMap<>();
  private Tree root = new Tree(null);
  private int documents;

  /** A mapping or a list whose end has not come yet. */
  private static final class Open {
    private final @Nullable Anchor anchor;
    private final @Nullable Map<String, @Nullable Object> map;
    private final List<@Nullable Object> list = new ArrayList<>();
    private @Nullable String key;

    Open(NodeEvent start) {
      this.anchor = start.getAnchor().orElse(null);
      this.map = start instanceof MappingStartEvent ? new LinkedHashMap<>() : null;
    }

    Tree whole() {
      return new Tree(map == null ? list : map);
    }

    void add(Tree node) {
      if (map == null) {
        list.add(node.value());
      } else if (key == null) {
        key = node.text().orElseThrow(() -> new IllegalArgumentException("a key that is no text"));
        if (map.containsKey(key)) {
          throw new IllegalArgumentException("the key %s twice".formatted(Texts.shortened(key)));
        }
      } else {
        map.put(key, node.value());
        key = null;
      }
    }
  }

  private YamlTree() {}

  /**
   * Reads one document.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static Tree read(String text) {
    var settings =
        LoadSettings.builder().setCodePointLimit(Math.max(1, text.length())).build();
    var tree = new YamlTree();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        tree.accept(event);
      }
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(Texts.shortened(String.valueOf(e.getMessage())), e);
    }
    return tree.root;
  }

  private void accept(Event event) {
    switch (event) {
      case DocumentStartEvent _ -> {
        if (++documents > 1) {
          throw new IllegalArgumentException("more than one document");
        }
      }
      case ScalarEvent scalar -> done(scalar(scalar), scalar.getAnchor().orElse(null));
      case AliasEvent alias -> done(named(alias.getAlias()), null);
      case MappingStartEvent start -> start(start);
      case SequenceStartEvent start -> start(start);
      case CollectionEndEvent _ -> {
        Open ended = open.pop();
        done(ended.whole(), ended.anchor);
      }
      default -> {
        // the start and the end of the stream, the end of the document, comments
      }
    }
  }

  private void start(NodeEvent event) {
    open.push(new Open(event));
    if (open.size() > MAX_DEPTH) {
      throw new IllegalArgumentException("nested more than %d deep".formatted(MAX_DEPTH));
    }
  }

  private void done(Tree node, @Nullable Anchor anchor) {
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    if (open.isEmpty()) {
      root = node;
    } else {
      open.peek().add(node);
    }
  }

  /** What has an anchor that ended before; so nothing holds itself. */
  private Tree named(Anchor anchor) {
    Tree node = anchors.get(anchor);
    if (node == null) {
      throw new IllegalArgumentException(
          "the alias %s before its anchor has ended".formatted(Texts.shortened(anchor.getValue())));
    }
    return node;
  }

  /** A key may be the word null; as a value it is nothing. */
  private Tree scalar(ScalarEvent event) {
    Open around = open.peek();
    boolean isKey = around != null && around.map != null && around.key == null;
    return new Tree(
        !isKey && event.isPlain() && NULLS.contains(event.getValue()) ? null : event.getValue());
  }
}
