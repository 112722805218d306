package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final String STORY =
            "<p>The harbor bridge opened to traffic on Tuesday, two years after a fire closed it.</p>"
                    + "<p>The repair cost $61 million, the port authority said in a statement.</p>";

    private final PageReader reader = new PageReader();

    private Page read(String html) {
        return reader.read(html, Metadata.NONE);
    }

    @Test
    void givesOneParagraphALine() {
        assertThat(read("<article><h1>Bridge &amp; tunnel</h1>" + STORY + "</article>")
                        .text())
                .isEqualTo("Bridge & tunnel\n\n"
                        + "The harbor bridge opened to traffic on Tuesday, two years after a fire closed it.\n\n"
                        + "The repair cost $61 million, the port authority said in a statement.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display:none'>SECRET</p>",
                "<p style='color:red; DISPLAY : NONE !important'>SECRET</p>",
                "<div style='visibility:hidden'><p>SECRET</p></div>",
                "<span style='font-size:0px'>SECRET</span>",
                "<span style='font-size: 0.0em'>SECRET</span>",
                "<p hidden>SECRET</p>",
                "<p aria-hidden='true'>SECRET</p>",
                "<template><p>SECRET</p></template>",
                "<noscript><p>SECRET</p></noscript>",
                "<script>var SECRET = 1;</script>",
                "<style>.SECRET {}</style>",
                "<!-- SECRET -->",
                "<nav><a>SECRET</a></nav>",
                "<aside><p>SECRET</p></aside>",
                "<footer>SECRET</footer>",
                "<form><label>SECRET</label><input value='SECRET'></form>",
                "<button>SECRET</button>",
                "<div role='navigation'>SECRET</div>",
                "<img alt='SECRET'>",
                "<select><option>SECRET</option></select>",
            })
    void leavesOutWhatNobodyReads(String hidden) {
        assertThat(read("<article>" + STORY + hidden + "</article>").text())
                .doesNotContain("SECRET")
                .contains("$61 million");
    }

    @Test
    void findsTheArticleWithoutAnyMark() {
        String html = "<div id=menu><a href=a>Home</a> <a href=b>News</a></div><div><div class=x>" + STORY + STORY
                + "</div></div><div class=related><ul><li><a href=c>Dam holds, engineers say after the flood of the year</a></li></ul></div>";
        assertThat(read(html).text())
                .startsWith("The harbor bridge")
                .doesNotContain("Dam holds")
                .doesNotContain("Home");
    }

    @Test
    void takesTheLargestOfSeveralArticles() {
        String html = "<main><article>" + STORY + STORY
                + "</article><article><p>A teaser for another story that is long enough to count.</p></article></main>";
        assertThat(read(html).text()).contains("harbor bridge").doesNotContain("teaser");
    }

    @Test
    void putsTheHeadingBeforeAnArticleThatLacksIt() {
        assertThat(read("<h1>Bridge opens</h1><article>" + STORY + "</article>").text())
                .startsWith("Bridge opens\n\nThe harbor");
    }

    @Test
    void givesListsAndTablesLineByLine() {
        String html = "<article>" + STORY + "<ul><li>First</li><li>Second</li></ul>"
                + "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2023</td><td>$5</td></tr></table></article>";
        assertThat(read(html).text()).endsWith("First\n\nSecond\n\nYear | Cost\n\n2023 | $5");
    }

    @Test
    void readsWhatThePageSaysOfItself() {
        Metadata metadata = read("<html lang=en-GB><head><title>Bridge opens | Gazette</title>"
                        + "<meta property='og:title' content='Bridge opens'><meta property='og:site_name' content='The Gazette'>"
                        + "<meta property='article:published_time' content='2024-05-03T10:15:00Z'>"
                        + "<link rel=canonical href='https://example.org/bridge'></head><body>" + STORY
                        + "</body></html>")
                .metadata();
        assertThat(metadata)
                .isEqualTo(new Metadata(
                        "Bridge opens", "The Gazette", "https://example.org/bridge", "2024-05-03T10:15:00Z", null));
    }

    @Test
    void readsLinkedDataAndPassesOverWhatIsBroken() {
        Metadata metadata =
                read("<head><script type='application/ld+json'>{broken</script><script type='application/ld+json'>"
                                + "{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\","
                                + "\"datePublished\":\"2024-05-03\",\"publisher\":{\"name\":\"Gazette\"},\"url\":\"https://example.org/b\"}]}"
                                + "</script></head><body>" + STORY)
                        .metadata();
        assertThat(metadata)
                .isEqualTo(new Metadata("Bridge opens", "Gazette", "https://example.org/b", "2024-05-03", null));
    }

    @Test
    void letsTheCallersWordWin() {
        Metadata told = new Metadata("Mine", null, null, null, null);
        assertThat(reader.read("<head><title>Theirs</title></head><body>" + STORY, told)
                        .metadata()
                        .title())
                .isEqualTo("Mine");
    }

    @Test
    void passesOverADateThatIsNone() {
        assertThat(read("<head><meta property='article:published_time' content='yesterday'></head>" + STORY)
                        .metadata()
                        .published())
                .isNull();
    }

    @Test
    void knowsCaptionsAndHeadingsByTheirMark() {
        Article article = new Intake()
                .read(new Submission(
                        "<article><h1>Bridge opens.</h1>" + STORY
                                + "<figure><figcaption>Crews paint the last cable on Monday morning.</figcaption></figure><h2>Tolls to rise.</h2>"
                                + STORY + "</article>",
                        Submission.Format.HTML,
                        Metadata.NONE,
                        "en"));
        assertThat(article.fromHtml()).isTrue();
        assertThat(article.passages())
                .extracting(Passage::role)
                .containsExactly(
                        Passage.Role.HEADLINE,
                        Passage.Role.BODY,
                        Passage.Role.BODY,
                        Passage.Role.CAPTION,
                        Passage.Role.CROSSHEAD,
                        Passage.Role.BODY,
                        Passage.Role.BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<article>",
                "<table><tr><td>",
                "<ul><li>",
                "<p>",
                "<a href=x>",
                "<font>",
                "<svg>",
                "<h1>",
                "</div>",
                "<"
            })
    void survivesDeepNesting(String tag) {
        String html = "<body>" + STORY + tag.repeat(100_000) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(html));
    }
}
