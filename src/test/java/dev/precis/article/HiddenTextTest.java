package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.precis.article.UnreadableArticleException.Reason;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does not see reaches nobody: neither the text nor the title, whatever hides it. */
class HiddenTextTest {
    private static final String STORY =
            "<p>The harbor bridge opened to traffic on Tuesday, two years after a fire closed it.</p>"
                    + "<p>The repair cost $61 million, the port authority said in a statement.</p>";

    private final PageReader reader = new PageReader();

    private Page read(String html) {
        return reader.read(html, Metadata.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display:none",
                "DISPLAY : NONE ! important",
                "color:red;display:none",
                "/* x */display/* y */:none",
                "visibility:hidden",
                "visibility:collapse",
                "content-visibility:hidden",
                "opacity:0",
                "opacity:0.0",
                "opacity:.01",
                "opacity:0%",
                "font-size:0",
                "font-size:0pt",
                "font-size:1px",
                "font-size:.5px",
                "font:0px serif",
                "position:absolute;left:-9999px",
                "position:absolute;left:-10000.5px",
                "position:fixed;top:-5000px",
                "position:absolute; right : -200em",
                "margin-left:-9999px",
                "text-indent:-9999px",
                "text-indent:-100em",
                "transform:scale(0)",
                "transform:rotate(3deg) scale(0, 0)",
                "transform:translateX(-9999px)",
                "transform:translate(0,-9999px)",
                "scale:0",
                "clip:rect(0,0,0,0)",
                "clip:rect(0 0 0 0)",
                "clip:rect(1px, 1px, 1px, 1px)",
                "clip-path:inset(50%)",
                "clip-path:inset(100%)",
                "clip-path:circle(0)",
                "height:0;overflow:hidden",
                "max-height:0;overflow:hidden",
                "width:1px;height:1px;overflow:hidden",
                "color:transparent",
                "color:#fff0",
                "color:#ffffff00",
                "color:rgba(0,0,0,0)",
                "color:rgb(255,255,255);background-color:rgb(255,255,255)",
                "color:#fff;background:#fff"
            })
    void leavesOutWhatAStyleHides(String style) {
        var inline = read("<article>" + STORY + "<p style='" + style + "'>SECRET 99</p></article>");
        assertThat(inline.text()).doesNotContain("SECRET").contains("$61 million");
        var sheet = read("<style>.x{" + style + "}</style><article>" + STORY + "<p class=x>SECRET 99</p></article>");
        assertThat(sheet.text()).doesNotContain("SECRET").contains("$61 million");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display:block",
                "visibility:visible",
                "opacity:1",
                "opacity:0.8",
                "font-size:16px",
                "font-size:1em",
                "left:-10px;position:relative",
                "margin-left:-15px",
                "text-indent:-2em",
                "color:#fff",
                "color:#fff;background:#000",
                "color:rgba(0,0,0,0.9)",
                "overflow:hidden",
                "width:100%;overflow:hidden",
                "transform:scale(1)",
                "transform:translateX(-50%)",
                "clip-path:inset(0)",
                "font:16px serif",
                "height:10px",
                "content:'display:none'"
            })
    void keepsWhatAStyleShows(String style) {
        var html = "<style>.x{" + style + "}</style><article>" + STORY + "<p class=x style=\"" + style
                + "\">OPEN 98</p></article>";
        assertThat(read(html).text()).contains("OPEN 98");
    }

    /** Sheets, and what stands between the paragraphs: the words in it are hidden. */
    static Stream<Arguments> hiding() {
        return Stream.of(
                Arguments.of("p.x{display:none}", "<p class='a x b'>S</p>"),
                Arguments.of("#x{display:none}", "<p id=x>S</p>"),
                Arguments.of("x-note{display:none}", "<x-note>S</x-note>"),
                Arguments.of("div .x{display:none}", "<div><p><b class=x>S</b></p></div>"),
                Arguments.of("div>.x{display:none}", "<div><b class=x>S</b></div>"),
                Arguments.of("h2 + p{display:none}", "<h2>Tolls</h2><p>S</p>"),
                Arguments.of("[data-x]{color:red}p[data-x=y]{display:none}", "<p data-x=y>S</p>"),
                Arguments.of(".a,.x,.b{display:none}", "<p class=x>S</p>"),
                Arguments.of(".x{display:block}.x{display:none}", "<p class=x>S</p>"),
                Arguments.of(".x{display:none}p{display:block}", "<p class=x>S</p>"),
                Arguments.of(".x{display:none!important}.x.y{display:block}", "<p class='x y'>S</p>"),
                Arguments.of(".x{display:none!important}", "<p class=x style='display:block'>S</p>"),
                Arguments.of("@media screen{.x{display:none}}", "<p class=x>S</p>"),
                Arguments.of("@media print{.y{color:red}}.x{display:none}", "<p class=x>S</p>"),
                Arguments.of("@import url(a.css);.x{display:none}", "<p class=x>S</p>"),
                Arguments.of("@charset 'utf-8';@layer base{.x{display:none}}", "<p class=x>S</p>"),
                Arguments.of("/* .x{} */ .x /* y */ {display:none}", "<p class=x>S</p>"),
                Arguments.of("<!-- .x{display:none} -->", "<p class=x>S</p>"),
                Arguments.of(".x{opacity:1;visibility:hidden}", "<p class=x>S</p>"),
                Arguments.of(".x{display:none", "<p class=x>S</p>"),
                Arguments.of(".x::before{content:'a'} .x{display:none}", "<p class=x>S</p>"));
    }

    @ParameterizedTest
    @MethodSource("hiding")
    void readsStyleSheets(String css, String html) {
        var page = "<style>" + css + "</style><article>" + STORY + html.replace(">S<", ">SECRET 99<") + STORY
                + "</article>";
        assertThat(read(page).text()).doesNotContain("SECRET").contains("$61 million");
    }

    static Stream<Arguments> showing() {
        return Stream.of(
                Arguments.of(".x{display:none}", "<p class=y>S</p>"),
                Arguments.of(".x{display:none}.x{display:block}", "<p class=x>S</p>"),
                Arguments.of(".x{display:none}.x.y{display:block}", "<p class='x y'>S</p>"),
                Arguments.of("#x{display:block}.x{display:none}", "<p class=x id=x>S</p>"),
                Arguments.of(".x{display:none}", "<p class=x style='display:block'>S</p>"),
                Arguments.of("@media print{.x{display:none}}", "<p class=x>S</p>"),
                Arguments.of("@media (max-width:600px){.x{display:none}}", "<p class=x>S</p>"),
                Arguments.of(".x:hover{display:none}", "<p class=x>S</p>"),
                Arguments.of(".x::after{display:none}", "<p class=x>S</p>"),
                Arguments.of("body,html{visibility:hidden}", "<p>S</p>"),
                Arguments.of("*{display:none}", "<p>S</p>"),
                Arguments.of("/* .x{display:none} */", "<p class=x>S</p>"),
                Arguments.of(".x{background:url('a;display:none')}", "<p class=y>S</p>"),
                Arguments.of("}}}{{{display:none", "<p class=x>S</p>"));
    }

    @ParameterizedTest
    @MethodSource("showing")
    void keepsWhatNoSheetHides(String css, String html) {
        var page =
                "<style>" + css + "</style><article>" + STORY + html.replace(">S<", ">OPEN 98<") + STORY + "</article>";
        assertThat(read(page).text()).contains("OPEN 98");
    }

    @Test
    void ignoresASheetForPaper() {
        assertThat(read("<style media=print>.x{display:none}</style>" + STORY + "<p class=x>OPEN 98</p>")
                        .text())
                .contains("OPEN 98");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1 hidden>SECRET 99</h1>",
                "<h1 style='display:none'>SECRET 99</h1>",
                "<template><h1>SECRET 99</h1></template>",
                "<noscript><h1>SECRET 99</h1></noscript>",
                "<div class=x><h1>SECRET 99</h1></div>"
            })
    void takesNoTitleFromHiddenWords(String heading) {
        var page = read("<style>.x{display:none}</style><body>" + heading + "<article>" + STORY + "</article>");
        assertThat(page.metadata().title()).isNull();
        assertThat(page.text()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<del>SECRET 99</del>",
                "<s>SECRET 99</s>",
                "<p>Word<!-- SECRET 99 --></p>",
                "<![CDATA[SECRET 99]]>"
            })
    void leavesOutWhatWasStruckOutOrCommented(String html) {
        assertThat(read("<article>" + STORY + html + "</article>").text()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-03|2024-05-03",
                "2024-05-03T10:15:00Z|2024-05-03T10:15:00Z",
                "2024-05-03T10:15Z|2024-05-03T10:15:00Z",
                "2024-05-03T10:15:00+0200|2024-05-03T10:15:00+02:00",
                "2024-05-03T10:15:00.123-05|2024-05-03T10:15:00.123-05:00",
                "2024-05-03 10:15:00 +02:00|2024-05-03T10:15:00+02:00",
                "2024-05-03T10:15|2024-05-03",
                "2024-02-30|",
                "2024-05-03T25:15:00Z|",
                "May 3, 2024|",
                "yesterday|"
            })
    void readsDatesAsPagesWriteThem(String written, String published) {
        var page = read("<meta property='article:published_time' content='" + written + "'>" + STORY);
        assertThat(page.metadata().published()).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta name=author content='Ann Lee'>|Ann Lee",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ann Lee\"}}</script>|Ann Lee",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ann Lee\"},\"Bo Ek\"]}</script>|Ann Lee, Bo Ek",
                "<body><a rel=author href=x>Ann  Lee</a>|Ann Lee",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":7}</script>|",
                "<meta name=author content=' '>|"
            })
    void readsTheAuthor(String html, String author) {
        assertThat(read(html + STORY).metadata().author()).isEqualTo(author);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html lang=en-GB>|en-GB",
                "<meta property=og:locale content=de_DE>|de-DE",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"inLanguage\":\"fr\"}</script>|fr",
                "<html lang='not a language'>|",
            })
    void readsTheLanguageThatAPageClaims(String html, String language) {
        assertThat(read(html + STORY).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>.x{display:none}</style><p class=x>",
                "<style>.a .a .a .a .a .b{display:none}</style><div class=a>",
                "<b style='opacity:0;",
                "<style>{{{{",
                "<style>@media{",
                "<p style='clip-path:polygon(0",
                "<style>.x{color:rgba(0,0,0,",
                "<style>/*",
                "<p class='a b c d e f g h'>",
                "<h1><template>"
            })
    void takesNoLongTimeOverHostileStyles(String piece) {
        var html = "<body>" + STORY + piece.repeat(20_000) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(html));
    }

    @Test
    void takesNoLongTimeOverManyRules() {
        var css = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            css.append("div div div .x").append(i % 100).append("{display:none}");
        }
        var html = "<style>" + css + "</style>" + STORY + "<div>".repeat(200) + "<i class=x1>a</i>".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(html));
    }

    @Test
    void refusesADumpOfLines() {
        assertThatThrownBy(() -> new Intake().read(Submission.ofText("a\n".repeat(150_000))))
                .isInstanceOfSatisfying(UnreadableArticleException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_PARAGRAPHS);
                    assertThat(e).hasMessageContaining("150000");
                });
    }
}
