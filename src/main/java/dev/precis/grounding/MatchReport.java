package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reckons what a report of a match tells goal by goal: the minute of "three minutes from time", the score after "a sixth" and "pulled one back". */
final class MatchReport {
    private static final List<String> ORDINALS =
            List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final List<String> CARDINALS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final int LONGEST_MATCH = 130;
    /** Minutes of a match, in football and in rugby. */
    private static final List<Integer> LENGTHS = List.of(90, 80);
    /** How far before "a fifth" the word for scoring stands, and before a number of goals. */
    private static final int REACH = 5;

    private static final int BEHIND = 4;

    /** The goals that an article tells one by one. */
    private record Goals(int most, boolean answered, boolean plain, List<Span> evidence) {
        Goals {
            evidence = List.copyOf(evidence);
        }
    }

    private final Side text;
    private final ArticleIndex article;

    MatchReport(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
    }

    @Nullable
    Derived derive(Fact fact) {
        if (fact.figure().amount() instanceof Amount.Score score
                && score.parts().size() == 2) {
            Derived before = goneThrough(fact, score.parts());
            return before == null ? counted(score.parts()) : before;
        }
        BigDecimal value = fact.figure().amount() instanceof Amount.Exact exact ? exact.value() : null;
        if (value == null || value.stripTrailingZeros().scale() > 0 || value.signum() <= 0) {
            return null;
        }
        return isMinute(fact) ? minute(value) : isOfGoals(fact) ? goals(value) : null;
    }

    // ---------------------------------------------------------------- minutes

    /** "87'", "the 87th minute". */
    private boolean isMinute(Fact fact) {
        int end = fact.figure().number().end();
        boolean mark = end < text.text.length()
                && "'’′".indexOf(text.text.charAt(end)) >= 0
                && (end + 1 >= text.text.length() || !Character.isLetterOrDigit(text.text.charAt(end + 1)));
        Unit unit = fact.figure().unit();
        boolean rank =
                fact.figure().kind() == Kind.RANK && unit != null && unit.name().endsWith("minute");
        return mark || rank;
    }

