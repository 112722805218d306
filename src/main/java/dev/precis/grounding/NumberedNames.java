package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds numbers that are part of a name: the 5 of "the Orbit 5 weighs" where the article has "its Orbit 5 phone". */
final class NumberedNames {
    private static final int MOST_PLACES = 50;

    private final Side text;
    private final ArticleIndex article;

    NumberedNames(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
    }

    /** Where the article has the name with its number; null where it has none, or counts with that number. */
    @Nullable
    Span find(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        if (fact.from() == 0 || fact.from() >= words.size()) {
            return null;
        }
        Word name = words.get(fact.from() - 1);
        Word number = words.get(fact.from());
        boolean named = name.isCapital() && number.isNumber() && !number.afterMark();
        return named && !name.key().isEmpty() && !name.isParty() ? find(name, number) : null;
    }

    private @Nullable Span find(Word name, Word number) {
        for (int sentence :
                article.sentencesWith(name.key()).stream().limit(MOST_PLACES).toList()) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at + 1 < words.size(); at++) {
                Word next = words.get(at + 1);
                boolean same = words.get(at).text().equals(name.text())
                        && next.lower().equals(number.lower())
                        && !next.afterMark();
                if (same && !counts(sentence, at + 1)) {
                    return new Span(words.get(at).span().start(), next.span().end());
                }
            }
        }
        return null;
    }

    private boolean counts(int sentence, int at) {
        return article.side.facts.get(sentence).stream().anyMatch(fact -> fact.from() <= at && at < fact.to());
    }
}
