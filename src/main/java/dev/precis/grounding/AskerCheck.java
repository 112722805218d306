package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who did not ask a question: "was asked by Radio Lune whether she would resign" where the article has Ana Roe of the
 * Sentinel ask that, and Radio Lune another thing.
 */
final class AskerCheck {
    /** Words of the longest asker: "Ana Roe of the Lune Sentinel". */
    private static final int LONGEST = 8;
    /** How far behind "asked" the question begins: "asked the minister on Friday whether". */
    private static final int QUESTION = 9;
    /** Words that two accounts of a question share, */
    private static final int SHARED = 2;

    private static final String OPENS = "whether|if|about|why|how|what|when|where|who";

    /** A question that somebody asked. */
    private record Asked(Set<String> asker, Span name, Set<String> question) {
        long shared(Asked other) {
            return question.stream().filter(other.question::contains).count();
        }

        boolean isBySame(Asked other) {
            return asker.stream().anyMatch(other.asker::contains);
        }
    }

    /** Those of an article. */
    private static final class Questions {
        private final List<Asked> all;

        Questions(Side side) {
            all = all(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    AskerCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Asked told : all(text)) {
            Asked right = Item.isFound(known, told.name()) ? null : right(told);
            if (right != null) {
                items.add(finding(told, right));
            }
        }
        return items;
    }

    /** Who asked it in the article; null where that is not clear, or the text's asker asked nothing else. */
    private @Nullable Asked right(Asked told) {
        Asked right = null;
        boolean asks = false;
        for (Asked other : article.side.view(Questions.class, Questions::new).all) {
            if (other.isBySame(told)) {
                asks = true;
                if (other.shared(told) >= SHARED) {
                    return null;
                }
            } else if (other.shared(told) >= SHARED && (right == null || other.shared(told) > right.shared(told))) {
                right = other;
            }
        }
        return asks ? right : null;
    }

    private static List<Asked> all(Side side) {
        List<Asked> all = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                if (words.get(at).lower().equals("asked")) {
                    Asked asked = asked(side, words, at);
                    if (asked != null) {
                        all.add(asked);
                    }
                }
            }
        }
        return all;
    }

    private static @Nullable Asked asked(Side side, List<Word> words, int verb) {
        int by = verb + 1 < words.size() && words.get(verb + 1).lower().equals("by") ? verb + 2 : -1;
        boolean passive = by > 0
                || side.vocabulary.is("be-forms", words.get(verb - 1).lower())
                || words.get(verb - 1).lower().equals("been");
        if (passive && by < 0) {
            return null;
        }
        int from = by > 0 ? by : start(words, verb);
        int to = by > 0 ? endOfName(words, by) : verb;
        Set<String> asker = new HashSet<>();
        words.subList(from, to).stream()
                .filter(word -> word.isCapital() && !word.key().isEmpty())
                .filter(word -> !side.vocabulary.is("weekdays", word.lower()))
                .forEach(word -> asker.add(word.key()));
        int open = to;
        while (open < words.size()
                && open <= Math.max(to, verb) + QUESTION
                && !words.get(open).lower().matches(OPENS)) {
            open++;
        }
        if (asker.isEmpty() || open >= words.size() || open > Math.max(to, verb) + QUESTION) {
            return null;
        }
        Set<String> question = words.subList(open + 1, words.size()).stream()
                .filter(word -> !word.isCapital())
                .map(Word::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        Span name = new Span(
                words.get(from).span().start(), words.get(to - 1).span().end());
        return new Asked(asker, name, question);
    }

    /** The first of the words before "asked" that may be who asked. */
    private static int start(List<Word> words, int verb) {
        int from = verb;
        while (from > 0 && verb - from < LONGEST && !words.get(from).afterMark()) {
            from--;
        }
        return from;
    }

    private static int endOfName(List<Word> words, int from) {
        int to = from;
        while (to < words.size()
                && to - from < LONGEST
                && !(to > from && words.get(to).afterMark())
                && (words.get(to).isCapital() || words.get(to).lower().matches("the|of|from|a"))) {
            to++;
        }
        return Math.min(words.size(), Math.max(to, from + 1));
    }

    private Item finding(Asked told, Asked right) {
        String expected = findings.words(right.name());
        return findings.contradicted(
                told.name(),
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                expected,
                "The article has “" + expected + "” ask this, not “" + findings.told(told.name()) + "”.");
    }
}
