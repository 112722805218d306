package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;

/** Reads names: runs of capitalised words, with the particles inside them and without the titles before them. */
final class NameReader {
    private static final int LONGEST_ACRONYM = 6;
    private static final int LONGEST_HEADLINE = 60;
    private final Scene scene;
    private final Lexicon lexicon;

    NameReader(Scene scene) {
        this.scene = scene;
        this.lexicon = scene.lexicon;
    }

    /** True where most words of a period are capitalised, as in headlines: capitals then tell nothing. */
    boolean isTitleCase(Period period) {
        int words = 0;
        int capitals = 0;
        for (int at = period.from(); at < Math.min(period.to(), period.from() + LONGEST_HEADLINE); at++) {
            if (scene.words.at(at).isWord() && scene.words.at(at).lower().length() > 2) {
                words++;
                capitals += scene.words.isCapital(at) ? 1 : 0;
            }
        }
        return words > 2 && capitals * 10 >= words * 9;
    }

    boolean startsName(int at, int periodStart) {
        return scene.words.isCapital(at) && !isCommonStart(at, periodStart);
    }

    private boolean isCommonStart(int at, int periodStart) {
        boolean first = at == periodStart || scene.is(at - 1, Shape.QUOTE_OPEN);
        return first && lexicon.names.noName().contains(scene.lower(at)) || lexicon.grammar.isPronoun(scene.lower(at));
    }

    /** Behind the last word of the run of name words that starts here. */
    int runEnd(int from, int limit) {
        int end = from;
        while (end < limit && continues(end, from, limit)) {
            end++;
        }
        return end;
    }

    private boolean continues(int at, int from, int limit) {
        if (scene.words.isCapital(at) && isOrigin(at)) {
            return false;
        }
        if (scene.words.isCapital(at)) {
            return !isTimeName(at) || at == from || isTitle(at - 1) && scene.words.isCapital(at + 1);
        }
        boolean particle = lexicon.grammar.particles().contains(scene.lower(at))
                || scene.lower(at).equals("&");
        return at > from && particle && at + 1 < limit && scene.words.isCapital(at + 1);
    }

    /** "Angeles-born", "Leeds-based": tells where somebody is from. */
    private boolean isOrigin(int at) {
        String lower = scene.lower(at);
        return lexicon.cues.seats().stream().anyMatch(lower::endsWith);
    }

    private boolean isTimeName(int at) {
        String lower = scene.lower(at);
        return lexicon.grammar.weekdays().contains(lower)
                || lexicon.grammar.months().contains(lower);
    }

    /** The first word of the run of name words that ends here. */
    int runStart(int to, int floor) {
        int start = to;
        while (start > floor && continuesBack(start - 1, to, floor)) {
            start--;
        }
        return start;
    }

    private boolean continuesBack(int at, int to, int floor) {
        if (scene.words.isCapital(at)) {
            return !isTimeName(at) && !isOrigin(at)
                    || at + 1 < to && isTitle(at - 1)
                    || at + 1 < to && lexicon.names.outletWords().contains(scene.lower(at + 1));
        }
        boolean particle = lexicon.grammar.particles().contains(scene.lower(at))
                || scene.lower(at).equals("&");
        boolean inside = particle && at + 1 < to && at > floor && scene.words.isCapital(at - 1);
        return inside || isRankAside(at);
    }

    /** "Lt Gen (retd) Jane Roe": the aside stands between title and name. */
    private boolean isRankAside(int at) {
        int open = scene.is(at, Shape.CLOSE) ? at - 2 : scene.is(at, Shape.OPEN) ? at : at - 1;
        return scene.is(open, Shape.OPEN) && scene.is(open + 2, Shape.CLOSE) && isTitle(open - 1);
    }

    /** The run behind its last title and before its honours: "President Jane Roe", "Jane Roe KC" are "Jane Roe". */
    Stretch withoutTitles(int first, int end) {
        int to = withoutHonours(first, end);
        boolean aside = scene.is(first, Shape.OPEN) && scene.is(first + 2, Shape.CLOSE) && first + 3 < to;
        int from = aside ? first + 3 : first;
        for (int at = to - 2; at >= from; at--) {
            if (isTitle(at)) {
                return new Stretch(scene.is(at + 1, Shape.OPEN) ? Math.min(to - 1, at + 4) : at + 1, to);
            }
        }
        return withoutDemonym(from, to);
    }

