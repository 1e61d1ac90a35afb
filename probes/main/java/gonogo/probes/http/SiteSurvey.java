package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpAsset.Code;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.collect.http.StyleLink;
import gonogo.probes.http.Asset.State;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.Target;
import gonogo.probes.http.Chain.End;
import gonogo.probes.http.Chains.Follow;
import gonogo.probes.http.Reference.Use;
import gonogo.probes.http.Site.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Loads pages and, round by round, the files that they and their style sheets name. */
final class SiteSurvey {
  /** A page with more is not looked at, rather than looked at in part. */
  static final int MAX_FILES = 300;

  /** How deep style sheets may import each other. */
  private static final int MAX_ROUNDS = 6;

  private final World world;
  private final Notes notes;
  private final AssetLoader loader;
  private final Map<Target, Asset> files = new LinkedHashMap<>();

  SiteSurvey(World world, AssetLoader loader, Notes notes) {
    this.world = world;
    this.loader = loader;
    this.notes = notes;
  }

  /** All that could be seen; what could not is noted. */
  Site of(List<HttpExchange> entries) {
    List<Page> pages = new ArrayList<>();
    for (Chain chain : new Chains(world, Follow.SAME_HOST).from(entries)) {
      page(chain).ifPresent(pages::add);
    }
    Map<Target, Use> next = new LinkedHashMap<>();
    pages.forEach(page -> next.putAll(named(page)));
    for (int round = 0; !next.isEmpty(); round++) {
      long urls = urls(next);
      if (urls > MAX_FILES || round == MAX_ROUNDS) {
        notes.unseen(
            Cause.TOO_LARGE,
            urls > MAX_FILES
                ? "the pages name %d files; at most %d are looked at".formatted(urls, MAX_FILES)
                : "style sheets import each other more than %d deep".formatted(MAX_ROUNDS - 1));
        break;
      }
      ask(next);
      next.clear();
      pages.forEach(page -> next.putAll(imported(page)));
    }
    return new Site(pages, files);
  }

  private void ask(Map<Target, Use> next) {
    Map<Target, State> states = loader.load(next);
    next.forEach((target, use) ->
        files.put(target, new Asset(target, use, Objects.requireNonNull(states.get(target)))));
  }

  private long urls(Map<Target, Use> more) {
    Set<String> all = new HashSet<>();
    files.keySet().forEach(target -> all.add(target.url()));
    more.keySet().forEach(target -> all.add(target.url()));
    return all.size();
  }

  private Optional<Page> page(Chain chain) {
    switch (chain.end()) {
      case End.Answered() -> {
        return page(chain, chain.hops().getLast());
      }
      case End.Unanswered(Reply.Unanswered<?> reply) -> notes.unseen(reply);
      case End.Endless(String url) -> noPage(chain, "redirects without end, last to " + url);
      case End.NoUrl(String location) -> noPage(chain, "redirects to " + Texts.shortened(location));
      case End.Downgrade(String url) -> noPage(chain, "redirects from https to " + url);
      case End.Inward(String url, String address) ->
        noPage(chain, "redirects to %s, which is at %s".formatted(url, address));
      case End.Elsewhere(String url) ->
        noPage(
            chain,
            "leads to another host, %s; name that host as a system"
                .formatted(Texts.shortened(url)));
    }
    return Optional.empty();
  }

  private void noPage(Chain chain, String why) {
    notes.unseen(Cause.NO_DATA, "%s: no page was seen: %s".formatted(chain.where(), why));
  }

  private Optional<Page> page(Chain chain, Chain.Hop hop) {
    Sample response = hop.last();
    if (response.status() == 401 || response.status() == 403) {
      notes.unseen(
          Cause.NOT_PERMITTED, "%s answers %s".formatted(chain.where(), response.statusLine()));
      return Optional.empty();
    }
    String type = Optional.ofNullable(response.contentType()).orElse("text/html");
    if (response.status() != 200
        || !type.matches("(?i)\\s*(text/html|application/xhtml\\+xml).*")) {
      noPage(chain, "it answers %s of type %s".formatted(response.statusLine(), type));
      return Optional.empty();
    }
    boolean upgrading = response.values("Content-Security-Policy").stream()
        .anyMatch(policy -> policy.contains("upgrade-insecure-requests"));
    String url = hop.query().url();
    PageFiles.Found found = PageFiles.of(hop.answer().bodyOf(response), url, upgrading);
    Map<String, Reference> named = new LinkedHashMap<>();
    named.put(url, new Reference(Use.PAGE, url, true, null));
    found.files().forEach(file -> named.merge(file.url(), file, Reference::and));
    return Optional.of(new Page(url, hop.query().address(), response, found, named));
  }

  private static Map<Target, Use> named(Page page) {
    Map<Target, Use> named = new LinkedHashMap<>();
    page.files().values().forEach(file -> named.put(page.target(file.url()), file.use()));
    return named;
  }

  /** What the style sheets of a page name beyond what was asked for. */
  private Map<Target, Use> imported(Page page) {
    for (Reference sheet : List.copyOf(page.files().values())) {
      Asset asset = files.get(page.target(sheet.url()));
      if (sheet.use() == Use.STYLE && asset != null && asset.state() instanceof Got got) {
        Code code = got.code();
        if (got.isServed() && code != null) {
          code.links().forEach(link -> add(page, sheet, got, link));
        }
      }
    }
    Map<Target, Use> next = named(page);
    next.keySet().removeAll(files.keySet());
    return next;
  }

  /** Of public hosts only what is imported: their fonts come in a hundred parts, of which a page loads two. */
  private void add(Page page, Reference sheet, Got got, StyleLink link) {
    HttpExchange request = got.query().request();
    if (!WebLinks.isFile(link.url())
        || (!link.imported() && PublicHosts.contains(request.host()))) {
      return;
    }
    Optional<String> url = WebLinks.absolute(request.url(), link.url());
    if (url.isEmpty()) {
      notes.remark(request.url(), "names what is no URL: " + Texts.shortened(link.url()));
      return;
    }
    boolean upgrade = page.url().startsWith("https:") && url.get().startsWith("http:");
    String wanted = upgrade ? "https:" + url.get().substring("http:".length()) : url.get();
    Use use = link.imported() ? Use.STYLE : Use.STYLED;
    boolean initial = link.imported() && sheet.initial();
    page.files().merge(wanted, new Reference(use, wanted, initial, null), Reference::and);
  }
}
