package gonogo.probes.http;

import gonogo.collect.http.SourceMaps;
import gonogo.collect.http.StyleLink;
import gonogo.collect.http.StyleLinks;
import gonogo.probes.http.Reference.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects the files that a page names, as a current browser with scripts would load them: nothing of {@code noscript} and
 * {@code template}.
 */
final class PageFiles {
  private static final Set<String> UNUSED = Set.of("noscript", "template");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> CODE_TYPES = Set.of(
      "",
      "module",
      "text/javascript",
      "application/javascript",
      "text/ecmascript",
      "application/ecmascript",
      "application/x-javascript");
  private static final Map<String, Use> PRELOADED =
      Map.of("script", Use.SCRIPT, "style", Use.STYLE, "image", Use.IMAGE, "font", Use.FONT);

  private final Document document;
  private final String base;
  private final boolean secure;
  private final boolean upgrading;
  private final Map<String, Reference> files = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private final List<String> insecure = new ArrayList<>();
  private boolean inline;
  private boolean mapInside;
  private int choices;

  /**
   * What a page names.
   *
   * @param files once each
   * @param broken what stands where a URL should
   * @param insecure files that browsers do not load, since they lie on http and the page on https
   * @param inline whether it holds scripts, styles or images itself
   * @param mapInside whether a script in it holds a source map
   */
  record Found(
      List<Reference> files,
      List<String> broken,
      List<String> insecure,
      boolean inline,
      boolean mapInside) {

    /** Whether there is nothing that a frontend is made of. */
    boolean isBlank() {
      return !inline && files.stream().noneMatch(file -> file.isCode() || file.use() == Use.IMAGE);
    }
  }

  private PageFiles(String html, String url, boolean upgrading) {
    this.document = Jsoup.parse(html, url);
    this.secure = url.startsWith("https:");
    this.upgrading = upgrading
        || document
                .select(
                    "meta[http-equiv=Content-Security-Policy][content*=upgrade-insecure-requests]")
                .first()
            != null;
    Element first = document.selectFirst("base[href]");
    this.base = first == null ? url : WebLinks.absolute(url, first.attr("href")).orElse(url);
  }

  /**
   * Reads a page.
   *
   * @param upgrading whether a header of it turns http into https
   */
  static Found of(String html, String url, boolean upgrading) {
    var page = new PageFiles(html, url, upgrading);
    page.read();
    return new Found(
        List.copyOf(page.files.values()),
        List.copyOf(page.broken),
        List.copyOf(page.insecure),
        page.inline,
        page.mapInside);
  }