    private @Nullable Derived minute(BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(LONGEST_MATCH)) > 0) {
            return null;
        }
        for (Fact there : article.withNumber(List.of(value.stripTrailingZeros()))) {
            if (countsMinutes(there) && there.figure().amount() instanceof Amount.Exact) {
                return new Derived(List.of(there), List.of(), "the same minute");
            }
        }
        Span plain = ordinalMinute(value.intValue());
        if (plain != null) {
            return new Derived(List.of(), List.of(plain), "The article has this minute.");
        }
        for (int length : LENGTHS) {
            BigDecimal left = BigDecimal.valueOf(length).subtract(value);
            for (Fact there : left.signum() > 0 ? article.durations() : List.<Fact>of()) {
                boolean fits = countsMinutes(there)
                        && there.figure().amount() instanceof Amount.Exact exact
                        && exact.value().compareTo(left) == 0
                        && isFromEnd(there);
                if (fits) {
                    return new Derived(List.of(there), List.of(), "so many minutes from the end");
                }
            }
        }
        return null;
    }

    /** "In the 44th minute", which is a time and no figure. */
    private @Nullable Span ordinalMinute(int value) {
        for (List<Word> words : article.side.words) {
            for (int at = 1; at < words.size(); at++) {
                boolean minute = words.get(at).lower().matches("minutes?")
                        && words.get(at - 1).lower().matches(value + "(st|nd|rd|th)?");
                if (minute) {
                    return new Span(
                            words.get(at - 1).span().start(),
                            words.get(at).span().end());
                }
            }
        }
        return null;
    }

    private static boolean countsMinutes(Fact fact) {
        Unit unit = fact.figure().unit();
        return unit != null && unit.name().endsWith("minute");
    }

    /** "From time", "to go", "remaining". */
    private boolean isFromEnd(Fact fact) {
        List<Word> words = article.side.words.get(fact.sentence());
        String behind = "";
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + BEHIND); at++) {
            behind += " " + words.get(at).lower();
        }
        return behind.matches(
                " (from (time|the end|the whistle|full-time|full time)|to go|to play|remaining|left)\\b.*");
    }

    // ---------------------------------------------------------------- scores

    /** "2-0" in a match that ended 3-0, which the text tells as well. */
    private @Nullable Derived goneThrough(Fact fact, List<Integer> parts) {
        int high = Collections.max(parts);
        if (Collections.min(parts) != 0 || high == 0) {
            return null;
        }
        for (Fact end : text.allFacts()) {
            boolean later = end != fact
                    && end.figure().amount() instanceof Amount.Score score
                    && score.parts().size() == 2
                    && Collections.min(score.parts()) == 0
                    && Collections.max(score.parts()) > high;
            Fact there = later ? sameScore(end) : null;
            if (there != null) {
                return new Derived(List.of(there), List.of(), "a score before the last");
            }
        }
        return null;
    }

    private @Nullable Fact sameScore(Fact told) {
        return article.side.allFacts().stream()
                .filter(there -> there.figure().amount().equals(told.figure().amount()))
                .findFirst()
                .orElse(null);
    }

    /** "6-1" where the article tells of a sixth, and of one that was pulled back. */
    private @Nullable Derived counted(List<Integer> parts) {
        Goals goals = article.side.view(MatchReport.Tally.class, Tally::new).goals();
        int high = Collections.max(parts);
        int low = Collections.min(parts);
        boolean fits = goals.most() == high && high > 2 && (goals.answered() ? low == 1 : low == 0 && goals.plain());
        return fits ? new Derived(List.of(), goals.evidence(), "The article tells so many goals.") : null;
    }

    /** "Hit six", "six goals". */
    private boolean isOfGoals(Fact fact) {
        Unit unit = fact.figure().unit();
        if (fact.figure().kind() != Kind.COUNT || unit != null && !unit.name().endsWith("goal")) {
            return false;
        }
        List<Word> words = text.words.get(fact.sentence());
        return unit != null
                || words.subList(Math.max(0, fact.from() - 2), fact.from()).stream()
                        .anyMatch(word -> text.vocabulary.is("goal-verbs", word.lower()));
    }

    private @Nullable Derived goals(BigDecimal value) {
        Goals goals = article.side.view(MatchReport.Tally.class, Tally::new).goals();
        return goals.most() > 2 && value.compareTo(BigDecimal.valueOf(goals.most())) == 0
                ? new Derived(List.of(), goals.evidence(), "The article tells so many goals.")
                : null;
    }

    /** The goals of an article, read once. */
    private static final class Tally {
        private final Side side;
        private final List<Span> evidence = new ArrayList<>();
        private int most;
        private int answers;
        private boolean plain = true;

        Tally(Side side) {
            this.side = side;
            for (List<Word> words : side.words) {
                for (int at = 1; at < words.size(); at++) {
                    read(words, at);
                }
            }
        }

        Goals goals() {
            return new Goals(most, answers > 0, plain, evidence);
        }

        private void read(List<Word> words, int at) {
            String word = words.get(at).lower();
            int goal = isGoal(words, at) ? ORDINALS.indexOf(word) + 2 : 0;
            boolean makes = words.get(at - 1).lower().equals("it")
                    && at > 1
                    && words.get(at - 2).lower().matches("makes?|made|making");
            goal = goal < 2 && makes ? CARDINALS.indexOf(word) + 2 : goal;
            if (goal > 1 && goal > most) {
                most = goal;
                evidence.add(words.get(at).span());
            }
            boolean back = word.equals("back") && words.get(at - 1).lower().matches("one|goal");
            if (back || word.equals("consolation")) {
                answers++;
                evidence.add(words.get(at).span());
            }
            plain &= !back && !word.matches("consolation|equali[sz]\\w+|repl(y|ied)|level\\w*|responded");
        }

        /** "Headed in a fifth", not "the fifth minute". */
        private boolean isGoal(List<Word> words, int at) {
            boolean open = at + 1 >= words.size()
                    || words.get(at + 1).afterMark()
                    || words.get(at + 1).lower().equals("goal")
                    || words.get(at + 1).isNumber()
                    || side.vocabulary.is("small-numbers", words.get(at + 1).lower())
                    || side.vocabulary.is("behind-goals", words.get(at + 1).lower());
            return ORDINALS.contains(words.get(at).lower())
                    && open
                    && words.subList(Math.max(0, at - REACH), at).stream()
                            .anyMatch(word -> side.vocabulary.is("goal-verbs", word.lower()));
        }
    }
}
