package dev.precis.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gives each candidate its unit: currency before it, measure, money word or counted noun behind it, age, multiple. */
final class Units {
    private static final int MOST_SUBJECT_WORDS = 10;
    private static final BigDecimal OLDEST = BigDecimal.valueOf(120);

    /** A bare number behind a name is an age up to here: more have votes than years. */
    private static final BigDecimal OLDEST_IN_BRACKETS = BigDecimal.valueOf(105);

    private final Lexicon words;
    private final Nouns nouns;
    private final Currencies currencies;
    private final MeasureTable table = MeasureTable.get();

    Units(Lexicon words, Nouns nouns, Currencies currencies) {
        this.words = words;
        this.nouns = nouns;
        this.currencies = currencies;
    }

    /** Fills in unit and kind of each candidate, then lets those of a list share the unit of the last. */
    void apply(Tokens tokens, List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.kind != Kind.SCORE) {
                int limit = i + 1 < candidates.size() ? candidates.get(i + 1).numberFrom : tokens.size();
                read(tokens, candidate, limit);
            }
        }
        shareInLists(tokens, candidates);
        countThroughMoney(tokens, candidates);
        candidates.forEach(candidate -> countPersons(tokens, candidate));
    }

    private void read(Tokens tokens, Candidate candidate, int limit) {
        boolean done = scaleName(tokens, candidate)
                || scaleNameBehind(tokens, candidate)
                || children(tokens, candidate)
                || currencyBefore(tokens, candidate)
                || age(tokens, candidate)
                || multiple(tokens, candidate)
                || measureOrMoney(tokens, candidate)
                || counted(tokens, candidate, limit);
        if (done && candidate.kind != Kind.RANK) {
            perUnit(tokens, candidate);
        }
        halfOfMeasure(candidate);
    }

    /** "magnitude 6.7", "a magnitude of 7": the name of the scale stands before the number. */
    private boolean scaleName(Tokens tokens, Candidate candidate) {
        int from = startOfBound(tokens, candidate.numberFrom);
        int at = words.is("partitive-links", tokens.lower(from - 1)) ? from - 2 : from - 1;
        if (!words.is("scale-names", tokens.lower(at))) {
            return false;
        }
        candidate.kind = Kind.OTHER;
        candidate.unit = new Unit(tokens.lower(at), null);
        return true;
    }

    /** "7.8-magnitude quake", "7.8 magnitude". */
    private boolean scaleNameBehind(Tokens tokens, Candidate candidate) {
        int at = tokens.hyphenAt(candidate.to) ? candidate.to + 1 : candidate.to;
        if (!words.is("scale-names", tokens.lower(at)) || !candidate.last.isPlain()) {
            return false;
        }
        candidate.kind = Kind.OTHER;
        candidate.unit = new Unit(tokens.lower(at), null);
        candidate.to = at + 1;
        return true;
    }

    /** "mother of three", "father-of-two". */
    private boolean children(Tokens tokens, Candidate candidate) {
        int of = tokens.get(candidate.numberFrom - 1).isHyphen() ? candidate.numberFrom - 2 : candidate.numberFrom - 1;
        int parent = tokens.get(of - 1).isHyphen() ? of - 2 : of - 1;
        Token after = tokens.get(candidate.numberTo);
        boolean alone = !after.isWord() || words.is("stop", after.lower()) || after.isCapitalised();
        if (!alone || !words.is("partitive-links", tokens.lower(of)) || !words.is("parents", tokens.lower(parent))) {
            return false;
        }
        candidate.unit = new Unit(words.word("child"), null);
        return true;
    }

    // ---------------------------------------------------------------- money before the number

    /** The first token of the currency that stands before a number: "$", "US$", "USD", "Rs."; the number without one. */
    int startOfCurrency(Tokens tokens, int at) {
        return at - lengthOfCurrency(tokens, at);
    }

    boolean isMoneyBefore(Tokens tokens, int at) {
        return lengthOfCurrency(tokens, at) > 0;
    }

    private int lengthOfCurrency(Tokens tokens, int at) {
        for (int length = 3; length >= 1; length--) {
            boolean glued = length < 2 || tokens.glued(at - 1) && (length < 3 || tokens.glued(at - 2));
            if (glued && at >= length && currencies.code(joined(tokens, at - length, at)) != null) {
                return isCurrencyPlace(tokens, at - length, at) ? length : 0;
            }
        }
        return 0;
    }

    /** A code of letters may be a word of another kind inside a longer token: "AUD" is none in "L-AUD". */
    private static boolean isCurrencyPlace(Tokens tokens, int from, int at) {
        boolean letters = tokens.get(from).isWord();
        boolean joinedBefore = tokens.glued(from) && tokens.get(from - 1).isWord();
        return !joinedBefore
                && !(letters && tokens.get(at).glued() && tokens.get(at - 1).isHyphen());
    }

    private static String joined(Tokens tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(tokens.get(i).text());
        }
        return text.toString();
    }

    private boolean currencyBefore(Tokens tokens, Candidate candidate) {
        int length = lengthOfCurrency(tokens, candidate.numberFrom);
        if (length == 0) {
            return false;
        }
        String symbol = joined(tokens, candidate.numberFrom - length, candidate.numberFrom);
        takeMinus(tokens, candidate, candidate.numberFrom - length - 1);
        String code = currencies.code(symbol);
        boolean negative = candidate.exact() != null && candidate.exact().signum() < 0;
        candidate.numberFrom -= length
                + (negative && tokens.get(candidate.numberFrom - length - 1).isHyphen() ? 1 : 0);
        candidate.from = candidate.numberFrom;
        candidate.kind = Kind.MONEY;
        candidate.money = new Money(code, BigDecimal.ONE, table.currencyName(code == null ? symbol : code));
        candidate.unit = new Unit(candidate.money.name(), code);
        takeCurrencyBehind(tokens, candidate);
        return true;
    }

    /** "-€38 million": the minus stands before the currency. */
    private static void takeMinus(Tokens tokens, Candidate candidate, int at) {
        boolean minus = tokens.get(at).isHyphen() && tokens.glued(at + 1) && !tokens.glued(at);
        if (minus && candidate.exact() != null) {
            candidate.amount = new Amount.Exact(candidate.exact().negate());
        }
    }

    /** "$5 million US", "Rs 500 rupees": the same money said twice. */
    private void takeCurrencyBehind(Tokens tokens, Candidate candidate) {
        Phrases.Match<Money> word = words.money().startingAt(tokens, candidate.to);
        if (word != null && candidate.money != null && !word.meaning().isMinor()) {
            candidate.to += word.length();
        }
    }

    // ---------------------------------------------------------------- ages

    private boolean age(Tokens tokens, Candidate candidate) {
        if (candidate.kind == Kind.RANK || candidate.kind == Kind.RATIO) {
            return false;
        }
        int endOfWords = endOfAgeWords(tokens, candidate.numberTo);
        if (endOfWords > 0) {
            int unitAt = tokens.hyphenAt(candidate.numberTo) ? candidate.numberTo + 1 : candidate.numberTo;
            boolean ownWord = words.is("age-words", tokens.lower(unitAt)) || !words.namesUnitsAsWritten();
            return asAge(candidate, endOfWords, ownWord ? words.word("year") : words.singular(tokens.lower(unitAt)));
        }
        boolean small = candidate.exact() != null
                && candidate.exact().compareTo(OLDEST) <= 0
                && candidate.last.isWhole()
                && !candidate.last.form().equals(Numeral.Form.VAGUE);
        if (small && isAgeGroup(tokens, candidate)) {
            return asAge(candidate, candidate.numberTo + 1, words.word("year"));
        }
        boolean aged = isAgeWordBefore(tokens, candidate)
                || words.is("age-before", tokens.lower(candidate.numberFrom - 2))
                        && words.is("partitive-links", tokens.lower(candidate.numberFrom - 1))
                || isLifespan(tokens, candidate.numberFrom);
        boolean years = words.is("age-units", tokens.lower(candidate.numberTo));
        if (aged && (years || words.measures().startingAt(tokens, candidate.numberTo) == null)) {
            return asAge(candidate, candidate.numberTo + (years ? 1 : 0), ageUnit(tokens, candidate, years));
        }
        if (small && isSaidOfAPerson(tokens, candidate)) {
            return asAge(candidate, candidate.numberTo, words.word("year"));
        }
        int end = candidate.numberTo + (years ? 1 : 0);
        return small
                && isInApposition(tokens, candidate, end)
                && asAge(candidate, end, ageUnit(tokens, candidate, years));
    }

    /** "Ana, 15 months," is no 15 years old. */
    private String ageUnit(Tokens tokens, Candidate candidate, boolean told) {
        Phrases.Match<Measure> measure = told ? words.measures().startingAt(tokens, candidate.numberTo) : null;
        return measure == null ? words.word("year") : measure.meaning().id();
    }

    /** "under-18s", "the over-65s": the words before it bound the age. */
    private boolean isAgeGroup(Tokens tokens, Candidate candidate) {
        int at = candidate.numberFrom - 1;
        boolean joined = tokens.get(at).isHyphen() && words.is("age-bounds", tokens.lower(at - 1));
        boolean plural =
                tokens.glued(candidate.numberTo) && words.is("decade-suffixes", tokens.lower(candidate.numberTo));
        Phrases.Match<Qualifier> bound = joined && plural ? words.boundsBefore().endingAt(tokens, at - 1) : null;
        if (bound == null) {
            return false;
        }
        candidate.qualifier = bound.meaning();
        candidate.from = at - 1;
        return true;
    }

    private boolean isAgeWordBefore(Tokens tokens, Candidate candidate) {
        int at = startOfBound(tokens, candidate.numberFrom);
        int before = words.is("age-fillers", tokens.lower(at - 1)) ? at - 2 : at - 1;
        int bracketed =
                tokens.get(before).isSign("(") && tokens.get(candidate.numberTo).isSign(")") ? before - 1 : before;
        return words.is("age-before", tokens.lower(bracketed)) || isAgeExtreme(tokens, candidate.numberFrom);
    }

    /** "live to 100", "lived to be 104". */
    private boolean isLifespan(Tokens tokens, int number) {
        int to = words.is("be-verbs", tokens.lower(number - 1)) ? number - 2 : number - 1;
        return words.is("lifespan-links", tokens.lower(to)) && words.is("lifespan-verbs", tokens.lower(to - 1));
    }

    /** "children as young as 11": the words also bound the age. */
    private boolean isAgeExtreme(Tokens tokens, int number) {
        Phrases.Match<Qualifier> bound = words.boundsBefore().endingAt(tokens, number - 1);
        return bound != null && bound.length() == 3 && words.is("age-extremes", tokens.lower(number - 2));
    }

    /** "when she was 13", "who is just 47": a bare number behind a pronoun for a person and a form of to be. */
    private boolean isSaidOfAPerson(Tokens tokens, Candidate candidate) {
        int at = candidate.numberFrom - 1;
        while (words.is("age-fillers", tokens.lower(at))) {
            at--;
        }
        boolean oldest = words.is("age-superlatives", tokens.lower(at))
                || words.is("be-verbs", tokens.lower(at)) && words.is("age-superlatives", tokens.lower(at - 1));
        boolean age = words.is("be-verbs", tokens.lower(at)) && isAgeSubject(tokens, at);
        boolean been = at < candidate.numberFrom - 1
                && words.is("be-verbs", tokens.lower(candidate.numberFrom - 1))
                && words.is("age-pronouns", tokens.lower(at));
        boolean person = been
                || words.is("be-verbs", tokens.lower(at))
                        && (words.is("age-pronouns", tokens.lower(at - 1)) || words.is("kin", tokens.lower(at - 1)))
                || words.is("turn-verbs", tokens.lower(at))
                || words.is("age-first", tokens.lower(at))
                || words.is("partitive-links", tokens.lower(at)) && words.is("age-of", tokens.lower(at - 1))
                || words.is("age-bounds", tokens.lower(at)) && isOfPeople(tokens.lower(at - 1))
                || words.is("be-verbs", tokens.lower(at)) && words.is("age-before", tokens.lower(at - 1));
        Token after = tokens.get(candidate.numberTo);
        boolean dash = after.isHyphen() && !tokens.glued(candidate.numberTo);
        boolean ends = after.type() == Token.Type.SIGN && (dash || !after.isHyphen())
                || after.type() == Token.Type.NONE
                || words.is("age-ends", after.lower())
                || words.is("year-before", after.lower());
        boolean adult = candidate.exact() != null && candidate.exact().compareTo(BigDecimal.valueOf(3)) >= 0;
        boolean at41 = words.is("age-at", tokens.lower(at))
                && (words.is("age-pronouns", after.lower())
                        || isYoungest(tokens, candidate.numberTo)
                        || words.is("life-verbs", tokens.lower(at - 1)) && ends
                        || at == 0
                                && after.isSign(",")
                                && tokens.get(candidate.numberTo + 1).isCapitalised());
        return ((person || oldest || age) && ends || at41) && (adult || oldest) && !after.isSign("%");
    }

    /** "at 15 the youngest marshal". */
    private boolean isYoungest(Tokens tokens, int at) {
        int noun = tokens.get(at).isSign(",") ? at + 1 : at;
        return words.is("definite-articles", tokens.lower(noun))
                && words.is("age-superlatives", tokens.lower(noun + 1));
    }

    /** "The average age of the 11 jurors was". */
    private boolean isAgeSubject(Tokens tokens, int verb) {
        for (int i = verb - 1;
                i >= Math.max(0, verb - MOST_SUBJECT_WORDS) && tokens.get(i).type() != Token.Type.SIGN;
                i--) {
            if (words.is("age-before", tokens.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private int startOfBound(Tokens tokens, int at) {
        Phrases.Match<Qualifier> bound = words.boundsBefore().endingAt(tokens, at - 1);
        return bound == null ? at : at - bound.length();
    }

    /** After "-year-old", " years old", " months of age"; -1 for none. */
    private int endOfAgeWords(Tokens tokens, int at) {
        int unit = tokens.hyphenAt(at) ? at + 1 : at;
        if (unit > at && words.is("age-words", tokens.lower(unit))) {
            return unit + 1;
        }
        if (!words.is("age-units", tokens.lower(unit))) {
            return -1;
        }
        int old = tokens.hyphenAt(unit + 1) ? unit + 2 : unit + 1;
        if (words.is("age-after", beforeApostrophe(tokens.lower(old)))) {
            return old + 1;
        }
        boolean ofAge = words.is("partitive-links", tokens.lower(old)) && words.is("age-before", tokens.lower(old + 1));
        return ofAge ? old + 2 : -1;
    }

    private boolean isOfPeople(String word) {
        return words.is("age-people", word) || words.is("be-verbs", word);
    }

    private static String beforeApostrophe(String word) {
        int apostrophe = word.indexOf('\'');
        return apostrophe < 0 ? word : word.substring(0, apostrophe);
    }

    /** "Goryachev, 52, and", "Jane Doe (52)", "Marie Dupont, 34 ans,": a number, with years or bare, behind a name. */
    private boolean isInApposition(Tokens tokens, Candidate candidate, int after) {
        int before = candidate.numberFrom - 1;
        before = words.is("age-fillers", tokens.lower(before)) ? before - 1 : before;
        boolean bare = candidate.last.form() == Numeral.Form.DIGITS && candidate.numberTo == candidate.numberFrom + 1;
        boolean name = (tokens.get(before - 1).isCapitalised()
                        || words.is("kin", tokens.lower(before - 1))
                        || isSpeaker(tokens, candidate, before - 1, after))
                && !words.isMonth(tokens.lower(before - 1))
                && !words.is("weekdays", tokens.lower(before - 1));
        if (candidate.exact() != null && candidate.exact().compareTo(OLDEST_IN_BRACKETS) > 0) {
            return false;
        }
        if (isAgeInWords(tokens, candidate, after)) {
            return true;
        }
        if (!bare
                || !name
                || candidate.exact() == null
                || candidate.exact().compareTo(BigDecimal.TEN) < 0 && !words.is("age-verbs", tokens.lower(after + 1))) {
            return bare && name && isBracketed(tokens, before, after) && isPersonName(tokens, before - 1);
        }
        boolean commas = tokens.get(before).isSign(",")
                && (tokens.get(after).isSign(",")
                        || isEnd(tokens, after)
                        || tokens.lower(after).equals(words.and()));
        boolean list = tokens.get(after).isSign(",") && tokens.get(after + 1).isDigits();
        return commas && !list || isBracketed(tokens, before, after) && isPersonName(tokens, before - 1);
    }

    /** "Jane Roe, four, was hurt": the age of a child, written out between commas behind a whole name. */
    private static boolean isAgeInWords(Tokens tokens, Candidate candidate, int after) {
        int comma = candidate.numberFrom - 1;
        boolean word = candidate.last.form() != Numeral.Form.DIGITS
                && candidate.last.form() != Numeral.Form.VAGUE
                && candidate.numberTo == candidate.numberFrom + 1;
        return word
                && candidate.exact() != null
                && candidate.exact().compareTo(BigDecimal.ONE) > 0
                && tokens.get(comma).isSign(",")
                && tokens.get(after).isSign(",")
                && isPersonName(tokens, comma - 1)
                && tokens.get(comma - 2).isWord()
                && !tokens.get(after + 1).isDigits();
    }

    /** "The executive, 58, said". */
    private boolean isSpeaker(Tokens tokens, Candidate candidate, int noun, int after) {
        BigDecimal value = candidate.exact();
        return value != null
                && value.compareTo(BigDecimal.valueOf(16)) >= 0
                && value.compareTo(BigDecimal.valueOf(99)) <= 0
                && tokens.get(noun).isWord()
                && !words.isPlural(tokens.lower(noun))
                && !words.is("stop", tokens.lower(noun))
                && tokens.get(after).isSign(",")
                && (words.is("age-verbs", tokens.lower(after + 1)) || isPersonAtWork(tokens, noun, after + 1));
    }

    /** "The patient, 34, received": a definite noun that does something. */
    private boolean isPersonAtWork(Tokens tokens, int noun, int verb) {
        return words.is("definite-articles", tokens.lower(noun - 1))
                && !words.is("value-nouns", tokens.lower(noun))
                && words.ends("past-endings", tokens.lower(verb));
    }

    private static boolean isEnd(Tokens tokens, int at) {
        return at >= tokens.size() || at == tokens.size() - 1 && tokens.get(at).type() == Token.Type.SIGN;
    }

    private static boolean isBracketed(Tokens tokens, int before, int after) {
        return tokens.get(before).isSign("(") && tokens.get(after).isSign(")");
    }

    private static boolean isPersonName(Tokens tokens, int at) {
        return tokens.get(at).isCapitalised() && tokens.get(at - 1).isCapitalised();
    }

    private static boolean asAge(Candidate candidate, int to, String unit) {
        candidate.kind = Kind.AGE;
        candidate.unit = new Unit(unit, unit.equals("year") ? "a" : null);
        candidate.to = to;
        return true;
    }

    // ---------------------------------------------------------------- multiples

    /** "10 times higher", "threefold", "10x"; "three times" alone counts times. */
    private boolean multiple(Tokens tokens, Candidate candidate) {
        int at = tokens.hyphenAt(candidate.to) ? candidate.to + 1 : candidate.to;
        Token token = tokens.get(at);
        boolean dimension = tokens.get(at + 1).isDigits() && tokens.glued(at + 1);
        boolean fold = words.is("fold", token.lower());
        boolean x = !dimension
                && tokens.glued(at)
                && (token.lower().equals("x") || token.text().equals("×"));
        boolean title = at > candidate.to && token.lower().equals(words.word("time"));
        boolean times = !title && words.is("times", token.lower());
        boolean decimals = candidate.exact() != null && !candidate.last.isWhole();
        boolean compared = times
                && (decimals
                        || isComparative(tokens, at + 1)
                        || words.is("multiple-after", tokens.lower(at + 1)) && !isClause(tokens, at + 1)
                        || words.is("multiple-of", tokens.lower(at + 1)));
        boolean factor = words.is("factor-nouns", tokens.lower(candidate.from - 2))
                && words.is("partitive-links", tokens.lower(candidate.from - 1));
        if (factor && candidate.kind == Kind.COUNT) {
            candidate.kind = Kind.MULTIPLE;
            candidate.unit = new Unit(words.word("time"), null);
            return true;
        }
        if (candidate.kind == Kind.RANK || !fold && !x && !compared) {
            return false;
        }
        candidate.kind = Kind.MULTIPLE;
        candidate.unit = new Unit(words.singular(times ? token.lower() : words.word("time")), null);
        candidate.to = at + 1;
        return true;
    }

    /** "warned five times that the bridge is weak" opens a clause, "five times that figure" compares. */
    private boolean isClause(Tokens tokens, int at) {
        return words.is("clause-openers", tokens.lower(at))
                && tokens.get(at + 1).isWord()
                && !words.is("multiple-that-nouns", tokens.lower(at + 1));
    }

    /** "ten times thicker", with nothing behind it that it could describe. */
    private boolean isComparative(Tokens tokens, int at) {
        String word = tokens.lower(at);
        Token after = tokens.get(at + 1);
        return word.length() > 4
                && words.ends("comparative-endings", word)
                && !words.is("stop", word)
                && (!after.isWord() || words.is("stop", after.lower()));
    }

    // ---------------------------------------------------------------- measures and money behind

    private boolean measureOrMoney(Tokens tokens, Candidate candidate) {
        if (candidate.kind == Kind.RANK) {
            return false;
        }
        int at = tokens.hyphenAt(candidate.to) ? candidate.to + 1 : afterBound(tokens, candidate.to);
        boolean small = candidate.amount instanceof Amount.Exact
                && candidate.last.multiplier().compareTo(BigDecimal.ONE) == 0;
        at = small ? at : afterOf(tokens, at);
        Phrases.Match<Money> money = words.money().startingAt(tokens, at);
        if (money != null && isMoneyHere(tokens, candidate, at)) {
            return asMoney(tokens, candidate, at, money);
        }
        Phrases.Match<Measure> phrase = words.measures().startingAt(tokens, at);
        if (phrase != null && !isOrdinal(tokens, candidate, at)) {
            return asPhrase(tokens, candidate, at, phrase);
        }
        return symbol(tokens, candidate, at);
    }

    private boolean isMoneyHere(Tokens tokens, Candidate candidate, int at) {
        Token token = tokens.get(at);
        boolean letter = token.isWord() && token.text().length() == 1;
        boolean verb = words.is("money-or-verbs", token.lower())
                && candidate.exact() != null
                && candidate.exact().compareTo(BigDecimal.valueOf(100)) < 0;
        boolean adjective = words.is("money-or-adjectives", token.lower()) && tokens.hyphenAt(at + 1);
        boolean event = token.isCapitalised() && LookAlikes.isYear(tokens, at + 1);
        return !verb
                && !adjective
                && !event
                && (!letter || tokens.glued(at) && candidate.last.form() == Numeral.Form.DIGITS);
    }

    /** "17 second-half shots": behind a number of many the singular before a hyphen counts no seconds. */
    private boolean isOrdinal(Tokens tokens, Candidate candidate, int at) {
        Lexicon.NumberWord word = words.number(tokens.lower(at));
        boolean ordinal = word != null && word.role() == Lexicon.NumberWord.Role.ORDINAL
                || words.is("units-or-ordinals", tokens.lower(at));
        return ordinal && at == candidate.to && tokens.hyphenAt(at + 1);
    }

    /** "pounds" are sterling after a scale word or a verb of cost, else a mass. */
    private boolean asPhrase(Tokens tokens, Candidate candidate, int at, Phrases.Match<Measure> phrase) {
        Measure measure = phrase.meaning();
        Phrases.Match<Money> coin = words.moneyOrMeasure().startingAt(tokens, at);
        if (coin != null && isCost(tokens, candidate, at + coin.length())) {
            return asMoney(tokens, candidate, at, coin);
        }
        boolean written = words.namesUnitsAsWritten() && measure.kind() != Kind.PERCENT;
        String name = written ? singularUnit(tokens, at, at + phrase.length()) : measure.id();
        return asMeasure(candidate, measure, name, at + phrase.length());
    }

    private boolean isCost(Tokens tokens, Candidate candidate, int after) {
        boolean ofStuff = words.is("partitive-links", tokens.lower(after));
        boolean big = candidate.last.multiplier().compareTo(BigDecimal.valueOf(100_000)) > 0
                || candidate.exact() != null && candidate.exact().compareTo(BigDecimal.valueOf(100_000_000)) >= 0;
        boolean cost = false;
        for (int i = candidate.numberFrom - 5; i < candidate.numberFrom; i++) {
            cost |= words.is("verb-of-cost", tokens.lower(i));
        }
        return !ofStuff && (big || cost);
    }

    private String singularUnit(Tokens tokens, int from, int to) {
        List<String> name = new ArrayList<>();
        for (int i = from; i < to; i++) {
            name.add(
                    i == from || !words.is("unit-tail", tokens.lower(i - 1))
                            ? words.singular(tokens.get(i).text())
                            : tokens.get(i).text());
        }
        return String.join(" ", name).replace(" - ", "-");
    }

    private boolean asMoney(Tokens tokens, Candidate candidate, int at, Phrases.Match<Money> match) {
        Money money = match.meaning();
        candidate.kind = Kind.MONEY;
        candidate.money = money;
        String code = money.isMinor() ? null : money.code();
        candidate.unit = new Unit(code == null ? money.name() : table.currencyName(code), code);
        candidate.to = at + match.length();
        return true;
    }

    private static boolean asMeasure(Candidate candidate, Measure measure, String name, int to) {
        candidate.measure = measure;
        candidate.kind = isPartOfWhole(candidate) ? Kind.RATIO : measure.kind();
        candidate.unit = new Unit(name, measure.code());
        candidate.to = to;
        return true;
    }

    /** "%", "km", "km/h", "°C", "m²", "USD" behind the number. */
    private boolean symbol(Tokens tokens, Candidate candidate, int at) {
        for (int length = 3; length >= 1; length--) {
            if (!isGluedRun(tokens, at, length)) {
                continue;
            }
            String symbol = joined(tokens, at, at + length);
            String code = currencies.code(symbol);
            if (code != null && isCurrencyBehind(tokens, at, symbol)) {
                candidate.kind = Kind.MONEY;
                candidate.money = new Money(code, BigDecimal.ONE, table.currencyName(code == null ? symbol : code));
                candidate.unit = new Unit(candidate.money.name(), code);
                candidate.to = at + length;
                return true;
            }
            Measure measure = table.bySymbol(symbol);
            if (measure != null && isSymbolHere(tokens, candidate, at, length, symbol)) {
                return asMeasure(candidate, measure, measure.id(), at + length);
            }
        }
        return degrees(tokens, candidate, at);
    }

    private static boolean isGluedRun(Tokens tokens, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (tokens.get(i).type() == Token.Type.NONE || i > at && !tokens.glued(i)) {
                return false;
            }
        }
        Token after = tokens.get(at + length);
        return !(tokens.glued(at + length) && (after.isWord() || after.isDigits()));
    }

    private static boolean isCurrencyBehind(Tokens tokens, int at, String symbol) {
        boolean sign = tokens.get(at).type() == Token.Type.SIGN;
        return sign || symbol.length() == 3 && symbol.chars().allMatch(Character::isUpperCase);
    }

    /** Short symbols are also words ("in", "a", "s"): they need digits and a place that only a unit has. */
    private boolean isSymbolHere(Tokens tokens, Candidate candidate, int at, int length, String symbol) {
        boolean digits = candidate.last.form() == Numeral.Form.DIGITS;
        boolean sign = tokens.get(at).type() == Token.Type.SIGN;
        boolean glued = tokens.glued(at);
        if (sign || symbol.length() > 3) {
            return true;
        }
        if (words.is("symbols-or-words", symbol)) {
            Token after = tokens.get(at + length);
            boolean end = after.type() == Token.Type.NONE || after.type() == Token.Type.SIGN && !after.isHyphen();
            return digits && (glued || end && !after.isSign("\"") && !after.isSign("“"));
        }
        if (symbol.equals("s") || symbol.equals("V") || symbol.equals("W") || symbol.equals("J")) {
            return digits
                    && glued
                    && (!symbol.equals("s") || candidate.last.value().scale() > 0);
        }
        Token after = tokens.get(at + length);
        boolean single = symbol.length() == 1;
        return digits && (glued || !single || !after.isCapitalised() && !tokens.glued(at + length) || isClosing(after));
    }

    /** "A wall of 20 feet (6 m)", "18 m, he said". */
    private static boolean isClosing(Token after) {
        return after.isSign(".")
                || after.isSign("/")
                || after.isSign(")")
                || after.isSign(",")
                || after.isSign(";")
                || after.isSign(":");
    }

    /** "30°", "30 °C", "20C". */
    private boolean degrees(Tokens tokens, Candidate candidate, int at) {
        Token token = tokens.get(at);
        Token after = tokens.get(at + 1);
        boolean spaced = token.text().equals("C")
                && tokens.get(at - 1).isDigits()
                && (!after.isWord() || words.is("stop", after.lower()));
        boolean letter = spaced
                || tokens.glued(at) && (token.text().equals("C") || token.text().equals("F"));
        if (letter && isGluedRun(tokens, at, 1)) {
            return asMeasure(
                    candidate, degreeOf(token.text()), degreeOf(token.text()).id(), at + 1);
        }
        return false;
    }

    private Measure degreeOf(String letter) {
        Measure measure = table.bySymbol("°" + letter);
        return measure == null ? table.measure("degree") : measure;
    }

    // ---------------------------------------------------------------- counted nouns

    private boolean counted(Tokens tokens, Candidate candidate, int limit) {
        boolean rank = candidate.kind == Kind.RANK;
        int at = tokens.hyphenAt(candidate.to) ? candidate.to + 1 : candidate.to;
        int bound = afterBound(tokens, at);
        boolean hyphen = at > candidate.to && bound == at;
        at = bound;
        boolean one = candidate.exact() != null && candidate.exact().compareTo(BigDecimal.ONE) == 0;
        at = afterOf(tokens, at);
        at = afterEvent(tokens, at);
        while (rank && words.is("rank-fillers", tokens.lower(at))) {
            at++;
        }
        Nouns.Phrase phrase = nouns.read(
                tokens, at, rank || hyphen ? Nouns.Mode.EITHER : one ? Nouns.Mode.SINGULAR : Nouns.Mode.PLURAL);
        if (phrase == null && !rank && !hyphen && isOneThing(tokens, candidate, at)) {
            candidate.unit = new Unit(tokens.lower(at), null);
            candidate.to = at + 1;
            return true;
        }
        if (phrase == null || phrase.to() > limit && !(candidate.amount instanceof Amount.Part)) {
            return false;
        }
        if (rank && hyphen) {
            Nouns.Phrase noun = nouns.read(tokens, at + 1, Nouns.Mode.EITHER);
            candidate.unit = noun == null ? null : new Unit(noun.name(), null);
            candidate.to = noun == null ? at + 1 : noun.to();
            return true;
        }
        if (hyphen) {
            boolean strong = words.is("strong", tokens.lower(at));
            String noun = strong ? words.word("person") : tokens.get(at).text();
            candidate.unit = new Unit(words.singular(noun), null);
            candidate.to = at + 1;
            return true;
        }
        Phrases.Match<Measure> time =
                !rank && phrase.name().equals(phrase.head()) ? timeAt(tokens, phrase.to() - 1) : null;
        if (time != null) {
            return asMeasure(candidate, time.meaning(), phrase.head(), phrase.to());
        }
        candidate.unit = new Unit(phrase.name(), null);
        candidate.to = phrase.to();
        return true;
    }

    /** "a three car crash": behind an article for one, a number of many and two nouns in the singular are a compound. */
    private boolean isOneThing(Tokens tokens, Candidate candidate, int at) {
        Lexicon.NumberWord article = words.number(tokens.lower(candidate.numberFrom - 1));
        boolean one = article != null
                && article.role() == Lexicon.NumberWord.Role.ARTICLE
                && words.nouns().shape() == NounForms.Shape.ENDING;
        return one
                && candidate.kind == Kind.COUNT
                && candidate.amount instanceof Amount.Exact
                && candidate.last.isWhole()
                && candidate.last.isPlain()
                && isSmallNoun(tokens, at)
                && isSmallNoun(tokens, at + 1);
    }

    private boolean isSmallNoun(Tokens tokens, int at) {
        Token token = tokens.get(at);
        String lower = token.lower();
        return token.isWord()
                && !token.isCapitalised()
                && lower.length() > 2
                && !tokens.glued(at)
                && !tokens.hyphenAt(at + 1)
                && !words.is("stop", lower)
                && !words.is("adjectives", lower)
                && !words.ends("adverb-endings", lower)
                && !words.ends("participle-endings", lower)
                && words.number(lower) == null;
    }

    /** "two Euro 2028 qualifiers": an event and its year stand before what is counted. */
    private static int afterEvent(Tokens tokens, int at) {
        boolean event = tokens.get(at).isCapitalised() && LookAlikes.isYear(tokens, at + 1);
        return event && tokens.get(at + 2).isWord() ? at + 2 : at;
    }

    /** "20 horrible years": an adjective before a time; "migraine days" are counted like other things. */
    private Phrases.@Nullable Match<Measure> timeAt(Tokens tokens, int at) {
        Phrases.Match<Measure> match = words.measures().startingAt(tokens, at);
        return match != null && match.meaning().kind() == Kind.DURATION ? match : null;
    }

    /** "40 or more names", "500+ entries": the bound stands between number and noun. */
    private int afterBound(Tokens tokens, int at) {
        if (tokens.get(at).isSign("+") && tokens.glued(at)) {
            return at + 1;
        }
        Phrases.Match<Qualifier> bound = words.boundsAfter().startingAt(tokens, at);
        return bound == null ? at : at + bound.length();
    }

    /** "68 of the Kremlin's drones", "hundreds of people", "a third of voters". */
    private int afterOf(Tokens tokens, int at) {
        if (!words.is("partitive-links", tokens.lower(at))) {
            return at;
        }
        return words.is("half-of", tokens.lower(at + 1)) || words.is("determiners", tokens.lower(at + 1))
                ? at + 2
                : at + 1;
    }

    /** "killed 11 and injured 28", "11 dead": persons, where nothing else is counted. */
    private void countPersons(Tokens tokens, Candidate candidate) {
        if (candidate.hasUnit() || candidate.kind != Kind.COUNT && candidate.kind != Kind.RATIO) {
            return;
        }
        int from = startOfBound(tokens, candidate.numberFrom);
        int at = candidate.to;
        while (at < candidate.to + 3 && words.is("auxiliaries", tokens.lower(at))) {
            at++;
        }
        boolean state = words.is("person-states", tokens.lower(at)) || isCrowd(tokens, candidate, at);
        boolean harm = words.is("harm", tokens.lower(from - 1))
                || words.is("harm", tokens.lower(from - 2)) && words.is("determiners", tokens.lower(from - 1));
        if (state || harm) {
            candidate.unit = new Unit(words.word("person"), null);
        }
    }

    private boolean isVerb(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.isWord() && !token.isCapitalised() && !words.is("partitive-links", token.lower());
    }

    /** "hundreds were", "thousands have", "a 17,430 crowd", "all 150 on board". */
    private boolean isCrowd(Tokens tokens, Candidate candidate, int at) {
        boolean some = candidate.amount instanceof Amount.Vague
                && (at > candidate.to && words.is("auxiliaries", tokens.lower(candidate.to))
                        || candidate.from == 0 && isVerb(tokens, candidate.to));
        boolean board = words.is("aboard", tokens.lower(candidate.to))
                || words.is("aboard", tokens.lower(candidate.to) + "_" + tokens.lower(candidate.to + 1));
        return some || board || words.is("people-nouns", tokens.lower(candidate.to));
    }

    // ---------------------------------------------------------------- rates

    /** "$6 a share", "5 litres per day": the rate belongs to the unit. */
    private void perUnit(Tokens tokens, Candidate candidate) {
        Unit unit = candidate.unit;
        boolean slash = tokens.get(candidate.to).isSign("/") && tokens.glued(candidate.to);
        int at = tokens.hyphenAt(candidate.to) && tokens.hyphenAt(candidate.to + 2) ? candidate.to + 1 : candidate.to;
        boolean per = slash || words.is("per", tokens.lower(at));
        int nounAt = at > candidate.to ? at + 2 : at + 1;
        String noun = tokens.lower(nounAt);
        if (unit == null || !per || !words.is("per-nouns", noun) || words.is("earlier", tokens.lower(nounAt + 1))) {
            return;
        }
        String code = candidate.measure == null ? unit.code() : null;
        candidate.unit = new Unit(unit.name() + " " + words.word("per-word") + " " + words.singular(noun), code);
        boolean speed = candidate.kind == Kind.LENGTH && words.is("speed-times", words.singular(noun));
        candidate.kind = speed ? Kind.SPEED : candidate.kind;
        candidate.measure = null;
        candidate.to = nounAt + 1;
    }

    /** "21 of 30 days", told with two numbers. */
    private static boolean isPartOfWhole(Candidate candidate) {
        return candidate.amount instanceof Amount.Part && candidate.last.from() > candidate.numberFrom;
    }

    /** "half a mile" is 0.5 miles, not a share of one. */
    private static void halfOfMeasure(Candidate candidate) {
        if (candidate.amount instanceof Amount.Part part
                && candidate.measure != null
                && !isPartOfWhole(candidate)
                && !candidate.measure.id().equals("percent")) {
            BigDecimal value =
                    part.part().divide(part.whole(), 6, RoundingMode.HALF_EVEN).stripTrailingZeros();
            candidate.amount = new Amount.Exact(value);
            candidate.kind = candidate.measure.kind();
        }
    }

    // ---------------------------------------------------------------- lists

    /** "12, 15 and 19 people": those without a unit take that of the next. */
    private void shareInLists(Tokens tokens, List<Candidate> candidates) {
        for (int i = candidates.size() - 2; i >= 0; i--) {
            Candidate candidate = candidates.get(i);
            Candidate next = candidates.get(i + 1);
            boolean alike = !candidate.hasUnit()
                    && next.hasUnit()
                    && candidate.kind == Kind.COUNT
                    && (next.kind == Kind.COUNT || next.measure != null || next.kind == Kind.AGE)
                    && isListGap(tokens, candidate.to, next.from);
            if (alike) {
                candidate.unit = next.unit;
                candidate.kind = next.kind;
                candidate.measure = next.measure;
            }
        }
        for (int i = 1; i < candidates.size(); i++) {
            Candidate before = candidates.get(i - 1);
            Candidate candidate = candidates.get(i);
            boolean ages = before.kind == Kind.AGE && !candidate.hasUnit() && candidate.kind == Kind.COUNT;
            if (ages && isListGap(tokens, before.to, candidate.from)) {
                candidate.kind = Kind.AGE;
                candidate.unit = before.unit;
            }
        }
    }

    /** "nine $2,500 donations": the noun behind the money is what is counted. */
    private void countThroughMoney(Tokens tokens, List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            Candidate count = candidates.get(i - 1);
            Candidate money = candidates.get(i);
            boolean adjacent = count.kind == Kind.COUNT && !count.hasUnit() && count.to == money.from;
            Nouns.Phrase noun =
                    adjacent && money.kind == Kind.MONEY ? nouns.read(tokens, money.to, Nouns.Mode.PLURAL) : null;
            if (noun != null) {
                count.unit = new Unit(noun.name(), null);
            }
        }
    }

    private boolean isListGap(Tokens tokens, int from, int to) {
        if (to <= from || to - from > 5) {
            return false;
        }
        for (int i = tokens.isSuspendedHyphen(from) ? from + 1 : from; i < to; i++) {
            boolean joiner = tokens.get(i).isSign(",")
                    || words.is("list-joiners", tokens.lower(i))
                    || words.is("list-joiners", tokens.lower(i - 1) + "_" + tokens.lower(i))
                    || i > from && words.boundsBefore().endingAt(tokens, to - 1) != null;
            if (!joiner) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- for Amounts

    /** After the words of a unit that has several, so that none is read as a number ("12 por ciento"). */
    int endOfPhrase(Tokens tokens, Numeral numeral) {
        Phrases.Match<Measure> measure = words.measures().startingAt(tokens, numeral.to());
        return measure != null && measure.length() > 1 ? numeral.to() + measure.length() : numeral.to();
    }

    /** After the unit that stands directly behind a numeral; its own end where there is none. */
    int endOfUnit(Tokens tokens, Numeral numeral) {
        int at = numeral.to();
        Phrases.Match<Measure> measure = words.measures().startingAt(tokens, at);
        if (measure != null) {
            return at + measure.length();
        }
        Phrases.Match<Money> money = words.money().startingAt(tokens, at);
        if (money != null && tokens.get(at).text().length() > 1) {
            return at + money.length();
        }
        String symbol = tokens.get(at).text();
        if (tokens.get(at).isSign("°")
                && tokens.glued(at + 1)
                && table.bySymbol("°" + tokens.get(at + 1).text()) != null) {
            return at + 2;
        }
        boolean glued = tokens.glued(at) && (table.bySymbol(symbol) != null || table.bySymbol("°" + symbol) != null);
        return glued || tokens.get(at).isSign("%") ? at + 1 : at;
    }

    /** True where both numbers have the same unit behind them, or the second has a noun that the first lacks. */
    boolean sameUnit(Tokens tokens, Numeral first, Numeral second) {
        int firstEnd = endOfUnit(tokens, first);
        int secondEnd = endOfUnit(tokens, second);
        String one = words.singular(joined(tokens, first.to(), firstEnd).toLowerCase(Locale.ROOT));
        String two = words.singular(joined(tokens, second.to(), secondEnd).toLowerCase(Locale.ROOT));
        return one.equals(two);
    }
}
