package dev.precis.grounding;

import dev.precis.sources.Claim;
import java.util.List;

/** Finds who denies, or does not confirm, what a text has them say. */
final class Denials {
    /** How many words behind a name may tell that it denies something. */
    private static final int DENIAL = 6;

    /** and how many behind its verb that it confirms something. */
    private static final long CONFIRMING = 3;

    private final Side text;
    private final ArticleIndex article;

    Denials(SourceTexts texts) {
        this.text = texts.text;
        this.article = texts.article;
    }

    /** "A claim that the ministry has not confirmed", "the ministry says that is untrue": they of all people did not say it. */
    boolean isDeniedBy(Claim claim, List<Word> name, int sentence) {
        boolean doubts = text.words.get(Math.max(0, text.sentenceAt(claim.cue().start()))).stream()
                .anyMatch(word ->
                        text.vocabulary.is("doubting", word.lower()) || text.vocabulary.is("negations", word.lower()));
        return !doubts && (isDeniedBy(name, sentence) || isDeniedBy(name, sentence + 1));
    }

    boolean isDeniedBy(List<Word> name, int sentence) {
        List<Word> words = sentence < article.side.size() ? article.side.words.get(sentence) : List.of();
        List<Word> telling = name.stream().filter(word -> !word.key().isEmpty()).toList();
        for (int at = telling.size(); at < words.size(); at++) {
            List<Word> before = words.subList(Math.max(0, at - telling.size() - 1), at);
            boolean subject = !telling.isEmpty()
                    && telling.stream().allMatch(word -> NamePlaces.hasKey(before, word))
                    && !words.get(at).afterMark();
            if (subject && doubts(words.subList(at, Math.min(words.size(), at + DENIAL)))) {
                return true;
            }
        }
        return false;
    }

    private boolean doubts(List<Word> words) {
        boolean back = words.stream().anyMatch(word -> text.vocabulary.is("referring", word.lower()));
        boolean untrue = words.stream().anyMatch(word -> text.vocabulary.is("untrue", word.lower()));
        boolean not = words.stream().limit(2).anyMatch(word -> text.vocabulary.is("negations", word.lower()));
        boolean confirms =
                words.stream().limit(CONFIRMING).anyMatch(word -> text.vocabulary.is("confirming", word.lower()));
        return back && untrue || not && confirms;
    }
}
