package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the years, months, days and weekdays of the text are those of the article. */
final class DateCheck {
    /** The month of American elections. */
    private static final int ELECTION = 11;
    /** Years behind this one are told of plans. */
    private static final int LATEST = 2035;
    /** How many sentences before "three years later" may tell the year. */
    private static final int BEFORE = 2;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final List<Moment> moments;
    private final Set<Integer> months;
    private final Set<Integer> years;
    private final boolean relative;
    private final Calendar calendar;
    private final OwnDate own;

    DateCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        Dates dates = article.side.view(Dates.class, Dates::new);
        this.moments = dates.moments();
        this.months = dates.months();
        this.years = dates.years();
        this.relative = dates.isRelative();
        this.own = article.side.view(OwnDate.class, OwnDate::new);
        this.calendar = new Calendar(article, moments);
    }

    List<Item> check() {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        for (Moment moment : MomentReader.read(text)) {
            done.add(moment.span());
            items.add(check(moment));
        }
        for (List<Word> sentence : text.words) {
            for (int at = 0; at < sentence.size(); at++) {
                Word word = sentence.get(at);
                boolean named = word.isCapital()
                        && (Dates.isMonth(text.vocabulary, word) || text.vocabulary.is("weekdays", word.lower()));
                if (named && done.stream().noneMatch(span -> span.overlaps(word.span()))) {
                    Item item = word(sentence, at);
                    if (item != null) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }

    private Item check(Moment moment) {
        String wrong = wrong(moment);
        if (wrong == null) {
            return findings.supportedAt(moment.span(), Item.Kind.DATE, evidence(moment), "The article has this date.");
        }
        return findings.unsupported(moment.span(), Item.Kind.DATE, Code.NOT_IN_ARTICLE, null, null, wrong);
    }

    /** The article has the month alone somewhere, so that the year told may be meant. */
    private boolean isBare(int month) {
        return article.side.words.stream()
                .flatMap(List::stream)
                .filter(word -> word.isCapital() && text.vocabulary.is("months", word.lower()))
                .filter(word -> Integer.valueOf(month).equals(MomentReader.month(word.lower())))
                .anyMatch(word ->
                        moments.stream().noneMatch(moment -> moment.span().overlaps(word.span())));
    }

    /** "In April last year", of an article that does not say when it was written. */
    private boolean isRelative(int month) {
        for (List<Word> words : article.side.words) {
            for (int at = 0; at + 2 < words.size(); at++) {
                boolean named = words.get(at).isCapital()
                        && text.vocabulary.is("months", words.get(at).lower())
                        && Integer.valueOf(month)
                                .equals(MomentReader.month(words.get(at).lower()));
                if (named
                        && words.get(at + 1).lower().matches("last|this|next|of")
                        && words.subList(at + 1, Math.min(words.size(), at + 4)).stream()
                                .anyMatch(word -> word.lower().equals("year"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Span> evidence(Moment moment) {
        return moments.stream()
                .filter(other -> agrees(moment, other))
                .map(Moment::span)
                .limit(1)
                .toList();
    }

    private @Nullable String wrong(Moment moment) {
        String told = findings.told(moment.span());
        Integer year = moment.year();
        Integer month = moment.month();
        if (isLevel(moment)) {
            return null;
        }
        if (moment.decade() != null || moment.century() != null) {
            return decadeIsKnown(moment) ? null : "The article does not speak of “" + told + "”: leave it out.";
        }
        if (year != null && month != null && isBare(month) && isRelative(month)) {
            return null;
        }
        if (year != null && !yearIsKnown(year) && !isBirth(moment, year)) {
            return "The article does not have the year of “" + told + "”: leave it out.";
        }
        if (month != null && (calendar.has(moment) || isOfDateline(moment, month))) {
            return null;
        }
        if (month != null && !months.contains(month)) {
            return "The article does not have the month of “" + told + "”: leave it out.";
        }
        if (month != null
                && moments.stream().noneMatch(other -> agrees(moment, other))
                && !(moment.day() == null && isBare(month))) {
            return "The article has no such date as “" + told + "”: use the article's.";
        }
        return null;
    }

    /** "LEITH, March 3 (Northern Press) -" above the story, which tells no year. */
    private boolean isOfDateline(Moment moment, int month) {
        return article.side.reading.article().furniture().stream()
                .filter(part -> part.why().equals("dateline"))
                .map(part -> part.span().in(article.side.text).toLowerCase(Locale.ROOT))
                .anyMatch(words -> Integer.valueOf(month).equals(MomentReader.month(words))
                        && moment.day() != null
                        && words.matches("(?s).*(?<!\\d)" + moment.day() + "(?!\\d).*"));
    }

    /** "The low 30s": degrees, or points, and no years. */
    private boolean isLevel(Moment moment) {
        Integer decade = moment.decade();
        int sentence = text.sentenceAt(moment.span().start());
        int at = text.wordAt(sentence, moment.span().start());
        return decade != null
                && at > 0
                && text.vocabulary.is(
                        "low-or-high", text.words.get(sentence).get(at - 1).lower())
                && text.words.get(sentence).get(at).text().matches("\\d0s");
    }

    /** True where the other date does not speak against this one and has what it names. */
    private static boolean agrees(Moment moment, Moment other) {
        Integer month = moment.month();
        if (month == null) {
            Integer year = moment.year();
            return year != null && other.covers(year);
        }
        return month.equals(other.month())
                && fits(moment.day(), other.day())
                && (moment.year() == null
                        || other.year() == null
                        || moment.year().equals(other.year()));
    }

    private static boolean fits(@Nullable Integer one, @Nullable Integer other) {
        return one == null || one.equals(other);
    }

    private boolean decadeIsKnown(Moment moment) {
        boolean year = years.stream().anyMatch(moment::covers);
        boolean decade =
                moments.stream().map(Moment::decade).anyMatch(other -> other != null && sameDecade(moment, other));
        boolean century = moments.stream()
                .anyMatch(other -> moment.century() != null && moment.century().equals(other.century()));
        return year || decade || century;
    }

    private static boolean sameDecade(Moment moment, int other) {
        Integer decade = moment.decade();
        Integer century = moment.century();
        return decade != null && decade % 10 == other % 10 && (decade < 10 || other < 10 || decade == other)
                || century != null && other >= 100 && century == other / 10 + 1;
    }

    private boolean yearIsKnown(int year) {
        if (years.contains(year)) {
            return true;
        }
        LocalDate published = own.get();
        return published != null && Math.abs(published.getYear() - year) <= 1
                || isReckoned(year)
                || isAgo(year)
                || isNext(year)
                || isPrevious(year);
    }

    /** "6.1 billion a year earlier" in an article about 2014: 2013. */
    private boolean isPrevious(int year) {
        for (List<Word> words : years.contains(year + 1) ? article.side.words : List.<List<Word>>of()) {
            for (int at = 1; at < words.size(); at++) {
                String next = at + 1 < words.size() ? words.get(at + 1).lower() : "";
                String before = words.get(at - 1).lower();
                boolean earlier = before.matches("a|one|the") && next.matches("earlier|before|previously")
                        || before.matches("previous|preceding|prior");
                if (words.get(at).lower().equals("year") && earlier) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Born in 1970 or 1971" of somebody who is 52 in an article of 2023. */
    private boolean isBirth(Moment moment, int year) {
        LocalDate written = own.get();
        boolean born = text.words.get(text.sentenceAt(moment.span().start())).stream()
                .anyMatch(word -> text.vocabulary.is("birth-words", word.lower()));
        return born
                && written != null
                && article.side.allFacts().stream()
                        .filter(fact -> fact.figure().kind() == Kind.AGE
                                && fact.figure().amount() instanceof Amount.Exact)
                        .anyMatch(age ->
                                isApart(year, written.getYear(), age) || isApart(year, written.getYear() - 1, age));
    }

    /** "In November 1982, and in English the following year". */
    private boolean isNext(int year) {
        for (int sentence = 0; years.contains(year - 1) && sentence < article.side.size(); sentence++) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 2; at < words.size(); at++) {
                boolean next = words.get(at).lower().equals("year")
                        && words.get(at - 1).lower().matches("following|next")
                        && words.get(at - 2).lower().equals("the");
                if (next && isLastYearBefore(sentence, at, String.valueOf(year - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True where no other year stands between. */
    private boolean isLastYearBefore(int sentence, int at, String year) {
        List<Word> words = new ArrayList<>(sentence == 0 ? List.of() : article.side.words.get(sentence - 1));
        words.addAll(article.side.words.get(sentence).subList(0, at));
        return words.stream()
                .map(Word::text)
                .filter(word -> word.matches("(1[5-9]|20)\\d\\d"))
                .reduce((one, later) -> later)
                .filter(year::equals)
                .isPresent();
    }

    /** "Joined in 2002 and won his first cap five years later": 2007, where one sentence tells both. */
    private boolean isReckoned(int year) {
        for (Fact length : article.durations()) {
            boolean years = length.figure().unit() != null
                    && length.figure().unit().name().equals("year")
                    && length.figure().amount() instanceof Amount.Exact;
            for (Word word : years ? wordsBefore(length.sentence()) : List.<Word>of()) {
                int from = word.text().matches("(1[5-9]|20)\\d\\d") ? Integer.parseInt(word.text()) : 0;
                if (from > 0 && isApart(year, from, length) && isLater(length)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those of a sentence and of the ones right before it, which "three years later" goes on from. */
    private List<Word> wordsBefore(int sentence) {
        return article.side.words.subList(Math.max(0, sentence - BEFORE), sentence + 1).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** "62 years ago", told from the last year that the article names. */
    private boolean isAgo(int year) {
        int last = years.stream()
                .filter(known -> known <= LATEST)
                .max(Integer::compare)
                .orElse(0);
        return last > 0
                && article.durations().stream()
                        .filter(length -> isYears(length) && isFollowedByAgo(length))
                        .anyMatch(length -> isApart(year, last, length) || isApart(year, last + 1, length));
    }

    private static boolean isYears(Fact length) {
        return length.figure().unit() != null && length.figure().unit().name().equals("year");
    }

    private boolean isFollowedByAgo(Fact length) {
        List<Word> words = article.side.words.get(length.sentence());
        return length.to() < words.size() && words.get(length.to()).lower().equals("ago");
    }

    private static boolean isApart(int year, int from, Fact length) {
        BigDecimal gap = BigDecimal.valueOf(Math.abs(year - from));
        return length.figure().amount() instanceof Amount.Exact exact
                && exact.value().compareTo(gap) == 0;
    }

    /** "Five years later", "after six years". */
    private boolean isLater(Fact length) {
        List<Word> words = article.side.words.get(length.sentence());
        return words.subList(Math.max(0, length.from() - 1), Math.min(words.size(), length.to() + 1)).stream()
                .anyMatch(word -> word.lower().matches("later|earlier|after|before|next|following|previously"));
    }

    // ---------------------------------------------------------------- weekdays and months alone

    private @Nullable Item word(List<Word> sentence, int at) {
        Word word = sentence.get(at);
        if (text.vocabulary.is("weekdays", word.lower())) {
            return weekday(word);
        }
        boolean month = text.vocabulary.is("months", word.lower());
        boolean placed = at > 0
                && (text.vocabulary.is("month-before", sentence.get(at - 1).lower()) || isPartOf(sentence, at));
        boolean ambiguous = !placed
                && (word.lower().equals("may")
                        || word.lower().equals("march")
                        || word.lower().equals("august"));
        if (!month || ambiguous) {
            return null;
        }
        Integer number = MomentReader.month(word.lower());
        boolean elections = number != null
                && number == ELECTION
                && article.hasWord("election")
                && (article.hasWord("president")
                        || article.hasWord("presidential")
                        || article.hasWord("senate")
                        || article.hasWord("republican")
                        || article.hasWord("democratic"));
        return number != null && (months.contains(number) || elections || calendar.hasMonth(number))
                ? findings.supportedAt(word.span(), Item.Kind.DATE, List.of(), "The article has this month.")
                : notThere(word, !moments.isEmpty() || !months.isEmpty());
    }

    /** "The beginning of August". */
    private boolean isPartOf(List<Word> sentence, int month) {
        return month > 1
                && sentence.get(month - 1).lower().equals("of")
                && text.vocabulary.is("parts-of-months", sentence.get(month - 2).lower());
    }

    private Item weekday(Word word) {
        if (article.hasWord(word.lower()) || article.hasWord(word.lower().substring(0, 3))) {
            return findings.supportedAt(word.span(), Item.Kind.DATE, List.of(), "The article has this day.");
        }
        boolean sure = !relative
                && datesGive(word.lower()) == null
                && (own.get() == null || own.isWritten())
                && !calendar.hasBeside(word.lower());
        return notThere(word, sure);
    }

    private Item notThere(Word word, boolean sure) {
        String told = findings.told(word.span());
        return sure
                ? findings.unsupported(
                        word.span(),
                        Item.Kind.DATE,
                        Code.NOT_IN_ARTICLE,
                        null,
                        null,
                        "The article does not have “" + told + "”: use the article's day.")
                : findings.unchecked(word.span(), Item.Kind.DATE, "The article gives its days in another way.");
    }

    /** "On 12 June" in an article of 2023. */
    private @Nullable LocalDate inOwnYear(Moment moment) {
        LocalDate written = own.get();
        return written == null
                ? null
                : new Moment(moment.span(), written.getYear(), moment.month(), moment.day(), null, null).whole();
    }

    /** A date of the article that falls on this weekday. */
    private @Nullable Moment datesGive(String weekday) {
        for (Moment moment : moments) {
            LocalDate day = moment.year() == null ? inOwnYear(moment) : moment.whole();
            if (day != null
                    && day.getDayOfWeek().name().toLowerCase(Locale.ROOT).equals(weekday)) {
                return moment;
            }
        }
        return null;
    }
}
