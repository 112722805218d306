package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds "one week" where the article has it without a number: "in the past week", "within a week". */
final class SingleTimes {
    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;

    SingleTimes(Side text, ArticleIndex article, Binder binder) {
        this.text = text;
        this.article = article;
        this.binder = binder;
    }

    /** The first such stretch among the sentences that tell of the same; null where that is of another unit. */
    @Nullable
    Span find(Fact fact) {
        Unit unit = fact.figure().unit();
        boolean one = fact.figure().kind() == Kind.DURATION
                && fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.ONE) == 0;
        if (!one || unit == null || !text.vocabulary.is("time-units", unit.name())) {
            return null;
        }
        for (int sentence : binder.nearest(fact.sentence())) {
            List<Word> words = article.side.words.get(sentence);
            int at = single(words);
            if (at > 0) {
                return words.get(at).lower().equals(unit.name())
                        ? new Span(
                                words.get(at - 1).span().start(),
                                words.get(at).span().end())
                        : null;
            }
        }
        return null;
    }

    /** The first stretch of a sentence that is told without a number; -1 where there is none. */
    private int single(List<Word> words) {
        for (int at = 1; at < words.size(); at++) {
            boolean single =
                    text.vocabulary.is("single-times", words.get(at - 1).lower())
                            && text.vocabulary.is("time-units", words.get(at).lower())
                            && !words.get(at).afterMark();
            if (single) {
                return at;
            }
        }
        return -1;
    }
}
