package dev.precis.grounding;

import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds a number that is told of another place, party or time than in the article, though the number itself is right. */
final class SurroundingsCheck {
    /** A word further from the number says nothing of it. */
    private static final int REACH = 16;
    /** So many words that a sentence shares with the text's. */
    private static final int TOLD_OF_MORE = 4;

    private static final int BYLINE = 10;
    /** How far from a number a month may stand that it was counted in. */
    private static final int NEAR = 5;

    /** How many sentences around the number belong to the same story. */
    private static final int BESIDE = 3;

    /** How far before a number the adjective stands that makes it a rate. */
    private static final int RATE_BEFORE = 3;

    private static final Map<String, String> PERIODS = Map.of(
            "hourly", "hour", "daily", "day", "weekly", "week", "monthly", "month", "yearly", "year", "annual", "year");

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Support support;
    private final Names names;
    private final Speakers speakers;
    private final Set<String> people = new HashSet<>();

    SurroundingsCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.support = new Support(text, article);
        this.names = new Names(text.vocabulary);
        this.speakers = new Speakers(article.side);
        for (Source source : article.side.reading.sources()) {
            if (source.kind() == SourceKind.PERSON) {
                for (String part : source.name().split("\\s+")) {
                    people.add(text.vocabulary.key(part.toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Fact> facts =
                    text.facts.get(sentence).stream().filter(bound::containsKey).toList();
            if (!facts.isEmpty()) {
                checkSentence(sentence, facts, bound, items);
            }
        }
        return items;
    }

    private void checkSentence(int sentence, List<Fact> facts, Map<Fact, Fact> bound, List<Item> items) {
        for (Names.Place place : names.places(text.words.get(sentence))) {
            Fact fact = nearest(facts, place.from());
            Item item = fact == null ? null : place(sentence, place, fact, bound);
            if (item != null) {
                items.add(item);
            }
        }
        for (Fact fact : facts) {
            Fact same = bound.get(fact);
            Word told = rate(text.words.get(sentence), fact);
            Word there = same == null ? null : rateOrAdjective(article.side.words.get(same.sentence()), same);
            if (told != null && there != null && same != null && !period(told).equals(period(there))) {
                items.add(timeFinding(told.span(), there, same));
            }
            party(fact, bound.get(fact), items);
            foe(sentence, fact, bound.get(fact), items);
        }
        List<Word> words = text.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            Fact fact = nearest(facts, at);
            Fact other = fact == null ? null : bound.get(fact);
            Item item = fact == null || other == null ? null : time(words, at, fact, other);
            item = item == null && fact != null && other != null ? area(words, at, fact, other) : item;
            if (item != null) {
                items.add(item);
            }
        }
    }

    private @Nullable Fact nearest(List<Fact> facts, int at) {
        Fact best = null;
        int distance = REACH;
        for (Fact fact : facts) {
            int gap = at < fact.from() ? fact.from() - at : Math.max(0, at - fact.to());
            if (gap < distance) {
                distance = gap;
                best = fact;
            }
        }
        return best;
    }

    // ---------------------------------------------------------------- places

    private @Nullable Item place(int sentence, Names.Place place, Fact fact, Map<Fact, Fact> bound) {
        Fact other = bound.get(fact);
        if (other == null || isPartyOrPerson(text, sentence, place) || toldNear(sentence, place, fact, other)) {
            return null;
        }
        Names.Place rival = rival(sentence, other.sentence(), "");
        String before = before(text.words.get(sentence), place.from());
        for (int near : binder.nearest(sentence)) {
            boolean beside = Math.abs(near - other.sentence()) <= BESIDE && near != other.sentence();
            rival = rival == null && beside && !before.isEmpty() ? rival(sentence, near, before) : rival;
        }
        List<Word> name = text.words.get(sentence).subList(place.from(), place.to());
        boolean supported = rival != null
                && support.has(
                        sentence, name, article.side.sentenceAt(rival.span().start()), bound);
        return rival == null || supported ? null : placeFinding(place, rival, other);
    }

    /** A place of an article's sentence that the text's sentence does not name. */
    private Names.@Nullable Place rival(int sentence, int there, String before) {
        List<Word> words = article.side.words.get(there);
        for (Names.Place place : names.places(words)) {
            boolean unnamed = keys(article.side, there, place).stream().noneMatch(key -> hasPlace(text, sentence, key));
            boolean sameStart = before.isEmpty() || before(words, place.from()).equals(before);
            boolean within =
                    text.vocabulary.is("street-words", words.get(place.to() - 1).lower());
            if (unnamed && sameStart && !within && !isPartyOrPerson(article.side, there, place)) {
                return place;
            }
        }
        return null;
    }

    /** The last word before a place that says something: "strikes" of "strikes near …". */
    private static String before(List<Word> words, int from) {
        for (int at = from - 1; at >= Math.max(0, from - BESIDE - 1); at--) {
            if (!words.get(at).key().isEmpty()) {
                return words.get(at).key();
            }
        }
        return "";
    }

    private Item placeFinding(Names.Place place, Names.Place there, Fact other) {
        String expected = findings.words(there.span());
        boolean known = place.keys().stream().anyMatch(key -> article.hasKey(key) || article.hasWord(key));
        String why = "The article tells this of “" + expected + "”, not of “" + findings.told(place.span()) + "”.";
        return known
                ? findings.contradicted(place.span(), Item.Kind.NUMBER, Code.BOUND_TO_OTHER, other, expected, why)
                : findings.unsupported(place.span(), Item.Kind.NUMBER, Code.NOT_IN_ARTICLE, other, expected, why);
    }

    private boolean isPartyOrPerson(Side side, int sentence, Names.Place place) {
        return keys(side, sentence, place).stream().anyMatch(key -> key.startsWith("=") || people.contains(key));
    }

    /** What a place is compared by: a capital in its own place is itself, not its country. */
    private static List<String> keys(Side side, int sentence, Names.Place place) {
        return side.words.get(sentence).subList(place.from(), place.to()).stream()
                .map(word -> side.vocabulary.isSeat(word.lower()) ? word.lower() : word.key())
                .toList();
    }

    private static boolean hasPlace(Side side, int sentence, String key) {
        return side.hasKey(sentence, key) || side.hasLower(sentence, key);
    }

    /** True where the article has the words near a place that tells the number. */
    private boolean toldNear(int told, Names.Place place, Fact fact, Fact other) {
        Set<Integer> sentences = sentencesOf(fact, other);
        IntStream.range(0, Math.min(2, article.side.size()))
                .filter(sentence -> !isByline(sentence))
                .forEach(sentences::add);
        List<String> keys = keys(text, told, place);
        Word last = text.words.get(told).get(place.to() - 1);
        return sentences.stream()
                .anyMatch(sentence -> keys.stream().anyMatch(key -> hasPlace(article.side, sentence, key))
                        || isCapitalOf(last, sentence));
    }

    /** "The French capital" for Paris. */
    private boolean isCapitalOf(Word place, int sentence) {
        return text.vocabulary.isSeat(place.lower())
                && article.side.hasLower(sentence, "capital")
                && article.side.hasKey(sentence, place.key());
    }

    /** "Hamish Tuwhare, Political Reporter, Wellington" is where it was written. */
    private boolean isByline(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        long capitals = words.stream().filter(Word::isCapital).count();
        return article.side.facts.get(sentence).isEmpty()
                && words.size() <= BYLINE
                && capitals * 3 >= words.size() * 2L;
    }

    /** Where the article tells the number, and the sentences beside. */
    private Set<Integer> sentencesOf(Fact fact, Fact other) {
        Set<Integer> sentences = new HashSet<>();
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.relation() == Candidate.Relation.SAME && candidate.unit() != UnitMatch.OTHER;
            if (same || candidate.fact() == other) {
                int sentence = candidate.fact().sentence();
                for (int beside = sentence - BESIDE; beside <= sentence + BESIDE; beside++) {
                    sentences.add(beside);
                }
            }
        }
        return sentences;
    }

    // ---------------------------------------------------------------- parties

    /** "178 Ukrainian drones" where the article has "178 Russian drones". */
    private void party(Fact fact, @Nullable Fact other, List<Item> items) {
        if (other == null) {
            return;
        }
        Word told = party(text.words.get(fact.sentence()), fact.from(), fact.to());
        List<Word> there = article.side.words.get(other.sentence());
        Word right = party(there, other.from(), other.to());
        if (told != null && right != null && !told.key().equals(right.key())) {
            items.add(partyFinding(told.span(), right.text(), other));
        }
    }

    private static @Nullable Word party(List<Word> words, int from, int to) {
        for (int at = from; at < Math.min(to, words.size()); at++) {
            if (words.get(at).isParty()) {
                return words.get(at);
            }
        }
        return null;
    }

    private Item partyFinding(Span span, String right, Fact other) {
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                other,
                findings.words(other.span()),
                "The article tells this number of “" + Findings.brief(right) + "”, not of “" + findings.told(span)
                        + "”.");
    }

