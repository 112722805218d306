package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;

/**
 * Whether an article is told by somebody who says "I": its author, whom it need not name. A summary that names them is given no
 * other name by the article.
 */
final class Author {
    /** In so many sentences somebody speaks of himself outside of quotation marks. */
    private static final int ENOUGH = 3;

    private final boolean speaking;

    Author(Side article) {
        List<Quotation> quotations = Quotation.in(article.text);
        int sentences = 0;
        for (List<Word> words : article.words) {
            boolean own = words.stream()
                    .anyMatch(word ->
                            article.vocabulary.is("first-person", word.lower()) && !isQuoted(word.span(), quotations));
            sentences += own ? 1 : 0;
        }
        this.speaking = sentences >= ENOUGH;
    }

    boolean isSpeaking() {
        return speaking;
    }

    private static boolean isQuoted(Span word, List<Quotation> quotations) {
        return quotations.stream().anyMatch(quotation -> quotation.words().overlaps(word));
    }
}
