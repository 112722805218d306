package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the article says nearly the same words with another number: "denies 14 counts of assault on boys" beside "has
 * denied 16 counts of assault on boys". A number that only happens to be the sum or the difference of two others of other
 * things is then no derivation.
 */
final class Twins {
    private static final Set<String> REST = Set.of("other", "others", "more", "another");
    private static final int REACH = 6;
    /** Words that say something, shared by the surroundings of the two numbers. */
    private static final int FEW = 4;

    private static final double ALIKE = 0.55;
    private static final int SHORTEST = 3;
    private static final int NEAREST = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Units units;

    Twins(Side text, ArticleIndex article, Binder binder, Units units) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.units = units;
    }

    /** True where a number was worked out of things of another kind while the article has it, with another value. */
    boolean speakAgainst(Fact fact, Derivations.Derived derived) {
        boolean foreign = derived.facts().size() > 1
                && derived.facts().stream().anyMatch(operand -> !isNamedAlike(fact, operand));
        return foreign && !tellsOfWorking(fact) && !showsWorking(fact, derived) && twin(fact) != null;
    }

    /** "Three times as many, 160 to 54": how often goes or what is the mean of numbers that the sentence has itself. */
    private boolean showsWorking(Fact fact, Derivations.Derived derived) {
        return Ratios.isRatio(derived)
                && derived.facts().stream().allMatch(operand -> text.facts.get(fact.sentence()).stream()
                        .anyMatch(beside -> Agreement.sameNumber(
                                beside.figure().amount(), operand.figure().amount())));
    }

    /** "14 counts", "three others", or a number whose noun is left out because it is the same. */
    private boolean isNamedAlike(Fact fact, Fact operand) {
        Unit unit = operand.figure().unit();
        if (fact.figure().kind() == Kind.PERCENT && unit == null) {
            return false;
        }
        if (unit != null && !REST.contains(unit.name())) {
            return units.match(fact, operand) == UnitMatch.SAME || isNamedBehind(fact, unit);
        }
        List<Word> words = article.side.words.get(operand.sentence());
        String next = operand.to() < words.size() ? words.get(operand.to()).lower() : "";
        boolean noun = next.length() > SHORTEST && next.endsWith("s") || article.side.vocabulary.knowsNoun(next);
        return REST.contains(next) || !noun;
    }

    /** "30 nurses and porters" of nurses and of porters: the text names the operand's noun right behind its number. */
    private boolean isNamedBehind(Fact fact, Unit unit) {
        List<Word> words = text.words.get(fact.sentence());
        String noun =
                article.side.vocabulary.key(unit.name().substring(unit.name().lastIndexOf(' ') + 1));
        return words.subList(fact.from(), Math.min(words.size(), fact.to() + SHORTEST)).stream()
                .anyMatch(word -> word.key().equals(noun));
    }

    /** "In all", "more than the other": the text says that it reckons. */
    private boolean tellsOfWorking(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        return IntStream.range(0, words.size())
                .filter(at -> !isAllBut(words, at))
                .anyMatch(at -> article.side.vocabulary.is(
                        "working-words", words.get(at).lower()));
    }

    /** "All but 5%". */
    private static boolean isAllBut(List<Word> words, int at) {
        return words.get(at).lower().equals("all")
                && at + 1 < words.size()
                && words.get(at + 1).lower().equals("but");
    }

    private @Nullable Fact twin(Fact fact) {
        Unit unit = fact.figure().unit();
        List<Integer> nearest = binder.nearest(fact.sentence());
        for (int sentence : unit == null ? List.<Integer>of() : nearest.subList(0, Math.min(NEAREST, nearest.size()))) {
            for (Fact other : article.side.facts.get(sentence)) {
                boolean same = other.figure().kind() == fact.figure().kind()
                        && other.figure().unit() != null
                        && units.match(fact, other) == UnitMatch.SAME;
                if (same
                        && !Agreement.sameNumber(
                                fact.figure().amount(), other.figure().amount())
                        && areTold(fact, other)) {
                    return other;
                }
            }
        }
        return null;
    }

    private boolean areTold(Fact fact, Fact other) {
        Set<String> told = around(text.words.get(fact.sentence()), fact);
        Set<String> there = around(article.side.words.get(other.sentence()), other);
        int all = told.size();
        told.retainAll(there);
        return told.size() >= FEW && told.size() >= ALIKE * all || areFramed(fact, other);
    }

    /** "All but 5% of its former range": the very words stand before and behind both. */
    private boolean areFramed(Fact fact, Fact other) {
        List<Word> words = text.words.get(fact.sentence());
        List<Word> others = article.side.words.get(other.sentence());
        List<Word> frame = new ArrayList<>();
        for (int i = 1; i <= Math.min(fact.from(), other.from()); i++) {
            if (!isSame(words.get(fact.from() - i), others.get(other.from() - i))) {
                break;
            }
            frame.add(words.get(fact.from() - i));
        }
        int before = frame.size();
        for (int i = 0; i < Math.min(words.size() - fact.to(), others.size() - other.to()); i++) {
            if (!isSame(words.get(fact.to() + i), others.get(other.to() + i))) {
                break;
            }
            frame.add(words.get(fact.to() + i));
        }
        long telling = frame.stream().filter(word -> !word.key().isEmpty()).count();
        return before > 0 && frame.size() > FEW && telling >= 2;
    }

    private static boolean isSame(Word one, Word other) {
        return one.lower().equals(other.lower());
    }

    /** Keys of the words that say something, the thing counted among them, without the number itself. */
    private Set<String> around(List<Word> words, Fact fact) {
        Set<String> keys = new HashSet<>();
        int to = Math.min(words.size(), fact.to() + REACH);
        for (int at = Math.max(0, fact.from() - REACH); at < to; at++) {
            Word word = words.get(at);
            boolean inside = at >= fact.from() && at < fact.to();
            boolean says = word.text().length() >= SHORTEST && !article.side.vocabulary.is("twin-stops", word.lower());
            if (word.isNumber() ? !inside : says) {
                keys.add(word.key());
            }
        }
        return keys;
    }
}
