package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a number whose operands the text itself tells beside it: "74 (50, 22 and 2)", "20 kg at £180 a kilo, £3,600",
 * "six years, half of the sentence". Every operand must be a number of the article.
 */
final class Workings {
    /** Numbers beyond these are not combined. */
    private static final int MOST = 16;
    /** A sum of two is found elsewhere; more parts than these are not added. */
    private static final int MOST_PARTS = 8;
    /** How far behind a number a word may stand that tells how it follows. */
    private static final int REACH = 4;
    /** "Roughly £9,000 a count" may be so far off, as a share. */
    private static final BigDecimal ROUGH = new BigDecimal("0.05");

    /** "More than a third" may be so much more, as a share of it. */
    private static final BigDecimal NEAR = new BigDecimal("0.2");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How many of the one period the other has. */
    private static final Map<String, BigDecimal> PERIODS = Map.of(
            "week year", BigDecimal.valueOf(52),
            "month year", BigDecimal.valueOf(12),
            "quarter year", BigDecimal.valueOf(4),
            "day year", BigDecimal.valueOf(365),
            "day week", BigDecimal.valueOf(7),
            "hour day", BigDecimal.valueOf(24),
            "minute hour", BigDecimal.valueOf(60),
            "second minute", BigDecimal.valueOf(60));

    private final Side text;
    private final ArticleIndex article;
    private final Function<Fact, @Nullable Fact> known;

    /** @param known the figure of the article that one of the text surely is; null where there is none */
    Workings(Side text, ArticleIndex article, Function<Fact, @Nullable Fact> known) {
        this.text = text;
        this.article = article;
        this.known = known;
    }

    @Nullable
    Derived derive(Fact fact) {
        BigDecimal told = value(fact);
        if (told == null || told.signum() <= 0) {
            return share(fact);
        }
        List<Fact> beside = beside(fact);
        Derived derived = sum(told, fact, beside);
        derived = derived == null ? bareSum(told, fact) : derived;
        derived = derived == null ? product(told, fact, beside) : derived;
        derived = derived == null ? quotient(told, fact, beside) : derived;
        derived = derived == null ? ofPeriod(told, fact) : derived;
        derived = derived == null ? complement(told, fact, beside) : derived;
        derived = derived == null ? parts(told, fact) : derived;
        derived = derived == null ? bareDifference(told, fact) : derived;
        derived = derived == null ? ratio(told, fact, beside) : derived;
        return derived == null ? multiple(told, fact) : derived;
    }

    /** The numbers of its sentence and of those beside it, in the order of the text. */
    private List<Fact> beside(Fact fact) {
        return Stream.of(fact.sentence() - 1, fact.sentence(), fact.sentence() + 1)
                .filter(sentence -> sentence >= 0 && sentence < text.size())
                .flatMap(sentence -> text.facts.get(sentence).stream())
                .filter(other -> other != fact && value(other) != null)
                .sorted(Comparator.comparing(Fact::span))
                .limit(MOST)
                .toList();
    }

    // ---------------------------------------------------------------- sums

