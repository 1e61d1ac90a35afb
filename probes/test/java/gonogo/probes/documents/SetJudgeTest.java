package gonogo.probes.documents;

import static gonogo.probes.documents.Judged.A;
import static gonogo.probes.documents.Judged.B;
import static gonogo.probes.documents.Judged.PROSE;
import static gonogo.probes.documents.Judged.codes;
import static gonogo.probes.documents.Judged.finding;
import static gonogo.probes.documents.Judged.folder;
import static gonogo.probes.documents.Judged.judged;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetJudgeTest {
  @Nested
  class Min_words {
    @Test
    void counts_all_documents_together() {
      FakeFolder folder = folder().file(A, PROSE).file(B, PROSE);

      assertThat(folder.judged(Wanted.only("docs/*.md").minWords(20))).isInstanceOf(Passed.class);
      Finding finding = finding(folder.judged(Wanted.only("docs/*.md").minWords(21)));
      assertThat(finding.code()).endsWith("/too-short");
      assertThat(finding.seen()).isEqualTo("20 words of running text");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "One two three.                                     | 3",
          "- one\\n- two\\n\\n> three                         | 3",
          "'| one | two |\\n|-----|-----|\\n| a three | b |'  | 5",
          "don't re-run e.g. `systemctl stop` — twice         | 6",
          "[two words](https://example.com/a/b/c)             | 2",
          "<p>two words</p>                                   | 2",
          "<b>two</b> words<!-- and more -->                  | 2",
          "one\\\\\\ntwo<br>three                              | 3",
          "# Heading one two\\n\\none                         | 1",
          "訂單服務                                            | 4",
          "ご注文                                              | 3",
          "https://example.com/a/b                            | 1",
        })
    void counts_words_of_running_text(String text, int words) {
      String lines = text.replace("\\\\", "\\").replace("\\n", "\n");

      assertThat(Document.parse(A, lines).words()).isEqualTo(words);
    }
  }

  @Nested
  class Mentions {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "status page     | Look at the Status\\nPage.           | true",
          "status page     | the status-page                     | false",
          "customers       | Customers' orders                   | true",
          "customer        | Customers                           | false",
          "1.4.0           | Version 1.4.0.                      | true",
          "1.4.0           | v1.4.0                              | true",
          "1.4.0           | shop-1.4.0                          | true",
          "1.4.0           | shop 1.4.0-rc1                      | false",
          "1.4.0           | 1.4.0.1                             | false",
          "1.4.0           | 11.4.0                              | false",
          "1.4.0           | 2.1.4.0                             | false",
          "1.4.0           | 1.4.0-rc1 and then 1.4.0            | true",
          "orders          | orders-api                          | false",
          "orders          | the `orders` service                | true",
          "DB_URL          | set `DB_URL_READ`                   | false",
          "DB_URL          | ```\\nDB_URL=x\\n```\\n             | true",
          "orders          | <!-- orders -->                     | false",
          "orders          | [here](https://example.com/orders)  | false",
          "Größe           | GRÖSSE GRO\u0308ßE                  | true",
          "help@example.com| write to help@example.com.          | true",
          "@ops            | ask @ops                            | true",
        })
    void are_whole(String wanted, String text, boolean found) {
      Outcome outcome =
          judged(PROSE + "\n\n" + text.replace("\\n", "\n"), Wanted.only(A).mentions(wanted));

      assertThat(codes(outcome)).isEqualTo(found ? List.of() : List.of("not-mentioned"));
    }

    @Test
    void and_names_to_cover_are_found_in_any_of_the_documents() {
      FakeFolder folder = folder().file(A, "About orders.").file(B, "About `billing-api`.");
      Wanted wanted = Wanted.only("docs/*.md").mentions("orders").cover("orders", "billing-api");

      assertThat(folder.judged(wanted)).isInstanceOf(Passed.class);
      Outcome outcome = folder.judged(Wanted.only("docs/*.md").cover("orders", "stock", "tax"));
      assertThat(codes(outcome)).containsExactly("not-covered", "not-covered");
      assertThat(((Failed) outcome).findings().getFirst().where())
          .isEqualTo("\"stock\" in docs/*.md");
    }
  }

  @Nested
  class Version_section {
    private static final String LOG = """
        # Changelog

        ## [1.4.0] - 2026-11-20

        ### Added

        - %s

        ## 1.4.0-rc1

        - %s
        - %s
        - %s

        ## 1.3.9

        - Little.
        """.formatted(PROSE, PROSE, PROSE, PROSE);

    @ParameterizedTest
    @CsvSource({
      "1.4.0-rc1, ",
      "1.4.0,     10 words below it",
      "1.3.9,     1 words below it",
      "1.5.0,     no heading says it"
    })
    void has_words_below_it(String version, @Nullable String seen) {
      Outcome outcome = judged(LOG, Wanted.only(A).versionSection(version));

      if (seen == null) {
        assertThat(outcome).isInstanceOf(Passed.class);
      } else {
        assertThat(finding(outcome).code()).endsWith("/version-section");
        assertThat(finding(outcome).seen()).isEqualTo(seen);
      }
    }

    @Test
    void is_one_that_says_it_in_its_heading() {
      assertThat(codes(
              judged("# Log\n\n1.4.0 " + PROSE.repeat(3), Wanted.only(A).versionSection("1.4.0"))))
          .containsExactly("version-section");
    }
  }

  @Nested
  class Diagrams {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "```mermaid\\ngraph LR\\n```                | true",
          "```mermaid\\n```                           | false",
          "~~~ PlantUML title=x\\n@startuml\\n~~~     | true",
          "```dot\\ndigraph {}\\n```                  | true",
          "```sh\\nmermaid\\n```                      | false",
          "![flow](img/flow.svg)                      | true",
          "<img src=\"img/flow.svg\" width=9>         | true",
          "![flow](img/none.svg)                      | false",
          "![badge](https://example.com/badge.svg)    | false",
          "[flow](img/flow.svg)                       | false",
        })
    void are_drawn_or_shown(String text, boolean counts) {
      Outcome outcome = folder()
          .file(A, PROSE + "\n\n" + text.replace("\\n", "\n"))
          .file("docs/img/flow.svg", "<svg/>")
          .judged(Wanted.only(A).diagrams(1));

      assertThat(codes(outcome)).isEqualTo(counts ? List.of() : List.of("too-few-diagrams"));
    }

    @Test
    void are_counted_together_and_each_image_once() {
      FakeFolder folder = folder()
          .file(A, PROSE + "\n\n![flow](img/flow.svg) ![again](./img/flow.svg)\n")
          .file("docs/img/flow.svg", "<svg/>");

      assertThat(finding(folder.judged(Wanted.only(A).diagrams(2))).seen())
          .isEqualTo("one diagram");
    }
  }
}
