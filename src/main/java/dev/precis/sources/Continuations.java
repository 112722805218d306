package dev.precis.sources;

import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a sentence without a cue of its own goes on with the report of the sentence before. Stateless but for its article. */
final class Continuations {
    /** Among how many words at the start of a sentence its verb is looked for. */
    private static final int NEAR_START = 24;
    /** The same for a verb of the time before: "Her own had gone up". */
    private static final int NEAR_SUBJECT = 10;
    /** How many words may stand before a number that goes on counting: "of those, at least". */
    private static final int LONGEST_START = 5;

    /** How many words back, and on, the topic of a sentence is looked for. */
    private static final int TOPIC = 60;
    /** How many words two sentences share that tell of the same. */
    private static final int MANY_SHARED = 4;
    /** The longest word that tells nothing. */
    private static final int SHORT = 3;
    /** By how many letters two words are taken for one. */
    private static final int STEM = 5;

    private final Scene scene;
    private final Words words;
    private final Lexicon.Grammar grammar;
    private final Lexicon.Cues cues;
    private final Polls polls;

    Continuations(Scene scene, Polls polls) {
        this.polls = polls;
        this.scene = scene;
        this.words = scene.words;
        this.grammar = scene.lexicon.grammar;
        this.cues = scene.lexicon.cues;
    }

    /** By which rule a period goes on with a statement; null where it does not. */
    @Nullable
    String rule(Statement before, int lastPeriod, Period period) {
        if (isListed(period) && lastPeriod == period.index() - 1 && opensList(before, lastPeriod)) {
            return "listed";
        }
        if (goesOnInItem(before, lastPeriod, period)) {
            return "listed";
        }
        boolean next = before.speech() == Speech.REPORTED
                && lastPeriod == period.index() - 1
                && scene.periods.get(lastPeriod).passage() == period.passage();
        if (!next) {
            return null;
        }
        if (countsOn(period)) {
            return "continued-count";
        }
        if (goesOnPolling(before, period)) {
            return "continued-poll";
        }
        if (addsMore(before, period) || isBackshifted(period) || isPluperfect(before, period)) {
            return "continued-report";
        }
        return goesOnWithTopic(before, period) ? "continued-topic" : null;
    }

    /** "He said that:" and every item of the list behind it. */
    private boolean opensList(Statement before, int lastPeriod) {
        Period lead = scene.periods.get(lastPeriod);
        boolean colon = words.is(lead.to() - 1, Shape.COLON) && before.cue().from() >= lead.from();
        return colon || before.rule().equals("listed");
    }

    /** "- The mill is shut. Here, 40 are idle.": an item of several sentences is claimed whole. */
    private boolean goesOnInItem(Statement before, int lastPeriod, Period period) {
        return before.rule().equals("listed")
                && lastPeriod == period.index() - 1
                && scene.periods.get(lastPeriod).passage() == period.passage();
    }

    /** True where a period is an item of a list: it starts a paragraph with a mark. */
    boolean isListed(Period period) {
        boolean first = period.from() == 0 || scene.period(period.from() - 1).passage() != period.passage();
        return first && isBullet(period.from()) && period.to() - period.from() > 1;
    }

    private boolean isBullet(int at) {
        Word mark = words.at(at);
        boolean letter = mark.shape() == Shape.LOWER
                && mark.end() - mark.start() == 1
                && words.isCapital(at + 1)
                && !grammar.determiners().contains(mark.lower());
        return mark.shape() == Shape.DASH || mark.shape() == Shape.OTHER || letter;
    }

    /** "Another five were hurt", "Of those, 12 were children", "About 10 others are closed", "Four of the dead were". */
    private boolean countsOn(Period period) {
        int from = period.from();
        int further = cues.further().lengthAt(words, from);
        int behind = from + further + (further > 0 && words.is(from + further, Shape.COMMA) ? 1 : 0);
        int number = numberFrom(behind, period.to());
        if (number < 0) {
            return false;
        }
        int end = number + 1;
        while (end < period.to() && isNumber(end) && !words.is(end, cues.others())) {
            end++;
        }
        boolean others = words.is(end, cues.others());
        boolean part = words.is(end, cues.of())
                && (words.is(end + 1, grammar.definites()) || words.is(end + 1, grammar.objects()));
        return further > 0 || others || part;
    }

    /** The number with which a phrase starts, words of bounds before it left out; -1 without one. */
    private int numberFrom(int from, int limit) {
        for (int at = from; at < Math.min(limit, from + LONGEST_START); at++) {
            if (isNumber(at)) {
                return at;
            }
            if (!words.is(at, cues.bounds())) {
                return -1;
            }
        }
        return -1;
    }

    /** "The poll has A on 30. B falls to 8": a paragraph about a poll goes on with its numbers, unless it looks back. */
    private boolean goesOnPolling(Statement before, Period period) {
        boolean poll = polls.isPoll(before.source());
        boolean number = false;
        boolean past =
                words.is(period.from(), scene.lexicon.owners.thing()) || words.is(period.from(), grammar.thing());
        for (int at = period.from(); poll && at < period.to(); at++) {
            number |= isNumber(at) && !countsThings(at);
            past |= words.is(at, cues.looksBack()) || polls.isOtherPoll(at);
        }
        return poll && number && !past && !isPurpose(period);
    }

