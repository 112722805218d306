package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds two numbers, years or times of two names that stand in each other's place: "Ames scored 12 and Brown 17", where all
 * through the article 12 follows Brown and 17 follows Ames. That both cross is what makes it certain: the name right before a
 * number need not be whose it is.
 */
final class OwnerSwapCheck {
    /** How far before a number its name stands. */
    private static final int REACH = 24;
    /** How far behind a number a name may have it: "15-month-old daughter Mia". */
    private static final int BEHIND = 2;
    /** Numbers of a sentence beyond these are not compared. */
    private static final int MOST = 8;
    /** In the article a number is looked at in so many places. */
    private static final int MOST_PLACES = 30;
    /** A number that is no figure: a year, a time of day. */
    private static final String YEAR = "YEAR";

    /**
     * A number and the name before it; null where none stands there.
     *
     * @param unit what it counts; empty where that is not told
     */
    private record Owned(
            String value,
            String kind,
            String unit,
            Span span,
            @Nullable Mention owner) {
        /** Only such two can be mixed up. */
        boolean isLike(Owned other) {
            return kind.equals(other.kind) && (unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit));
        }
    }

    /** The numbers of an article, by what they are. */
    private static final class Numbers {
        private final Map<String, List<Owned>> byValue = new HashMap<>();

        Numbers(Side side) {
            Mentions names = side.view(Mentions.class, Mentions::of);
            for (int sentence = 0; sentence < side.size(); sentence++) {
                for (Owned owned : numbers(side, names, sentence)) {
                    List<Owned> places = byValue.computeIfAbsent(owned.value(), key -> new ArrayList<>());
                    if (places.size() <= MOST_PLACES) {
                        places.add(owned);
                    }
                }
            }
        }
    }

    private final Side text;
    private final Findings findings;
    private final Mentions told;
    private final Numbers there;

    OwnerSwapCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.told = article.side
                .view(Mentions.class, Mentions::of)
                .of(text, article.side.view(Mentions.class, Mentions::of));
        this.there = article.side.view(Numbers.class, Numbers::new);
    }

    /** @param found what other checks have found */
    List<Item> check(List<Item> found) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Owned> numbers = numbers(text, told, sentence).stream()
                    .filter(this::isClear)
                    .limit(MOST)
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                for (int j = i + 1; j < numbers.size(); j++) {
                    compare(numbers.get(i), numbers.get(j), found, items);
                }
            }
        }
        return items;
    }

    /** No other name stands between a number and the name before it, nor right behind: "Ames and 15-month-old Mia". */
    private boolean isClear(Owned number) {
        Mention owner = number.owner();
        if (owner == null) {
            return false;
        }
        int sentence = owner.sentence();
        int from = text.wordAt(sentence, number.span().start());
        int to = text.wordAt(sentence, number.span().end());
        List<Word> words = text.words.get(sentence);
        for (Mention name : told.in(sentence)) {
            boolean between = name.from() >= owner.to() && name.from() < from;
            boolean behind = name.from() >= to
                    && name.from() <= to + BEHIND
                    && !name.isPlace()
                    && !isBeside(text, name)
                    && words.subList(to, name.from() + 1).stream()
                            .noneMatch(word -> word.afterMark() || text.vocabulary.is("sentence-joins", word.lower()));
            if (between || behind) {
                return false;
            }
        }
        return true;
    }

    private void compare(Owned one, Owned other, List<Item> found, List<Item> items) {
        Mention first = one.owner();
        Mention second = other.owner();
        if (first == null
                || second == null
                || one.value().equals(other.value())
                || !one.isLike(other)
                || first.sharesWordWith(second)
                || first.isParty() != second.isParty()
                || !isOnly(one, second, first)
                || !isOnly(other, first, second)) {
            return;
        }
        add(one, place(one, second), found, items);
        add(other, place(other, first), found, items);
    }

    private void add(Owned told, Owned right, List<Item> found, List<Item> items) {
        if (!Item.isFound(found, told.span()) && !Item.isFound(items, told.span())) {
            items.add(finding(told, right));
        }
    }

    private Owned place(Owned number, Mention owner) {
        return there.byValue.getOrDefault(number.value(), List.of()).stream()
                .filter(place -> place.owner() != null && place.owner().sharesWordWith(owner))
                .findFirst()
                .orElseThrow();
    }

    /** The article has the number behind the other's name, and nowhere behind the own one or behind none. */
    private boolean isOnly(Owned number, Mention other, Mention own) {
        List<Owned> places = there.byValue.getOrDefault(number.value(), List.of());
        boolean crossed = false;
        for (Owned place : places) {
            if (!place.kind().equals(number.kind())) {
                continue;
            }
            Mention owner = place.owner();
            if (owner == null || owner.sharesWordWith(own)) {
                return false;
            }
            crossed |= owner.sharesWordWith(other);
        }
        return crossed && places.size() <= MOST_PLACES;
    }

    // ---------------------------------------------------------------- numbers and the names before them

    private static List<Owned> numbers(Side side, Mentions names, int sentence) {
        List<Owned> found = new ArrayList<>();
        List<Word> words = side.words.get(sentence);
        List<Fact> facts = side.facts.get(sentence);
        for (Fact fact : facts) {
            String value = value(fact);
            if (!value.isEmpty()) {
                found.add(new Owned(
                        value,
                        kind(fact),
                        unit(fact),
                        fact.figure().number(),
                        owner(side, names, sentence, fact.from())));
            }
        }
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            boolean free = word.isNumber()
                    && word.text().length() > 1
                    && facts.stream().noneMatch(fact -> fact.span().overlaps(word.span()));
            if (free) {
                found.add(new Owned(word.text(), YEAR, "", word.span(), owner(side, names, sentence, at)));
            }
        }
        return found;
    }

    private static String kind(Fact fact) {
        if (fact.figure().unit() == null && value(fact).matches("1[5-9]\\d\\d|20\\d\\d")) {
            return YEAR;
        }
        return switch (fact.figure().kind()) {
            case COUNT, RATIO, AGE, OTHER -> "COUNT";
            default -> fact.figure().kind().name();
        };
    }

    private static String unit(Fact fact) {
        Unit unit = fact.figure().unit();
        return unit == null
                        || fact.figure().kind() == Kind.RATIO
                        || fact.figure().kind() == Kind.AGE
                ? ""
                : unit.name();
    }

    private static String value(Fact fact) {
        return Agreement.numbers(fact.figure().amount()).stream()
                .findFirst()
                .map(number -> number.stripTrailingZeros().toPlainString())
                .orElse("");
    }

    /** The nearest name before a number that is not whose something is, nor where something is. */
    private static @Nullable Mention owner(Side side, Mentions names, int sentence, int from) {
        Mention owner = null;
        for (Mention name : names.in(sentence)) {
            if (name.to() > from) {
                break;
            }
            if (name.from() >= from - REACH && !name.isPlace() && !isBeside(side, name)) {
                owner = name;
            }
        }
        return owner;
    }

    private static boolean isBeside(Side side, Mention name) {
        Word last = name.words().get(name.words().size() - 1);
        List<Word> words = side.words.get(name.sentence());
        String before = name.from() == 0 ? "" : words.get(name.from() - 1).lower();
        return last.text().matches(".*['’]s?")
                || side.vocabulary.is("locating", before)
                || before.matches("of|by|with|than|for");
    }

    private Item finding(Owned told, Owned right) {
        Mention owner = right.owner();
        String expected = owner == null ? "" : findings.words(owner.span());
        return findings.contradicted(
                told.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells “" + findings.told(told.span()) + "” of “" + expected + "”.");
    }
}
