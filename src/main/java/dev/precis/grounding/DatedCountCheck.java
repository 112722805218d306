package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.grounding.DateSlots.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a date that a clause with a number stands under where the article has the number with the same words under another
 * one: "in 2010 she moved house four times" of a move in 2012. Both dates are said outright, in the number's own clause.
 */
final class DatedCountCheck {
    /** So many other words of the clauses are the same; more where the number is one that stands anywhere. */
    private static final int SHARED = 2;

    private static final int MANY = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final DateSlots there;

    DatedCountCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.there = article.side.view(DateSlots.class, DateSlots::new);
    }

    /** @param told what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (Slot slot : new DateSlots(text).all()) {
            Slot right = isWithin(text, slot) && !Item.isFound(told, slot.span()) ? right(slot, bound) : null;
            if (right != null) {
                items.add(finding(slot, right));
            }
        }
        return items;
    }

    private @Nullable Slot right(Slot slot, Map<Fact, Fact> bound) {
        for (Fact fact : text.facts.get(slot.sentence())) {
            boolean own =
                    bound.containsKey(fact) && isOf(slot, fact) && fact.figure().kind() != Kind.RANK;
            Slot right = own ? right(slot, fact) : null;
            if (right != null && !right.isSame(slot)) {
                return right;
            }
        }
        return null;
    }

    /** The one date that the article has the number under wherever it has it; null where that is not clear. */
    private @Nullable Slot right(Slot slot, Fact fact) {
        Slot right = null;
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.relation() == Candidate.Relation.SAME && candidate.unit() != UnitMatch.OTHER;
            Slot other = same ? slot(slot.kind(), candidate.fact()) : null;
            if (same
                    && (other == null
                            || right != null && !right.isSame(other)
                            || shared(slot, fact, other) < (isCommon(fact) ? MANY : SHARED))) {
                return null;
            }
            right = other == null ? right : other;
        }
        return right;
    }

    private static boolean isCommon(Fact fact) {
        return fact.figure().number().length() < 2 || fact.figure().unit() == null;
    }

    private @Nullable Slot slot(DateSlots.Kind kind, Fact fact) {
        List<Slot> all = there.all().stream()
                .filter(slot -> slot.sentence() == fact.sentence())
                .toList();
        return all.size() == 1 && all.get(0).kind() == kind && isWithin(article.side, all.get(0)) && !isShifted(fact)
                ? all.get(0)
                : null;
    }

    /** "A year earlier" in the sentence: the number may be of another time. */
    private boolean isShifted(Fact fact) {
        return article.side.words.get(fact.sentence()).stream()
                .anyMatch(word -> text.vocabulary.is("period-before", word.lower())
                        || word.lower().matches("earlier|later|ago|before|after|since|until|by|year|years|season"));
    }

    private static boolean isOf(Slot slot, Fact fact) {
        return slot.sentence() == fact.sentence()
                && slot.from() <= fact.from()
                && fact.to() <= slot.to()
                && (fact.to() <= slot.first() || slot.last() <= fact.from());
    }

    /** "In 2012", "during May". */
    private static boolean isWithin(Side side, Slot slot) {
        return slot.isClear()
                && slot.first() > 0
                && side.words.get(slot.sentence()).get(slot.first() - 1).lower().matches("in|during|on");
    }

    private long shared(Slot slot, Fact fact, Slot other) {
        Set<String> keys = new HashSet<>();
        for (int at = other.from(); at < other.to(); at++) {
            keys.add(article.side.words.get(other.sentence()).get(at).key());
        }
        keys.remove("");
        List<Word> words = text.words.get(slot.sentence());
        Set<String> shared = new HashSet<>();
        for (int at = slot.from(); at < slot.to(); at++) {
            boolean number =
                    at >= fact.from() && at < fact.to() && words.get(at).isNumber();
            boolean date = at >= slot.first() && at < slot.last();
            if (!number && !date && keys.contains(words.get(at).key())) {
                shared.add(words.get(at).key());
            }
        }
        return shared.size();
    }

    private Item finding(Slot slot, Slot right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                slot.span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article has this number for “" + expected + "”, not for “" + findings.told(slot.span()) + "”.");
    }
}
