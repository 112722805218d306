package dev.precis.article;

import dev.precis.article.UnreadableArticleException.Reason;
import java.util.List;

/**
 * Tells fetched pages that hold no article, or only its beginning, from those that do. The longer the text, the more it
 * takes: an article about cookies is an article. Thread-safe.
 */
final class OtherPages {
    private static final int FEWEST_WORDS = 25;
    private static final int SHORT = 80;
    private static final int TITLE = 80;
    private static final int CONSENT = 200;
    private static final int TEASER = 250;
    private static final int PAID_TEASER = 400;
    private static final String INSTEAD = " Send the article itself as text or html.";

    private final WordingSet paywall;
    private final WordingSet consent;
    private final WordingSet login;
    private final WordingSet error;

    OtherPages() {
        var phrases = Phrases.ofFiles(List.of("other-pages.txt"));
        paywall = phrases.section("paywall");
        consent = phrases.section("consent");
        login = phrases.section("login");
        error = phrases.section("error");
    }

    /** @throws UnreadableArticleException where the page is no article, saying what it is */
    void refuse(Page page, List<Block> blocks) {
        int words = words(blocks);
        String text = Fold.text(page.text());
        String top = page.around().substring(0, Math.min(page.around().length(), TITLE));
        if (words < TEASER && paywall.isIn(page.around()) || words < PAID_TEASER && page.paid()) {
            throw refused("It shows only the beginning of the article, and the rest to those who pay.");
        }
        if (words < SHORT && (error.isIn(top) || error.isIn(text))) {
            throw refused("It says that there is no such page, or that the site has a fault.");
        }
        if (words < SHORT && (login.isIn(top) || login.isIn(text))) {
            throw refused("It asks to log in, or to prove that a person reads.");
        }
        if (words < CONSENT && consent.countIn(text) > 1 || words < SHORT && consent.isIn(top)) {
            throw refused("It asks to accept cookies or terms before it shows anything.");
        }
        if (words < FEWEST_WORDS) {
            throw empty();
        }
    }

    static UnreadableArticleException empty() {
        return refused("It holds hardly any running text; perhaps a script writes it, and scripts are not run.");
    }

    private static int words(List<Block> blocks) {
        return blocks.stream()
                .filter(block -> block.role() == Passage.Role.BODY)
                .mapToInt(Block::wordCount)
                .sum();
    }

    private static UnreadableArticleException refused(String why) {
        return new UnreadableArticleException(
                Reason.NOT_AN_ARTICLE, "The page at this address is no article that can be read. " + why + INSTEAD);
    }
}
