package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Recomputes scores that the article writes apart ("Ayr 27 Leith 24", "two-to-one"), and the points between the two sides of one. */
final class Scores {
    /** How many words may stand between the two numbers of a score that is written apart. */
    private static final int BETWEEN = 4;
    /** "Six voted for the plan, two against". */
    private static final int BETWEEN_VOTES = 7;
    /** Wickets of an innings. */
    private static final int ALL_OUT = 10;
    /** Scores beyond these are not added. */
    private static final int MOST = 20;

    private final Side text;
    private final ArticleIndex article;

    Scores(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
    }

    @Nullable
    Derived derive(Fact fact, List<Integer> scope) {
        if (fact.figure().amount() instanceof Amount.Score score) {
            Derived whole = score.parts().size() == 2 ? aggregate(fact, score.parts()) : null;
            whole = whole == null && score.parts().size() == 2 ? meetings(fact, score.parts()) : whole;
            return whole != null ? whole : score.parts().size() == 2 ? apart(fact, score.parts()) : each(score.parts());
        }
        if (!(fact.figure().amount() instanceof Amount.Exact exact)) {
            return null;
        }
        Derived stand = countsPoints(fact) || countsWickets(fact) ? collapse(fact, exact.value()) : null;
        stand = stand == null && countsWickets(fact) ? wicketsLeft(fact, exact.value()) : stand;
        if (stand != null) {
            return stand;
        }
        Derived side = fact.figure().unit() == null || countsPoints(fact) ? side(exact.value(), scope) : null;
        return side == null && countsPoints(fact) ? margin(exact.value(), scope) : side;
    }

    /** "7-4 on aggregate" of 6-1 and 1-3. */
    private @Nullable Derived aggregate(Fact fact, List<Integer> parts) {
        if (!text.hasLower(fact.sentence(), "aggregate")) {
            return null;
        }
        List<Fact> scores = article.side.allFacts().stream()
                .filter(other -> other.figure().amount() instanceof Amount.Score score
                        && score.parts().size() == 2)
                .limit(MOST)
                .toList();
        for (Fact one : scores) {
            for (Fact other : scores) {
                if (one != other && isSum(parts, score(one), score(other))) {
                    return new Derived(List.of(one, other), List.of(), "both games together");
                }
            }
        }
        return null;
    }

    /** "Leads their meetings 4-2" of six, four of which she won. */
    private @Nullable Derived meetings(Fact fact, List<Integer> parts) {
        boolean record = text.words.get(fact.sentence()).stream()
                .anyMatch(word -> text.vocabulary.is("meeting-words", word.lower()));
        BigDecimal all = BigDecimal.valueOf(parts.get(0) + parts.get(1));
        for (Fact games : record ? article.withNumber(List.of(all.stripTrailingZeros())) : List.<Fact>of()) {
            for (int won : parts) {
                for (Fact wins :
                        article.withNumber(List.of(BigDecimal.valueOf(won).stripTrailingZeros()))) {
                    boolean beside = wins != games
                            && Math.abs(wins.sentence() - games.sentence()) <= 1
                            && article.side.words.get(wins.sentence()).stream().anyMatch(word -> word.lower()
                                    .matches("won|wins?|winning|lost|beaten|victories|defeats"));
                    if (beside) {
                        return new Derived(List.of(wins, games), List.of(), "so many of all, and the others");
                    }
                }
            }
        }
        return null;
    }

    private static List<Integer> score(Fact fact) {
        return fact.figure().amount() instanceof Amount.Score score ? score.parts() : List.of();
    }

    /** Either score may be told from the other side. */
    private static boolean isSum(List<Integer> sum, List<Integer> one, List<Integer> other) {
        return isSumOf(sum, one.get(0) + other.get(0), one.get(1) + other.get(1))
                || isSumOf(sum, one.get(0) + other.get(1), one.get(1) + other.get(0));
    }

    private static boolean isSumOf(List<Integer> sum, int first, int second) {
        return sum.equals(List.of(first, second)) || sum.equals(List.of(second, first));
    }

    /** "20 without loss" of 20-0. */
    private @Nullable Derived side(BigDecimal told, List<Integer> scope) {
        for (int sentence : scope) {
            for (Fact fact : article.side.facts.get(sentence)) {
                boolean part = fact.figure().amount() instanceof Amount.Score score
                        && score.parts().stream().anyMatch(side -> told.compareTo(BigDecimal.valueOf(side)) == 0);
                if (part) {
                    return new Derived(List.of(fact), List.of(), "one side of the score");
                }
            }
        }
        return null;
    }