    /** "four of his rivals": how many there are is no answer, "four of them said" may be. */
    private boolean countsThings(int at) {
        return words.is(at + 1, cues.of())
                && (words.is(at + 2, scene.lexicon.owners.male())
                        || words.is(at + 2, scene.lexicon.owners.female())
                        || words.is(at + 2, scene.lexicon.owners.thing()));
    }

    /** "To mend this, the charity wants 40": what is done about what was found. */
    private boolean isPurpose(Period period) {
        return words.is(period.from(), cues.to()) && words.is(period.from() + 1, Shape.LOWER);
    }

    /**
     * "Its report says Tern and Arvo paid 40 each. Tern owed 30.": a document goes on with the names, or with the nouns, of
     * which it has just told, not with what the outlet makes of it ("This could").
     */
    private boolean goesOnWithTopic(Statement before, Period period) {
        boolean referring = words.is(period.from(), grammar.definites())
                || words.is(period.from(), grammar.thing())
                || words.is(period.from(), scene.lexicon.owners.thing())
                || scene.inQuotation(period.from());
        if (before.source().kind != SourceKind.DOCUMENT || referring || isDoubted(period)) {
            return false;
        }
        Set<String> told = stems(Math.max(firstInPassage(period), period.from() - TOPIC), period.from());
        boolean name = words.isCapital(period.from())
                && isTelling(period.from())
                && !isCommon(words.lower(period.from()))
                && told.contains(stem(period.from()));
        Set<String> shared = stems(period.from(), Math.min(period.to(), period.from() + TOPIC));
        shared.retainAll(told);
        return name && shared.size() > 1 || shared.size() >= MANY_SHARED;
    }

    private boolean isCommon(String lower) {
        return scene.lexicon.nouns.isHead(lower)
                || scene.lexicon.nouns.respondents().contains(lower);
    }

    private int firstInPassage(Period period) {
        int from = period.from();
        while (from > 0
                && from > period.from() - TOPIC
                && scene.period(from - 1).passage() == period.passage()) {
            from = scene.period(from - 1).from();
        }
        return from;
    }

    private Set<String> stems(int from, int to) {
        Set<String> stems = new HashSet<>();
        for (int at = from; at < to; at++) {
            if (isTelling(at)) {
                stems.add(stem(at));
            }
        }
        return stems;
    }

    /** No word of grammar, of time or of reporting. */
    private boolean isTelling(int at) {
        String lower = words.lower(at);
        return words.at(at).isWord()
                && lower.length() > SHORT
                && !grammar.prepositions().contains(lower)
                && !grammar.determiners().contains(lower)
                && !grammar.auxiliaries().contains(lower)
                && !grammar.times().contains(lower)
                && !grammar.numbers().contains(lower)
                && !grammar.subordinators().contains(lower)
                && !grammar.comparatives().contains(lower)
                && !grammar.isAdverb(lower)
                && !words.is(at, cues.percent())
                && cues.verb(lower) == null;
    }

    private String stem(int at) {
        String lower = words.lower(at);
        return lower.length() > STEM ? lower.substring(0, STEM) : lower;
    }

    /** "The plant would employ 40", "It also has 40": the sentence goes on in the words of the report before it. */
    private boolean isBackshifted(Period period) {
        int limit = Math.min(period.to(), period.from() + NEAR_START);
        for (int at = period.from(); at < limit && !scene.inQuotation(at); at++) {
            if (words.is(at, cues.backshifted())) {
                return !isDoubted(period) && !isInference(period, at);
            }
            if (words.is(at, grammar.auxiliaries()) && !words.isCapital(at)) {
                return false;
            }
        }
        return false;
    }

    /** "Police said they had found 40 guns. They also seized 12 knives": the pronoun and "also" carry the report on. */
    private boolean addsMore(Statement before, Period period) {
        int also = period.from() + 1;
        if (words.is(also, grammar.auxiliaries())) {
            also++;
        }
        return grammar.isPronoun(words.lower(period.from()))
                && !words.is(period.from(), grammar.speaker())
                && words.is(also, cues.adding())
                && before.speech() == Speech.REPORTED
                && !isDoubted(period);
    }

    /** "That would leave him with 40": what the outlet makes of it. */
    private boolean isInference(Period period, int verb) {
        return words.is(period.from(), grammar.definites()) && verb == period.from() + 1;
    }

    /** "She said rents had risen. Her own had gone up by 260": what somebody tells of the time before, in the outlet's words. */
    private boolean isPluperfect(Statement before, Period period) {
        boolean person = before.source().kind == SourceKind.PERSON || before.source().kind == SourceKind.ANONYMOUS;
        int limit = Math.min(period.to(), period.from() + NEAR_SUBJECT);
        for (int at = period.from(); person && at < limit && !scene.inQuotation(at); at++) {
            boolean participle = words.is(at + 1, grammar.be())
                    || words.is(at + 1, grammar.participles())
                    || words.is(at + 1, grammar.verbs())
                    || grammar.participleSuffixes().stream().anyMatch(words.lower(at + 1)::endsWith);
            if (words.is(at, cues.having()) && words.lower(at).endsWith("d") && participle) {
                return !isDoubted(period);
            }
        }
        return false;
    }

    /** "The claim could not be verified" is the article's own. */
    private boolean isDoubted(Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            if (scene.lexicon.certainty.unconfirmed().lengthAt(words, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isNumber(int at) {
        return words.is(at, Shape.NUMBER) || words.is(at, grammar.numbers());
    }
}
