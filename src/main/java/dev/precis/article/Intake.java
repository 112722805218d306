package dev.precis.article;

import dev.precis.article.UnreadableArticleException.Reason;
import dev.precis.text.SentenceSplitter;
import java.util.Locale;

/** Turns submissions into articles. Thread-safe. */
public final class Intake {
    private static final String EMPTY =
            "The article is empty. Send its words as text, or the HTML of its page with the words in it.";
    private static final String ONLY_FURNITURE =
            "Only page furniture was found (navigation, appeals, sharing buttons, credits), and no article."
                    + " Send the article's own paragraphs.";

    private final SentenceSplitter splitter = new SentenceSplitter();
    private final LanguageDetector detector = new LanguageDetector();
    private final PageReader pages = new PageReader();

    /**
     * Reads a submission.
     *
     * @throws UnreadableArticleException where it holds no article
     */
    public Article read(Submission submission) {
        Page page = page(submission);
        if (Trim.of(page.text(), 0, page.text().length()).isEmpty()) {
            throw new UnreadableArticleException(Reason.EMPTY, EMPTY);
        }
        String language = language(submission, page);
        Phrases phrases = Phrases.of(language);
        Assembly assembly =
                new Assembly(splitter, phrases, page.text(), language).add(new Layout(phrases, page).blocks());
        if (assembly.isEmpty()) {
            throw new UnreadableArticleException(Reason.ONLY_FURNITURE, ONLY_FURNITURE);
        }
        return assembly.article(submission.format() == Submission.Format.HTML, page.metadata());
    }

    /** Reads the language model ahead of the first article, which would wait a second or two for it. May be left out. */
    public void warmUp() {
        detector.warmUp();
    }

    private Page page(Submission submission) {
        return submission.format() == Submission.Format.HTML
                ? pages.read(submission.content(), submission.metadata())
                : Page.ofText(submission.content(), submission.metadata());
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
