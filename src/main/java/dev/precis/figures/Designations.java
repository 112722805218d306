package dev.precis.figures;

import dev.precis.figures.NotFigure.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells numbers that only name something (units, roads, models, laws, years) or stand for a pronoun. */
final class Designations {
    private static final BigDecimal NINETEEN_HUNDRED = BigDecimal.valueOf(1900);

    /** A football team stands in so many lines at most. */
    private static final int MOST_LINES = 5;

    /** Metres of the distances that are run, swum or skated. */
    private static final Set<Integer> RACES =
            Set.of(50, 60, 100, 110, 200, 400, 500, 800, 1000, 1500, 3000, 5000, 10000);

    /** No team game comes near it; parliaments vote by more. */
    private static final int MOST_SCORED = 250;

    private static final int MOST_TEXT_WORDS = 6;

    private static final Set<Integer> LEFT_IN_ROUNDS = Set.of(4, 8, 16, 32, 64, 128);

    private final Lexicon words;
    private final Nouns nouns;
    private final Currencies currencies;

    Designations(Lexicon words, Nouns nouns, Currencies currencies) {
        this.words = words;
        this.nouns = nouns;
        this.currencies = currencies;
    }

    /** Why a numeral is no figure; null where it may be one. */
    @Nullable
    Reason reason(Tokens tokens, Numeral numeral) {
        if (numeral.form() == Numeral.Form.VAGUE) {
            return null;
        }
        if (numeral.form() == Numeral.Form.ORDINAL) {
            return ordinal(tokens, numeral);
        }
        if (numeral.whole() == null && isTop(tokens, numeral)) {
            return Reason.DESIGNATION;
        }
        if (numeral.form() == Numeral.Form.WORDS) {
            return wordNumber(tokens, numeral);
        }
        if (isIdentifier(tokens, numeral)
                || isRaceOrFormation(tokens, numeral)
                || isNumbered(tokens, numeral)
                || isNamedGroup(tokens, numeral)
                || isJoinedToLetters(tokens, numeral)
                || isNamed(tokens, numeral)
                || isAddress(tokens, numeral)) {
            return Reason.DESIGNATION;
        }
        if (words.is("text-to", tokens.lower(numeral.from() - 1))
                && tokens.get(numeral.from()).isRunOfDigits(4, 6)
                && isTexted(tokens, numeral.from())) {
            return Reason.CONTACT;
        }
        boolean short911 = tokens.get(numeral.from()).isRunOfDigits(3, 3) && !nouns.countFollows(tokens, numeral.to());
        if (words.is("dialled", tokens.lower(numeral.from() - 1))
                && (short911 || tokens.get(numeral.to()).type() != Token.Type.WORD)) {
            return Reason.CONTACT;
        }
        if (words.is("match-clock", tokens.lower(numeral.to()))
                && words.is("match-clock-before", tokens.lower(numeral.from() - 1))) {
            return Reason.TIME;
        }
        return isYear(tokens, numeral) ? Reason.DATE : null;
    }

