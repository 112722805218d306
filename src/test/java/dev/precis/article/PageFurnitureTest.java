package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of all kinds put around and between the paragraphs of an article, and paragraphs that only look like it. */
class PageFurnitureTest {
    private static final Intake INTAKE = new Intake();

    private static final String TITLE = "Council votes to plant 900 trees along the river";
    private static final String FIRST =
            "The council voted on Tuesday to plant 900 trees along the river, at a cost of $1.2 million.";
    private static final String LAST = "Work begins in March, and two roads will be closed, the works office said.";

    private static List<String> kept(String... lines) {
        Article article = INTAKE.read(Submission.ofText(String.join("\n\n", lines)));
        return article.passages().stream()
                .map(passage -> article.words(passage.span()))
                .toList();
    }

    /** The lines of a row are parted by two bars. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Story continues below",
                "View this post on Instagram||A post shared by River Trust (@rivertrust)",
                "pic.twitter.com/a1B2c3D4",
                "[Related: How trees cool a street]",
                "Also Read | Nursery prices rise 12%",
                "Sign up to First Thing||Our morning email tells you what's happening and why it matters||Enter your email address||Sign up",
                "Sign up for our weekend letter||Every Sunday at 8am we send you four stories worth your tea. Join 9,000 readers who already get it.||By signing up you agree to our Terms and Privacy Policy",
                "Click here to join our WhatsApp channel for all the latest city news||Join Now",
                "This content is for subscribers only.||Subscribe to continue reading. Cancel anytime.||$1 for 4 weeks, then $12 per month",
                "Most read in the Gazette||The goat that stopped a train||Bakery reopens after fire",
                "Listen and follow the Gazette podcast on Apple Podcasts, Spotify or wherever you get your podcasts.",
                "We may earn a commission from links on this page, but we only recommend what we trust.",
            })
    void leavesOutWhatStandsBetweenParagraphs(String row) {
        String[] lines = (TITLE + "||" + FIRST + "||" + row + "||" + LAST).split("\\|\\|");
        assertThat(kept(lines)).containsExactly(TITLE, FIRST, LAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A message from the editor:||Dear readers,||The Gazette has no owner and no paywall. Paper has become 30% dearer, and fewer than one in forty of those who read us give anything.||If you can, please help us every month, from just $3.||$3||$9||Other amount||Once||Monthly||Payment methods||Not today? Remind me in 14 days.",
                "I hope you appreciated this article. Before you move on, could you support what we do?||We have no billionaire owner. Last year 31,000 readers paid for our work.||Support £4/month||Support £12/month||Support with another amount||Remind me in June",
                "Support THE HERALD's journalism of courage||Good journalism costs a lot of money. Yet only good journalism can ensure an accountable democracy.||By contributing to THE HERALD, you are helping to sustain a journalism of relevance.||Donate",
                "Most read||1. Ferry fares to rise again||2. The baker who sells nothing after noon.||3. Why the keeper came back",
                "Ada Holm is a reporter at the Gazette covering parks.||Email ada.holm@gazette.example",
                "Comments have to be in English. Please abide by our guidelines.||View comments||Newest||Oldest",
                "Got a confidential news tip? We want to hear from you.||©2025 Gazette Media L.P.",
            })
    void leavesOutWhatStandsBelowTheArticle(String row) {
        String[] lines = (TITLE + "||" + FIRST + "||" + LAST + "||" + row).split("\\|\\|");
        assertThat(kept(lines)).containsExactly(TITLE, FIRST, LAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Home | News | Culture | Events||%s",
                "Markets||Data||Live TV||%s",
                "Skip to main content||Print subscriptions||Sign in||%s||Ada Holm Parks correspondent||14 January 2025||4-min read",
                "%s||Ada Holm | The Gazette||Published 6:02 a.m. ET April 9, 2025",
                "Just In||More||%s||By rural reporter Tess Vale||21st September 2025||Kindly share this story:",
            })
    void findsTheTitleBelowAMenu(String row) {
        String[] lines = (row.formatted(TITLE) + "||" + FIRST + "||" + LAST).split("\\|\\|");
        assertThat(kept(lines)).containsExactly(TITLE, FIRST, LAST);
    }

    /** News about donations, newsletters and subscriptions; first person plural; lists and amounts of the article's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Supporters can give $10, $25 or $100 a month on its website, and every dollar is matched by the state.",
                "“Please donate today,” reads its banner. “If everyone who reads this gave $3, we would be done in an hour.”",
                "The charity's newsletter goes to 12,000 readers every Saturday at 7am.",
                "Subscribers will get unlimited access to the app, ad-free reading and an exclusive newsletter.",
                "Its podcast reached number 4 in the charts and can be heard on Apple Podcasts and Spotify.",
                "We need your voice, your vote and your library card. No matter how small your town, every reader counts.",
                "Our work is not done. Our readers, our schools and our parents have shown what 40,000 signatures can do.",
                "If you care about your children, you will not let this happen. We ask you to stand with us.",
                "1. Turn the heating down one degree||2. Wash at 30 degrees||3. Compare tariffs before 31 March",
                "Prices of a unit on Tuesday:||$4||$10||$25",
                "Donations can still be made until the end of the month on its website or by texting RUN to 70011.",
                "Correction: An earlier version of this story misstated the number of trees. It is 900, not 500.",
                "Sign up online and you must be able to cancel online, its sponsor said.",
                "We compared the logs with footage from 30 nights, and asked the county to explain.",
                "“Dear friends, we have nowhere else to turn. Your donation of just £4 keeps a child warm for a week.",
                "Trains were delayed at least 40 minutes on Monday.",
                "Powered by 40 solar panels, the boat crossed the lake in 12 hours.",
                "Reviewed by two outside experts, the plan was changed in 14 places.",
                "Donate to the fund at any branch of the bank, and the state adds a tenth.",
                "Ada Holm is a former ranger who planted the first 40 trees herself.",
            })
    void keepsTextThatLooksLikeFurniture(String row) {
        String[] paragraphs = row.split("\\|\\|");
        String[] between = (TITLE + "||" + FIRST + "||" + row + "||" + LAST).split("\\|\\|");
        assertThat(kept(between)).contains(paragraphs).hasSize(paragraphs.length + 3);
        String[] below = (TITLE + "||" + FIRST + "||" + LAST + "||" + row).split("\\|\\|");
        assertThat(kept(below)).contains(paragraphs).hasSize(paragraphs.length + 3);
    }

    @Test
    void knowsTheWriterOfTheBylineBelowTheArticle() {
        assertThat(kept(
                        TITLE,
                        "By ADA HOLM",
                        FIRST,
                        LAST,
                        "ADA HOLM",
                        "Holm covers the river towns. She has been based in Northport since 2015."))
                .containsExactly(TITLE, FIRST, LAST);
    }

    @Test
    void keepsWhatFollowsABoxInTheMiddleOfAnArticle() {
        String quote = "“We are asking you for help,” the mayor said. “Anyone who can give, please give.”";
        assertThat(kept(
                        TITLE,
                        FIRST,
                        "Dear readers,",
                        "If you can, please help us every month, from just $3.",
                        "$3",
                        "Once",
                        quote,
                        LAST))
                .containsExactly(TITLE, FIRST, quote, LAST);
    }
}
