package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Qualifier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds numbers that the article writes in another way: "five for 43" for 5-43, "nearly three hours" for 2 h 51 min. */
final class OtherNotation {
    /** How many words of a text may stand between the two numbers of a score. */
    private static final int BETWEEN = 3;

    private static final Pattern DIGITS = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

    private static final int MILLION = 6;
    /** "Nearly three hours" may be this far off, as a share. */
    private static final BigDecimal SLACK = new BigDecimal("0.08");

    /** And "just under" a time to the minute so far. */
    private static final BigDecimal FINE = new BigDecimal("0.01");

    private final Side text;
    private final ArticleIndex article;
    private final Durations durations;
    /** Measures of the article that are told in two units, by the code of the base unit. */
    private final Map<String, Map<Fact, BigDecimal>> compounds = new HashMap<>();

    OtherNotation(Side text, ArticleIndex article) {
        this.text = text;
        this.article = article;
        this.durations = new Durations(article);
        for (int sentence = 0; sentence < article.side.size(); sentence++) {
            addCompounds(article.side.facts.get(sentence));
        }
    }

    /** "Two hours and 51 minutes": figures of one measure side by side. */
    private void addCompounds(List<Fact> facts) {
        for (int i = 0; i + 1 < facts.size(); i++) {
            Normalized one = facts.get(i).figure().normalized();
            Normalized other = facts.get(i + 1).figure().normalized();
            boolean beside = facts.get(i + 1).from() - facts.get(i).to() <= 1;
            if (one != null && other != null && beside && one.unitCode().equals(other.unitCode())) {
                compounds
                        .computeIfAbsent(one.unitCode(), code -> new HashMap<>())
                        .put(facts.get(i), one.value().add(other.value()));
            }
        }
    }

    /** "Six of the ten" for "six of the top 10 events": the whole behind a word that is no number. */
    private @Nullable Fact part(Fact fact) {
        if (!(fact.figure().amount() instanceof Amount.Part part)) {
            return null;
        }
        for (Fact other : article.withNumber(List.of(part.part().stripTrailingZeros()))) {
            List<Word> words = article.side.words.get(other.sentence());
            int of = other.to();
            boolean parts = of < words.size()
                    && words.get(of).lower().equals("of")
                    && other.figure().amount() instanceof Amount.Exact exact
                    && exact.value().compareTo(part.part()) == 0;
            for (int at = of + 1; parts && at < Math.min(words.size(), of + BETWEEN + 2); at++) {
                if (words.get(at).text().equals(part.whole().toPlainString())) {
                    return other;
                }
            }
        }
        return null;
    }

    /** The figure of the article that is meant; null where none is. */
    @Nullable
    Fact find(Fact fact) {
        Fact part = part(fact);
        if (part != null) {
            return part;
        }
        Fact found = compound(fact.figure());
        found = found == null ? durations.find(fact) : found;
        found = found == null ? almost(fact) : found;
        found = found == null ? millions(fact) : found;
        found = found == null ? oneIn(fact) : found;
        found = found == null ? end(fact) : found;
        found = found == null ? scaled(fact) : found;
        return found == null ? pair(fact) : found;
    }

    /** "Just under two hours and ten minutes" for 2:09:31. */
    private @Nullable Fact almost(Fact fact) {
        Normalized told = fact.figure().normalized();
        Qualifier bound = fact.figure().qualifier();
        if (told == null
                || fact.figure().kind() != Kind.DURATION
                || bound != Qualifier.NEARLY && bound != Qualifier.LESS_THAN) {
            return null;
        }
        return article.durations().stream()
                .filter(other -> {
                    Normalized there = other.figure().normalized();
                    BigDecimal less =
                            there == null ? BigDecimal.ZERO : told.value().subtract(there.value());
                    return there != null
                            && there.unitCode().equals(told.unitCode())
                            && less.signum() > 0
                            && less.compareTo(told.value().multiply(FINE)) <= 0;
                })
                .findFirst()
                .orElse(null);
    }

    /** "To £1,475" of "from £1,250 to £1,475". */
    private @Nullable Fact end(Fact fact) {
        BigDecimal value = exact(fact);
        if (value == null) {
            return null;
        }
        return article.withNumber(List.of(value.stripTrailingZeros())).stream()
                .filter(other -> other.figure().amount() instanceof Amount.Range
                        && other.figure().kind() == fact.figure().kind())
                .filter(other -> isOneCurrency(fact.figure(), other.figure()))
                .filter(other -> isDirected(other) || isNamedEnd(fact) || isWrittenOut(fact, other))
                .findFirst()
                .orElse(null);
    }

    private boolean isDirected(Fact range) {
        List<Word> words = article.side.words.get(range.sentence());
        return article.side.vocabulary.is("directions", words.get(range.from()).lower());
    }

    /** "Pier 30 to 40 seconds later": the other end stands before it in the text, read with another word. */
    private boolean isWrittenOut(Fact fact, Fact range) {
        List<Word> words = text.words.get(fact.sentence());
        return range.figure().amount() instanceof Amount.Range ends
                && fact.from() > 1
                && words.get(fact.from() - 1).lower().equals("to")
                && words.get(fact.from() - 2).text().equals(ends.low().toPlainString());
    }

    /** "Its upper estimate of £30m". */
    private boolean isNamedEnd(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        return words.subList(Math.max(0, fact.from() - BETWEEN), fact.from()).stream()
                .anyMatch(word -> text.vocabulary.is("range-ends", word.lower()));
    }

    private static boolean isOneCurrency(Figure one, Figure other) {
        String a = one.unit() == null ? null : one.unit().code();
        String b = other.unit() == null ? null : other.unit().code();
        return a == null || b == null || a.equals(b);
    }