    private int withoutHonours(int from, int end) {
        int to = end;
        while (to - from > 2 && scene.words.is(to - 1, lexicon.grammar.honours())) {
            to--;
        }
        return to;
    }

    /** "Secretary of State John Doe": a long run behind "of" and a title ends in the name. */
    Stretch withoutOffice(Stretch run) {
        boolean office = run.to() - run.from() > 2
                && lexicon.grammar.prepositions().contains(scene.lower(run.from() - 1))
                && isTitle(run.from() - 2);
        return office ? new Stretch(run.to() - 2, run.to()) : run;
    }

    private Stretch withoutDemonym(int from, int to) {
        boolean demonym = to - from > 2 && lexicon.names.demonyms().contains(scene.lower(from));
        return new Stretch(demonym ? from + 1 : from, to);
    }

    boolean isTitle(int at) {
        String lower = scene.lower(at);
        return lexicon.nouns.titles().contains(lower)
                || scene.words.isCapital(at) && lexicon.nouns.persons().contains(lower);
    }

    boolean looksLikePerson(Stretch run) {
        boolean named = startsWithFirstName(run);
        for (int at = run.from(); at < run.to(); at++) {
            String lower = scene.lower(at);
            boolean place = lexicon.names.places().contains(lower)
                    || lexicon.names.demonyms().contains(lower);
            boolean body = lexicon.names.organisationWords().contains(lower)
                    && !(named
                            && at == run.to() - 1
                            && lexicon.names.surnamesToo().contains(lower));
            if (body
                    || place && !named
                    || !named && at > run.from() && lexicon.names.placeWords().contains(lower)
                    || lexicon.grammar.weekdays().contains(lower)) {
                return false;
            }
        }
        boolean outlet = lexicon.names.outletWords().contains(scene.lower(run.to() - 1));
        return !outlet && !isOutlet(run) && lexicon.names.placePhrases().lengthAt(scene.words, run.from()) == 0;
    }

    /** "Paul Ireland", "Jane French": behind a first name a place is a surname; "Virginia" may be either. */
    private boolean startsWithFirstName(Stretch run) {
        String first = scene.lower(run.from());
        boolean known =
                lexicon.names.men().contains(first) || lexicon.names.women().contains(first);
        return known && run.to() - run.from() > 1 && !lexicon.names.places().contains(first);
    }

    boolean isOutlet(Stretch run) {
        String last = scene.lower(run.to() - 1);
        for (String suffix : lexicon.names.outletSuffixes()) {
            if (last.endsWith(suffix)) {
                return true;
            }
        }
        int known = lexicon.names.outlets().lengthAt(scene.words, run.from());
        return known == run.to() - run.from()
                || known > 0 && isAcronym(run.from())
                || lexicon.names.outletStarts().contains(scene.lower(run.from())) && run.to() - run.from() > 1;
    }

    /** The word of a person's name by which it is known: the last one, "Jr." left out. */
    int surnameAt(Stretch name) {
        int last = name.to() - 1;
        return last > name.from() && lexicon.grammar.suffixes().contains(scene.lower(last)) ? last - 1 : last;
    }

    /** True where a lone capital may only be that of the first word of a sentence: "Still", "Projects". */
    boolean isOnlyFirst(Stretch run, People people) {
        boolean lone = run.to() - run.from() == 1;
        boolean first = run.from() == scene.period(run.from()).from()
                || !scene.words.at(run.from() - 1).isWord();
        String lower = scene.lower(run.from());
        return lone
                && first
                && !isAcronym(run.from())
                && !hasInnerCapital(run.from())
                && !people.isProper(lower)
                && people.fullName(lower) == null
                && !lexicon.names.places().contains(lower)
                && !lexicon.names.organisationWords().contains(lower)
                && !isOutlet(run);
    }

    /** "MarineEye" is a name wherever it stands. */
    private boolean hasInnerCapital(int at) {
        String written = scene.words.at(at).span().in(scene.article.text());
        return written.chars().skip(1).anyMatch(Character::isUpperCase) && written.indexOf('-') < 0;
    }

    boolean isAcronym(int at) {
        int length = scene.words.at(at).span().length();
        return length >= 2 && length <= LONGEST_ACRONYM && isWrittenInCapitals(at);
    }

    boolean isWrittenInCapitals(int at) {
        return scene.isWithoutSmallLetters(scene.words.at(at));
    }
}
