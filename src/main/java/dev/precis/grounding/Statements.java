package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where an article tells something, found by its words, and whose statement it is there. Immutable after it is made. */
final class Statements {
    /** What a word counts that the article does not have, beside its rarest words. */
    private static final double ABSENT = 0.45;
    /** Of a content with more words the first only are compared. */
    private static final int MOST_KEYS = 40;
    /** How many sentences of quoted words may follow "Ames told the Post:". */
    private static final int LONGEST_SPEECH = 40;
    /** Of a word that stands more often the first places only are looked at. */
    private static final int MOST_PLACES = 400;
    /** A statement holds a sentence if it has so many of its letters. */
    private static final int FEW_LETTERS = 15;

    /**
     * A sentence of the article, and how much of what is looked for it has.
     *
     * @param coverage share of the worth of the words, 0 to 1
     * @param shared how many words
     */
    record Match(int sentence, double coverage, int shared) {}

    private final ArticleIndex article;
    private final Side side;
    private final List<List<Claim>> claims = new ArrayList<>();

    Statements(ArticleIndex article) {
        this.article = article;
        this.side = article.side;
        for (int i = 0; i < side.size(); i++) {
            claims.add(new ArrayList<>());
        }
        for (Claim claim : side.reading.claims()) {
            sentencesOf(claim).forEach(sentence -> claims.get(sentence).add(claim));
        }
    }

    /** The sentences that share words with a statement, the likeliest first. */
    List<Match> find(Collection<String> words) {
        Set<String> keys = new LinkedHashSet<>(words.stream()
                .filter(key -> !key.isEmpty())
                .distinct()
                .limit(MOST_KEYS)
                .toList());
        double rarest = Math.log(2.0 + side.size());
        double all = 0;
        Map<Integer, Double> worth = new HashMap<>();
        Map<Integer, Integer> shared = new HashMap<>();
        for (String key : keys) {
            double value = article.worth(key);
            all += value == 0 ? rarest * ABSENT : value;
            for (int sentence :
                    article.sentencesWith(key).stream().limit(MOST_PLACES).toList()) {
                worth.merge(sentence, value, Double::sum);
                shared.merge(sentence, 1, Integer::sum);
            }
        }
        double whole = all;
        return worth.entrySet().stream()
                .map(entry ->
                        new Match(entry.getKey(), entry.getValue() / whole, shared.getOrDefault(entry.getKey(), 0)))
                .sorted(Comparator.comparingDouble(Match::coverage).reversed().thenComparing(Match::sentence))
                .toList();
    }

    /** The statements that a sentence belongs to; none where the article tells it in its own voice. */
    List<Claim> in(int sentence) {
        return sentence < 0 || sentence >= claims.size() ? List.of() : claims.get(sentence);
    }

    /** The sentences that hold words of a statement, those of a speech behind a colon among them. */
    private Set<Integer> sentencesOf(Claim claim) {
        Set<Integer> found = new HashSet<>();
        int letters = 0;
        for (Span content : claim.content()) {
            letters += content.length();
            int first = Math.max(0, side.sentenceAt(content.start()));
            for (int at = first; at < side.size() && side.sentence(at).start() < content.end(); at++) {
                Span sentence = side.sentence(at);
                int held = Math.min(content.end(), sentence.end()) - Math.max(content.start(), sentence.start());
                if (held >= Math.min(FEW_LETTERS, sentence.length() / 2)) {
                    found.add(at);
                }
            }
        }
        if (letters < FEW_LETTERS) {
            found.addAll(speechAfter(side.sentenceAt(claim.cue().end() - 1)));
        }
        return found;
    }

    /** "Ames told the Post:" and the quoted sentences behind it. */
    private List<Integer> speechAfter(int cue) {
        List<Integer> speech = new ArrayList<>();
        boolean open = false;
        for (int at = cue + 1; at < Math.min(side.size(), cue + LONGEST_SPEECH); at++) {
            String sentence = side.sentence(at).in(side.text).strip();
            if (isListed(at)) {
                speech.add(at);
                continue;
            }
            open |= !sentence.isEmpty() && isMark(sentence.charAt(0));
            if (!open) {
                return speech;
            }
            speech.add(at);
            open = sentence.length() < 2 || !isMark(sentence.charAt(sentence.length() - 1));
        }
        return speech;
    }

    /** An item of a list: its line begins with a bullet. */
    private boolean isListed(int at) {
        int start = side.sentence(at).start();
        int line = side.text.lastIndexOf('\n', start) + 1;
        return line < side.text.length()
                && "-•*–".indexOf(side.text.charAt(line)) >= 0
                && side.text.substring(line, Math.max(line, start)).strip().length() <= 1;
    }

    private static boolean isMark(char c) {
        return c == '"' || c == '“' || c == '”';
    }
}
