package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds well-known places that the article nowhere has, where it tells of another place. */
final class PlaceCheck {
    private static final int LONGEST = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Names names;

    PlaceCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.names = new Names(text.vocabulary);
    }

    /** @param told what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            Set<Integer> there = new LinkedHashSet<>();
            for (Fact fact : text.facts.get(sentence)) {
                Fact other = bound.get(fact);
                if (other != null) {
                    there.add(other.sentence());
                }
            }
            if (!there.isEmpty()) {
                items.addAll(check(sentence, there));
            }
        }
        items.removeIf(item -> Item.isFound(told, item.span()));
        return items;
    }

    private List<Item> check(int sentence, Set<Integer> there) {
        List<Item> items = new ArrayList<>();
        List<Word> words = text.words.get(sentence);
        for (int at = 0; at < words.size(); ) {
            int end = endOfPlace(text, words, at);
            if (end > at && isUnknown(words.subList(at, end)) && isPlaced(words, at, end)) {
                Span span = new Span(
                        words.get(at).span().start(), words.get(end - 1).span().end());
                boolean country = words.get(end - 1).isParty()
                        && !text.vocabulary.isSeat(words.get(end - 1).lower());
                String right = rival(sentence, there, country);
                if (right != null) {
                    items.add(finding(span, right));
                }
            }
            at = Math.max(end, at + 1);
        }
        return items;
    }

    /** After a well-known place that is the whole of a name; the word itself where none begins. */
    private static int endOfPlace(Side side, List<Word> words, int from) {
        boolean within =
                from > 0 && words.get(from - 1).isCapital() && !words.get(from).afterMark() && from > 1;
        if (within || !words.get(from).isCapital()) {
            return from;
        }
        StringBuilder name = new StringBuilder();
        int found = from;
        for (int at = from; at < Math.min(words.size(), from + LONGEST); at++) {
            if (at > from && (words.get(at).afterMark() || !words.get(at).isCapital())) {
                break;
            }
            name.append(at > from ? " " : "").append(words.get(at).lower());
            found = side.vocabulary.isPlace(name.toString()) ? at + 1 : found;
        }
        boolean goesOn = found < words.size()
                && words.get(found).isCapital()
                && !words.get(found).isNumber()
                && !words.get(found).afterMark();
        return goesOn ? from : found;
    }

    /** None of its words stands in the article, nor its country. */
    private boolean isUnknown(List<Word> place) {
        return place.stream()
                .noneMatch(word -> article.hasWord(word.lower())
                        || text.vocabulary.isSeat(word.lower())
                                && article.hasWord("capital")
                                && article.hasKey(word.key())
                        || word.isParty() && !text.vocabulary.isSeat(word.lower()) && article.hasKey(word.key()));
    }

    /** Behind a preposition or in a list behind one, or the subject that a sentence begins with. */
    private boolean isPlaced(List<Word> words, int from, int to) {
        if (from == 0) {
            return to < words.size() && !words.get(to).afterMark();
        }
        String before = words.get(from - 1).lower();
        boolean listed = before.equals("and") && from > 1 && words.get(from - 2).isCapital();
        return listed
                || text.vocabulary.is("locating", before)
                || before.equals("the")
                || before.equals("of")
                || !words.get(from - 1).isCapital()
                        && to < words.size()
                        && !words.get(to).afterMark();
    }

    /** A place of the article's sentences that the text's sentence does not name; a town is no other place than a country. */
    private @Nullable String rival(int sentence, Set<Integer> there, boolean country) {
        for (int near : new LinkedHashSet<>(there)) {
            List<Word> words = article.side.words.get(near);
            for (int at = 0; at < words.size(); at++) {
                int end = endOfPlace(article.side, words, at);
                boolean kind = end > at && (!country || words.get(end - 1).isParty());
                if (kind && isUntold(sentence, words.subList(at, end))) {
                    return article.side.text.substring(
                            words.get(at).span().start(),
                            words.get(end - 1).span().end());
                }
            }
            for (Names.Place place : country ? List.<Names.Place>of() : names.places(words)) {
                if (isUntold(sentence, words.subList(place.from(), place.to()))) {
                    return place.span().in(article.side.text);
                }
            }
        }
        return null;
    }

    private boolean isUntold(int sentence, List<Word> place) {
        return place.stream().noneMatch(word -> text.hasLower(sentence, word.lower()));
    }

    private Item finding(Span span, String right) {
        String expected = Findings.brief(right);
        return findings.unsupported(
                span,
                Item.Kind.SOURCE,
                Code.NOT_IN_ARTICLE,
                null,
                expected,
                "The article tells of “" + expected + "” here, and nowhere has “" + findings.told(span) + "”.");
    }
}
