package dev.precis.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in a table that stand with the wrong party: "the Rooks, ninth in the league" where the article has the Rooks
 * first and the Knights ninth. The article must give both: another place to the party, and this place to another party.
 */
final class RankSwapCheck {
    /** How many words may stand between a party and its place. */
    private static final int APART = 2;

    private static final Map<String, Integer> ORDINALS = Map.of(
            "first", 1, "second", 2, "third", 3, "fourth", 4, "fifth", 5, "sixth", 6, "seventh", 7, "eighth", 8,
            "ninth", 9, "tenth", 10);

    /**
     * "The Rooks are first".
     *
     * @param party the last word of its name
     * @param rank from 1
     */
    private record Place(String party, int rank, Word word) {}

    private final Side text;
    private final Findings findings;
    private final List<Place> places;

    /** The places that an article gives. */
    private record Places(List<Place> all) {}

    RankSwapCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.places = article.side
                .view(Places.class, side -> new Places(places(side)))
                .all();
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (Place place : places.isEmpty() ? List.<Place>of() : places(text)) {
            boolean found = told.stream()
                    .anyMatch(item -> item.isFinding()
                            && item.span().overlaps(place.word().span()));
            Place right = found ? null : right(place);
            if (right != null) {
                items.add(finding(place, right));
            }
        }
        return items;
    }

    private @Nullable Place right(Place place) {
        Place right = null;
        boolean other = false;
        for (Place there : places) {
            boolean party = there.party().equals(place.party());
            boolean rank = there.rank() == place.rank();
            if (party && rank) {
                return null;
            }
            right = party && right == null ? there : right;
            other |= rank;
        }
        return other ? right : null;
    }

    private static List<Place> places(Side side) {
        List<Place> places = new ArrayList<>();
        for (List<Word> words : side.words) {
            for (int at = 1; at < words.size(); at++) {
                int rank = rank(words.get(at).lower());
                Word party = rank > 0 && isAlone(side, words, at) ? party(side, words, at) : null;
                if (party != null) {
                    places.add(new Place(party.key(), rank, words.get(at)));
                }
            }
        }
        return places;
    }

    private static int rank(String lower) {
        return lower.matches("\\d{1,2}(?:st|nd|rd|th)")
                ? Integer.parseInt(lower.substring(0, lower.length() - 2))
                : ORDINALS.getOrDefault(lower, 0);
    }

    /** "Are first and", "10th in the table", not "the first match". */
    private static boolean isAlone(Side side, List<Word> words, int at) {
        return at + 1 == words.size()
                || words.get(at + 1).afterMark()
                || side.vocabulary.is("rank-ends", words.get(at + 1).lower());
    }

    /** The name before "are", "who are" or a comma. */
    private static @Nullable Word party(Side side, List<Word> words, int at) {
        boolean linked = words.get(at).afterMark();
        for (int before = at - 1; before >= Math.max(0, at - 1 - APART); before--) {
            Word word = words.get(before);
            if (side.vocabulary.is("rank-links", word.lower())) {
                linked = true;
            } else {
                return linked && word.isCapital() && !word.key().isEmpty() ? word : null;
            }
        }
        return null;
    }

    private Item finding(Place place, Place right) {
        String expected = findings.words(right.word().span());
        return findings.contradicted(
                place.word().span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article gives this one the rank “" + expected + "”, and “"
                        + findings.told(place.word().span()) + "” to another.");
    }
}
