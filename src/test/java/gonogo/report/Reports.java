package gonogo.report;

import static gonogo.report.ReportBuilder.answered;
import static gonogo.report.ReportBuilder.finding;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reports as a run would leave them. */
final class Reports {
  /** What an attacker, or bad luck, may put into an answer; every one must come out harmless. */
  static final List<String> HOSTILE = List.of(
      "::set-output name=verdict::GO",
      "::error file=a.yaml,line=1::all is well",
      "  ::stop-commands::token",
      "\u00a0::warning::after a no-break space",
      "##[error]all is well",
      "text ##vso[task.setvariable variable=verdict]GO",
      "##teamcity[buildStatus status='SUCCESS']",
      "\u001b[2J\u001b[32mGO\u001b[0m",
      "\u009b2J one byte CSI",
      "]]><script>alert(1)</script>",
      "[a link](https://evil.example.com) ![x](y) | cell |",
      "=cmd|' /C calc'!A0",
      "NUL \u0000 and DEL \u007f",
      "lone \ud800 and \udc00 surrogates",
      "bidi \u202eOG\u202c \u2066isolate\u2069 \u061c",
      "line\r\n::error::after CRLF\r\n",
      "FAILED\rPASSED overwritten \b\b",
      "\u001b]8;;https://evil.example.com\u0007OSC 8\u001b]8;;\u0007",
      "zero\u200bwidth\ufeff \u200d \u00ad soft",
      "separators \u2028::error::\u2029 \u0085",
      "tags \udb40\udc41\udb40\udc42 private \ue000",
      "😀 wide 漢字 e\u0301",
      "::error::x",
      "::stop-commands::t",
      "<script>alert(1)</script>",
      "<!-- a comment --> <![CDATA[x]]> &lt; &#35; &amp;",
      "[x](javascript:alert(1)) [x][y] [x]: https://evil.example.com",
      "| a | b | \\| c `d|e` @f|g",
      "- [x] done",
      "[x] done",
      "@everyone #1 GH-2 example/shop#3 0123456789abcdef :+1: !4 $x$ a@evil.example.com",
      "https://evil.example.com/ www.evil.example.com, (http://evil.example.com)",
      "CRLF\r\n# heading\r\n\r\n- [x] done\r\n> quoted\r\n",
      "*a* **b** _c_ __d__ ~~e~~ `f` ``g```h a_b_c ~~~ ***",
      "# closing #",
      "1. one",
      "ends with \\",
      "```",
      "\ufffe\uffff nowhere \ufdd0",
      "a".repeat(150) + "::error::" + "b".repeat(150),
      ":".repeat(250),
      "w ".repeat(400));

  private Reports() {}

  static Report go() {
    return new ReportBuilder()
        .met(
            "cred-ssl-certificates-valid", "SSL certificates installed and valid", Severity.BLOCKER)
        .with(null, List.of("api.example.com has 20 days left, near the limit of 14"), List.of())
        .met("env-dns-pointed", "DNS records pointed to the right place", Severity.MAJOR)
        .waived(
            "appsec-rate-limiting", "Rate limiting enabled", "0 of 50 requests refused", waiver())
        .notMet(
            "appsec-csp",
            "A content security policy is sent",
            Severity.MINOR,
            header("Content-Security-Policy"))
        .notMet("k8s-pvcs", "Volumes are bound", Severity.MAJOR, header("X"))
        .onTrial()
        .put("t1h-later", Status.NOT_DUE)
        .put("log-rotation", Status.NOT_ADOPTED)
        .put("cdn-config", Status.NOT_APPLICABLE)
        .restsOn("waiver", "appsec-rate-limiting", "NOT_MET", "WAIVED", "waivers.yaml:4:5")
        .restsOn("setting", "cred-ssl-certificates-valid", "30d", "14d", "production.yaml:12:40")
        .restsOn(
            "fact", null, "cdn: unknown", "cdn: false, rules out 1 item", "production.yaml:8:3")
        .restsOn("adoption", null, "8 items decide", "6 items decide", "adoption.yaml")
        .build(
            Verdict.GO,
            "GO for T-1h: 6 of 8 items decide, all 3 blocking due are met, 1 waiver, 1 minor not");
  }