    /** "Enemy losses", said by one side, are not that side's own. */
    private void foe(int sentence, Fact fact, @Nullable Fact other, List<Item> items) {
        if (other == null) {
            return;
        }
        List<Word> there = article.side.words.get(other.sentence());
        boolean foe = there.stream().anyMatch(word -> text.vocabulary.is("speaker-foes", word.lower()));
        Set<String> speakers = foe ? this.speakers.partiesOf(other) : Set.of();
        List<Word> words = text.words.get(sentence);
        for (int at = 0; at + 1 < words.size(); at++) {
            Word word = words.get(at);
            boolean possessive = word.isParty()
                    && speakers.contains(word.key())
                    && (word.text().endsWith("'s") || word.text().endsWith("’s"))
                    && words.get(at + 1).lower().matches("loss(es)?|casualt(y|ies)|dead|soldiers|troops|forces");
            if (possessive && nearest(List.of(fact), at) != null) {
                items.add(partyFinding(word.span(), "the other side", other));
            }
        }
    }

    /** "In the country" where the article has "in the state". */
    private @Nullable Item area(List<Word> words, int at, Fact fact, Fact other) {
        if (!isArea(words, at)
                || sentencesOf(fact, other).stream()
                        .anyMatch(sentence ->
                                article.side.hasLower(sentence, words.get(at).lower()))) {
            return null;
        }
        List<Word> there = article.side.words.get(other.sentence());
        for (int i = 0; i < there.size(); i++) {
            if (isArea(there, i)) {
                Span span = new Span(
                        words.get(at - 2).span().start(), words.get(at).span().end());
                Span right = new Span(
                        there.get(i - 2).span().start(), there.get(i).span().end());
                String expected = findings.words(right);
                return findings.contradicted(
                        span,
                        Item.Kind.NUMBER,
                        Code.BOUND_TO_OTHER,
                        other,
                        expected,
                        "The article tells this number “" + expected + "”, not “" + findings.told(span) + "”.");
            }
        }
        return null;
    }

