package dev.precis.grounding;

import dev.precis.grounding.Statements.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds a year before what it is the year of ("the landmark 1929 law") where the article has only another year before it, and
 * this one far from it.
 */
final class YearOfThingCheck {
    /** A year so near to a thing may be the thing's. */
    private static final int NEAR = 8;

    private static final double CLEAR = 0.3;
    private static final int SHARED = 3;

    /** A year, the word it stands before, and the one it follows. */
    private record Dated(
            int sentence,
            int at,
            Word year,
            Word thing,
            @Nullable Word trait) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    YearOfThingCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** The years of each thing of an article. */
    private static final class Things {
        private final Map<String, List<Dated>> byThing = new HashMap<>();

        Things(Side side) {
            for (int sentence = 0; sentence < side.size(); sentence++) {
                for (Dated dated : dated(side, sentence)) {
                    byThing.computeIfAbsent(dated.thing().key(), key -> new ArrayList<>())
                            .add(dated);
                }
            }
        }

        List<Dated> of(String thing) {
            return byThing.getOrDefault(thing, List.of());
        }
    }

    private static List<Dated> dated(Side side, int sentence) {
        List<Dated> found = new ArrayList<>();
        List<Word> words = side.words.get(sentence);
        for (int at = 1; at + 1 < words.size(); at++) {
            Word year = words.get(at);
            Word thing = words.get(at + 1);
            Word before = words.get(at - 1);
            boolean dated = year.text().matches("1[5-9]\\d\\d|20\\d\\d")
                    && !year.afterMark()
                    && !thing.afterMark()
                    && !thing.key().isEmpty()
                    && !thing.isNumber()
                    && !thing.lower().matches(".*(ed|ing|ly)")
                    && !Dates.isMonth(side.vocabulary, before)
                    && !before.lower().matches("in|since|by|from|until|of|to|and|during|before|after|for");
            if (dated) {
                boolean trait = !before.key().isEmpty()
                        && !before.isNumber()
                        && !before.lower().matches(".*['’]s?");
                found.add(new Dated(sentence, at, year, thing, trait ? before : null));
            }
        }
        return found;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        Things things = article.side.view(Things.class, Things::new);
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            for (Dated dated : dated(text, sentence)) {
                Dated right = Item.isFound(told, dated.year().span())
                        ? null
                        : right(dated, things.of(dated.thing().key()));
                if (right != null) {
                    items.add(finding(dated, right));
                }
            }
        }
        return items;
    }

    private @Nullable Dated right(Dated dated, List<Dated> others) {
        Set<String> years = new TreeSet<>();
        others.forEach(other -> years.add(other.year().text()));
        if (years.size() != 1 || years.contains(dated.year().text()) || mayBe(dated)) {
            return null;
        }
        return others.stream()
                .filter(other -> isSameTrait(dated, other) || isTold(dated, other))
                .findFirst()
                .orElse(null);
    }

    /** "Landmark" stands before both. */
    private static boolean isSameTrait(Dated dated, Dated other) {
        Word one = dated.trait();
        Word two = other.trait();
        return one != null && two != null && one.key().equals(two.key());
    }

    /** The sentence clearly tells that one of the article. */
    private boolean isTold(Dated dated, Dated other) {
        List<String> keys = text.words.get(dated.sentence()).stream()
                .filter(word -> word != dated.year())
                .map(Word::key)
                .toList();
        List<Match> matches = article.statements().find(keys);
        Match best = matches.isEmpty() ? null : matches.get(0);
        return best != null
                && best.sentence() == other.sentence()
                && best.coverage() >= CLEAR
                && best.shared() >= SHARED
                && !article.side.hasLower(best.sentence(), dated.year().lower());
    }

    /** The year stands near such a thing somewhere, or right before a word for another: "the 1929 statute". */
    private boolean mayBe(Dated dated) {
        for (List<Word> words : article.side.words) {
            for (int at = 0; at < words.size(); at++) {
                if (words.get(at).text().equals(dated.year().text())) {
                    boolean modifies = at + 1 < words.size()
                            && !words.get(at + 1).afterMark()
                            && !words.get(at + 1).key().isEmpty();
                    boolean near = words.subList(Math.max(0, at - NEAR), Math.min(words.size(), at + NEAR)).stream()
                            .anyMatch(word -> word.key().equals(dated.thing().key()));
                    if (near || modifies) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Item finding(Dated dated, Dated right) {
        String expected = findings.words(right.year().span());
        return findings.contradicted(
                dated.year().span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "In the article the year of “" + dated.thing().text() + "” is " + expected + ".");
    }
}
