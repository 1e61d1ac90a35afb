package gonogo.probes.http;

import gonogo.probes.http.JsonFilter.Operand;
import gonogo.probes.http.JsonQuery.Segment;
import gonogo.probes.http.JsonQuery.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the grammar of RFC 9535, appendix A, by recursive descent. */
final class JsonQueryParser {
  private static final int MAX_LENGTH = 1000;

  private final JsonQueryScanner in;
  private final JsonFilterParser filters;

  JsonQueryParser(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a JSON query has at most %d characters".formatted(MAX_LENGTH));
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException(
          "a JSON query is Unicode text, without half a surrogate pair");
    }
    this.in = new JsonQueryScanner(text);
    this.filters = new JsonFilterParser(in, this::segments);
  }

  List<Segment> query() {
    in.require("$");
    List<Segment> segments = segments();
    if (!in.atEnd()) {
      throw in.wanted("a segment such as .name or [0], or the end");
    }
    return segments;
  }

  /** A function that gives a value, alone. */
  Operand call() {
    Operand call = filters.call();
    if (!in.atEnd()) {
      throw in.wanted("the end");
    }
    return call;
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int before = in.position();
      in.skipBlanks();
      if (in.skip("..")) {
        segments.add(new Segment(true, in.isAt('[') ? bracketed() : List.of(shorthand())));
      } else if (in.skip(".")) {
        segments.add(new Segment(false, List.of(shorthand())));
      } else if (in.isAt('[')) {
        segments.add(new Segment(false, bracketed()));
      } else {
        in.back(before); // blanks belong to a query only between segments
        return segments;
      }
    }
  }

  private Selector shorthand() {
    return in.skip("*") ? new JsonQuery.Wildcard() : new JsonQuery.Name(in.name());
  }

  private List<Selector> bracketed() {
    in.require("[");
    List<Selector> selectors = new ArrayList<>();
    do {
      in.skipBlanks();
      selectors.add(selector());
      in.skipBlanks();
    } while (in.skip(","));
    in.require("]");
    return selectors;
  }

  private Selector selector() {
    if (in.skip("*")) {
      return new JsonQuery.Wildcard();
    }
    if (in.skip("?")) {
      in.skipBlanks();
      return new JsonQuery.Filter(filters.filter());
    }
    if (in.isAtQuote()) {
      return new JsonQuery.Name(in.quoted());
    }
    Long start = in.isAt(':') ? null : Long.valueOf(in.integer());
    int before = in.position();
    in.skipBlanks();
    if (in.skip(":")) {
      return slice(start);
    }
    in.back(before);
    if (start == null) {
      throw in.wanted("an index");
    }
    return new JsonQuery.Index(start);
  }

  private Selector slice(@Nullable Long start) {
    in.skipBlanks();
    Long end = in.isAtInteger() ? Long.valueOf(in.integer()) : null;
    in.skipBlanks();
    long step = 1;
    if (in.skip(":")) {
      in.skipBlanks();
      step = in.isAtInteger() ? in.integer() : 1;
    }
    return new JsonQuery.Slice(start, end, step);
  }
}