    /** The last word of "in the state". */
    private boolean isArea(List<Word> words, int at) {
        return at > 1
                && text.vocabulary.is("areas", words.get(at).lower())
                && words.get(at - 1).lower().equals("the")
                && text.vocabulary.is("located", words.get(at - 2).lower());
    }

    // ---------------------------------------------------------------- times

    private @Nullable Item time(List<Word> words, int at, Fact fact, Fact other) {
        Word word = words.get(at);
        if (text.vocabulary.is("weekdays", word.lower()) && word.isCapital()) {
            return weekday(word, fact, other);
        }
        if (at > 0 && text.vocabulary.is("months", word.lower()) && word.isCapital()) {
            return month(words, at, fact, other);
        }
        if (at == 0 || !text.vocabulary.is("periods", word.lower())) {
            return null;
        }
        for (String list : List.of("period-before", "rate-before")) {
            // "A decade" is ten years; nothing is told by the decade.
            boolean rated = list.equals("rate-before")
                    && (word.lower().matches("decade|century") || hasOwnRate(words, word, fact));
            if (text.vocabulary.is(list, words.get(at - 1).lower()) && !rated && !isOfOtherClause(words, at, fact)) {
                return period(word, fact, other, list);
            }
        }
        return null;
    }

    /** "Next week in Ayr, where her 51kg class …": a mark stands between, and the article has the very words. */
    private boolean isOfOtherClause(List<Word> words, int at, Fact fact) {
        int from = Math.min(at, fact.from());
        int to = Math.max(at, fact.from());
        String period = words.get(at - 1).lower() + " " + words.get(at).lower();
        return words.subList(from + 1, Math.min(words.size(), to + 1)).stream().anyMatch(Word::afterMark)
                && article.side.words.stream().anyMatch(there -> hasBoth(there, period));
    }

    private static boolean hasBoth(List<Word> words, String two) {
        for (int at = 1; at < words.size(); at++) {
            if ((words.get(at - 1).lower() + " " + words.get(at).lower()).equals(two)) {
                return true;
            }
        }
        return false;
    }

    /** "An hour a day: seven hours a week": the day is no period of the seven. */
    private boolean hasOwnRate(List<Word> words, Word period, Fact fact) {
        Word own = rate(words, fact);
        boolean per = fact.figure().unit() != null
                && fact.figure().unit().name().contains(" per ")
                && !fact.span().overlaps(period.span());
        return per || own != null && own != period;
    }

    /** "A monthly salary of £1,600" is £1,600 a month. */
    private @Nullable Word rateOrAdjective(List<Word> words, Fact fact) {
        Word rate = rate(words, fact);
        int last = Math.min(fact.from(), words.size()) - 1;
        for (int at = last; rate == null && at >= Math.max(0, last - RATE_BEFORE); at--) {
            if (at + 1 < words.size() && words.get(at + 1).afterMark()) {
                break;
            }
            rate = PERIODS.containsKey(words.get(at).lower()) ? words.get(at) : null;
        }
        return rate;
    }

