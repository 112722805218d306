package dev.precis.grounding;

import dev.precis.grounding.DateSlots.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates that the article has for another event: "the second debate is on Oct. 19". A date is wrong only where the
 * words beside it clearly stand with another date of the article, and those with its own have next to nothing of them.
 */
final class DateSlotCheck {
    /** So many words around a date tell what happened then. */
    private static final int AROUND = 8;
    /** The other date has so many of them, */
    private static final int SHARED = 4;
    /** so many of them that the own date does not have, */
    private static final int MORE = 2;
    /** this share of their worth more, */
    private static final double MARGIN = 0.4;
    /** and so many of the words next to the date none is with its own date alone. */
    private static final int NEXT = 4;

    /**
     * How well another date fits.
     *
     * @param more keys that stand with the other date only
     * @param own keys that stand with the own date only
     */
    private record Fit(Slot slot, Slot rival, Set<String> shared, Set<String> more, Set<String> own, double margin) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final DateSlots there;

    DateSlotCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.there = article.side.view(DateSlots.class, DateSlots::new);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        Map<Slot, List<Fit>> fits = new LinkedHashMap<>();
        for (Slot slot : new DateSlots(text).all()) {
            boolean found = Item.isFound(told, slot.span());
            if (slot.isClear() && !found) {
                fits.put(slot, fits(slot));
            }
        }
        List<Item> items = new ArrayList<>();
        fits.forEach((slot, list) -> list.stream()
                .filter(fit -> isClear(fit) || isSwapped(fit, fits))
                .max(Comparator.comparingDouble(Fit::margin))
                .ifPresent(fit -> items.add(finding(fit))));
        return items;
    }

    private List<Fit> fits(Slot slot) {
        List<Slot> own =
                there.all().stream().filter(other -> isOwn(slot, other)).toList();
        List<Slot> rivals = there.all().stream()
                .filter(other -> other.kind() == slot.kind() && other.isClear() && !other.isSame(slot))
                .toList();
        List<String> around = around(slot);
        if (own.isEmpty() || rivals.isEmpty() || around.isEmpty()) {
            return List.of();
        }
        List<Fit> fits = new ArrayList<>();
        for (Slot rival : rivals) {
            Fit fit = fit(slot, rival, own, around);
            if (fit != null) {
                fits.add(fit);
            }
        }
        return fits;
    }

    /** A place of the article that may be meant by a date of the text. */
    private static boolean isOwn(Slot slot, Slot other) {
        return slot.kind() == other.kind()
                ? slot.isSame(other)
                : slot.kind().compareTo(other.kind()) > 0
                        && (slot.moment().year() == null
                                || other.moment().year() == null
                                || slot.moment().year().equals(other.moment().year()))
                        && (slot.moment().month() == null
                                || slot.moment().month().equals(other.moment().month()));
    }

    private @Nullable Fit fit(Slot slot, Slot rival, List<Slot> own, List<String> around) {
        Set<String> with = keys(rival.sentence(), rival.from(), rival.to());
        Set<String> shared = new LinkedHashSet<>(around);
        shared.retainAll(with);
        Set<String> more = new LinkedHashSet<>(shared);
        Set<String> only = new LinkedHashSet<>();
        double least = Double.MAX_VALUE;
        for (Slot place : own) {
            Set<String> keys = keysWith(place, rival);
            more.removeAll(keys);
            for (String key : around) {
                if (keys.contains(key) && !with.contains(key)) {
                    only.add(key);
                }
            }
            least = Math.min(
                    least,
                    worth(shared) - worth(around.stream().filter(keys::contains).toList()));
        }
        return more.isEmpty() ? null : new Fit(slot, rival, shared, more, only, least / worth(around));
    }

    private double worth(Iterable<String> keys) {
        double worth = 0;
        for (String key : keys) {
            double value = article.worth(key);
            worth += value > 0 ? value : 1;
        }
        return worth;
    }

    /** The words that may be told of a date: of its clause, and of its sentence and undated ones beside where no rival stands there. */
    private Set<String> keysWith(Slot place, Slot rival) {
        if (place.sentence() == rival.sentence() && place.isClear()) {
            return keys(place.sentence(), place.from(), place.to());
        }
        Set<String> keys = new HashSet<>();
        for (int at = Math.max(0, place.sentence() - 1);
                at <= Math.min(article.side.size() - 1, place.sentence() + 1);
                at++) {
            if (at == place.sentence() || !there.isDated(at)) {
                keys.addAll(keys(at, 0, article.side.words.get(at).size()));
            }
        }
        return keys;
    }

    private Set<String> keys(int sentence, int from, int to) {
        Set<String> keys = new HashSet<>();
        for (Word word : article.side.words.get(sentence).subList(from, to)) {
            if (isContent(word)) {
                keys.add(DateSlots.key(word));
            }
        }
        return keys;
    }

    private boolean isContent(Word word) {
        return !DateSlots.key(word).isEmpty()
                && !Dates.isMonth(text.vocabulary, word)
                && !text.vocabulary.is("weekdays", word.lower());
    }

    /** The words of the clause that the article has, the nearest to the date first. */
    private List<String> around(Slot slot) {
        List<Word> words = text.words.get(slot.sentence());
        Set<String> keys = new LinkedHashSet<>();
        for (int away = 1; away < words.size() && keys.size() < AROUND; away++) {
            for (int at : new int[] {slot.first() - away, slot.last() - 1 + away}) {
                boolean within = at >= slot.from() && at < slot.to();
                if (within && isContent(words.get(at)) && isKnown(words.get(at))) {
                    keys.add(DateSlots.key(words.get(at)));
                }
            }
        }
        return List.copyOf(keys);
    }

    private boolean isKnown(Word word) {
        return article.hasKey(word.key()) || article.hasWord(word.lower());
    }

    /** In "who helped them after splitting up in 2007" only the parting is told of the year. */
    private Slot narrow(Slot slot) {
        List<Word> words = text.words.get(slot.sentence());
        int from = slot.first();
        while (from > slot.from() && !isSubordinate(words.get(from - 1))) {
            from--;
        }
        int to = slot.last();
        boolean ends = words.subList(from, slot.first()).stream().anyMatch(this::isContent);
        while (to < slot.to()
                && !isSubordinate(words.get(to))
                && !(ends
                        && (words.get(to).afterMark()
                                || text.vocabulary.is(
                                        "clause-verbs", words.get(to).lower())))) {
            to++;
        }
        return new Slot(slot.kind(), slot.moment(), slot.sentence(), slot.first(), slot.last(), from, to);
    }

    private boolean isSubordinate(Word word) {
        return text.vocabulary.is("clause-opens", word.lower());
    }

    private boolean isClear(Fit fit) {
        List<String> narrow = around(narrow(fit.slot()));
        return narrow.stream().filter(fit.shared()::contains).count() >= SHARED
                && narrow.stream().filter(fit.more()::contains).count() >= MORE
                && narrow.stream().limit(NEXT).noneMatch(fit.own()::contains)
                && fit.margin() >= MARGIN;
    }

    /** Two dates of the text stand each where the article has the other. */
    private static boolean isSwapped(Fit fit, Map<Slot, List<Fit>> fits) {
        return fit.own().isEmpty()
                && fits.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(other -> other.own().isEmpty()
                                && Math.abs(other.slot().sentence() - fit.slot().sentence()) <= 1
                                && other.rival().isSame(fit.slot())
                                && fit.rival().isSame(other.slot()));
    }

    private Item finding(Fit fit) {
        String expected = findings.words(fit.rival().span());
        return findings.contradicted(
                fit.slot().span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “"
                        + findings.told(fit.slot().span()) + "”.");
    }
}
