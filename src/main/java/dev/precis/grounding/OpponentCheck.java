package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares against whom a result was: "a 2-0 defeat by Ayr" where the article has one by Leith. */
final class OpponentCheck {
    /** Words between a result and the opponent. */
    private static final int REACH = 4;
    /** How far before a score the verb stands that tells who won. */
    private static final int VERB = 3;

    private static final String LINKS = "by|to|against|over|with|v|vs|versus";
    private static final String GOALLESS = "goalless|scoreless";

    /**
     * A result against somebody.
     *
     * @param score the higher number first
     * @param outcome "win", "loss" or "draw"
     */
    private record Result(int sentence, int at, String score, String outcome, List<Word> opponent) {
        Result {
            opponent = List.copyOf(opponent);
        }

        boolean isOf(Result other) {
            return score.equals(other.score) && outcome.equals(other.outcome);
        }

        boolean isAgainst(List<Word> names) {
            return opponent.stream().anyMatch(word -> names.stream()
                    .anyMatch(other -> other.key().equals(word.key())));
        }
    }

    /** Those of an article, read once. */
    private static final class Results {
        private final List<Result> all;

        Results(Side side) {
            all = results(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    OpponentCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Result told : results(text)) {
            Span span = span(told);
            Result right = Item.isFound(known, span) ? null : right(told);
            if (right != null) {
                items.add(finding(span, span(right)));
            }
        }
        return items;
    }

    /** The article's result of the kind, where it has none such against whom the text names; null otherwise. */
    private @Nullable Result right(Result told) {
        List<Result> there = article.side.view(Results.class, Results::new).all.stream()
                .filter(told::isOf)
                .toList();
        Word name = told.opponent().get(told.opponent().size() - 1);
        boolean open = there.isEmpty()
                || there.stream().anyMatch(other -> other.isAgainst(told.opponent()))
                || !article.hasKey(name.key())
                || isToldTogether(name, told.score(), there)
                || there.stream().anyMatch(other -> isBefore(told, other));
        return open ? null : there.get(0);
    }

    /** "Ayr's draw with Leith" is Leith's draw with Ayr. */
    private boolean isBefore(Result told, Result other) {
        return other.isAgainst(text.words.get(told.sentence()).subList(0, told.at()))
                && results(text).stream().noneMatch(beside -> beside.isAgainst(other.opponent()));
    }

    /** Another sentence of the article has the score and the name as well. */
    private boolean isToldTogether(Word name, String score, List<Result> there) {
        Set<Integer> read = new HashSet<>();
        there.forEach(result -> read.add(result.sentence()));
        return article.sentencesWith(name.key()).stream()
                .filter(sentence -> !read.contains(sentence))
                .anyMatch(sentence ->
                        article.side.facts.get(sentence).stream().anyMatch(fact -> score.equals(score(fact)))
                                || score.equals("0-0")
                                        && article.side.words.get(sentence).stream()
                                                .anyMatch(word -> word.lower().matches(GOALLESS)));
    }

    private static List<Result> results(Side side) {
        List<Result> results = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (Fact fact : side.facts.get(sentence)) {
                String score = score(fact);
                if (score != null) {
                    add(sentence, words, fact.from(), fact.to(), score, results);
                }
            }
            for (int at = 0; at < words.size(); at++) {
                if (words.get(at).lower().matches(GOALLESS)) {
                    add(sentence, words, at, at + 1, "0-0", results);
                }
            }
        }
        return results;
    }

    private static @Nullable String score(Fact fact) {
        if (fact.figure().kind() != Kind.SCORE || !(fact.figure().amount() instanceof Amount.Score score)) {
            return null;
        }
        List<Integer> parts = score.parts();
        return parts.size() == 2
                ? Math.max(parts.get(0), parts.get(1)) + "-" + Math.min(parts.get(0), parts.get(1))
                : null;
    }

    private static void add(int sentence, List<Word> words, int from, int to, String score, List<Result> results) {
        String outcome = "";
        for (int at = Math.max(0, from - VERB); at < from; at++) {
            outcome = outcome(words.get(at).lower(), outcome);
        }
        for (int at = to; at < Math.min(words.size() - 1, to + REACH); at++) {
            if (words.get(at).afterMark()) {
                return;
            }
            outcome = outcome(words.get(at).lower(), outcome);
            if (words.get(at).lower().matches(LINKS)) {
                int name = words.get(at + 1).lower().equals("the") ? at + 2 : at + 1;
                List<Word> opponent = name(words, name);
                if (!opponent.isEmpty() && !outcome.isEmpty()) {
                    results.add(new Result(sentence, from, score, outcome, opponent));
                }
                return;
            }
        }
    }

    private static String outcome(String word, String known) {
        if (word.matches("defeats?|loss|losses|lost|reverse|beaten|thrashing|hammering|fell|losing")) {
            return "loss";
        }
        if (word.matches("wins?|won|victory|victories|triumph|success|winning")) {
            return "win";
        }
        return word.matches("draws?|drew|drawn|drawing|stalemate|held") ? "draw" : known;
    }

    private static List<Word> name(List<Word> words, int from) {
        int to = from;
        while (to < words.size()
                && words.get(to).isCapital()
                && !words.get(to).key().isEmpty()
                && !(to > from && words.get(to).afterMark())) {
            to++;
        }
        return from >= words.size() ? List.of() : words.subList(from, to);
    }

    private static Span span(Result result) {
        List<Word> name = result.opponent();
        return new Span(
                name.get(0).span().start(), name.get(name.size() - 1).span().end());
    }

    private Item finding(Span span, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "In the article this result was against “" + expected + "”, not “" + findings.told(span) + "”.");
    }
}
