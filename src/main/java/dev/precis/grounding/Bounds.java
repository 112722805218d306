package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import java.math.BigDecimal;
import java.util.List;

/** The bound of a number, also where a word before it tells the bound, and not where a verb only looks like one. */
final class Bounds {
    /** How far before "up to" the verb may stand that it belongs to. */
    private static final int RISE = 6;

    /** How far before a number a verb may stand that caps it, other capped numbers between. */
    private static final int CAP = 20;

    private Bounds() {}

    static Qualifier of(Side side, Fact fact) {
        Qualifier own = fact.figure().qualifier();
        List<Word> words = side.words.get(fact.sentence());
        if (own == Qualifier.AT_MOST && isPlainlyMore(side, words, fact)) {
            return Qualifier.MORE_THAN;
        }
        if (fact.figure().kind() == Kind.DURATION && isOfAnother(words, fact)) {
            return Qualifier.EXACT;
        }
        if (own != Qualifier.EXACT) {
            return isOnlyVerb(side, words, fact) ? Qualifier.EXACT : own;
        }
        if (isAtMost(words, fact.to()) || isCappedBehind(side, words, fact)) {
            return Qualifier.AT_MOST;
        }
        if (fact.from() == 0) {
            return own;
        }
        if (fact.figure().kind() == Kind.AGE) {
            Qualifier age = ofAge(words, fact.from());
            if (age != Qualifier.EXACT) {
                return age;
            }
        }
        String before = words.get(isLevel(side, words, fact) ? fact.from() - 2 : fact.from() - 1)
                .lower();
        if (side.vocabulary.is("exceeding", before)) {
            return Qualifier.MORE_THAN;
        }
        if (side.vocabulary.is("falling-short", before)) {
            return Qualifier.LESS_THAN;
        }
        if (fact.from() > 4 && words.get(fact.from() - 2).lower().equals("factor") && before.equals("of")) {
            boolean most = words.get(fact.from() - 4).lower().matches("as|to");
            return most ? Qualifier.AT_MOST : own;
        }
        boolean limit = fact.figure().kind() == Kind.DURATION && side.vocabulary.is("limiting", before);
        return limit || isCapped(side, words, fact.from() - 1) ? Qualifier.AT_MOST : own;
    }

    /** "Six games left at most". */
    private static boolean isAtMost(List<Word> words, int to) {
        int at = to < words.size() && words.get(to).lower().matches("left|remaining|more|each") ? to + 1 : to;
        return at + 1 < words.size()
                && words.get(at).lower().equals("at")
                && words.get(at + 1).lower().equals("most");
    }

    /** "No higher than eight years previously" compares what was then. */
    private static boolean isOfAnother(List<Word> words, Fact fact) {
        return fact.from() + 1 < words.size()
                && words.get(fact.from()).lower().matches("higher|lower|larger|smaller|greater")
                && words.get(fact.from() + 1).lower().equals("than");
    }

    /** "Caps each side at 1,550 warheads and 700 missiles". */
    private static boolean isCapped(Side side, List<Word> words, int link) {
        for (int at = link - 1; at >= Math.max(0, link - CAP); at--) {
            if (side.vocabulary.is("capping", words.get(at).lower())) {
                return side.vocabulary.is("capping-links", words.get(link).lower());
            }
        }
        return false;
    }

    /** "The 300 of which it had spoken, at most": nothing else is counted between or behind. */
    private static boolean isCappedBehind(Side side, List<Word> words, Fact fact) {
        int end = Math.min(words.size() - 1, fact.to() + CAP / 2);
        for (int at = fact.to() + 1; at < end; at++) {
            if (words.get(at).lower().equals("at") && words.get(at + 1).lower().equals("most")) {
                int last = at + 1;
                return words.subList(fact.to(), at).stream()
                                .anyMatch(word -> word.lower().equals("which"))
                        && side.facts.get(fact.sentence()).stream()
                                .noneMatch(other -> other.from() >= fact.to() && other.from() <= last + 1);
            }
        }
        return false;
    }

    /** "Could one day reach three metres": no more than that. */
    private static boolean isReachable(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int verb = fact.from() - 1;
        boolean reaches = verb >= 0
                        && side.vocabulary.is("reaching", words.get(verb).lower())
                || verb > 0
                        && words.get(verb).lower().equals("to")
                        && side.vocabulary.is("reaching", words.get(verb - 1).lower());
        return reaches
                && words.subList(Math.max(0, verb - RISE), verb).stream()
                        .anyMatch(word -> side.vocabulary.is("possible", word.lower()));
    }

    /** "Can seat 40": no more than that. */
    private static boolean isCapacity(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        return fact.from() > 1
                && side.vocabulary.is("holding", words.get(fact.from() - 1).lower())
                && side.vocabulary.is("possible", words.get(fact.from() - 2).lower());
    }

