package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a person's age that is another's: "Ames, 29" where the article has "Ames, 34". */
final class AgeCheck {
    private static final BigDecimal OLDEST = BigDecimal.valueOf(120);

    /** Some stories come with all their words but the first of a sentence in small letters. */
    private static final class Letters {
        private final boolean small;

        Letters(Side side) {
            small = side.words.stream()
                    .noneMatch(words -> words.stream().skip(1).anyMatch(Word::isCapital));
        }
    }

    private final Side text;
    private final Side article;
    private final Findings findings;
    private final Map<String, List<Fact>> ages = new HashMap<>();

    AgeCheck(Side text, Side article, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.article = article;
        for (Fact fact : article.allFacts()) {
            String name = named(article, fact);
            if (name != null) {
                ages.computeIfAbsent(name, key -> new ArrayList<>()).add(fact);
            }
        }
    }

    List<Item> check() {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            String name = named(text, fact);
            List<Fact> known = name == null ? List.of() : ages.getOrDefault(name, List.of());
            Set<BigDecimal> values = new HashSet<>();
            known.forEach(age -> values.add(value(age)));
            if (values.size() == 1 && !values.contains(value(fact)) && !isOther(fact, known.get(0))) {
                items.add(finding(fact, known.get(0)));
            }
        }
        return items;
    }

    /** "Ana Ames, 23" and "Ben Ames, 26" are two. */
    private boolean isOther(Fact fact, Fact known) {
        String one = first(text, fact);
        String other = first(article, known);
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other) || isOfFirstName(one, value(fact));
    }

    /** "Her husband Phil, 47" for Phil Cann, where Mrs Cann is 44. */
    private boolean isOfFirstName(String first, BigDecimal told) {
        return article.allFacts().stream()
                .filter(age -> isAge(age) && value(age).compareTo(told) == 0)
                .anyMatch(age -> first.equals(named(article, age)));
    }

    private static String first(Side side, Fact age) {
        List<Word> words = side.words.get(age.sentence());
        int at = age.from() - 2;
        return at >= 0 && isName(side, words.get(at)) && !words.get(at + 1).afterMark()
                ? words.get(at).key()
                : "";
    }

    /** The last word of the name that an age stands behind, between commas. */
    private static @Nullable String named(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        if (fact.from() == 0 || fact.from() >= words.size() || !isAge(fact)) {
            return null;
        }
        Word name = words.get(fact.from() - 1);
        boolean behind = words.get(fact.from()).afterMark();
        boolean closed = fact.to() >= words.size() || words.get(fact.to()).afterMark();
        return isName(side, name)
                        && behind
                        && closed
                        && !name.isParty()
                        && !name.key().isEmpty()
                ? name.key()
                : null;
    }

    /** In a story in small letters any word may be a name; the text's own capitals tell. */
    private static boolean isName(Side side, Word word) {
        return word.isCapital() || !word.isNumber() && side.view(Letters.class, Letters::new).small;
    }

    private static boolean isAge(Fact fact) {
        boolean bare = fact.figure().kind() == Kind.COUNT && fact.figure().unit() == null;
        return (bare || fact.figure().kind() == Kind.AGE) && value(fact).signum() > 0;
    }

    /** Whole years; 0 for what can be no age. */
    private static BigDecimal value(Fact fact) {
        boolean whole = fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().stripTrailingZeros().scale() <= 0
                && exact.value().compareTo(OLDEST) <= 0;
        return whole ? ((Amount.Exact) fact.figure().amount()).value().stripTrailingZeros() : BigDecimal.ZERO;
    }

    private Item finding(Fact fact, Fact right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                right,
                expected,
                "The article gives the age “" + expected + "” here, not “" + findings.told(fact.span()) + "”.");
    }
}
