package dev.precis.article;

import java.util.List;

/** Reads the layout of a text: which paragraphs are what. */
final class Layout {
    private final String text;
    private final Pass passes;

    Layout(Phrases phrases, Page page) {
        this.text = page.text();
        this.passes = new LineFurniture(phrases)
                .then(new CreditLines(phrases))
                .then(new StampLines(phrases))
                .then(new Boxes(phrases, "appeal"))
                .then(new Boxes(phrases, "newsletter"))
                .then(new Boxes(phrases, "promo"))
                .then(new PromoHeadings())
                .then(new RelatedLists())
                .then(new Biographies(phrases))
                .then(new Leftovers())
                .then(new Repeats())
                .then(new MarkedRoles(page.roles()))
                .then(new Masthead(phrases))
                .then(new Captions(phrases))
                .then(new Headlines(page.metadata().title(), new Datelines(phrases)));
    }

    List<Block> blocks() {
        List<Block> paragraphs = Paragraphs.of(text);
        return isLoneNumber(paragraphs) ? List.of(paragraphs.get(0).as(Passage.Role.BODY)) : passes.apply(paragraphs);
    }

    /** A number that is sent alone is what the caller asks about, not a page's. */
    private static boolean isLoneNumber(List<Block> paragraphs) {
        return paragraphs.size() == 1
                && paragraphs.get(0).folded().chars().noneMatch(Character::isLetter)
                && paragraphs.get(0).folded().chars().anyMatch(Character::isDigit);
    }
}
