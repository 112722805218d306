package dev.precis.grounding;

import dev.precis.figures.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a number told beside a name that the article has once or twice, where the article has it far from that name and has
 * another number there for those to whom the same happened: "four dead at Ormond" where one died at Ormond and four elsewhere.
 */
final class AnchorCheck {
    /** A name in so many sentences at most tells where in the article one is. */
    private static final int RARE = 2;
    /** A number is told at a name when it stands in its sentence or so near it in its paragraph. */
    private static final int NEAR = 1;

    private final Side text;
    private final ArticleIndex article;
    private final Units units;
    private final EventClash events;
    private final Findings findings;

    AnchorCheck(Side text, ArticleIndex article, Units units, Findings findings) {
        this.text = text;
        this.article = article;
        this.units = units;
        this.events = new EventClash(text, article.side);
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Integer> anchors = anchors(text.words.get(sentence));
            for (Fact fact : text.facts.get(sentence)) {
                Fact there = bound.get(fact);
                boolean found = Item.isFound(known, fact.span());
                Fact rival = there == null || found || anchors.isEmpty() ? null : rival(fact, there, anchors);
                if (rival != null) {
                    items.add(finding(fact, rival));
                }
            }
        }
        return items;
    }

    /** The sentences of the article that have the rare names of a sentence. */
    private List<Integer> anchors(List<Word> words) {
        return words.stream()
                .filter(word ->
                        word.isCapital() && !word.isParty() && !word.key().isEmpty())
                .map(word -> article.sentencesWith(word.key()))
                .filter(sentences -> sentences.size() <= RARE)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private @Nullable Fact rival(Fact fact, Fact there, List<Integer> anchors) {
        if (anchors.stream().anyMatch(anchor -> isNear(anchor, there.sentence()))) {
            return null;
        }
        return anchors.stream()
                .flatMap(anchor -> article.side.facts.get(anchor).stream())
                .filter(rival -> mayStandFor(fact, rival) && !isTold(fact.sentence(), rival, fact))
                .findFirst()
                .orElse(null);
    }

    private boolean isNear(int anchor, int sentence) {
        return Math.abs(anchor - sentence) <= NEAR && article.side.passage(anchor) == article.side.passage(sentence);
    }

    private boolean mayStandFor(Fact fact, Fact rival) {
        return fact.figure().kind() == rival.figure().kind()
                && !Agreement.sameNumber(fact.figure().amount(), rival.figure().amount())
                && units.match(fact, rival) != UnitMatch.OTHER
                && events.isOfOneFate(fact, rival);
    }

    /** The sentence tells the rival's number as well. */
    private boolean isTold(int sentence, Fact rival, Fact fact) {
        return text.facts.get(sentence).stream()
                .anyMatch(beside -> beside != fact
                        && Agreement.sameNumber(
                                beside.figure().amount(), rival.figure().amount())
                        && events.isOfOneFate(beside, rival));
    }

    private Item finding(Fact fact, Fact rival) {
        String expected = findings.words(rival.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                rival,
                expected,
                "The article has “" + expected + "” here, and “" + findings.told(fact.span()) + "” elsewhere.");
    }
}
