package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a comparison without a number turned round: "nearly as much on roads as Ayr" where the article has more on roads than
 * Ayr. The thing compared, what is compared with and a word before them must be the same in both.
 */
final class MoreThanNameCheck {
    /** From "more" to "than". */
    private static final int MIDDLE = 7;
    /** From "than" to the name. */
    private static final int NAME = 5;
    /** Before "more" stands of what it is told. */
    private static final int BEFORE = 6;

    private static final Set<String> MORE = Set.of("more", "greater", "higher", "larger", "bigger", "longer", "older");
    private static final Set<String> LESS = Set.of("less", "fewer", "lower", "smaller", "shorter", "younger");
    private static final Set<String> SHORT_OF = Set.of("nearly", "almost", "quite");
    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("less", "much"),
            Map.entry("fewer", "much"),
            Map.entry("more", "much"),
            Map.entry("greater", "much"),
            Map.entry("many", "much"),
            Map.entry("lower", "high"),
            Map.entry("higher", "high"),
            Map.entry("smaller", "large"),
            Map.entry("larger", "large"),
            Map.entry("bigger", "large"),
            Map.entry("big", "large"),
            Map.entry("shorter", "long"),
            Map.entry("longer", "long"),
            Map.entry("younger", "old"),
            Map.entry("older", "old"));

    /** A comparison with a name. */
    private record Compared(
            int sentence,
            int from,
            int link,
            boolean more,
            String measure,
            Set<String> before,
            Set<String> middle,
            Set<String> name) {
        boolean isOfSame(Compared other) {
            boolean things = middle.isEmpty() && other.middle.isEmpty() && !measure.equals("much")
                    || middle.stream().anyMatch(other.middle::contains);
            return measure.equals(other.measure)
                    && things
                    && before.stream().anyMatch(other.before::contains)
                    && name.stream().anyMatch(other.name::contains);
        }
    }

    /** Those of an article. */
    private static final class Comparisons {
        private final List<Compared> all;

        Comparisons(Side side) {
            all = all(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    MoreThanNameCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Compared told : all(text)) {
            List<Compared> there = article.side.view(Comparisons.class, Comparisons::new).all.stream()
                    .filter(told::isOfSame)
                    .toList();
            boolean turned = !there.isEmpty() && there.stream().allMatch(other -> other.more() != told.more());
            Span span = span(text, told);
            if (turned && !Item.isFound(known, span)) {
                items.add(finding(span, span(article.side, there.get(0))));
            }
        }
        return items;
    }

    private static List<Compared> all(Side side) {
        List<Compared> all = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                String word = words.get(at).lower();
                boolean as =
                        word.equals("as") && SHORT_OF.contains(words.get(at - 1).lower());
                boolean than = MORE.contains(word) || LESS.contains(word);
                Compared compared = as || than ? compared(side, sentence, at, as) : null;
                if (compared != null) {
                    all.add(compared);
                }
            }
        }
        return all;
    }

    /** @param as true for "nearly as much as", which is less */
    private static @Nullable Compared compared(Side side, int sentence, int at, boolean as) {
        List<Word> words = side.words.get(sentence);
        int word = as ? at + 1 : at;
        int link = word + 1;
        while (link < words.size()
                && link - word <= MIDDLE
                && !words.get(link).afterMark()
                && !words.get(link).lower().equals(as ? "as" : "than")) {
            link++;
        }
        if (link >= words.size() || link - word > MIDDLE || words.get(link).afterMark()) {
            return null;
        }
        Set<String> name = name(words, link + 1);
        String measure = words.get(word).lower();
        if (name.isEmpty() || negated(side, words, at)) {
            return null;
        }
        return new Compared(
                sentence,
                as ? at - 1 : at,
                link,
                MORE.contains(measure),
                MEASURES.getOrDefault(measure, measure),
                keys(words.subList(Math.max(0, at - BEFORE), at)),
                keys(words.subList(word + 1, link)),
                name);
    }

    /** "Not more than", "no less than": who denies a comparison does not turn it. "Not quite as much" is less. */
    private static boolean negated(Side side, List<Word> words, int at) {
        return words.subList(Math.max(0, at - 3), at).stream()
                .anyMatch(word -> side.vocabulary.is("negations", word.lower())
                        && !words.get(at).lower().equals("as"));
    }

    private static Set<String> name(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && at < from + NAME
                && !words.get(at).isCapital()
                && !words.get(at).isNumber()
                && !words.get(at).afterMark()) {
            at++;
        }
        int to = at;
        while (to < words.size()
                && words.get(to).isCapital()
                && (to == at || !words.get(to).afterMark())) {
            to++;
        }
        return at >= from + NAME ? Set.of() : keys(words.subList(at, to));
    }

    private static Set<String> keys(List<Word> words) {
        return words.stream().map(Word::key).filter(key -> !key.isEmpty()).collect(Collectors.toSet());
    }

    private static Span span(Side side, Compared compared) {
        List<Word> words = side.words.get(compared.sentence());
        return new Span(
                words.get(compared.from()).span().start(),
                words.get(compared.link()).span().end());
    }

    private Item finding(Span span, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_DIFFERS,
                null,
                expected,
                "The article has “" + expected + "” here, not “" + findings.told(span) + "”.");
    }
}
