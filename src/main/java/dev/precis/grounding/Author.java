package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether an article is told by somebody who says "I": its author, whom it need not name. A summary that names them is given no
 * other name by the article.
 */
final class Author {
    /** In so many sentences somebody speaks of himself outside of quotation marks. */
    private static final int ENOUGH = 2;

    /** A single mark that opens words, as British papers have it. */
    private static final Pattern QUOTE = Pattern.compile("(?:^|[\\s(])['‘]\\p{L}");

    private final boolean speaking;

    Author(Side article) {
        List<Quotation> quotations = Quotation.in(article.text);
        int sentences = 0;
        for (int sentence = 0; sentence < article.size(); sentence++) {
            boolean quotes =
                    QUOTE.matcher(article.sentence(sentence).in(article.text)).find();
            List<Word> words = quotes ? List.of() : article.words.get(sentence);
            boolean own = words.stream()
                    .anyMatch(word -> article.vocabulary.is("first-person", word.lower())
                            && !isQuoted(word.span(), quotations)
                            && !isSaid(word.span(), article));
            sentences += own ? 1 : 0;
        }
        this.speaking = sentences >= ENOUGH;
    }

    boolean isSpeaking() {
        return speaking;
    }

    private static boolean isSaid(Span word, Side article) {
        return article.reading.claims().stream()
                .flatMap(claim -> claim.content().stream())
                .anyMatch(word::overlaps);
    }

    private static boolean isQuoted(Span word, List<Quotation> quotations) {
        return quotations.stream().anyMatch(quotation -> quotation.words().overlaps(word));
    }
}
