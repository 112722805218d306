package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a deputy who is told of as the minister, and a minister as the deputy: the article has this name with this office
 * always the other way. A former office is no matter of this check, since people keep their titles.
 */
final class DeputyCheck {
    /** How many words of an office may stand between its noun and a name: "minister for the northern lakes, Ana Roe". */
    private static final int OFFICE = 6;
    /** How many words may stand between "deputy" and the noun of the office. */
    private static final int RANK = 3;

    /** An office beside a name. */
    private record Office(int noun, int from, boolean deputy) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;

    DeputyCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            for (int at = 1; at < words.size(); at++) {
                Item item = endsName(words, at) ? check(words, at) : null;
                if (item != null && !Item.isFound(told, item.span())) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    private @Nullable Item check(List<Word> words, int name) {
        Office office = before(words, name);
        if (office == null) {
            return null;
        }
        String noun = words.get(office.noun()).key();
        List<Office> there = officesOf(words.get(name), noun);
        boolean turned = !there.isEmpty() && there.stream().allMatch(other -> other.deputy() != office.deputy());
        if (!turned) {
            return null;
        }
        Span span = new Span(
                words.get(office.from()).span().start(), words.get(name).span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                null,
                office.deputy()
                        ? "The article has no deputy here: give the office as it does instead of “"
                                + findings.told(span) + "”."
                        : "The article has a deputy here: give the office as it does instead of “" + findings.told(span)
                                + "”.");
    }

    /** The offices of one noun that the article has beside a name. */
    private List<Office> officesOf(Word name, String noun) {
        List<Office> found = new ArrayList<>();
        for (int sentence : article.sentencesWith(name.key())) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                if (words.get(at).isCapital() && words.get(at).lower().equals(name.lower())) {
                    add(words, before(words, at), noun, found);
                    add(words, behind(words, at), noun, found);
                }
            }
        }
        return found;
    }

    private static void add(List<Word> words, @Nullable Office office, String noun, List<Office> found) {
        if (office != null && words.get(office.noun()).key().equals(noun)) {
            found.add(office);
        }
    }

    /** The last word of a name: "Roe" of "Ana Roe". */
    private boolean endsName(List<Word> words, int at) {
        Word word = words.get(at);
        Word next = at + 1 < words.size() ? words.get(at + 1) : null;
        return word.isCapital()
                && !word.key().isEmpty()
                && !word.isParty()
                && !isOffice(word)
                && (next == null || next.afterMark() || !next.isCapital());
    }

    /** "Deputy harbour minister Ana Roe", "the minister, Ana Roe". */
    private @Nullable Office before(List<Word> words, int name) {
        int at = name;
        while (at > 0 && words.get(at).isCapital() && !words.get(at).afterMark() && !isOffice(words.get(at - 1))) {
            at--;
        }
        for (int noun = at - 1; noun >= Math.max(0, at - OFFICE); noun--) {
            if (isOffice(words.get(noun))) {
                return office(words, noun);
            }
            boolean apart = words.get(noun + 1).afterMark() && noun + 1 < at;
            if (apart || !joins(words.get(noun))) {
                return null;
            }
        }
        return null;
    }

    /** "Ana Roe, the deputy minister". */
    private @Nullable Office behind(List<Word> words, int name) {
        for (int noun = name + 1; noun < Math.min(words.size(), name + OFFICE); noun++) {
            boolean mark = words.get(noun).afterMark();
            if (mark != (noun == name + 1)) {
                return null;
            }
            if (isOffice(words.get(noun))) {
                return office(words, noun);
            }
        }
        return null;
    }

    /** No verb and no "and" stands between an office and its name. */
    private boolean joins(Word word) {
        return word.isCapital()
                || word.isParty()
                || word.lower().matches("of|for|the|in")
                || vocabulary.is("official-words", word.lower());
    }

    private Office office(List<Word> words, int noun) {
        int from = noun;
        for (int at = noun; at >= Math.max(0, noun - RANK); at--) {
            if (vocabulary.is("deputies", words.get(at).lower())
                    || words.get(at).lower().matches("(vice|deputy)-\\w+")) {
                return new Office(noun, at, true);
            }
            if (words.get(at).afterMark()) {
                break;
            }
        }
        return new Office(noun, from, false);
    }

    private boolean isOffice(Word word) {
        return vocabulary.is("deputised-offices", word.lower());
    }
}