    /** "Over 10m" may be millions, of whatever the article counts. */
    private @Nullable Fact millions(Fact fact) {
        String told = fact.figure().number().in(text.text) + after(fact);
        BigDecimal value = exact(fact);
        if (value == null || fact.figure().kind() != Kind.LENGTH || !told.endsWith("m")) {
            return null;
        }
        return article.withNumber(List.of(value.scaleByPowerOfTen(MILLION).stripTrailingZeros())).stream()
                .findFirst()
                .orElse(null);
    }

    /** "From 28.1 to 25.6 million tonnes": the scale stands with the second number only. */
    private @Nullable Fact scaled(Fact fact) {
        BigDecimal value = exact(fact);
        for (Fact next : text.facts.get(fact.sentence())) {
            int gap = next.from() - fact.to();
            boolean joined = gap >= 0
                    && gap <= 1
                    && next.from() > 0
                    && text.words
                            .get(fact.sentence())
                            .get(next.from() - 1)
                            .lower()
                            .matches("to|and|or");
            BigDecimal scale = joined && next != fact ? scale(next) : null;
            if (value != null && scale != null) {
                return article.withNumber(List.of(value.multiply(scale).stripTrailingZeros())).stream()
                        .filter(other -> other.figure().amount() instanceof Amount.Exact
                                && (other.figure().unit() == null
                                        || other.figure().kind()
                                                == next.figure().kind()))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    /** A million for "25.6 million"; null for a number without a scale word. */
    private @Nullable BigDecimal scale(Fact fact) {
        BigDecimal value = exact(fact);
        Matcher digits = DIGITS.matcher(fact.figure().number().in(text.text));
        if (value == null || !digits.lookingAt()) {
            return null;
        }
        BigDecimal written = new BigDecimal(digits.group().replace(",", ""));
        BigDecimal scale = written.signum() == 0 ? BigDecimal.ONE : value.divide(written, MathContext.DECIMAL64);
        return scale.compareTo(BigDecimal.valueOf(1000)) >= 0 ? scale.stripTrailingZeros() : null;
    }

    private String after(Fact fact) {
        return text.text.substring(
                fact.figure().number().end(),
                Math.max(fact.figure().number().end(), fact.figure().span().end()));
    }

    private @Nullable Fact pair(Fact fact) {
        for (Fact beside : text.facts.get(fact.sentence())) {
            int gap = Math.max(fact.from(), beside.from()) - Math.min(fact.to(), beside.to());
            boolean near = gap <= BETWEEN || isWhole(fact) || isWhole(beside);
            Fact found = beside == fact || !near ? null : pair(fact, beside);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** "Of five loans, his lawyer says, three": the whole stands behind "of". */
    private boolean isWhole(Fact fact) {
        return fact.from() > 0
                && text.words.get(fact.sentence()).get(fact.from() - 1).lower().equals("of");
    }

    /** "One household in 5" for one in five households. */
    private @Nullable Fact oneIn(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        BigDecimal whole = exact(fact);
        boolean in = fact.from() > 1 && words.get(fact.from() - 1).lower().equals("in");
        boolean one = in
                && words.subList(Math.max(0, fact.from() - BETWEEN - 1), fact.from()).stream()
                        .anyMatch(word -> word.lower().equals("one"));
        if (whole == null || !one) {
            return null;
        }
        return article.withNumber(List.of(whole.stripTrailingZeros())).stream()
                .filter(other -> other.figure().amount() instanceof Amount.Part part
                        && part.part().compareTo(BigDecimal.ONE) == 0)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Fact compound(Figure figure) {
        Normalized measure = figure.normalized();
        if (measure == null) {
            return null;
        }
        for (var entry : compounds.getOrDefault(measure.unitCode(), Map.of()).entrySet()) {
            BigDecimal more = entry.getValue().subtract(measure.value());
            boolean near = more.abs().compareTo(measure.value().abs().multiply(SLACK)) <= 0;
            if (near && allows(figure.qualifier(), more.signum())) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static boolean allows(Qualifier qualifier, int more) {
        return switch (qualifier) {
            case ABOUT -> true;
            case EXACT -> more == 0;
            case NEARLY, LESS_THAN, AT_MOST -> more <= 0;
            case MORE_THAN, AT_LEAST -> more >= 0;
        };
    }

    /** Two numbers of the text that the article has as a score, or as a part of a whole. */
    private @Nullable Fact pair(Fact fact, Fact beside) {
        BigDecimal one = exact(fact);
        BigDecimal other = exact(beside);
        if (one == null || other == null) {
            return null;
        }
        for (Fact there : article.withNumber(List.of(one.stripTrailingZeros()))) {
            Amount amount = there.figure().amount();
            boolean score = there.figure().kind() == Kind.SCORE
                    && amount instanceof Amount.Score told
                    && told.parts().contains(other.intValue());
            boolean inOrder = isWhole(beside) || fact.from() < beside.from() && !isWhole(fact);
            boolean part = amount instanceof Amount.Part told && isOne(told, one, other, inOrder);
            if (score || part) {
                return there;
            }
        }
        return null;
    }

    /** "One post in six" is one in six; six in one would be none. */
    private static boolean isOne(Amount.Part part, BigDecimal one, BigDecimal other, boolean inOrder) {
        BigDecimal first = inOrder ? one : other;
        BigDecimal second = inOrder ? other : one;
        return part.part().compareTo(first) == 0 && part.whole().compareTo(second) == 0;
    }

    private static @Nullable BigDecimal exact(Fact fact) {
        return fact.figure().amount() instanceof Amount.Exact exact
                        && exact.value().signum() > 0
                ? exact.value()
                : null;
    }
}