    /** "Has been restricted to seven games", which were played: a cap that was told of what is past. */
    private static boolean isKeptTo(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        return fact.from() > 2
                && words.get(fact.from() - 1).lower().equals("to")
                && words.get(fact.from() - 2).lower().matches("restricted|limited|confined")
                && words.subList(Math.max(0, fact.from() - 5), fact.from() - 2).stream()
                        .anyMatch(word -> word.lower().matches("was|were|been"));
    }

    /** "Over the age of 22", "under age 45". */
    private static Qualifier ofAge(List<Word> words, int from) {
        int at = from;
        while (at > 0 && words.get(at - 1).lower().matches("of|age|the|aged")) {
            at--;
        }
        String bound = at == 0 ? "" : words.get(at - 1).lower();
        if (bound.matches("over|above")) {
            return Qualifier.MORE_THAN;
        }
        return bound.matches("under|below") ? Qualifier.LESS_THAN : Qualifier.EXACT;
    }

    /** "Surpassed the 100 appearances mark". */
    private static boolean isLevel(Side side, List<Word> words, Fact fact) {
        return fact.from() > 1
                && words.get(fact.from() - 1).lower().equals("the")
                && words.subList(fact.to() - 1, Math.min(words.size(), fact.to() + 2)).stream()
                        .anyMatch(word -> side.vocabulary.is("levels", word.lower()));
    }

    /** True where the text may bound the number as it does; a limit of time is as good with "in" as with "within". */
    static boolean allow(Side article, Fact there, Side text, Fact told) {
        Qualifier from = of(article, there);
        Qualifier to = of(text, told);
        boolean limits = there.figure().kind() == Kind.DURATION
                && (isLimit(article, there) && to == Qualifier.EXACT || isLimit(text, told) && from == Qualifier.EXACT);
        boolean rounds =
                (there.figure().kind() == Kind.DURATION || told.figure().kind() == Kind.DURATION)
                        && to == Qualifier.NEARLY
                        && from == Qualifier.EXACT
                        && isWholeTime(there);
        boolean stretches = there.figure().kind() == Kind.DURATION
                && ((from == Qualifier.EXACT || isLimit(article, there)) && isOver(text, told)
                        || to == Qualifier.EXACT && isOver(article, there));
        boolean reaches = from == Qualifier.AT_MOST && to == Qualifier.EXACT && isReachable(text, told);
        boolean climbs = from == Qualifier.EXACT
                && to == Qualifier.AT_MOST
                && (isReachable(article, there) || isCapacity(article, there));
        boolean kept = from == Qualifier.AT_MOST && to == Qualifier.EXACT && isKeptTo(article, there);
        boolean about =
                from == Qualifier.EXACT && to == Qualifier.MORE_THAN && (isAbout(text, told) || isExtent(text, told));
        boolean passed = from == Qualifier.EXACT && to == Qualifier.MORE_THAN && isPassed(article, there);
        return limits
                || passed
                || rounds
                || stretches
                || reaches
                || climbs
                || kept
                || about
                || isDenied(text, told, from, to)
                || BoundMatch.allows(from, to);
    }

    /** "The debt passed $2 trillion": it was more then. */
    private static boolean isPassed(Side article, Fact there) {
        List<Word> words = article.words.get(there.sentence());
        boolean large = there.figure().kind() != Kind.COUNT
                || there.figure().amount() instanceof Amount.Exact exact
                        && exact.value().compareTo(BigDecimal.valueOf(1000)) >= 0;
        int verb = there.from() - 1;
        boolean the = verb > 0 && words.get(verb).lower().equals("the");
        return large
                && verb >= 0
                && article.vocabulary.is(
                        "passing", words.get(the ? verb - 1 : verb).lower());
    }

    /** "Sentenced over 3 kg of cocaine": because of it. */
    private static boolean isAbout(Side side, Fact told) {
        List<Word> words = side.words.get(told.sentence());
        return told.from() > 0
                && told.from() < words.size()
                && words.get(told.from()).lower().equals("over")
                && side.vocabulary.is("over-about", words.get(told.from() - 1).lower());
    }

    /** "Spread over two floors": all of them. */
    private static boolean isExtent(Side side, Fact told) {
        List<Word> words = side.words.get(told.sentence());
        return told.from() > 0
                && told.from() < words.size()
                && words.get(told.from()).lower().equals("over")
                && side.vocabulary.is("extents", words.get(told.from() - 1).lower());
    }