  private void read() {
    document.filter((node, _) -> {
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      if (UNUSED.contains(element.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      read(element);
      return FilterResult.CONTINUE;
    });
  }

  private void read(Element element) {
    switch (element.normalName()) {
      case "script" -> script(element);
      case "link" -> link(element);
      case "style" -> styles(element.data(), true);
      case "picture" -> picture(element);
      case "img" -> {
        Element parent = element.parent();
        if (parent == null || !parent.nameIs("picture")) {
          images(List.of(element), List.of());
        }
      }
      case "input" -> {
        if (element.attr("type").equalsIgnoreCase("image")) {
          name(Use.IMAGE, element.attr("src"), true, null);
        }
      }
      case "video" -> name(Use.IMAGE, element.attr("poster"), true, null);
      default -> {
        // names nothing by itself
      }
    }
    if (element.hasAttr("style")) {
      styles(element.attr("style"), false);
    }
  }

  private void script(Element script) {
    String type = script.attr("type").strip().toLowerCase(Locale.ROOT);
    if (type.equals("importmap")) {
      importMap(script.data());
    } else if (CODE_TYPES.contains(type)) {
      if (script.hasAttr("src")) {
        boolean old = script.hasAttr("nomodule");
        name(Use.SCRIPT, script.attr("src"), !old, null);
      } else {
        inline |= !script.data().isBlank();
        mapInside |= SourceMaps.isInside(script.data());
      }
    }
  }

  /** Which of the modules in an import map are loaded is decided by the scripts. */
  private void importMap(String json) {
    try {
      JsonNode map = JSON.readTree(json);
      modules(map.path("imports"));
      map.path("scopes").values().forEach(this::modules);
    } catch (JacksonException e) {
      broken.add("import map: " + Texts.shortened(json));
    }
  }

  private void modules(JsonNode addresses) {
    for (JsonNode address : addresses.values()) {
      String url = address.isString() ? address.stringValue() : "";
      if (!url.endsWith("/")) {
        name(Use.SCRIPT, url, false, null);
      }
    }
  }

  private void link(Element link) {
    List<String> relations =
        List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    String url = link.attr("href");
    String as = link.attr("as").toLowerCase(Locale.ROOT);
    if (relations.contains("stylesheet")) {
      if (!link.hasAttr("disabled")) {
        name(Use.STYLE, url, !relations.contains("alternate"), null);
      }
    } else if (relations.contains("modulepreload")) {
      name(Use.SCRIPT, url, true, null);
    } else if (relations.contains("preload")) {
      name(PRELOADED.getOrDefault(as, Use.OTHER), url, true, null);
    } else if (relations.contains("prefetch")) {
      name(PRELOADED.getOrDefault(as, Use.OTHER), url, false, null);
    } else if (relations.stream().anyMatch(one -> one.equals("icon") || one.endsWith("-icon"))) {
      name(Use.ICON, url, false, null);
    } else if (relations.contains("manifest")) {
      name(Use.OTHER, url, false, null);
    }
  }

  private void styles(String css, boolean element) {
    inline |= element && !css.isBlank();
    for (StyleLink link : StyleLinks.of(css)) {
      name(link.imported() ? Use.STYLE : Use.STYLED, link.url(), link.imported(), null);
    }
  }

  private void picture(Element picture) {
    List<Element> parts = picture.children();
    List<Element> images = parts.stream().filter(part -> part.nameIs("img")).toList();
    if (!images.isEmpty()) {
      images(images, parts.stream().filter(part -> part.nameIs("source")).toList());
    }
  }

  /** Of the candidates a browser loads one: of a modern type where a {@code picture} has any, else any of them. */
  private void images(List<Element> images, List<Element> sources) {
    boolean now = images.stream().noneMatch(one -> one.attr("loading").equalsIgnoreCase("lazy"));
    List<String> fallback = new ArrayList<>();
    List<String> modern = new ArrayList<>();
    images.forEach(image -> fallback.addAll(candidates(image)));
    for (Element source : sources) {
      String type = source.attr("type").toLowerCase(Locale.ROOT);
      boolean better = type.equals("image/avif") || type.equals("image/webp");
      (better ? modern : fallback).addAll(candidates(source));
    }
    int choice = choices++;
    Collection<String> loaded = modern.isEmpty() ? fallback : modern;
    loaded.forEach(url -> name(Use.IMAGE, url, now, choice));
    if (!modern.isEmpty()) {
      fallback.forEach(url -> name(Use.OTHER, url, false, null));
    }
  }

  private static List<String> candidates(Element element) {
    List<String> urls = new ArrayList<>(SourceSets.urls(element.attr("srcset")));
    if (element.nameIs("img") && element.hasAttr("src")) {
      urls.add(element.attr("src"));
    }
    return urls;
  }

  private void name(Use use, String link, boolean initial, @Nullable Integer choice) {
    if (!WebLinks.isFile(link)) {
      inline |= link.strip().regionMatches(true, 0, "data:", 0, 5);
      return;
    }
    var url = WebLinks.absolute(base, link);
    if (url.isEmpty()) {
      broken.add(Texts.shortened(link));
      return;
    }
    String wanted = url.get();
    if (secure && wanted.startsWith("http:")) {
      // Browsers ask for images over https instead (W3C Mixed Content, 4.1).
      if (!upgrading && use != Use.IMAGE && use != Use.ICON) {
        insecure.add(wanted);
        return;
      }
      wanted = "https:" + wanted.substring("http:".length());
    }
    files.merge(wanted, new Reference(use, wanted, initial, choice), Reference::and);
  }
}