    /** "text them to 61124": a short code. */
    private boolean isTexted(Tokens tokens, int at) {
        for (int i = at - 2; i >= Math.max(0, at - MOST_TEXT_WORDS); i--) {
            if (words.is("text-verbs", tokens.lower(i))) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- letters around it

    /** "G7", "F-16", "5G", "COVID-19". */
    private boolean isJoinedToLetters(Tokens tokens, Numeral numeral) {
        int at = numeral.from();
        Token before = tokens.get(at - 1);
        boolean currency = currencies.code(before.text()) != null
                || currencies.code(tokens.get(at - 2).text() + before.text()) != null;
        boolean dimension = isTimes(before) && tokens.get(at - 2).isDigits() && tokens.glued(at - 1);
        if (isInsideWord(tokens, at)) {
            return true;
        }
        if (tokens.glued(at)
                && before.isWord()
                && !dimension
                && !currency
                && !tokens.get(numeral.to()).isSign("¢")) {
            return true;
        }
        boolean hyphen = before.isHyphen() && tokens.glued(at) && tokens.glued(at - 1);
        if (hyphen && tokens.get(at - 2).isWord() && hasCapital(tokens.get(at - 2))) {
            return currencies.code(tokens.get(at - 2).text()) == null && !isNumberWord(tokens.get(at - 2));
        }
        return hasModelLetters(tokens, numeral.to()) || isModelPair(tokens, numeral);
    }

    /** The 4 of "GÃ1⁄4len": letters written in a wrong encoding look like a fraction inside a word. */
    private static boolean isInsideWord(Tokens tokens, int at) {
        return tokens.get(at - 1).isSign("⁄")
                && tokens.get(at - 2).isDigits()
                && tokens.get(at - 3).isWord()
                && tokens.glued(at)
                && tokens.glued(at - 1)
                && tokens.glued(at - 2);
    }

    /** Both numbers of "the 737-800": more than any team scores, and no vote. */
    private boolean isModelPair(Tokens tokens, Numeral numeral) {
        boolean second = tokens.hyphenAt(numeral.from() - 1) && tokens.glued(numeral.from());
        int first = second ? numeral.from() - 2 : numeral.from();
        boolean shaped = tokens.get(first).isRunOfDigits(3, 3)
                && tokens.hyphenAt(first + 1)
                && tokens.glued(first + 2)
                && tokens.get(first + 2).isRunOfDigits(3, 3);
        Lexicon.NumberWord word = words.number(tokens.lower(first - 1));
        boolean article = words.is("definite-articles", tokens.lower(first - 1))
                || word != null && word.role() == Lexicon.NumberWord.Role.ARTICLE;
        return shaped
                && article
                && Integer.parseInt(tokens.get(first).text()) > MOST_SCORED
                && !words.is("score-words", tokens.lower(first + 3));
    }

    private boolean isNumberWord(Token token) {
        return token.text().length() > 2 && words.number(token.lower()) != null;
    }

    private static boolean hasCapital(Token token) {
        return token.text().chars().anyMatch(Character::isUpperCase);
    }

    /** Capital letters glued behind that are no unit: "5G", "3D", "4K". */
    private boolean hasModelLetters(Tokens tokens, int at) {
        Token after = tokens.get(at);
        boolean letters = tokens.glued(at) && after.isWord() && after.text().length() <= 3;
        return letters
                && after.text().chars().allMatch(Character::isUpperCase)
                && MeasureTable.get().bySymbol(after.text()) == null
                && currencies.code(after.text()) == null
                && !words.is("model-letters-not", after.text());
    }

    // ---------------------------------------------------------------- a name before it

    /** "Route 9", "Article 50", "No. 5", "Apollo 11". */
    private boolean isNamed(Tokens tokens, Numeral numeral) {
        int at = numeral.from();
        int before = tokens.get(at - 1).isSign(".") && tokens.glued(at - 1) ? at - 2 : at - 1;
        Token name = tokens.get(before);
        if (name.type() == Token.Type.SIGN && words.is("designators-any", name.text())) {
            return true;
        }
        if (!name.isWord() || tokens.get(before + 1).isSign(".") && name.text().length() > 4) {
            return false;
        }
        if (isDesignator(name)) {
            boolean numberSign = words.is("number-signs", name.lower()) && numeral.form() != Numeral.Form.DIGITS;
            boolean certain = name.isCapitalised() && numeral.form() == Numeral.Form.DIGITS;
            return !numberSign && (certain || !countsPlural(tokens, numeral.to()));
        }
        boolean bare = numeral.isWhole()
                && numeral.multiplier().compareTo(BigDecimal.ONE) == 0
                && tokens.span(numeral.from(), numeral.to()).length() <= 4
                && before == at - 1;
        return bare
                && before > 0
                && isProperName(name)
                && (!countsSomething(tokens, numeral.to()) || isDefiniteName(tokens, numeral))
                && !isGapped(tokens, before, numeral.to());
    }

    /** "at the Arvo Coast 200 for the first time": the article makes name and number one, where nothing is counted behind. */
    private boolean isDefiniteName(Tokens tokens, Numeral numeral) {
        int first = numeral.from() - 1;
        while (first > 0 && tokens.get(first - 1).isCapitalised()) {
            first--;
        }
        return tokens.get(numeral.from()).isRunOfDigits(3, 3)
                && numeral.from() - first > 1
                && words.is("definite-articles", tokens.lower(first - 1))
                && words.is("name-ends", tokens.lower(numeral.to()))
                && tokens.get(numeral.to() + 1).isWord();
    }

    /** The second number of "Ames won 54 seats and Bray 160", or of "Ames lost 160 and Bray 54": verb and noun are left out. */
    private boolean isGapped(Tokens tokens, int name, int to) {
        Token next = tokens.get(to);
        Token noun = tokens.get(name - 2);
        boolean joined = words.is("parallel-links", tokens.lower(name - 1));
        boolean bare = noun.isDigits()
                && tokens.get(name - 3).isWord()
                && !tokens.get(name - 3).isCapitalised();
        boolean counted = noun.isWord()
                && !noun.isCapitalised()
                && (tokens.get(name - 3).isDigits() || isNumberWord(tokens.get(name - 3)))
                && !hasCapital(tokens.get(name - 4));
        boolean compared = words.is("multiple-after", next.lower());
        return joined && (bare || counted) && (!next.isWord() || compared) && !next.isHyphen();
    }

    /** Where only its place shows a noun, any word could be one: it needs a form of the plural. */
    private boolean countsPlural(Tokens tokens, int at) {
        boolean shown = words.nouns().shape() != NounForms.Shape.PLACE;
        return nouns.countFollows(tokens, at)
                && (shown || words.isPlural(tokens.lower(at)) || words.isPlural(tokens.lower(at + 1)));
    }

    /** "the Group of Seven", "the Group of 20"; "a group of eight robbers" is none. */
    private boolean isNamedGroup(Tokens tokens, Numeral numeral) {
        Token group = tokens.get(numeral.from() - 2);
        Token first = tokens.get(numeral.from());
        return words.is("partitive-links", tokens.lower(numeral.from() - 1))
                && words.is("named-groups", group.lower())
                && group.isCapitalised()
                && numeral.from() > 2
                && (first.isDigits() || first.isCapitalised());
    }

    private boolean isDesignator(Token name) {
        if (words.is("designators-lower", name.lower())) {
            return !words.is("number-signs", name.lower()) || name.isCapitalised();
        }
        return words.is("designators", name.lower()) && name.isCapitalised()
                || words.is("designators-any", name.lower());
    }

    private boolean isProperName(Token name) {
        return hasCapital(name)
                && !words.is("measured-letters", name.lower())
                && !words.ends("possessive-endings", name.lower())
                && !words.is("stop", name.lower())
                && !words.is("weekdays", name.lower())
                && !words.isMonth(name.lower())
                && currencies.code(name.text()) == null;
    }

    private boolean countsSomething(Tokens tokens, int at) {
        return nouns.countFollows(tokens, at)
                || tokens.get(at).isSign("%")
                || tokens.get(at).isHyphen()
                || tokens.get(at).isWord()
                        && MeasureTable.get().bySymbol(tokens.get(at).text()) != null
                || words.measures().startingAt(tokens, at) != null
                || words.money().startingAt(tokens, at) != null
                || words.is("person-states", tokens.lower(at))
                || words.is("day-joiners", tokens.lower(at))
                || words.is("counts-on", tokens.lower(at));
    }

    /** "Nine News", "One World Labs": a capital inside a sentence and another behind it. */
    private static boolean isCapitalisedName(Tokens tokens, Numeral numeral) {
        Token before = tokens.get(numeral.from() - 1);
        return numeral.from() > 0
                && before.isWord()
                && !before.isCapitalised()
                && tokens.get(numeral.from()).isCapitalised()
                && tokens.get(numeral.to()).isCapitalised();
    }

    /** "the top 10", but not "the top 10 percent". */
    private boolean isTop(Tokens tokens, Numeral numeral) {
        int at = tokens.get(numeral.from() - 1).isHyphen() ? numeral.from() - 2 : numeral.from() - 1;
        if (words.is("rounds", tokens.lower(at))
                && LEFT_IN_ROUNDS.contains(numeral.value().intValue())) {
            return !nouns.countFollows(tokens, numeral.to()) && !nouns.isUnit(tokens, numeral.to());
        }
        return words.is("top", tokens.lower(at))
                && !tokens.get(numeral.to()).isSign("%")
                && !nouns.isUnit(tokens, numeral.to());
    }

    /** "the women's 400m hurdles", "4x100m", "the 1,500m" by a number; "a 4-3-3". */
    private boolean isRaceOrFormation(Tokens tokens, Numeral numeral) {
        return isRelay(tokens, numeral) || isRace(tokens, numeral) || isFormationOfPlayers(tokens, numeral);
    }

    /** Both numbers of "4x100m", "4 x 400 metres". */
    private static boolean isRelay(Tokens tokens, Numeral numeral) {
        int from = numeral.from();
        boolean first = isTimes(tokens.get(from + 1)) && tokens.get(from + 2).isDigits();
        boolean second = isTimes(tokens.get(from - 1)) && tokens.get(from - 2).isDigits();
        int legs = first ? from : from - 2;
        int length = first ? from + 3 : from + 1;
        return (first || second)
                && tokens.get(legs).text().length() == 1
                && tokens.lower(tokens.hyphenAt(length) ? length + 1 : length).startsWith("m")
                && tokens.glued(legs + 1);
    }

    private static boolean isTimes(Token token) {
        return token.lower().equals("x") || token.isSign("×");
    }

    private boolean isRace(Tokens tokens, Numeral numeral) {
        int unit = tokens.hyphenAt(numeral.from() + 1) ? numeral.from() + 2 : numeral.from() + 1;
        if (!words.is("race-units", tokens.lower(unit))) {
            return false;
        }
        boolean named = words.is("race-names", tokens.lower(unit + 1));
        boolean sexes = words.is("race-before", tokens.lower(numeral.from() - 1));
        boolean alone = words.is("definite-articles", tokens.lower(numeral.from() - 1))
                && !(tokens.get(unit + 1).isWord() && !words.is("stop", tokens.lower(unit + 1)))
                && RACES.contains(numeral.value().intValue());
        return named || sexes || alone;
    }

    /** Three or four small numbers joined by hyphens that make ten, the players of a football team in the field. */
    private static boolean isFormationOfPlayers(Tokens tokens, Numeral numeral) {
        int at = numeral.from();
        while (at > numeral.from() - MOST_LINES * 2 && tokens.hyphenAt(at - 1) && isOneDigit(tokens.get(at - 2))) {
            at -= 2;
        }
        int players = 0;
        int lines = 0;
        while (lines <= MOST_LINES && isOneDigit(tokens.get(at))) {
            players += tokens.get(at).text().charAt(0) - '0';
            lines++;
            at = tokens.hyphenAt(at + 1) ? at + 2 : -1;
        }
        return lines >= 3 && players == 10;
    }

    private static boolean isOneDigit(Token token) {
        return token.isDigits()
                && token.text().length() == 1
                && Character.isDigit(token.text().charAt(0));
    }

    /** "Section 4(2)", "NGC 1277", "NHS 111": glued to a number, or behind letters that stand for a name. */
    private boolean isNumbered(Tokens tokens, Numeral numeral) {
        int at = numeral.from();
        boolean paragraph = tokens.get(at - 1).isSign("(")
                && tokens.glued(at - 1)
                && tokens.get(at - 2).isDigits()
                && tokens.get(at + 1).isSign(")");
        Token name = tokens.get(at - 1);
        boolean letters = name.isWord()
                && !words.is("measured-letters", name.lower())
                && name.text().length() >= 2
                && name.text().length() <= 5
                && name.text().chars().allMatch(Character::isUpperCase)
                && !tokens.get(at).glued();
        Token next = tokens.get(numeral.to());
        boolean bare = numeral.to() == at + 1 && tokens.get(at).isRunOfDigits(2, 4);
        boolean headline = next.isWord()
                && next.text().length() > 1
                && next.text().equals(next.text().toUpperCase(Locale.ROOT));
        boolean counts = countsSomething(tokens, numeral.to()) && !words.is("day-joiners", next.lower());
        boolean sign = tokens.get(at - 1).isSign("#") && tokens.glued(at);
        boolean model = numeral.to() == at + 1
                && name.isCapitalised()
                && !name.glued()
                && isAmount(tokens, at - 2)
                && tokens.get(at).isRunOfDigits(1, 2);
        return paragraph
                || sign
                || model
                || letters && bare && !headline && !counts && currencies.code(name.text()) == null;
    }

    /** The number of "1.1M Halo 3 headsets" that counts. */
    private boolean isAmount(Tokens tokens, int at) {
        Lexicon.NumberWord word = words.number(tokens.lower(at));
        boolean scale = word != null
                && word.role() != Lexicon.NumberWord.Role.AND
                && tokens.get(at - 1).isDigits();
        return tokens.get(at).isDigits() || scale;
    }

    /** More digits in one run than any amount in news has: an identifier. */
    private static boolean isIdentifier(Tokens tokens, Numeral numeral) {
        return tokens.get(numeral.from()).isRunOfDigits(13, Integer.MAX_VALUE);
    }

    /** "10 Downing Street". */
    private boolean isAddress(Tokens tokens, Numeral numeral) {
        for (int at = numeral.to(); at <= numeral.to() + 2; at++) {
            Token token = tokens.get(at);
            if (!token.isCapitalised()) {
                return false;
            }
            if (at > numeral.to() && words.is("streets", token.lower())) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- years

    private boolean isYear(Tokens tokens, Numeral numeral) {
        int at = numeral.from();
        boolean bare = numeral.to() == at + 1 && LookAlikes.isYear(tokens, at);
        if (bare && words.is("year-signs", tokens.lower(numeral.to()))) {
            return true;
        }
        if (!bare || isMoneyOrMeasure(tokens, numeral)) {
            return false;
        }
        if (words.is("year-before", tokens.lower(at - 1)) || words.isMonth(tokens.lower(at - 1))) {
            boolean plural = nouns.countFollows(tokens, numeral.to());
            return !plural
                    || words.is("year-verbs", tokens.lower(numeral.to()))
                    || words.is("year-after", tokens.lower(numeral.to()))
                    || !words.is("year-before-count", tokens.lower(at - 1));
        }
        boolean modern = numeral.value().compareTo(NINETEEN_HUNDRED) >= 0;
        Phrases.Match<Qualifier> bound = words.boundsBefore().endingAt(tokens, at - 1);
        boolean bounded = bound != null;
        boolean counted = nouns.countFollows(tokens, numeral.to());
        if (bound != null && !counted && words.is("year-before-bound", tokens.lower(at - 1 - bound.length()))) {
            return true;
        }
        return modern
                && !bounded
                && (!counted
                        || words.is("definite-articles", tokens.lower(at - 1))
                        || words.is("owners", tokens.lower(at - 1))
                        || tokens.lower(at - 1).matches(".*['’]s?")
                        || tokens.get(at - 1).isHyphen());
    }

    private boolean isMoneyOrMeasure(Tokens tokens, Numeral numeral) {
        Token before = tokens.get(numeral.from() - 1);
        return currencies.code(before.text()) != null
                || tokens.get(numeral.to()).isSign("%")
                || words.measures().startingAt(tokens, numeral.to()) != null
                || words.money().startingAt(tokens, numeral.to()) != null
                || tokens.glued(numeral.to())
                        && MeasureTable.get().bySymbol(tokens.get(numeral.to()).text()) != null;
    }

    // ---------------------------------------------------------------- ordinals and words

    /** An ordinal is a figure only as a rank: not first, not a formation, not a capital or a date. */
    private @Nullable Reason ordinal(Tokens tokens, Numeral numeral) {
        if (numeral.value().compareTo(BigDecimal.ONE) <= 0) {
            return Reason.IDIOM;
        }
        Token next = tokens.get(numeral.to());
        if (isFormation(tokens, numeral.to()) || isCapitalOrdinal(tokens, numeral)) {
            return Reason.DESIGNATION;
        }
        if (words.is("match-clock", tokens.lower(tokens.hyphenAt(numeral.to()) ? numeral.to() + 1 : numeral.to()))) {
            return Reason.TIME;
        }
        if (tokens.hyphenAt(numeral.to())) {
            boolean digits = tokens.get(numeral.from()).isDigits();
            return digits || words.is("rank-after", tokens.lower(numeral.to() + 1)) ? null : Reason.IDIOM;
        }
        if (isRankVerbBefore(tokens, numeral.from()) || isRankOfList(tokens, numeral)) {
            return null;
        }
        if (words.is("rank-fillers", next.lower())
                && tokens.get(numeral.to() + 1).isWord()) {
            return null;
        }
        if (words.is("ordinal-idioms", next.lower()) || !next.isWord() || words.is("stop", next.lower())) {
            boolean day = words.is("definite-articles", tokens.lower(numeral.from() - 1))
                    || words.is("day-before", tokens.lower(numeral.from() - 1));
            if (!day && tokens.get(numeral.from()).isDigits() && next.isWord()) {
                return null;
            }
            return day && tokens.get(numeral.from()).isDigits() ? Reason.DATE : Reason.IDIOM;
        }
        boolean second = numeral.value().intValue() == 2;
        boolean repeated = words.is("possessives", tokens.lower(numeral.from() - 1))
                        && !words.is("determiners-of-names", tokens.lower(numeral.from() - 1))
                || words.is("rank-after", next.lower())
                || words.is("rank-nouns", next.lower());
        return second && !repeated ? Reason.IDIOM : null;
    }

    /** "his 12th and 13th goals". */
    private boolean isRankOfList(Tokens tokens, Numeral numeral) {
        int next = numeral.to() + 1;
        boolean ordinal = tokens.get(next).isDigits()
                && tokens.glued(next + 1)
                && words.is("ordinal-suffix", tokens.lower(next + 1));
        Lexicon.NumberWord word = words.number(tokens.lower(next));
        boolean spelled = word != null && word.role() == Lexicon.NumberWord.Role.ORDINAL;
        return (ordinal || spelled)
                && tokens.lower(numeral.to()).equals(words.and())
                && words.isPlural(tokens.lower(ordinal ? next + 2 : next + 1));
    }

    /** "ranked ninth", "finished third", "dropped to 21st", "up to fourth". */
    private boolean isRankVerbBefore(Tokens tokens, int at) {
        if (words.is("rank-before", tokens.lower(at - 1)) || words.is("be-verbs", tokens.lower(at - 1))) {
            return true;
        }
        if (!words.is("rank-links", tokens.lower(at - 1))) {
            return false;
        }
        for (int i = at - 2; i >= Math.max(0, at - 5); i--) {
            String word = tokens.lower(i);
            if (words.is("increase", word) || words.is("decrease", word) || words.is("rank-moves", word)) {
                return true;
            }
            if (words.is("rank-stops", word) || tokens.get(i).type() == Token.Type.SIGN) {
                return false;
            }
        }
        return false;
    }

    private boolean isFormation(Tokens tokens, int from) {
        for (int at = from; at < from + 5; at++) {
            Token token = tokens.get(at);
            if (!token.isWord() || words.is("stop", token.lower())) {
                return false;
            }
            if (words.is("formations", token.lower())) {
                return true;
            }
        }
        return false;
    }

    /** "the 14th Dalai Lama", "the Fifth Republic"; "the sixth Russian general" is a rank. */
    private boolean isCapitalOrdinal(Tokens tokens, Numeral numeral) {
        Token next = tokens.get(numeral.to());
        Token ordinal = tokens.get(numeral.from());
        if (ordinal.isWord()) {
            return ordinal.isCapitalised() && numeral.from() > 0 && next.isCapitalised();
        }
        boolean demonym = words.ends("demonym-endings", next.lower());
        Token before = tokens.get(numeral.from() - 1);
        boolean owned = words.is("possessives", before.lower()) && !words.is("determiners-of-names", before.lower())
                || words.ends("possessive-endings", before.lower());
        return next.isCapitalised() && !demonym && !owned && next.text().length() > 1;
    }

    private @Nullable Reason wordNumber(Tokens tokens, Numeral numeral) {
        if (isNamed(tokens, numeral) || isNamedGroup(tokens, numeral) || isCapitalisedName(tokens, numeral)) {
            return Reason.DESIGNATION;
        }
        boolean one = numeral.value().compareTo(BigDecimal.ONE) == 0
                && numeral.whole() == null
                && words.number(tokens.lower(numeral.from())) != null
                && numeral.to() == numeral.from() + 1;
        return one && isPronoun(tokens, numeral) ? Reason.PRONOUN : null;
    }

    private boolean isPronoun(Tokens tokens, Numeral numeral) {
        String before = tokens.lower(numeral.from() - 1);
        String after = tokens.lower(numeral.to());
        if (words.boundsBefore().endingAt(tokens, numeral.from() - 1) != null && !words.is("partitive-links", after)) {
            return false;
        }
        boolean orTwo = words.is("range-or", after) && words.number(tokens.lower(numeral.to() + 1)) != null;
        if (orTwo || fractionFollows(tokens, numeral)) {
            return false;
        }
        if (tokens.hyphenAt(numeral.to()) || nouns.isUnit(tokens, numeral.to())) {
            return words.is("one-not-after", before);
        }
        if (words.is("one-not-after", before) || words.is("one-not-before", after) || words.is("stop", after)) {
            return !words.is("harm", before) || words.is("partitive-links", after);
        }
        boolean atATime = words.is("at-a-time", tokens.lower(numeral.to() + 3));
        if (isCapitalisedName(tokens, numeral) || atATime) {
            return true;
        }
        Nouns.Phrase phrase = nouns.read(tokens, numeral.to(), Nouns.Mode.SINGULAR);
        return phrase == null
                || words.is("person-nouns-after-one", phrase.head())
                || words.is("voice-nouns-after-one", after) && words.is("voice-verbs", tokens.lower(numeral.to() + 1));
    }

    /** "one in five", "one out of ten". */
    private boolean fractionFollows(Tokens tokens, Numeral numeral) {
        return words.is("part-words", tokens.lower(numeral.to()))
                && (tokens.get(numeral.to() + 1).isDigits()
                        || words.number(tokens.lower(numeral.to() + 1)) != null
                        || words.is("part-words", tokens.lower(numeral.to() + 1)))
                && !words.is("partitive-links", tokens.lower(numeral.to()));
    }
}