    /** "Nobody got beyond 8%" of those who got 8% or less. */
    private static boolean isDenied(Side side, Fact told, Qualifier from, Qualifier to) {
        List<Word> words = side.words.get(told.sentence());
        boolean more = to == Qualifier.MORE_THAN
                || to == Qualifier.AT_LEAST
                || to == Qualifier.AT_MOST
                        && told.from() < words.size()
                        && words.get(told.from()).lower().matches("beyond|above|over|past|more|exceeding");
        return more
                && (from == Qualifier.EXACT || from == Qualifier.AT_MOST)
                && words.subList(Math.max(0, told.from() - RISE), told.from()).stream()
                        .anyMatch(word -> word.lower().matches("no|none|nobody|neither|never"));
    }

    /** "Within five years". */
    private static boolean isLimit(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        return side.vocabulary.is("limiting", words.get(fact.from()).lower())
                || fact.from() > 0
                        && side.vocabulary.is(
                                "limiting", words.get(fact.from() - 1).lower());
    }

    /** "A near four-year high" is one of nearly four years: the bound stands before the article or is left to the reader. */
    private static boolean isWholeTime(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.ONE) > 0
                && exact.value().stripTrailingZeros().scale() <= 0;
    }

    /** "Over two days" is during them as often as more than two. */
    private static boolean isOver(Side side, Fact fact) {
        return fact.figure().kind() == Kind.DURATION
                && (isOver(side, fact, fact.from()) || isOver(side, fact, fact.from() - 1));
    }

    private static boolean isOver(Side side, Fact fact, int at) {
        return at >= 0 && side.words.get(fact.sentence()).get(at).lower().equals("over");
    }

    /** "Passed the £38m scheme", "owned up to 2,900 mistakes". */
    private static boolean isOnlyVerb(Side side, List<Word> words, Fact fact) {
        if (fact.from() + 1 >= words.size()) {
            return false;
        }
        String first = words.get(fact.from()).lower();
        String second = words.get(fact.from() + 1).lower();
        boolean passed = first.equals("passed") && second.equals("the") && hasNoun(side, words, fact.to());
        boolean owned = first.equals("up")
                && second.equals("to")
                && fact.from() > 0
                && side.vocabulary.is(
                        "verbs-with-up-to", words.get(fact.from() - 1).lower());
        boolean rose = fact.figure().kind() != Kind.DURATION
                && first.equals("up")
                && second.equals("to")
                && isRise(side, words, fact.from());
        boolean lacks = first.equals("short")
                && second.equals("of")
                && fact.from() > 0
                && side.vocabulary.is("auxiliaries", words.get(fact.from() - 1).lower());
        boolean about = first.equals("over")
                && second.matches("an?|the|his|her|their|its")
                && hasDigits(words, fact.from() + 2);
        return passed || owned || rose || lacks || about;
    }

    /** "A row over a $500 prize" is about it; "over a million" is more. */
    private static boolean hasDigits(List<Word> words, int at) {
        return at < words.size() && words.get(at).text().chars().anyMatch(Character::isDigit);
    }

    /** "Pushed the rate up to 7.1 per cent". */
    private static boolean isRise(Side side, List<Word> words, int up) {
        for (int at = up - 1; at >= Math.max(0, up - RISE); at--) {
            if (side.vocabulary.is("raising", words.get(at).lower())) {
                return true;
            }
            if (words.get(at + 1).afterMark()
                    || side.vocabulary.is("number-links", words.get(at).lower())) {
                return false;
            }
        }
        return false;
    }

    /** "More than 270", with no "no" right before it. */
    private static boolean isPlainlyMore(Side side, List<Word> words, Fact fact) {
        boolean more = fact.from() + 1 < words.size()
                && words.get(fact.from()).lower().equals("more")
                && words.get(fact.from() + 1).lower().equals("than");
        String before = fact.from() == 0 ? "" : words.get(fact.from() - 1).lower();
        boolean none = before.equals("no") || before.equals("not") || before.endsWith("n't");
        return more && !none && !isUntold(side, words, fact.from() - 1);
    }

    /** "Did not speak of more than 300": the telling is denied, and the number caps it. */
    private static boolean isUntold(Side side, List<Word> words, int before) {
        int verb = before > 0 && words.get(before).lower().matches("of|about") ? before - 1 : before;
        return verb > 0
                && side.vocabulary.is("counted-on", words.get(verb).lower())
                && words.subList(Math.max(0, verb - 2), verb).stream()
                        .anyMatch(word -> word.lower().matches("not|never")
                                || word.lower().endsWith("n't"));
    }

    private static boolean hasNoun(Side side, List<Word> words, int at) {
        return at < words.size()
                && !words.get(at).afterMark()
                && !words.get(at).key().isEmpty()
                && !side.vocabulary.is("levels", words.get(at).lower());
    }
}