    private static String period(Word word) {
        return PERIODS.getOrDefault(word.lower(), Vocabulary.stem(word.lower()));
    }

    /** The period of "200 people a day". */
    private @Nullable Word rate(List<Word> words, Fact fact) {
        for (int at = fact.from() + 1; at < Math.min(words.size(), fact.to() + 2); at++) {
            boolean stretch =
                    at > 1 && text.vocabulary.is("spanning", words.get(at - 2).lower());
            if (!stretch
                    && (text.vocabulary.is("periods", words.get(at).lower())
                            || text.vocabulary.is("rate-units", words.get(at).lower()))
                    && text.vocabulary.is("rate-words", words.get(at - 1).lower())) {
                return words.get(at);
            }
        }
        return null;
    }

    private @Nullable Item weekday(Word word, Fact fact, Fact other) {
        boolean elsewhere = article.hasWord(word.lower())
                && sentencesOf(fact, other).stream()
                        .noneMatch(sentence -> article.side.hasLower(sentence, word.lower()));
        Word there = elsewhere ? first(other, "weekdays", "") : null;
        return there == null ? null : timeFinding(word.span(), there, other);
    }

    /** "In March" of a number that the article gives for February: a month without a day or a year. */
    private @Nullable Item month(List<Word> words, int at, Fact fact, Fact other) {
        Word month = words.get(at);
        boolean plain = text.vocabulary.is("month-before", words.get(at - 1).lower()) && !isDated(words, at);
        boolean elsewhere = plain
                && article.hasWord(month.lower())
                && Math.max(fact.from() - at, at - fact.to()) <= NEAR
                && binder.candidates(fact).stream()
                        .map(candidate -> candidate.fact().sentence())
                        .noneMatch(sentence -> hasAround(sentence, month.lower()));
        List<Word> there = article.side.words.get(other.sentence());
        for (int i = 1; elsewhere && i < there.size(); i++) {
            boolean rival = text.vocabulary.is("months", there.get(i).lower())
                    && there.get(i).isCapital()
                    && text.vocabulary.is("month-before", there.get(i - 1).lower())
                    && !isDated(there, i);
            if (rival && !text.hasLower(fact.sentence(), there.get(i).lower())) {
                return timeFinding(month.span(), there.get(i), other);
            }
        }
        return null;
    }

    private static boolean isDated(List<Word> words, int at) {
        return words.get(at - 1).isNumber()
                || at + 1 < words.size() && words.get(at + 1).isNumber();
    }

    private boolean hasAround(int sentence, String lower) {
        return article.side.hasLower(sentence - 1, lower)
                || article.side.hasLower(sentence, lower)
                || article.side.hasLower(sentence + 1, lower);
    }

    private @Nullable Item period(Word word, Fact fact, Fact other, String list) {
        for (int sentence : sentencesOf(fact, other)) {
            if (article.side.hasLower(sentence, word.lower()) || article.side.hasLower(sentence, word.lower() + "s")) {
                return null;
            }
        }
        if (isToldOfMore(word, fact, list)) {
            return null;
        }
        Word there = first(other, "periods", list);
        boolean days =
                word.lower().equals("weekend") || there != null && there.lower().equals("weekend");
        return there == null || days ? null : timeFinding(word.span(), there, other);
    }

    /** "Next week, where she may meet …": another sentence of the article has the period and more of what is told. */
    private boolean isToldOfMore(Word period, Fact fact, String list) {
        Set<String> keys = text.words.get(fact.sentence()).stream()
                .filter(word -> word != period)
                .map(Word::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        return binder.nearest(fact.sentence()).stream()
                .map(article.side.words::get)
                .anyMatch(words -> {
                    boolean has = IntStream.range(1, words.size())
                            .anyMatch(at -> words.get(at).lower().equals(period.lower())
                                    && text.vocabulary.is(
                                            list, words.get(at - 1).lower()));
                    return has
                            && words.stream()
                                            .map(Word::key)
                                            .filter(keys::contains)
                                            .distinct()
                                            .count()
                                    >= TOLD_OF_MORE;
                });
    }

    private @Nullable Word first(Fact other, String list, String placed) {
        List<Word> words = article.side.words.get(other.sentence());
        for (int at = 0; at < words.size(); at++) {
            boolean inPlace = placed.isEmpty()
                    || at > 0 && text.vocabulary.is(placed, words.get(at - 1).lower());
            if (inPlace && text.vocabulary.is(list, words.get(at).lower())) {
                return words.get(at);
            }
        }
        return null;
    }

    private Item timeFinding(Span span, Word there, Fact other) {
        return findings.contradicted(
                span,
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                other,
                there.text(),
                "The article gives “" + there.text() + "” for this number, not “" + findings.told(span) + "”.");
    }
}
