package dev.precis.article;

import dev.precis.article.UnreadableArticleException.Reason;
import dev.precis.fetch.FetchedPage;
import dev.precis.fetch.Fetcher;
import dev.precis.text.Characters;
import dev.precis.text.SentenceSplitter;
import java.util.List;
import java.util.Locale;

/** Turns submissions into articles. Thread-safe. */
public final class Intake {
    private static final int MOST_LINES = 100_000;
    private static final String EMPTY =
            "The article is empty. Send its words as text, or the HTML of its page with the words in it.";
    private static final String ONLY_FURNITURE =
            "Only page furniture was found (navigation, appeals, sharing buttons, credits), and no article."
                    + " Send the article's own paragraphs.";

    private final SentenceSplitter splitter = new SentenceSplitter();
    private final LanguageDetector detector = new LanguageDetector();
    private final PageReader pages = new PageReader();
    private final OtherPages others = new OtherPages();
    private final Fetcher fetcher;

    /** Fetches no links. */
    public Intake() {
        this(Fetcher.OFF);
    }

    public Intake(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Reads a submission.
     *
     * @throws UnreadableArticleException where it holds no article
     * @throws dev.precis.fetch.FetchException where it is a link and there is no page
     */
    public Article read(Submission submission) {
        Page page = page(submission);
        if (Trim.of(page.text(), 0, page.text().length()).isEmpty()) {
            throw empty(submission);
        }
        refuseDump(page);
        String language = language(submission, page);
        Phrases phrases = Phrases.of(language);
        List<Block> blocks = new Layout(phrases, page).blocks();
        if (submission.format() == Submission.Format.LINK) {
            others.refuse(page, blocks);
        }
        Assembly assembly = new Assembly(splitter, phrases, page.text(), language).add(blocks);
        if (assembly.isEmpty()) {
            throw new UnreadableArticleException(Reason.ONLY_FURNITURE, ONLY_FURNITURE);
        }
        return assembly.article(submission.format() != Submission.Format.TEXT, page.metadata());
    }

    /** Reads the language model ahead of the first article, which would wait a second or two for it. May be left out. */
    public void warmUp() {
        detector.warmUp();
    }

    /** Before anything is made of each line: a million of them would cost seconds and hundreds of megabytes. */
    private static void refuseDump(Page page) {
        long breaks = page.text()
                .chars()
                .filter(c -> Characters.isLineBreak((char) c))
                .count();
        if (breaks > MOST_LINES) {
            throw new UnreadableArticleException(
                    Reason.TOO_MANY_PARAGRAPHS,
                    "The text has " + breaks + " line breaks; at most " + MOST_LINES
                            + " are read. No article has so many;"
                            + " send one article, or join the lines of a paragraph.");
        }
    }

    private static UnreadableArticleException empty(Submission submission) {
        return submission.format() == Submission.Format.LINK
                ? OtherPages.empty()
                : new UnreadableArticleException(Reason.EMPTY, EMPTY);
    }

    private Page page(Submission submission) {
        return switch (submission.format()) {
            case TEXT -> Page.ofText(submission.content(), submission.metadata());
            case HTML -> pages.read(submission.content(), submission.metadata());
            case LINK -> page(fetcher.fetch(submission.content()), submission.metadata());
        };
    }

    private Page page(FetchedPage fetched, Metadata told) {
        return fetched.html()
                ? pages.read(fetched.content(), told, fetched.url())
                : Page.ofText(fetched.content(), told.at(fetched.url()));
    }

    private String language(Submission submission, Page page) {
        String told = submission.language();
        if (told != null) {
            return told.toLowerCase(Locale.ROOT);
        }
        String detected = detector.detect(page.text());
        String claimed = page.language();
        return detected.equals("und") && claimed != null ? claimed.toLowerCase(Locale.ROOT) : detected;
    }
}