  /** The 14 items of {@code website} against three hosts. */
  static Report website() {
    var builder = new ReportBuilder()
        .notMet(
            "web-certificate",
            "The certificate is valid and trusted",
            Severity.BLOCKER,
            certificates())
        .met("web-answers", "The site answers", Severity.BLOCKER)
        .notMet(
            "web-https-only",
            "Plain HTTP is redirected to HTTPS or refused",
            Severity.MAJOR,
            plainHttp())
        .unseen(
            "web-dns-alike",
            "The name resolves alike everywhere",
            Severity.MAJOR,
            Cause.TIMED_OUT,
            "ns1.example.com did not answer in 10 s, 3 attempts")
        .group(
            Cause.TIMED_OUT,
            "ns1.example.com:53",
            null,
            "ns1.example.com did not answer in 10 s, 3 attempts",
            "web-dns-alike");
    for (String name :
        List.of("Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy")) {
      builder.notMet(
          "web-" + name.toLowerCase(Locale.ROOT), name + " is sent", Severity.MINOR, header(name));
    }
    for (String name :
        List.of("framing", "csp", "permissions-policy", "caa", "cookies", "server", "extra")) {
      builder.met("web-" + name, "The " + name + " is as it should be", Severity.MINOR);
    }
    return builder.build(
        Verdict.NO_GO,
        "NO_GO for T-1h of website: 14 of 14 items decide, 2 of 4 blocking due not met, 1 unseen, 3 minor not",
        "www.example.com, api.example.com and 1 more",
        new ReleaseInfo(null, null, null, null, null),
        "full",
        "completed");
  }

  static Report noGo() {
    return new ReportBuilder()
        .notMet(
            "cred-ssl-certificates-valid",
            "SSL certificates installed and valid",
            Severity.BLOCKER,
            certificates())
        .notMet("data-loss", "Data loss detected", Severity.BLOCKER, header("X"))
        .with("No data loss is seen", List.of(), List.of("cred-ssl-certificates-valid"))
        .notMet("t1h-blockers", "No blockers identified", Severity.BLOCKER)
        .unseen("alert-cpu", "CPU alert", Severity.MAJOR, Cause.BLOCKED, "waits for 192.0.2.7:9090")
        .unseen(
            "alert-memory",
            "Memory alert",
            Severity.MAJOR,
            Cause.BLOCKED,
            "waits for 192.0.2.7:9090")
        .unseen(
            "alert-disk", "Disk alert", Severity.MINOR, Cause.BLOCKED, "waits for 192.0.2.7:9090")
        .unseen(
            "k8s-pods",
            "Pods run",
            Severity.MAJOR,
            Cause.NOT_CONFIGURED,
            "fact kubernetes",
            "fact:kubernetes")
        .unseen(
            "cdn-config",
            "CDN configured",
            Severity.MAJOR,
            Cause.NOT_CONFIGURED,
            "fact cdn",
            "fact:cdn")
        .unseen("forgotten", "In no group", Severity.MAJOR, Cause.NOT_SIGNED, "0 of 1 signatures")
        .group(
            Cause.BLOCKED,
            "192.0.2.7:9090",
            null,
            "192.0.2.7:9090 refused the connection",
            "alert-cpu",
            "alert-memory",
            "alert-disk")
        .group(
            Cause.NOT_CONFIGURED, null, "fact:kubernetes", "kubernetes is not declared", "k8s-pods")
        .group(Cause.NOT_CONFIGURED, null, "fact:cdn", "cdn is not declared", "cdn-config")
        .waived(
            "appsec-rate-limiting", "Rate limiting enabled", "0 of 50 requests refused", waiver())
        .met("env-dns-pointed", "DNS records pointed to the right place", Severity.MAJOR)
        .restsOn("waiver", "appsec-rate-limiting", "NOT_MET", "WAIVED", "waivers.yaml:4:5")
        .build(
            Verdict.NO_GO,
            "NO_GO for T-1h: 11 of 11 items decide, 3 of 9 blocking due not met, 5 unseen, 1 waiver");
  }

