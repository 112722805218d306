package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Metadata;
import dev.precis.article.Passage;
import dev.precis.article.Passage.Role;
import dev.precis.article.Sentence;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.text.SentenceSplitter;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes small articles: a paragraph a line, a headline behind "# ". */
final class Articles {
    private Articles() {}

    static Article of(String text) {
        List<Passage> passages = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            int from = at + (line.startsWith("# ") ? 2 : 0);
            add(text, new Span(from, at + line.length()), from > at ? Role.HEADLINE : Role.BODY, passages, sentences);
            at += line.length() + 1;
        }
        return new Article(text, false, Metadata.NONE, "en", "", List.of(), passages, sentences);
    }

    private static void add(String text, Span span, Role role, List<Passage> passages, List<Sentence> sentences) {
        if (span.in(text).isBlank()) {
            return;
        }
        passages.add(new Passage(span, role));
        for (Span sentence : new SentenceSplitter().split(text, span, "en")) {
            sentences.add(new Sentence(sentences.size(), sentence, passages.size() - 1, role));
        }
    }

    /** A figure of which only the place matters. */
    static Figure figure(String id, Span number, int value, @Nullable String unit) {
        return new Figure(
                id,
                number,
                number,
                new Amount.Exact(BigDecimal.valueOf(value)),
                Qualifier.EXACT,
                Kind.COUNT,
                unit == null ? null : new Unit(unit, null),
                null,
                null,
                null,
                null,
                number,
                0);
    }

    /** The same figure with the index of the sentence it stands in. */
    static Figure inSentenceOf(Article article, Figure figure) {
        int sentence = (int) article.sentences().stream()
                .filter(candidate -> candidate.span().end() <= figure.number().start())
                .count();
        return new Figure(
                figure.id(),
                figure.span(),
                figure.number(),
                figure.amount(),
                figure.qualifier(),
                figure.kind(),
                figure.unit(),
                figure.normalized(),
                figure.change(),
                figure.changeFrom(),
                figure.asOf(),
                figure.quote(),
                sentence);
    }
}
