package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.sources.Attribution;
import dev.precis.sources.Source;
import dev.precis.sources.Status;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds words that call confirmed what the article gives as a claim. */
final class CertaintyCheck {
    private static final int NEAR = 5;
    /** So many sentences at most answer a question. */
    private static final int ANSWER = 3;
    /** A sentence of the article is meant that has this share of a sentence's words, */
    private static final double CLEAR = 0.35;
    /** and so many of them; others that have */
    private static final int CLEAR_WORDS = 4;
    /** (or half of a short sentence) */
    private static final double HALF = 0.5;
    /** this share of the best one's are meant as well. */
    private static final double NEXT = 0.75;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final Speakers speakers;

    CertaintyCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
        this.speakers = new Speakers(article.side);
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            if (text.isQuestion(sentence)) {
                continue;
            }
            boolean confirmed = false;
            for (int at = 0; at < words.size() && !confirmed; at++) {
                confirmed = isConfirming(words, at)
                        && !isNegated(words, at)
                        && !isNegatedFar(words, at)
                        && isOverstated(sentence, at, bound);
                if (confirmed) {
                    items.add(finding(words, at));
                }
            }
            if (!confirmed && !addStance(sentence, bound, items)) {
                addRestated(sentence, bound, items);
            }
        }
        return items;
    }

    /** "Confirmed"; "a figure that … accepts". */
    private boolean isConfirming(List<Word> words, int at) {
        String word = words.get(at).lower();
        return vocabulary.is("confirming", word) || vocabulary.is("accepting", word) && followsFigureNoun(words, at);
    }

    private boolean followsFigureNoun(List<Word> words, int at) {
        return words.subList(Math.max(0, at - NEAR), at).stream()
                .anyMatch(word -> vocabulary.is("figure-nouns", word.lower()));
    }

    // ---------------------------------------------------------------- who accepts what

    /** "The board accepts the shortfall" where the article has "the board disputes the number". */
    private boolean addStance(int sentence, Map<Fact, Fact> bound, List<Item> items) {
        List<Word> words = text.words.get(sentence);
        for (int at = 1; at < words.size(); at++) {
            String verb = words.get(at).lower();
            boolean accepts = vocabulary.is("accepting", verb) || vocabulary.is("confirming-verbs", verb);
            boolean turned = isNegated(words, at) || isNegatedFar(words, at);
            Word subject = accepts && !turned ? subject(words, at) : null;
            if (subject != null && (isDoubtedBy(subject, sentence, bound) || isUnknownTo(subject, sentence))) {
                items.add(stance(subject, words.get(at)));
                return true;
            }
        }
        return false;
    }

    /** The word before a verb that says who: no comma between. */
    private static @Nullable Word subject(List<Word> words, int verb) {
        for (int at = verb - 1; at >= Math.max(0, verb - NEAR); at--) {
            if (words.get(at + 1).afterMark()) {
                return null;
            }
            Word word = words.get(at);
            if (!word.key().isEmpty() && !word.lower().endsWith("ly")) {
                return word;
            }
        }
        return null;
    }

    private boolean isDoubtedBy(Word subject, int sentence, Map<Fact, Fact> bound) {
        Set<Integer> near = new HashSet<>();
        for (int there : toldIn(sentence, bound)) {
            near.addAll(List.of(there, there + 1));
        }
        boolean doubted = false;
        for (int there : near) {
            if (there < article.side.size()) {
                List<Word> words = article.side.words.get(there);
                for (int at = 1; at < words.size(); at++) {
                    Word other = doubts(words, at) ? subjectBefore(words, at, subject) : null;
                    doubted |= other != null;
                    boolean accepts = vocabulary.is("accepting", words.get(at).lower()) && !isNegated(words, at);
                    if (accepts && subjectBefore(words, at, subject) != null) {
                        return false;
                    }
                }
            }
        }
        return doubted;
    }

    /** "No recollection of", "a denial from the ministry" where the text has that the ministry confirmed it. */
    private boolean isUnknownTo(Word subject, int sentence) {
        if (tellsDoubt(text, sentence)) {
            return false;
        }
        for (int there : clearly(sentence)) {
            List<Word> words = article.side.words.get(there);
            for (int at = 0; at < words.size(); at++) {
                boolean memory =
                        vocabulary.is("remembering", words.get(at).lower()) && isNegated(words.subList(0, at + 1), at);
                boolean denial = words.get(at).lower().startsWith("denial")
                        && words.subList(at, Math.min(words.size(), at + NEAR + 2)).stream()
                                .anyMatch(word -> word.key().equals(subject.key()));
                if (memory || denial) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Disputes", "has not commented", "says no page was cut". */
    private boolean doubts(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean silent = word.startsWith("comment") || vocabulary.is("confirming", word);
        boolean says = vocabulary.is("saying", word)
                && at + 1 < words.size()
                && words.subList(at + 1, Math.min(words.size(), at + 3)).stream()
                        .anyMatch(next -> next.lower().equals("no"));
        return vocabulary.is("doubting", word) || says || silent && isNegated(words.subList(0, at + 1), at);
    }

    private static @Nullable Word subjectBefore(List<Word> words, int verb, Word subject) {
        for (int at = verb - 1; at >= Math.max(0, verb - NEAR); at--) {
            if (words.get(at).key().equals(subject.key())) {
                return words.get(at);
            }
        }
        return null;
    }

    private Item stance(Word subject, Word verb) {
        Span span = new Span(subject.span().start(), verb.span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.STATUS_OVERSTATED,
                null,
                null,
                "The article says the opposite of “" + findings.told(span) + "”: tell it as the article does.");
    }

    // ---------------------------------------------------------------- claims told as facts

    private void addRestated(int sentence, Map<Fact, Fact> bound, List<Item> items) {
        if (tellsDoubt(text, sentence) || tellsDoubt(text, sentence + 1)) {
            return;
        }
        for (Fact fact : text.facts.get(sentence)) {
            Fact other = bound.get(fact);
            if (other != null
                    && isClaimable(fact)
                    && isClaimable(other)
                    && isOwnVoice(fact)
                    && !namesClaimant(sentence, other)
                    && !carriesOn(sentence, other)
                    && isDoubted(fact, other)) {
                items.add(restated(fact, other));
            }
        }
    }

    /** Places, results, ages and "one" are seldom what somebody claims. */
    private static boolean isClaimable(Fact fact) {
        Kind kind = fact.figure().kind();
        boolean one = fact.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.ONE) == 0;
        return kind != Kind.SCORE && kind != Kind.RANK && kind != Kind.AGE && !one;
    }

    private boolean isOwnVoice(Fact fact) {
        return text.reading.attribution(fact.figure()).source() == null
                && !isHeaded(fact)
                && text.words.get(fact.sentence()).stream().noneMatch(word -> vocabulary.is("voicing", word.lower()));
    }

    /** "Ames on the mill's debts: £40m", "Ames: £40m are owed", where the article has Ames as a source. */
    private boolean isHeaded(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        int mark = text.text.lastIndexOf(": ", fact.span().start());
        if (words.isEmpty() || mark < words.get(0).span().start()) {
            return false;
        }
        List<Word> head = words.stream()
                .filter(word -> word.span().end() <= mark)
                .takeWhile(word -> !word.lower().equals("on"))
                .toList();
        return !head.isEmpty()
                && head.size() < NEAR
                && head.stream().allMatch(word -> word.isCapital() || word.key().isEmpty())
                && speaks(head);
    }

    private boolean speaks(List<Word> head) {
        return article.side.reading.sources().stream()
                .flatMap(source -> speakers.read(source.name()).stream())
                .anyMatch(known -> known.isCapital()
                        && !known.key().isEmpty()
                        && head.stream().anyMatch(word -> word.key().equals(known.key())));
    }

    /** "By the count of Ames": the claimant of the article stands in the sentence. */
    private boolean namesClaimant(int sentence, Fact other) {
        Source source =
                speakers.byId(article.side.reading.attribution(other.figure()).source());
        return source != null
                && speakers.read(source.name()).stream()
                        .anyMatch(word -> word.isCapital()
                                && text.hasKey(sentence, word.key())
                                && !word.key().isEmpty());
    }

    /** "Ames gave no date. What he did offer were 40 boats"; "Lost, says Ames: 40 boats. Nets: 60": whoever claims it stands before. */
    private boolean carriesOn(int sentence, Fact other) {
        int at = sentence;
        while (at > 0 && isEntry(at)) {
            at--;
            if (isEntry(at) && namesClaimant(at, other)) {
                return true;
            }
        }
        return sentence > 0 && isOffer(sentence) && namesClaimant(sentence - 1, other) || answers(sentence, other);
    }

    /** "What does Ames say of the debts? They are £40m.": the question before names who claims it and that it is said. */
    private boolean answers(int sentence, Fact other) {
        int question = sentence - 1;
        while (question >= Math.max(0, sentence - ANSWER) && !text.isQuestion(question)) {
            question--;
        }
        return question >= Math.max(0, sentence - ANSWER)
                && namesClaimant(question, other)
                && text.words.get(question).stream()
                        .anyMatch(word ->
                                vocabulary.is("saying", word.lower()) || vocabulary.is("voicing", word.lower()));
    }

    /** "Nets: 60". */
    private boolean isEntry(int sentence) {
        String words = text.sentence(sentence).in(text.text);
        int colon = words.indexOf(": ");
        return colon > 0
                && words.substring(colon).chars().anyMatch(Character::isDigit)
                && text.words.get(sentence).stream().noneMatch(word -> vocabulary.is("clause-verbs", word.lower()));
    }

    /** "What he did offer". */
    private boolean isOffer(int sentence) {
        List<Word> words = text.words.get(sentence);
        for (int at = 0; at < Math.min(NEAR, words.size()); at++) {
            if (vocabulary.is("person-pronouns", words.get(at).lower())) {
                return words.subList(at + 1, Math.min(words.size(), at + NEAR)).stream()
                        .anyMatch(word -> vocabulary.is("offering", word.lower()));
            }
        }
        return false;
    }

    /** True where the article nowhere has the number but as a claim that it, or somebody in it, doubts. */
    private boolean isDoubted(Fact fact, Fact bound) {
        return isDoubted(bound)
                && binder.candidates(fact).stream()
                        .filter(candidate -> candidate.unit() != UnitMatch.OTHER)
                        .allMatch(candidate -> isDoubted(candidate.fact()));
    }

    private boolean isDoubted(Fact fact) {
        Attribution attribution = article.side.reading.attribution(fact.figure());
        if (attribution.status() == Status.UNCONFIRMED || attribution.status() == Status.DISPUTED) {
            return true;
        }
        int sentence = fact.sentence();
        boolean claimed = hasAny(sentence, "claiming");
        boolean next = sentence + 1 < article.side.size()
                && article.side.passage(sentence) == article.side.passage(sentence + 1);
        boolean doubted = deniesBefore(sentence) || hasAny(sentence, "disputing") || next && deniesBefore(sentence + 1);
        return attribution.source() != null ? claimed || doubted : claimed && doubted;
    }

    private boolean hasAny(int sentence, String list) {
        List<Word> words = article.side.words.get(sentence);
        return IntStream.range(0, words.size())
                .anyMatch(at -> vocabulary.is(list, words.get(at).lower()) && !isPlea(words, at));
    }

    /** "Who had denied the charge": a plea, which doubts no number of the trial. */
    private static boolean isPlea(List<Word> words, int at) {
        return words.get(at).lower().startsWith("den")
                && words.subList(at + 1, Math.min(words.size(), at + NEAR - 1)).stream()
                        .anyMatch(word -> word.lower().matches("charges?|counts?|offences?|indictment"));
    }

    /** "The commission rejected this", "could not be verified", "a figure that … disputes". */
    private boolean deniesBefore(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        boolean back = words.stream()
                .anyMatch(word ->
                        vocabulary.is("referring", word.lower()) || vocabulary.is("figure-nouns", word.lower()));
        return back && tellsDoubt(article.side, sentence);
    }

    private boolean tellsDoubt(Side side, int sentence) {
        if (sentence >= side.size()) {
            return false;
        }
        List<Word> words = side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).lower();
            boolean unproven = vocabulary.is("confirming", word) && isNegated(words, at);
            if (unproven || vocabulary.is("doubting", word) && !isPlea(words, at)) {
                return true;
            }
        }
        return false;
    }

    private Item restated(Fact fact, Fact other) {
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.STATUS_OVERSTATED,
                other,
                null,
                "The article gives “" + findings.words(other.span())
                        + "” only as a claim that is doubted: say who claims it.");
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
        for (int i = Math.max(0, at - NEAR); i < Math.min(words.size(), at + 3); i++) {
            String word = words.get(i).lower();
            if (vocabulary.is("negations", word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    /** "None of the claims made in the battle could be verified": further away, in the same clause. */
    private boolean isNegatedFar(List<Word> words, int at) {
        for (int i = at; i >= Math.max(0, at - NEAR * 2); i--) {
            if (vocabulary.is("negations", words.get(i).lower())) {
                return true;
            }
            if (words.get(i).afterMark()) {
                return false;
            }
        }
        return false;
    }

    private boolean isOverstated(int sentence, int at, Map<Fact, Fact> bound) {
        Set<Integer> told = toldIn(sentence, bound);
        boolean denied = text.facts.get(sentence).stream()
                .map(bound::get)
                .anyMatch(fact -> fact != null && isDeniedAfter(fact.sentence()) && !confirms(fact.sentence()));
        Set<Integer> clear = clearly(sentence);
        if (isImpersonal(text.words.get(sentence), at)
                && clear.stream().anyMatch(there -> isWeak(there) || isClaimed(there))) {
            return clear.stream().noneMatch(there -> finds(there) || confirms(there));
        }
        boolean confirmed =
                told.stream().anyMatch(this::confirms) || clear.stream().anyMatch(this::confirms);
        if (told.isEmpty() || !denied && confirmed) {
            return false;
        }
        boolean claimed = told.stream().anyMatch(there -> isHedged(there) || isDeniedAfter(there))
                || text.facts.get(sentence).stream().map(bound::get).anyMatch(fact -> fact != null && isClaim(fact));
        return claimed && !isSaidBySource(sentence, at);
    }

    /** "It has been established that", "is proven to": nobody is named who says so. */
    private boolean isImpersonal(List<Word> words, int at) {
        List<Word> before = words.subList(Math.max(0, at - NEAR + 1), at);
        boolean passive = before.stream().anyMatch(word -> vocabulary.is("be-forms", word.lower()));
        boolean it = before.stream().anyMatch(word -> word.lower().equals("it"));
        String next = at + 1 < words.size() ? words.get(at + 1).lower() : "";
        boolean alone = before.stream().anyMatch(word -> word.lower().equals("independently"))
                || words.get(at).lower().equals("proven");
        return passive && (it && next.equals("that") || alone && !next.equals("by"));
    }

    /** The sentences of the article that a sentence clearly tells. */
    private Set<Integer> clearly(int sentence) {
        List<Statements.Match> matches = article.statements()
                .find(text.words.get(sentence).stream()
                        .filter(word -> !vocabulary.is("confirming", word.lower())
                                && !word.lower().equals("independently"))
                        .map(Word::key)
                        .toList());
        Set<Integer> clear = new LinkedHashSet<>();
        for (Statements.Match match : matches) {
            boolean best = match.coverage() >= CLEAR && match.shared() >= CLEAR_WORDS
                    || match.coverage() >= HALF && match.shared() == CLEAR_WORDS - 1;
            if (!best || match.coverage() < matches.get(0).coverage() * NEXT) {
                return clear;
            }
            clear.add(match.sentence());
        }
        return clear;
    }

    private boolean isClaimed(int sentence) {
        return !article.statements().in(sentence).isEmpty();
    }

    /** "Perhaps", "was said to have". */
    private boolean isWeak(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).lower();
            boolean saidTo = word.equals("said")
                    && at + 1 < words.size()
                    && words.get(at + 1).lower().equals("to");
            if (saidTo || vocabulary.is("weak", word) || vocabulary.is("hedging", word)) {
                return true;
            }
        }
        return false;
    }

    /** "The court found": what the article gives as found out. */
    private boolean finds(int sentence) {
        return article.side.words.get(sentence).stream().anyMatch(word -> vocabulary.is("finding-out", word.lower()));
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
            boolean asked = at > 0 && words.get(at - 1).lower().equals("to");
            boolean confirming = vocabulary.is("confirming", words.get(at).lower()) && !asked;
            if (confirming && !isNegated(words, at) && !isNegatedFar(words, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHedged(int sentence) {
        return article.side.words.get(sentence).stream().anyMatch(word -> vocabulary.is("hedging", word.lower()));
    }

    /** "The council disputes this", right after it. */
    private boolean isDeniedAfter(int sentence) {
        return sentence + 1 < article.side.size()
                && article.side.passage(sentence) == article.side.passage(sentence + 1)
                && deniesBefore(sentence + 1);
    }

    private boolean isClaim(Fact fact) {
        Attribution attribution = article.side.reading.attribution(fact.figure());
        return attribution.status() != Status.STATED;
    }

    /** "Maliar confirmed that", "the army itself confirmed": a reporting verb, when it is the claimant's own. */
    private boolean isSaidBySource(int sentence, int at) {
        List<Word> words = text.words.get(sentence);
        if (!vocabulary.is("confirming-verbs", words.get(at).lower()) || at == 0) {
            return false;
        }
        boolean itself = at > 1 && words.get(at - 1).lower().matches("(it|him|her)self|themselves");
        Word subject = words.get(itself ? at - 2 : at - 1);
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
                .anyMatch(claim -> speakers.read(claim.cue().in(article.side.text)).stream()
                        .anyMatch(word -> word.key().equals(key)));
    }
}
