package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.UnreadableArticleException.Reason;
import dev.precis.fetch.FetchException;
import dev.precis.fetch.FetchedPage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages behind links: those that are articles, and those that stand where an article should. */
class LinkIntakeTest {
    private static final String URL = "https://news.example/2024/bridge?from=feed";
    private static final String STORY =
            "<p>The harbor bridge opened to traffic on Tuesday, two years after a fire closed it.</p>"
                    + "<p>The repair cost $61 million, the port authority said in a statement.</p>"
                    + "<p>About 40,000 cars a day used the bridge before the fire, and most of them went through the"
                    + " tunnel instead, where queues of half an hour were common in the morning.</p>";

    private static Article read(String html) {
        return read(new FetchedPage(URL, true, html));
    }

    private static Article read(FetchedPage page) {
        var link = new Submission("https://short.example/x", Submission.Format.LINK, Metadata.NONE, null);
        return new Intake(url -> page).read(link);
    }

    @Test
    void readsTheArticleOfAPage() {
        var article = read("<title>Bridge opens</title><article>" + STORY + "</article>");
        assertThat(article.text()).startsWith("The harbor bridge opened").contains("$61 million");
        assertThat(article.fromHtml()).isTrue();
        assertThat(article.metadata().sourceUrl()).isEqualTo(URL);
        assertThat(article.metadata().title()).isEqualTo("Bridge opens");
    }

    @Test
    void resolvesTheAddressThatAPageGivesItself() {
        assertThat(read("<link rel=canonical href='/2024/bridge'>" + STORY)
                        .metadata()
                        .sourceUrl())
                .isEqualTo("https://news.example/2024/bridge");
        assertThat(read("<link rel=canonical href='javascript:alert(1)'>" + STORY)
                        .metadata()
                        .sourceUrl())
                .isEqualTo(URL);
    }

    @Test
    void readsPlainText() {
        var article = read(
                new FetchedPage(
                        URL,
                        false,
                        "Twelve ships left the harbor on Monday after the ice broke, and the"
                                + " port authority said that another nine will follow before the end of the week if it stays warm."));
        assertThat(article.text()).startsWith("Twelve ships");
        assertThat(article.fromHtml()).isTrue();
        assertThat(article.metadata().sourceUrl()).isEqualTo(URL);
    }

    @Test
    void fetchesNothingUnlessToldHow() {
        var link = new Submission(URL, Submission.Format.LINK, Metadata.NONE, null);
        assertThatThrownBy(() -> new Intake().read(link))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.reason()).isEqualTo(FetchException.Reason.OFF));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        "pay",
                        "<title>Bridge</title><article><p>The harbor bridge opened to traffic on Tuesday, two"
                                + " years after a fire closed it.</p></article><div class=wall><h2>Subscribe to continue reading</h2>"
                                + "<form><input name=mail></form></div>"),
                Arguments.of(
                        "pay",
                        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\","
                                + "\"isAccessibleForFree\":\"False\"}</script><article>" + STORY + "</article>"),
                Arguments.of(
                        "pay", "<article>" + STORY + "<aside><p>Already a subscriber? Log in</p></aside></article>"),
                Arguments.of(
                        "pay",
                        "<html lang=de><article><p>Die Hafenbrücke ist seit Dienstag wieder für den Verkehr frei,"
                                + " zwei Jahre nach dem Brand. Die Reparatur kostete 61 Millionen Euro.</p><p>Jetzt weiterlesen mit"
                                + " unserem Angebot.</p></article>"),
                Arguments.of(
                        "cookies",
                        "<title>Before you continue</title><p>We use cookies and data to deliver and maintain our"
                                + " services and to track outages. We value your privacy.</p><p>If you choose to reject all, we will"
                                + " not use cookies for these additional purposes. Read the cookie policy.</p>"),
                Arguments.of(
                        "cookies",
                        "<html lang=fr><title>Votre vie privée</title><p>Avec votre consentement, nous et nos"
                                + " partenaires utilisons des traceurs pour mesurer l'audience et afficher des publicités.</p><p>Vous"
                                + " pouvez continuer sans accepter, ou tout refuser, ou tout accepter à tout moment.</p>"),
                Arguments.of(
                        "log in",
                        "<title>Just a moment...</title><p>Checking your browser before accessing the site."
                                + " This process is automatic. Your browser will redirect shortly.</p>"),
                Arguments.of(
                        "log in",
                        "<title>Sign in</title><main><p>Please sign in to read the story you asked for on this"
                                + " site.</p><p>Forgot your password? Ask for a new one at any time of the day.</p></main>"),
                Arguments.of(
                        "log in",
                        "<p>You need to enable JavaScript to run this app on your device today.</p>"
                                + "<p>Please enable JavaScript.</p>"),
                Arguments.of(
                        "no such page",
                        "<title>Page not found - Gazette</title><p>Sorry, we looked everywhere for the"
                                + " story and it is not here any more.</p>"),
                Arguments.of(
                        "no such page",
                        "<title>Gazette</title><h1>404</h1><p>The page you are looking for has been moved or"
                                + " deleted. Try the search, or go to the front page of the Gazette.</p>"),
                Arguments.of(
                        "no such page",
                        "<title>503 Service Unavailable</title><p>Guru meditation: XID 12345, the cache server"
                                + " said, and that was all it said.</p>"),
                Arguments.of("hardly any", "<title>Gazette</title><div id=root></div><script>render()</script>"),
                Arguments.of("hardly any", ""),
                Arguments.of("hardly any", "<title>Video</title><p>Watch: the bridge opens after two years.</p>"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesWhatIsNoArticleAndSaysWhy(String why, String page) {
        assertThatThrownBy(() -> read(page)).isInstanceOfSatisfying(UnreadableArticleException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.NOT_AN_ARTICLE);
            assertThat(e).hasMessageContaining(why);
        });
    }

    static Stream<String> articles() {
        return Stream.of(
                "<article>" + STORY + "</article><div>We use cookies. <button>Accept all</button></div>",
                "<article>" + STORY + "</article><footer>Log in to your account. Forgot your password?</footer>",
                "<title>Server not found: how a town lost its web site</title><article>" + STORY + STORY + "</article>",
                "<article><p>The regulator fined the chain $3 million because its web site made it hard to reject cookies,"
                        + " while one button was enough to accept all of them, the regulator said on Monday.</p>"
                        + STORY + "</article>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":true}</script><article>"
                        + STORY + "</article>",
                "<article>" + STORY.repeat(5) + "<p>Already a subscriber? Log in</p></article>");
    }

    @ParameterizedTest
    @MethodSource("articles")
    void keepsArticlesThatOnlyMentionSuchThings(String page) {
        assertThat(read(page).text()).contains("$61 million");
    }
}
