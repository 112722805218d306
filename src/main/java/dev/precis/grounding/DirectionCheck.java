package dev.precis.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a true number whose direction is turned: "fell" for "rose", "fewer" for "more", "above" for "below". */
final class DirectionCheck {
    /** How far from a number a word may stand that turns it. */
    private static final int NEAR = 7;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    /** The sides that a word stands on, each with its opposite. */
    private final Map<String, List<String>> sides;

    DirectionCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.sides = text.vocabulary.opposites();
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        Set<Word> done = new HashSet<>();
        for (Fact fact : text.allFacts()) {
            Fact other = bound.get(fact);
            if (other == null) {
                continue;
            }
            for (Word word : near(text, fact)) {
                Word turned = turned(word, fact, other);
                if (turned != null && done.add(word)) {
                    items.add(finding(word, turned, other));
                }
            }
        }
        return items;
    }

    /** The words that may say how a number of the text moved or compares: no other number, comma or joining word between. */
    private static List<Word> near(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        List<Word> near = new ArrayList<>();
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - NEAR); at--) {
            if (words.get(at + 1 < words.size() ? at + 1 : at).afterMark() || isStop(side, words.get(at), fact)) {
                break;
            }
            boolean bounds = words.get(at + 1).lower().equals("than");
            near.addAll(bounds || isJoined(side, words, at) ? List.of() : List.of(words.get(at)));
        }
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + NEAR); at++) {
            if (at > fact.to() && words.get(at).afterMark() || isStop(side, words.get(at), fact)) {
                break;
            }
            boolean bounds = at + 1 < words.size() && words.get(at + 1).lower().equals("than");
            near.addAll(bounds && isBound(words, at) || isJoined(side, words, at) ? List.of() : List.of(words.get(at)));
        }
        return near;
    }

    /** "No fewer than 24" bounds the number behind it. */
    private static boolean isBound(List<Word> words, int at) {
        return at + 2 < words.size() && words.get(at + 2).isNumber();
    }

    /** The "up" of "start-up" and of "give up". */
    private static boolean isJoined(Side side, List<Word> words, int at) {
        boolean particle = at > 0
                && side.vocabulary.is("change-particles", words.get(at).lower())
                && side.vocabulary.is("particle-verbs", words.get(at - 1).lower());
        return particle || isJoined(side, words.get(at));
    }

    private static boolean isJoined(Side side, Word word) {
        int from = word.span().start();
        int to = word.span().end();
        return from > 0 && side.text.charAt(from - 1) == '-'
                || to + 1 < side.text.length()
                        && side.text.charAt(to) == '-'
                        && Character.isLetter(side.text.charAt(to + 1));
    }

    private static boolean isStop(Side side, Word word, Fact fact) {
        return word.isNumber()
                || side.vocabulary.is("number-joins", word.lower())
                || side.facts.get(fact.sentence()).stream()
                        .anyMatch(other ->
                                other != fact && other.figure().number().overlaps(word.span()));
    }

    /** The word of the article that says the opposite, where nothing there says the same. */
    private @Nullable Word turned(Word word, Fact fact, Fact other) {
        List<String> own = sides.getOrDefault(word.lower(), List.of());
        boolean turned = isTurnedRound(word, fact, other) || isFromOther(word, fact, other);
        if (own.isEmpty() || isNegated(fact) || turned) {
            return null;
        }
        Word opposite = null;
        for (Candidate candidate : binder.candidates(fact)) {
            if (candidate.unit() != UnitMatch.OTHER || candidate.fact() == other) {
                List<Word> words = article.side.words.get(candidate.fact().sentence());
                if (words.stream().anyMatch(there -> agrees(own, there))) {
                    return null;
                }
                opposite = opposite == null ? opposite(own, candidate.fact()) : opposite;
            }
        }
        return opposite;
    }

    /** "Ames was five seconds ahead of Boyle", where the article has Boyle behind Ames. */
    private boolean isTurnedRound(Word word, Fact fact, Fact other) {
        return text.vocabulary.is("two-sided", word.lower())
                && text.hasNameBefore(fact)
                && article.side.hasNameBefore(other)
                && !text.isOfOneName(fact, article.side, other);
    }

    /** "Ayr lies north of Troon" where the article has "Troon, south of Ayr". */
    private boolean isFromOther(Word word, Fact fact, Fact other) {
        if (!text.vocabulary.is("compass", word.lower())) {
            return false;
        }
        String own = reference(text.words.get(fact.sentence()), List.of(word));
        List<Word> words = article.side.words.get(other.sentence());
        String there = reference(
                words,
                words.stream()
                        .filter(near -> text.vocabulary.is("compass", near.lower()))
                        .toList());
        return !own.isEmpty() && !there.isEmpty() && !own.equals(there);
    }

    /** The name behind "north of"; empty where there is none. */
    private static String reference(List<Word> words, List<Word> points) {
        for (int at = 0; at + 2 < words.size(); at++) {
            boolean of =
                    points.contains(words.get(at)) && words.get(at + 1).lower().equals("of");
            if (of && words.get(at + 2).isCapital()) {
                return words.get(at + 2).lower();
            }
        }
        return "";
    }

    private boolean isNegated(Fact fact) {
        return text.words.get(fact.sentence()).stream()
                .anyMatch(word -> word.lower().equals("not") || word.lower().endsWith("n't"));
    }

    private boolean agrees(List<String> own, Word there) {
        return sides.getOrDefault(there.lower(), List.of()).stream().anyMatch(own::contains);
    }

    private @Nullable Word opposite(List<String> own, Fact other) {
        for (Word there : near(article.side, other)) {
            for (String side : sides.getOrDefault(there.lower(), List.of())) {
                if (own.contains(Vocabulary.opposite(side))) {
                    return there;
                }
            }
        }
        return null;
    }

    private Item finding(Word word, Word there, Fact other) {
        return findings.contradicted(
                word.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                other,
                there.text(),
                "The article says “" + there.text() + "” with “" + findings.words(other.span()) + "”, not “"
                        + findings.told(word.span()) + "”.");
    }
}