    /** Three or more numbers that follow one another. */
    private @Nullable Derived sum(BigDecimal told, Fact fact, List<Fact> beside) {
        for (int from = 0; from < beside.size(); from++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int to = from; to < Math.min(beside.size(), from + MOST_PARTS); to++) {
                Fact part = beside.get(to);
                BigDecimal value = value(part);
                if (value == null || !isPart(fact, part)) {
                    break;
                }
                sum = sum.add(value);
                if (to - from >= 2 && sum.compareTo(told) == 0) {
                    return derived(beside.subList(from, to + 1), "their sum");
                }
            }
        }
        return null;
    }

    private static boolean isPart(Fact fact, Fact part) {
        boolean bare = fact.figure().unit() == null || part.figure().unit() == null;
        Kind kind = fact.figure().kind();
        boolean same = part.figure().kind() == kind
                || kind == Kind.COUNT && part.figure().unit() == null
                || bare && part.figure().kind() == Kind.COUNT;
        return same
                && part.figure().kind() != Kind.RANK
                && !Agreement.sameNumber(fact.figure().amount(), part.figure().amount());
    }

    /** "100 places for three drivers (Ames 55, Boyle 35, Crane 10)": numbers beside names, which are no figures. */
    private @Nullable Derived bareSum(BigDecimal told, Fact fact) {
        List<Fact> facts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        List<Word> words = text.words.get(fact.sentence());
        for (int at = 1; at < words.size(); at++) {
            boolean named = words.get(at).text().matches("[1-9][\\d,]{0,8}")
                    && words.get(at - 1).isCapital()
                    && (at < fact.from() || at >= fact.to());
            if (named) {
                BigDecimal part = new BigDecimal(words.get(at).text().replace(",", ""));
                Fact there = article.withNumber(List.of(part.stripTrailingZeros())).stream()
                        .findFirst()
                        .orElse(null);
                if (there == null) {
                    return null;
                }
                facts.add(there);
                sum = sum.add(part);
            }
        }
        return facts.size() > 1 && sum.compareTo(told) == 0 ? new Derived(facts, List.of(), "their sum") : null;
    }

    /** "Ames has 384, 84 more than Boyle", who has 300: numbers of a list without nouns. */
    private @Nullable Derived bareDifference(BigDecimal told, Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        boolean compared = words.subList(fact.from(), Math.min(words.size(), fact.to() + REACH)).stream()
                .anyMatch(word -> text.vocabulary.is("comparing", word.lower()));
        for (Word word : compared ? words : List.<Word>of()) {
            BigDecimal one = number(word);
            List<Integer> places = one == null || word.span().overlaps(fact.span()) ? List.of() : places(one);
            for (int sentence : places) {
                for (Word other : article.side.words.get(sentence)) {
                    BigDecimal value = number(other);
                    if (one != null
                            && value != null
                            && one.subtract(value).abs().compareTo(told) == 0) {
                        return new Derived(
                                List.of(), List.of(other.span()), "Two numbers of the article differ by it.");
                    }
                }
            }
        }
        return null;
    }

    /** The sentences of the article that have a number in digits. */
    private List<Integer> places(BigDecimal value) {
        List<Integer> found = new ArrayList<>();
        for (int sentence = 0; sentence < article.side.size() && found.size() < REACH; sentence++) {
            for (Word word : article.side.words.get(sentence)) {
                BigDecimal number = number(word);
                if (number != null && number.compareTo(value) == 0) {
                    found.add(sentence);
                    break;
                }
            }
        }
        return found;
    }

    private static @Nullable BigDecimal number(Word word) {
        return word.text().matches("[1-9]\\d{0,2}(,\\d{3})*|[1-9]\\d{3,6}")
                ? new BigDecimal(word.text().replace(",", ""))
                : null;
    }

    /** "Three courses, two of its six BAs and one of its three MAs". */
    private @Nullable Derived parts(BigDecimal told, Fact fact) {
        BigDecimal sum = BigDecimal.ZERO;
        List<Fact> parts = new ArrayList<>();
        for (Fact other : text.facts.get(fact.sentence())) {
            if (other.figure().amount() instanceof Amount.Part part) {
                sum = sum.add(part.part());
                parts.add(other);
            }
        }
        return parts.size() > 1 && sum.compareTo(told) == 0 ? derived(parts, "their sum") : null;
    }

    // ---------------------------------------------------------------- products

    private @Nullable Derived product(BigDecimal told, Fact fact, List<Fact> beside) {
        for (Fact each : beside) {
            for (Fact times : beside) {
                BigDecimal one = value(each);
                BigDecimal number = value(times);
                boolean fits = one != null
                        && number != null
                        && isOf(fact, each, times)
                        && one.multiply(number).compareTo(told) == 0;
                if (fits) {
                    return derived(List.of(each, times), "so many of them");
                }
            }
        }
        return null;
    }

    /** "£2,000 a month, £24,000 a year": so many of the one period make the other. */
    private @Nullable Derived ofPeriod(BigDecimal told, Fact fact) {
        String[] own = perPeriod(fact);
        for (Fact there : own.length == 2 ? article.side.allFacts() : List.<Fact>of()) {
            String[] other = perPeriod(there);
            BigDecimal value = value(there);
            boolean alike = other.length == 2
                    && value != null
                    && there.figure().kind() == fact.figure().kind()
                    && own[0].equals(other[0])
                    && !own[1].equals(other[1]);
            BigDecimal times = alike ? PERIODS.get(other[1] + " " + own[1]) : null;
            BigDecimal rounds = alike ? PERIODS.get(own[1] + " " + other[1]) : null;
            BigDecimal reckoned = value == null || times == null && rounds == null
                    ? null
                    : times != null ? value.multiply(times) : value.divide(rounds, MathContext.DECIMAL64);
            if (reckoned != null && isRoundedTo(fact, told, reckoned)) {
                return new Derived(List.of(there), List.of(), "for the other period");
            }
        }
        return null;
    }

    /** "Pound" and "week" of what is measured in pounds per week; nothing where it is no such rate. */
    private static String[] perPeriod(Fact fact) {
        String name = fact.figure().unit() == null ? "" : fact.figure().unit().name();
        String[] parts = name.split(" per ");
        return parts.length == 2
                        && PERIODS.keySet().stream()
                                .anyMatch(key -> List.of(key.split(" ")).contains(parts[1]))
                ? parts
                : new String[0];
    }

    private static boolean isRoundedTo(Fact fact, BigDecimal told, BigDecimal reckoned) {
        BigDecimal off = reckoned.subtract(told).divide(told, MathContext.DECIMAL64);
        return switch (fact.figure().qualifier()) {
            case EXACT, ABOUT ->
                reckoned.round(new MathContext(
                                        Math.max(2, told.stripTrailingZeros().precision())))
                                .compareTo(told)
                        == 0;
            case MORE_THAN, AT_LEAST -> off.signum() > 0 && off.compareTo(ROUGH) <= 0;
            case NEARLY, LESS_THAN, AT_MOST -> off.signum() < 0 && off.negate().compareTo(ROUGH) <= 0;
        };
    }

    private static boolean isOf(Fact fact, Fact each, Fact times) {
        return each != times
                && Units.isMeasure(fact.figure())
                && each.figure().kind() == fact.figure().kind()
                && times.figure().kind() != fact.figure().kind()
                && isCounting(times);
    }

    private static boolean isCounting(Fact fact) {
        Kind kind = fact.figure().kind();
        return kind != Kind.PERCENT && kind != Kind.AGE && kind != Kind.RANK && kind != Kind.SCORE;
    }

    /** "Sixteen counts, £145,000 in all, or roughly £9,000 a count". */
    private @Nullable Derived quotient(BigDecimal told, Fact fact, List<Fact> beside) {
        if (!isRate(fact)) {
            return null;
        }
        for (Fact whole : beside) {
            for (Fact number : beside) {
                BigDecimal all = value(whole);
                BigDecimal count = value(number);
                boolean alike = whole != number
                        && whole.figure().kind() == fact.figure().kind()
                        && isCounting(number);
                if (alike && all != null && count != null && count.signum() > 0 && fits(fact, told, all, count)) {
                    return derived(List.of(whole, number), "the one by the other");
                }
            }
        }
        return null;
    }

    private static boolean fits(Fact fact, BigDecimal told, BigDecimal all, BigDecimal count) {
        BigDecimal precise = all.divide(count, MathContext.DECIMAL64);
        BigDecimal off = precise.subtract(told).abs();
        return fact.figure().qualifier() == Qualifier.EXACT
                ? precise.round(new MathContext(
                                        Math.max(2, told.stripTrailingZeros().precision())))
                                .compareTo(told)
                        == 0
                : off.compareTo(told.multiply(ROUGH)) <= 0;
    }

    /** "A count", "per head", "each", "on average". */
    private boolean isRate(Fact fact) {
        Figure figure = fact.figure();
        boolean per = figure.unit() != null && figure.unit().name().contains(" per ");
        List<Word> words = text.words.get(fact.sentence());
        return per
                || words.subList(Math.max(0, fact.from() - REACH), Math.min(words.size(), fact.to() + REACH)).stream()
                        .anyMatch(word -> text.vocabulary.is("averaging", word.lower()));
    }

    /** "The two lost 90 and 30, three to one". */
    private @Nullable Derived ratio(BigDecimal told, Fact fact, List<Fact> beside) {
        if (!isToOne(fact)) {
            return null;
        }
        for (Fact one : beside) {
            for (Fact other : beside) {
                BigDecimal a = value(one);
                BigDecimal b = value(other);
                boolean fits = a != null
                        && b != null
                        && b.compareTo(BigDecimal.ONE) > 0
                        && a.compareTo(b) > 0
                        && isPart(one, other)
                        && isAbout(fact.figure().qualifier(), told, a.divide(b, MathContext.DECIMAL64));
                Derived derived = fits ? derived(List.of(one, other), "the one to the other") : null;
                if (derived != null) {
                    return derived;
                }
            }
        }
        return null;
    }

    private boolean isToOne(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int to = fact.figure().unit() == null
                ? fact.to()
                : text.wordAt(fact.sentence(), fact.figure().number().end());
        return to + 1 < words.size()
                && words.get(to).lower().equals("to")
                && words.get(to + 1).lower().matches("one|1");
    }

    /** "Nine of 1,013, or fewer than one in a hundred"; also in percent. */
    private @Nullable Derived share(Fact fact) {
        if (!(fact.figure().amount() instanceof Amount.Part part)
                || part.whole().signum() <= 0) {
            return null;
        }
        BigDecimal told = part.part().divide(part.whole(), MathContext.DECIMAL64);
        for (Fact other : text.facts.get(fact.sentence())) {
            boolean same = other != fact
                    && other.figure().amount() instanceof Amount.Part of
                    && of.part().signum() > 0
                    && isAbout(fact.figure().qualifier(), told, of.part().divide(of.whole(), MathContext.DECIMAL64));
            if (same) {
                return derived(List.of(other), "the same share");
            }
        }
        List<Fact> beside = beside(fact);
        for (Fact one : beside) {
            for (Fact whole : beside) {
                BigDecimal a = value(one);
                BigDecimal b = value(whole);
                boolean fits = a != null
                        && b != null
                        && one.sentence() == fact.sentence()
                        && a.signum() > 0
                        && a.compareTo(b) < 0
                        && isAbout(fact.figure().qualifier(), told, a.divide(b, MathContext.DECIMAL64));
                if (fits) {
                    return derived(List.of(one, whole), "the one as a share of the other");
                }
            }
        }
        return null;
    }

    private static boolean isAbout(Qualifier bound, BigDecimal told, BigDecimal precise) {
        BigDecimal off = precise.subtract(told).divide(told, MathContext.DECIMAL64);
        boolean near = off.abs().compareTo(NEAR) <= 0;
        return switch (bound) {
            case EXACT, ABOUT -> off.abs().compareTo(ROUGH) <= 0;
            case MORE_THAN, AT_LEAST -> near && off.signum() >= 0;
            case NEARLY, LESS_THAN, AT_MOST -> near && off.signum() <= 0;
        };
    }

    /** "38% is accounted for" beside the 62% that is not. */
    private @Nullable Derived complement(BigDecimal told, Fact fact, List<Fact> beside) {
        if (fact.figure().kind() != Kind.PERCENT || fact.figure().unit() == null || told.compareTo(HUNDRED) >= 0) {
            return null;
        }
        return beside.stream()
                .filter(other -> other.figure().kind() == Kind.PERCENT && other.sentence() == fact.sentence())
                .filter(other -> exactly(other, HUNDRED.subtract(told)))
                .findFirst()
                .map(other -> derived(List.of(other), "the rest of it"))
                .orElse(null);
    }

    /** "Six years, half of his sentence"; "70, twice the figure of May". */
    private @Nullable Derived multiple(BigDecimal told, Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + REACH); at++) {
            String word = words.get(at).lower();
            for (int times = 2; times <= REACH; times++) {
                BigDecimal factor = BigDecimal.valueOf(times);
                BigDecimal other = text.vocabulary.has("parts-of-" + times, word)
                        ? told.multiply(factor)
                        : text.vocabulary.has("multiples-of-" + times, word)
                                ? told.divide(factor, MathContext.DECIMAL64)
                                : null;
                Fact there = other == null ? null : there(fact, other);
                if (there != null) {
                    return new Derived(List.of(there), List.of(), "so many times as much");
                }
            }
        }
        return null;
    }

    private @Nullable Fact there(Fact fact, BigDecimal value) {
        return article.withNumber(List.of(value.stripTrailingZeros())).stream()
                .filter(other -> other.figure().kind() == fact.figure().kind() && value(other) != null)
                .findFirst()
                .orElse(null);
    }

    // ---------------------------------------------------------------- lists

    /** "Three games to miss: Ames and Boyle away, Crane at home": as many as are listed right behind it. */
    @Nullable
    Derived listed(Fact fact) {
        BigDecimal told = value(fact);
        boolean counts = fact.figure().kind() == Kind.COUNT
                && told != null
                && (told.compareTo(BigDecimal.ONE) > 0 || told.signum() > 0 && opensList(fact))
                && told.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        if (!counts || told == null) {
            return null;
        }
        String list = list(fact);
        String[] items = list.isBlank() ? new String[0] : list.split("[,;/]|&|\\band\\b|\\bor\\b");
        Set<String> names = new HashSet<>();
        for (String item : items) {
            if (!item.isBlank()) {
                names.add(item.strip());
            }
        }
        boolean all = names.size() == told.intValue() && names.stream().allMatch(this::isOfArticle);
        return all ? new Derived(List.of(), List.of(), "The summary lists as many, all of the article.") : null;
    }

    /** "Pilot (1): Ida Ames". */
    private boolean opensList(Fact fact) {
        return text.text.startsWith("):", fact.figure().number().end());
    }

    /** What stands behind a colon, a dash or in brackets. */
    private String list(Fact fact) {
        Span sentence = text.sentence(fact.sentence());
        String rest =
                text.text.substring(fact.span().end(), Math.max(fact.span().end(), sentence.end()));
        int begin = rest.length();
        for (int i = 0; i < rest.length() && begin == rest.length(); i++) {
            begin = ":(—–".indexOf(rest.charAt(i)) >= 0 ? i : begin;
        }
        if (begin == rest.length()) {
            return "";
        }
        String list = rest.substring(begin + 1);
        int end = rest.charAt(begin) == '(' ? list.indexOf(')') : firstOf(list, ".!?—–");
        return (end < 0 ? list : list.substring(0, end)).strip();
    }

    private static int firstOf(String words, String marks) {
        for (int i = 0; i < words.length(); i++) {
            if (marks.indexOf(words.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOfArticle(String item) {
        for (String word : item.split("[^\\p{L}\\p{N}'’-]+")) {
            String key = text.vocabulary.key(word.toLowerCase(java.util.Locale.ROOT));
            if (word.length() > 2 && article.hasKey(key)) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- operands

    /** Null where one of them is no number of the article. */
    private @Nullable Derived derived(List<Fact> told, String how) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : told) {
            Fact there = known.apply(fact);
            if (there == null) {
                return null;
            }
            facts.add(there);
        }
        return new Derived(facts, List.of(), how);
    }

    private static boolean exactly(Fact fact, BigDecimal number) {
        BigDecimal value = value(fact);
        return value != null && value.compareTo(number) == 0;
    }

    private static @Nullable BigDecimal value(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact
                        && fact.figure().kind() != Kind.RANK
                ? exact.value()
                : null;
    }
}