    /** "8-0, 14-0" where the article tells the one and the other. */
    private @Nullable Derived each(List<Integer> parts) {
        List<Fact> found = new ArrayList<>();
        for (int at = 0; at + 1 < parts.size(); at += 2) {
            Amount.Score pair = new Amount.Score(parts.subList(at, at + 2));
            article.withNumber(List.of(BigDecimal.valueOf(parts.get(at)).stripTrailingZeros())).stream()
                    .filter(fact -> Agreement.sameNumber(fact.figure().amount(), pair))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.size() * 2 == parts.size() ? new Derived(found, List.of(), "one score after the other") : null;
    }

    /** Both numbers of the score in one sentence, few words apart. */
    private @Nullable Derived apart(Fact fact, List<Integer> parts) {
        int between = text.words.get(fact.sentence()).stream()
                        .anyMatch(word -> text.vocabulary.is("vote-words", word.lower()))
                ? BETWEEN_VOTES
                : BETWEEN;
        for (int sentence = 0; sentence < article.side.size(); sentence++) {
            List<Word> words = article.side.words.get(sentence);
            int[] first = places(words, parts.get(0));
            int[] second = places(words, parts.get(1));
            for (int one : first) {
                for (int other : second) {
                    int gap = Math.abs(one - other);
                    if (gap > 0 && gap <= between) {
                        return new Derived(List.of(), spans(words, one, other), "The article has both numbers.");
                    }
                }
            }
        }
        return null;
    }

    private static List<Span> spans(List<Word> words, int one, int other) {
        return List.of(
                words.get(Math.min(one, other)).span(),
                words.get(Math.max(one, other)).span());
    }

    private int[] places(List<Word> words, int number) {
        return IntStream.range(0, words.size())
                .filter(at -> words.get(at).lower().equals(String.valueOf(number))
                        || number <= NUMBERS.size()
                                && number > 0
                                && words.get(at).lower().equals(NUMBERS.get(number - 1)))
                .toArray();
    }

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private boolean countsPoints(Fact fact) {
        Unit unit = fact.figure().unit();
        String name = unit == null ? "" : unit.name();
        return text.vocabulary.is("points-of-scores", name.substring(name.lastIndexOf(' ') + 1));
    }

    /** "Seven wickets for 33 runs" of 102-1 and 135-8: what both sides of a score grew by, told beside one another. */
    private @Nullable Derived collapse(Fact fact, BigDecimal told) {
        List<Fact> scores = article.side.allFacts().stream()
                .filter(other -> innings(other).size() == 2)
                .limit(MOST)
                .toList();
        for (Fact beside : text.facts.get(fact.sentence())) {
            BigDecimal other = beside.figure().amount() instanceof Amount.Exact exact ? exact.value() : BigDecimal.ZERO;
            for (Fact one : other.signum() == 0 || beside == fact ? List.<Fact>of() : scores) {
                for (Fact next : scores) {
                    int runs = innings(next).get(0) - innings(one).get(0);
                    int wickets = innings(next).get(1) - innings(one).get(1);
                    int own = countsWickets(fact) ? wickets : runs;
                    int beyond = countsWickets(fact) ? runs : wickets;
                    boolean grown = own > 0
                            && beyond > 0
                            && told.compareTo(BigDecimal.valueOf(own)) == 0
                            && other.compareTo(BigDecimal.valueOf(beyond)) == 0;
                    if (grown) {
                        return new Derived(List.of(one, next), List.of(), "what the score grew by");
                    }
                }
            }
        }
        return null;
    }

    /** Both sides of a score; of "187 all out" the runs and ten. */
    private List<Integer> innings(Fact fact) {
        boolean out = fact.figure().amount() instanceof Amount.Exact
                && article.side.text.startsWith(
                        " all out", fact.figure().number().end());
        return out && fact.figure().amount() instanceof Amount.Exact all
                ? List.of(all.value().intValue(), ALL_OUT)
                : score(fact);
    }

    private static boolean countsWickets(Fact fact) {
        Unit unit = fact.figure().unit();
        return unit != null && unit.name().endsWith("wicket");
    }

    /** "With seven wickets left" of 94-3. */
    private @Nullable Derived wicketsLeft(Fact fact, BigDecimal told) {
        List<Word> words = text.words.get(fact.sentence());
        boolean left = words.subList(fact.to(), Math.min(words.size(), fact.to() + BETWEEN)).stream()
                .anyMatch(word -> word.lower().matches("left|remaining|hand|standing|intact"));
        BigDecimal lost = BigDecimal.valueOf(ALL_OUT).subtract(told);
        return !left
                ? null
                : article.withNumber(List.of(lost.stripTrailingZeros())).stream()
                        .filter(other -> score(other).size() == 2
                                && BigDecimal.valueOf(score(other).get(1)).compareTo(lost) == 0)
                        .findFirst()
                        .map(other -> new Derived(List.of(other), List.of(), "those that have not fallen"))
                        .orElse(null);
    }

    /** "By 38 points", "a 38-point margin" of 45-7. */
    private @Nullable Derived margin(BigDecimal told, List<Integer> scope) {
        List<Fact> facts = new ArrayList<>();
        scope.forEach(sentence -> facts.addAll(article.side.facts.get(sentence)));
        for (Fact fact : facts) {
            if (fact.figure().amount() instanceof Amount.Score score
                    && score.parts().size() == 2) {
                int margin = Math.abs(score.parts().get(0) - score.parts().get(1));
                if (told.compareTo(BigDecimal.valueOf(margin)) == 0) {
                    return new Derived(List.of(fact), List.of(), "the difference of its numbers");
                }
            }
        }
        return null;
    }
}
