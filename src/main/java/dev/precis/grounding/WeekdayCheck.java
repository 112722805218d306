package dev.precis.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds weekdays on which the article does not tell that a thing was done: "released on Friday" for "released Wednesday".
 * It holds a day only against the day right beside the same verb, in a sentence that tells more of the same.
 */
final class WeekdayCheck {
    /** How many words may stand between a day and its verb in the text, */
    private static final int APART = 4;
    /** and in the article. */
    private static final int BESIDE = 2;
    /** So many words more stand in both sentences. */
    private static final int MORE = 2;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Calendar calendar;

    WeekdayCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.calendar =
                new Calendar(article, article.side.view(Dates.class, Dates::new).moments());
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            for (int at = 0; at < words.size(); at++) {
                Word day = words.get(at);
                boolean found = Item.isFound(told, day.span());
                Word right = isDay(day) && !found ? right(words, at) : null;
                if (right != null) {
                    items.add(finding(day, right));
                }
            }
        }
        return items;
    }

    private boolean isDay(Word word) {
        return word.isCapital() && text.vocabulary.is("weekdays", word.lower());
    }

    /** The day on which the article has what was done; null where it may be this one. */
    private @Nullable Word right(List<Word> words, int at) {
        if (calendar.hasBeside(words.get(at).lower())) {
            return null;
        }
        Set<String> keys = keys(words);
        Word right = null;
        for (Word verb : verbs(words, at, APART)) {
            for (int sentence : article.sentencesWith(verb.key())) {
                if (!tellsOfIt(sentence, verb.key(), keys)) {
                    continue;
                }
                Word there = day(sentence, verb.key());
                if (there == null || has(words, there.lower()) || mayBeMeant(words.get(at), sentence)) {
                    return null;
                }
                right = right == null ? there : right;
            }
        }
        return right == null || isTold(words.get(at), keys, verbs(words, at, APART)) ? null : right;
    }

    private Set<String> keys(List<Word> words) {
        Set<String> keys = new HashSet<>();
        words.stream().filter(word -> !isDay(word)).forEach(word -> keys.add(word.key()));
        keys.remove("");
        return keys;
    }

    private boolean tellsOfIt(int sentence, String verb, Set<String> keys) {
        Set<String> shared = keys(article.side.words.get(sentence));
        shared.retainAll(keys);
        shared.remove(verb);
        return shared.size() >= MORE;
    }

    /** The words of doing around a day, nothing but a few words between. */
    private List<Word> verbs(List<Word> words, int at, int apart) {
        List<Word> verbs = new ArrayList<>();
        for (int near = Math.max(0, at - apart - 1); near < Math.min(words.size(), at + apart + 2); near++) {
            Word word = words.get(near);
            boolean parted = words.subList(Math.min(at, near) + 1, Math.max(at, near) + 1).stream()
                    .anyMatch(Word::afterMark);
            boolean done = word.lower().endsWith("ed")
                    && !word.isCapital()
                    && !word.key().isEmpty();
            if (done && !parted) {
                verbs.add(word);
            }
        }
        return verbs;
    }

    /** The one day of a sentence, right beside the verb. */
    private @Nullable Word day(int sentence, String verb) {
        List<Word> words = article.side.words.get(sentence);
        Word day = null;
        for (int at = 0; at < words.size(); at++) {
            if (isDay(words.get(at))) {
                boolean beside = verbs(words, at, BESIDE).stream()
                        .anyMatch(word -> word.key().equals(verb));
                if (day != null || !beside) {
                    return null;
                }
                day = words.get(at);
            }
        }
        return day;
    }

    private static boolean has(List<Word> words, String lower) {
        return words.stream().anyMatch(word -> word.lower().equals(lower));
    }

    /** The sentences beside the one that tells it name the day. */
    private boolean mayBeMeant(Word day, int sentence) {
        for (int at = Math.max(0, sentence - 1); at <= Math.min(article.side.size() - 1, sentence + 1); at++) {
            if (has(article.side.words.get(at), day.lower())) {
                return true;
            }
        }
        return false;
    }

    /** A sentence with the day tells of the same. */
    private boolean isTold(Word day, Set<String> keys, List<Word> verbs) {
        for (List<Word> words : article.side.words) {
            if (has(words, day.lower())) {
                Set<String> shared = keys(words);
                shared.retainAll(keys);
                if (shared.size() >= MORE || verbs.stream().anyMatch(verb -> shared.contains(verb.key()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Item finding(Word day, Word right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                day.span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(day.span()) + "”.");
    }
}
