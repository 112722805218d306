package dev.precis.grounding;

import dev.precis.figures.Agreement;
import java.util.List;
import java.util.Map;

/**
 * Tells whether the article has a name where it tells what a sentence of the text tells: then the name does not stand for
 * another one, whatever the sentence that is likest has.
 */
final class Support {
    /** A sentence that tells of the same shares so many words at least, */
    private static final int ENOUGH = 3;
    /** and this share of what the likest one has. */
    private static final double NEARLY = 0.75;
    /** Digits of a number that hardly stands twice by chance. */
    private static final int DIGITS = 3;

    private final Side text;
    private final ArticleIndex article;

    Support(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
    }

    /**
     * @param name words that are told in a sentence of the text
     * @param there the sentence of the article that has another name for them
     */
    boolean has(int sentence, List<Word> name, int there, Map<Fact, Fact> bound) {
        return hasNumber(sentence, name, there, bound) || hasWords(sentence, name, there);
    }

    /** A number of the sentence, of more digits than chance has, stands with the name. */
    private boolean hasNumber(int sentence, List<Word> name, int there, Map<Fact, Fact> bound) {
        return text.facts.get(sentence).stream()
                .filter(fact -> Agreement.numbers(fact.figure().amount()).stream()
                        .anyMatch(number -> number.stripTrailingZeros().precision() >= DIGITS))
                .map(bound::get)
                .anyMatch(other -> other != null && other.sentence() != there && hasName(other.sentence(), name));
    }

    private boolean hasWords(int sentence, List<Word> name, int there) {
        List<String> keys = text.words.get(sentence).stream()
                .filter(word -> !name.contains(word))
                .map(Word::key)
                .toList();
        List<Statements.Match> matches = article.statements().find(keys);
        double other = matches.stream()
                .filter(match -> match.sentence() == there)
                .mapToDouble(Statements.Match::coverage)
                .findFirst()
                .orElse(0);
        return matches.stream()
                .filter(match -> match.sentence() != there && match.shared() >= ENOUGH)
                .filter(match -> match.coverage() >= other * NEARLY)
                .anyMatch(match -> hasName(match.sentence(), name));
    }

    private boolean hasName(int sentence, List<Word> name) {
        return name.stream()
                .filter(word -> !text.vocabulary.is("body-words", word.lower()))
                .anyMatch(word -> article.side.hasLower(sentence, word.lower())
                        || !word.key().isEmpty() && !word.isParty() && article.side.hasKey(sentence, word.key()));
    }
}
