package dev.precis.grounding;

import dev.precis.sources.Attribution;
import dev.precis.sources.Status;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds words that call confirmed what the article gives as a claim. */
final class CertaintyCheck {
    private static final int NEAR = 5;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Vocabulary vocabulary;

    CertaintyCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                if (vocabulary.is("confirming", words.get(at).lower())
                        && !isNegated(words, at)
                        && isOverstated(sentence, at, bound)) {
                    items.add(finding(words, at));
                    break;
                }
            }
        }
        return items;
    }

    private Item finding(List<Word> words, int at) {
        int from = at > 0 && words.get(at - 1).lower().endsWith("ly") ? at - 1 : at;
        Span span =
                new Span(words.get(from).span().start(), words.get(at).span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.STATUS_OVERSTATED,
                null,
                null,
                "The article gives this as a claim and tells of no such confirmation: say who claims it.");
    }

    private boolean isNegated(List<Word> words, int at) {
        for (int i = Math.max(0, at - NEAR); i < Math.min(words.size(), at + 2); i++) {
            String word = words.get(i).lower();
            if (vocabulary.is("negations", word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    private boolean isOverstated(int sentence, int at, Map<Fact, Fact> bound) {
        Set<Integer> told = toldIn(sentence, bound);
        if (told.isEmpty() || told.stream().anyMatch(this::confirms)) {
            return false;
        }
        boolean claimed = told.stream().anyMatch(this::isHedged)
                || text.facts.get(sentence).stream().map(bound::get).anyMatch(fact -> fact != null && isClaim(fact));
        return claimed && !isSaidBySource(sentence, at);
    }

    /** Where the article tells what the sentence tells. */
    private Set<Integer> toldIn(int sentence, Map<Fact, Fact> bound) {
        Set<Integer> told = new HashSet<>();
        for (Fact fact : text.facts.get(sentence)) {
            Fact other = bound.get(fact);
            if (other != null) {
                told.add(other.sentence());
            }
        }
        binder.nearest(sentence).stream().limit(2).forEach(told::add);
        return told;
    }

    private boolean confirms(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            if (vocabulary.is("confirming", words.get(at).lower()) && !isNegated(words, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHedged(int sentence) {
        return article.side.words.get(sentence).stream().anyMatch(word -> vocabulary.is("hedging", word.lower()));
    }

    private boolean isClaim(Fact fact) {
        Attribution attribution = article.side.reading.attribution(fact.figure());
        return attribution.status() != Status.STATED;
    }

    /** "Maliar confirmed that": a reporting verb, when it is the claimant's own. */
    private boolean isSaidBySource(int sentence, int at) {
        List<Word> words = text.words.get(sentence);
        if (!vocabulary.is("confirming-verbs", words.get(at).lower()) || at == 0) {
            return false;
        }
        Word subject = words.get(at - 1);
        if (!subject.isCapital() && !vocabulary.is("official-words", subject.lower())) {
            return false;
        }
        return toldIn(sentence, Map.of()).stream()
                .anyMatch(there -> article.side.hasKey(there, subject.key()) && isSourceIn(there, subject.key()));
    }

    private boolean isSourceIn(int sentence, String key) {
        Span span = article.side.sentence(sentence);
        return article.side.reading.claims().stream()
                .filter(claim -> claim.cue().overlaps(span))
                .anyMatch(claim -> new Speakers(article.side)
                        .read(claim.cue().in(article.side.text)).stream()
                                .anyMatch(word -> word.key().equals(key)));
    }
}
