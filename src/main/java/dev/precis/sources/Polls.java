package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the polls of one article, and tells which sentences without a cue give answers of theirs: shares of people, or the
 * lead that one has over another. For one use, by one thread.
 */
final class Polls {
    /** How many sentences back in its paragraph a poll may have spoken. */
    private static final int GAP = 2;

    private final Scene scene;
    private final Words words;
    private final Lexicon.Grammar grammar;
    private final Lexicon.Cues cues;
    private @Nullable Statement last;
    private int lastPeriod = -1;

    Polls(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
        this.grammar = scene.lexicon.grammar;
        this.cues = scene.lexicon.cues;
    }

    /** Learns that a statement was made in a sentence, if it is a poll's. */
    void learn(Statement statement, int period) {
        if (!isPoll(statement.source())) {
            return;
        }
        last = last == null || hasName(statement) || isFar(period) ? statement : last;
        lastPeriod = period;
    }

    private boolean isFar(int period) {
        return period > lastPeriod + 1;
    }

    /** "poll by Hill & Co", not "the poll". */
    private boolean hasName(Statement poll) {
        Stretch name = poll.source().name;
        for (int at = name.from(); at < name.to(); at++) {
            if (words.isCapital(at) && !words.is(at, scene.lexicon.nouns.polls())) {
                return true;
            }
        }
        return false;
    }

    /** True where a source is a poll. */
    boolean isPoll(Entry source) {
        Stretch name = source.name;
        boolean poll = false;
        for (int at = name.from(); at < name.to() && !poll; at++) {
            poll = words.is(at, scene.lexicon.nouns.polls()) && !words.is(at - 1, Shape.POSSESSIVE);
        }
        return poll && source.kind == SourceKind.DOCUMENT;
    }

    /**
     * The poll whose answers a sentence without a cue tells, null where it tells none. A poll goes on within its paragraph until
     * something else is told; a later paragraph without a cue is the outlet's own, as annotators of news see it (PolNeAR), unless
     * it speaks of those who were asked.
     */
    @Nullable
    Statement answeredBy(Period period, List<Draft> drafts) {
        boolean goesOn = lastPeriod == period.index() - 1;
        Statement poll = last;
        if (poll == null || period.role() != dev.precis.article.Passage.Role.BODY || !isOfShares(drafts)) {
            return null;
        }
        boolean same = goesOn && scene.periods.get(lastPeriod).passage() == period.passage();
        boolean near = lastPeriod >= period.index() - GAP
                && scene.periods.get(lastPeriod).passage() == period.passage();
        boolean told = same || speaksOfAsked(period);
        return told && isAnswer(period, true) || near && isAnswer(period, false) ? poll : null;
    }

    /** "of respondents", "of those canvassed": who was asked can only mean the poll, however far back. */
    private boolean speaksOfAsked(Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            boolean those = words.is(at, cues.asked())
                    && (words.is(at - 1, grammar.definites()) || words.is(at - 1, cues.of()));
            if (words.is(at, cues.askedPeople()) || those && !words.is(at + 1, cues.by())) {
                return true;
            }
        }
        return false;
    }

    /** "Respondents said": those who were asked stand for the poll itself. */
    boolean isAsked(NounPhrase source) {
        return words.is(source.head(), cues.askedPeople());
    }

    /** True where what stands before the claim of a poll are answers as well. */
    boolean fills(Statement poll, Period period) {
        return isPoll(poll.source())
                && poll.cue().from() > period.from()
                && poll.content().stream()
                        .allMatch(part -> part.from() >= poll.cue().from())
                && isAnswer(
                        new Period(period.index(), period.from(), poll.cue().from(), period.passage(), period.role()),
                        false);
    }

    /** True where a sentence claims nothing else than what shares of people say. */
    private boolean isOfShares(List<Draft> drafts) {
        return drafts.stream().allMatch(draft -> isShareOf(draft.source()));
    }

    /** "three" in "two in three", "respondents", "voters". */
    private boolean isShareOf(NounPhrase source) {
        int head = source.head();
        boolean share = isNumber(head) && words.is(head - 1, cues.in());
        return share
                || words.is(head, cues.answers())
                || words.is(head, scene.lexicon.nouns.respondents())
                || source.form() != NounPhrase.Form.NAME && holdsShare(source.from(), source.to());
    }

    private boolean holdsShare(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isShare(at) || words.is(at, grammar.numbers())) {
                return true;
            }
        }
        return false;
    }

    /** A share and who answered, or what he said; right behind the poll the share alone is enough. */
    private boolean isAnswer(Period period, boolean goesOn) {
        boolean share = false;
        boolean answer = goesOn;
        for (int at = period.from(); at < period.to(); at++) {
            if (words.is(at, cues.noAnswer()) || isMethod(at) || isOtherPoll(at)) {
                return false;
            }
            if (!scene.inQuotation(at)) {
                share |= isShare(at);
                answer |= words.is(at, cues.answers()) || isAsked(at) || isRace(at);
            }
        }
        return share && answer && !scene.inQuotation(period.from());
    }

    /** "which poll you believe", "other surveys": another than that of which the paragraph tells. */
    boolean isOtherPoll(int at) {
        return words.is(at, scene.lexicon.nouns.polls())
                && (words.is(at - 1, cues.others()) || words.is(at - 1, grammar.relatives()));
    }

    /** "voters", "of those polled". */
    private boolean isAsked(int at) {
        return words.is(at, Shape.LOWER) && words.is(at, scene.lexicon.nouns.respondents())
                || words.isCapital(at) && words.is(at, scene.lexicon.nouns.groups());
    }

    /** "leads by 7 points", "a 5-point edge". */
    private boolean isRace(int at) {
        return words.is(at, cues.race());
    }

    /** "a margin of error of 3 points", "surveyed 552 voters": how a poll was made and not what it found. */
    private boolean isMethod(int at) {
        return words.is(at, cues.method())
                        && (words.is(at + 1, cues.of()) && words.is(at + 2, cues.method()) || isNumber(at + 1))
                || words.is(at, cues.method()) && isNumber(at + 1);
    }

    /** "Some 400 millers were questioned, with half of them saying": where the answers start behind how many were asked. */
    int answersFrom(Period period) {
        for (int at = period.from() + 2; at < period.to() && !isShare(at); at++) {
            boolean method =
                    words.is(at, Shape.COMMA) && words.is(at - 1, cues.askedByPoll()) && words.is(at - 2, grammar.be());
            if (method) {
                return at;
            }
        }
        return period.from();
    }

    private boolean isShare(int at) {
        boolean percent = isNumber(at) && words.is(at + 1, cues.percent());
        boolean inAll = isNumber(at) && words.is(at + 1, cues.in()) && isNumber(at + 2);
        boolean fraction = words.is(at, cues.fractions()) && words.is(at + 1, cues.of()) && !isNumber(at + 2);
        return percent || inAll || fraction || isPoints(at);
    }

    /** "7 points", "a 7-point lead". */
    private boolean isPoints(int at) {
        String lower = words.lower(at);
        boolean whole =
                words.is(at, Shape.NUMBER) && cues.points().stream().anyMatch(unit -> lower.endsWith("-" + unit));
        return whole || isNumber(at) && words.is(at + 1, cues.points());
    }

    /** "74", "seventy", "seventy-four". */
    private boolean isNumber(int at) {
        String lower = words.lower(at);
        int hyphen = lower.indexOf('-');
        return words.is(at, Shape.NUMBER)
                || words.is(at, grammar.numbers())
                || hyphen > 0 && grammar.numbers().contains(lower.substring(0, hyphen));
    }
}