  /** A first run against the whole list: 247 items, hardly anything to look with. */
  static Report incomplete() {
    var builder = new ReportBuilder();
    List<String> needs = List.of(
        "fact:kubernetes",
        "fact:cdn",
        "fact:payments",
        "fact:sms",
        "role:api",
        "role:docs",
        "role:dr",
        "probe sql/query",
        "probe logs/search",
        "probe aws/backup",
        "probe git/history",
        "system:documents",
        "value:support-address");
    int number = 0;
    for (String need : needs) {
      String[] ids = new String[17];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = "item-%03d".formatted(number++);
        Severity severity =
            i % 3 == 0 ? Severity.MINOR : i % 3 == 1 ? Severity.MAJOR : Severity.BLOCKER;
        builder.unseen(
            ids[i], "Something is so " + i, severity, Cause.NOT_CONFIGURED, "needs " + need, need);
      }
      builder.group(Cause.NOT_CONFIGURED, null, need, "needs " + need, ids);
    }
    for (int i = number; i < 247; i++) {
      builder.met("item-%03d".formatted(i), "Met", Severity.MAJOR);
    }
    return builder.build(
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h: 247 of 247 items decide, 143 of 169 blocking due unseen, 78 minor not");
  }

  /** Every hostile text in every place that takes text from outside. */
  static Report hostile(List<String> texts) {
    var builder = new ReportBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      builder
          .notMet(
              "failed-" + i, text, Severity.BLOCKER, finding("a/b/" + text, text, text, text, text))
          .with(text, List.of(text), List.of(text))
          .unseen("unseen-" + i, text, Severity.MAJOR, Cause.GARBLED, text)
          .group(Cause.GARBLED, text, text, text, "unseen-" + i, text)
          .waived(
              text,
              text,
              text,
              new WaiverView(text, text, text, List.of(text), ReportBuilder.START))
          .unseen(
              "needs-" + i, text, Severity.MINOR, Cause.NOT_CONFIGURED, text, text, "role:" + text)
          .restsOn("setting", text, text, text, text)
          .label("label-" + i, text)
          .evidence(
              answered("%012x".formatted(i), Map.of("b", text, "a", 1), Map.of("text", text), 100));
    }
    return builder
        .evidence(answered(
            "ffffffffffff", Map.of("path", "/large"), Map.of("body", "x".repeat(3000)), 3011))
        .build(
            Verdict.NO_GO,
            "NO_GO for T-1h: " + texts.getFirst(),
            texts.getFirst(),
            new ReleaseInfo(
                texts.getFirst(),
                texts.getLast(),
                texts.get(texts.size() / 2),
                null,
                null,
                new TreeMap<>(Map.of("commit", texts.getLast(), "version", texts.getFirst())),
                texts),
            "full",
            "completed");
  }

  private static WaiverView waiver() {
    return new WaiverView(
        "w1",
        "moves to the CDN, OPS-812",
        "api-team",
        List.of("ann", "bob"),
        Instant.parse("2026-03-05T00:00:00Z"));
  }

  private static FindingView[] certificates() {
    String renew = "renew the certificate on every node and reload them";
    return new FindingView[] {
      finding(
          "tls/certificate/expires-soon",
          "api.example.com at 2001:db8::12",
          "6 days left",
          "at least 14",
          renew),
      finding(
          "tls/certificate/expires-soon",
          "api.example.com at 192.0.2.7",
          "6 days left",
          "at least 14",
          renew),
      finding(
          "tls/certificate/expired",
          "docs.example.com at 192.0.2.9",
          "expired 2 days ago",
          "at least 14",
          renew),
    };
  }

  private static FindingView[] plainHttp() {
    String redirect = "redirect every http: URL to https: with 301, or close port 80";
    return new FindingView[] {
      finding(
          "http/request/status", "http://www.example.com/", "answered 200", "301 or 308", redirect),
      finding(
          "http/request/status",
          "http://api.example.com/health",
          "answered 200",
          "301 or 308",
          redirect),
    };
  }

  private static FindingView header(String name) {
    return finding(
        "http/headers/missing",
        "https://www.example.com/",
        "no " + name,
        name,
        "send " + name + " from the front end");
  }
}
