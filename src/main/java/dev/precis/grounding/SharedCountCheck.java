package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds "won 40 races each" where the article has 40 between them, and the other way round: the number is true, but of one
 * it is another than of all. Goes by the words right beside the number, everywhere the article has it.
 */
final class SharedCountCheck {
    private static final Set<String> EACH = Set.of("each", "apiece");
    private static final Set<String> TOGETHER =
            Set.of("combined", "altogether", "jointly", "collectively", "together", "total");
    /** So far behind the number's words the word may stand: "40 senior races each". */
    private static final int BEHIND = 4;
    /** So far before them: "each have 40", "a combined 40". */
    private static final int BEFORE = 3;

    /** Of how many a number is told. */
    private enum Of {
        UNTOLD,
        EACH,
        ALL
    }

    /** A number's words in their sentence with the word that tells of how many it is. */
    private record Told(Of of, int from, int to) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    SharedCountCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /**
     * @param bound where the numbers of the text stand in the article
     * @param known what other checks have found
     */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Fact other = bound.get(fact);
            Told told = other == null ? null : told(text, fact);
            if (other != null && told != null && told.of() != Of.UNTOLD && isOtherwise(told.of(), fact, other)) {
                Span span = span(fact.sentence(), told);
                if (!Item.isFound(known, span)) {
                    items.add(finding(span, other));
                }
            }
        }
        return items;
    }

    /** Everywhere the article has this number it is told of the other. */
    private boolean isOtherwise(Of of, Fact fact, Fact bound) {
        Of opposite = of == Of.EACH ? Of.ALL : Of.EACH;
        return Agreement.sameNumber(fact.figure().amount(), bound.figure().amount())
                && told(article.side, bound).of() == opposite
                && article.withNumber(Agreement.numbers(fact.figure().amount())).stream()
                        .filter(other -> other.figure().kind() == bound.figure().kind())
                        .allMatch(other -> told(article.side, other).of() == opposite);
    }

    /** "40 each". */
    static boolean isOfEach(Side side, Fact fact) {
        return told(side, fact).of() == Of.EACH;
    }

    /** "40 between them". */
    static boolean isOfAll(Side side, Fact fact) {
        return told(side, fact).of() == Of.ALL;
    }

    private static Told told(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        for (int at = fact.from(); at < Math.min(words.size(), fact.to() + BEHIND); at++) {
            boolean apart = at > fact.from() && words.get(at).afterMark()
                    || at >= fact.to()
                            && (words.get(at).isNumber()
                                    || side.vocabulary.is(
                                            "sentence-joins", words.get(at).lower()));
            if (apart) {
                break;
            }
            Of of = of(words, at);
            if (of != Of.UNTOLD) {
                return new Told(of, fact.from(), of == Of.ALL && isBetween(words, at) ? at + 2 : at + 1);
            }
        }
        return before(side, words, fact);
    }

    private static Told before(Side side, List<Word> words, Fact fact) {
        Told told = new Told(Of.UNTOLD, fact.from(), fact.to());
        // A sign that is no word, as "½", may stand behind the last one.
        int from = Math.min(fact.from(), words.size() - 1);
        for (int at = from - 1;
                at >= Math.max(0, from - BEFORE) && !words.get(at + 1).afterMark();
                at--) {
            if (words.get(at).isNumber()) {
                break;
            }
            // "Both have 40" is said of each; "each had a total of 40" as well.
            boolean both = words.get(at).lower().equals("both") && told.of() == Of.UNTOLD || isOfThing(side, words, at);
            Of of = both ? Of.EACH : of(words, at);
            if (of == Of.EACH || of == Of.ALL && told.of() == Of.UNTOLD && !isBetween(words, at)) {
                told = new Told(of, at, fact.to());
            }
        }
        return told;
    }

    private static Of of(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean ofOthers = at + 1 < words.size()
                && !words.get(at + 1).afterMark()
                && words.get(at + 1).lower().matches("other|others|with");
        if (EACH.contains(word) && !ofOthers) {
            return isPeriod(words, at) ? Of.UNTOLD : Of.EACH;
        }
        return TOGETHER.contains(word) && !ofOthers || isBetween(words, at) ? Of.ALL : Of.UNTOLD;
    }

    /** "40 each year" is told of no part of them: only what stands at the end of its words, or before its number, is. */
    private static boolean isPeriod(List<Word> words, int each) {
        Word next = each + 1 < words.size() ? words.get(each + 1) : null;
        return next != null && !next.afterMark() && !next.key().isEmpty() && !next.isNumber();
    }

    /** "Each club paid 40", not "each year". */
    private static boolean isOfThing(Side side, List<Word> words, int each) {
        return words.get(each).lower().equals("each")
                && !words.get(each + 1).afterMark()
                && !words.get(each + 1).key().isEmpty()
                && !side.vocabulary.is("time-units", words.get(each + 1).lower());
    }

    private static boolean isBetween(List<Word> words, int at) {
        return at + 1 < words.size()
                && words.get(at).lower().equals("between")
                && words.get(at + 1).lower().matches("them|us");
    }

    private Span span(int sentence, Told told) {
        List<Word> words = text.words.get(sentence);
        return new Span(
                words.get(told.from()).span().start(),
                words.get(Math.min(words.size(), told.to()) - 1).span().end());
    }

    private Item finding(Span span, Fact other) {
        Told right = told(article.side, other);
        List<Word> words = article.side.words.get(other.sentence());
        String expected = findings.words(new Span(
                words.get(right.from()).span().start(),
                words.get(Math.min(words.size(), right.to()) - 1).span().end()));
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                other,
                expected,
                "The article has “" + expected + "” here, not “" + findings.told(span) + "”.");
    }
}
