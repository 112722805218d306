package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dates of a text, each with the words that tell what happened then. Immutable after it is made. */
final class DateSlots {
    /** Of a text with more dates the first only are compared. */
    private static final int MOST = 300;

    /** "The other being on June 14" is a clause, "and on June 14" is none. */
    private static final int FEW = 3;

    private static final int FIRST_YEAR = 1500;

    /** Dates are held only against those that tell as much. */
    enum Kind {
        DAY,
        MONTH,
        YEAR
    }

    /**
     * A date in its clause.
     *
     * @param first of the words of the date
     * @param last behind them
     * @param from of the clause
     * @param to behind the clause; {@code from} where it cannot be told from that of another date
     */
    record Slot(Kind kind, Moment moment, int sentence, int first, int last, int from, int to) {
        Span span() {
            return moment.span();
        }

        boolean isClear() {
            return to > from;
        }

        /** Neither speaks against the other. */
        boolean isSame(Slot other) {
            boolean years = moment.year() == null
                    || other.moment.year() == null
                    || moment.year().equals(other.moment.year());
            return years
                    && (kind == Kind.YEAR
                            || Objects.equals(moment.month(), other.moment.month())
                                    && (kind == Kind.MONTH || Objects.equals(moment.day(), other.moment.day())));
        }
    }

    private final Side side;
    private final List<Slot> slots = new ArrayList<>();
    private final Set<Integer> dated = new HashSet<>();

    DateSlots(Side side) {
        this.side = side;
        List<Slot> bare = new ArrayList<>();
        for (Moment moment : MomentReader.read(side)) {
            int sentence = side.sentenceAt(moment.span().start());
            Kind kind = kind(moment);
            if (sentence >= 0 && kind != null && bare.size() < MOST) {
                int first = side.wordAt(sentence, moment.span().start());
                int last = side.wordAt(sentence, moment.span().end());
                bare.add(new Slot(kind, moment, sentence, first, last, 0, 0));
                dated.add(sentence);
            }
        }
        for (int at = 0; at < bare.size(); at++) {
            slots.add(inClause(bare, at));
        }
    }

    private static @Nullable Kind kind(Moment moment) {
        if (moment.month() != null) {
            return moment.day() != null ? Kind.DAY : Kind.MONTH;
        }
        Integer year = moment.year();
        return year != null && year >= FIRST_YEAR ? Kind.YEAR : null;
    }

    List<Slot> all() {
        return slots;
    }

    boolean isDated(int sentence) {
        return dated.contains(sentence);
    }

    private Slot inClause(List<Slot> bare, int at) {
        Slot slot = bare.get(at);
        int from = 0;
        int to = side.words.get(slot.sentence()).size();
        if (at > 0 && bare.get(at - 1).sentence() == slot.sentence()) {
            from = boundary(bare.get(at - 1), slot);
        }
        if (at + 1 < bare.size() && bare.get(at + 1).sentence() == slot.sentence()) {
            to = boundary(slot, bare.get(at + 1));
            from = from == 0 && trailing(side.words.get(slot.sentence()), slot, bare.get(at + 1)) >= 0
                    ? slot.first()
                    : from;
        }
        boolean clear = from >= 0 && to >= 0;
        return new Slot(
                slot.kind(),
                slot.moment(),
                slot.sentence(),
                slot.first(),
                slot.last(),
                clear ? from : 0,
                clear ? to : 0);
    }

    /** The word with which the clause of the second date begins; -1 where nothing parts them. */
    private int boundary(Slot one, Slot next) {
        List<Word> words = side.words.get(one.sentence());
        boolean leading = words.subList(0, one.first()).stream()
                .allMatch(word -> word.key().isEmpty());
        int found = trailing(words, one, next);
        if (found >= 0) {
            return found;
        }
        for (int at = one.last(); at <= next.first() && at < words.size(); at++) {
            Word word = words.get(at);
            boolean joins = side.vocabulary.is("clause-joins", word.lower());
            if (at > 0
                    && side.text
                            .substring(
                                    words.get(at - 1).span().end(), word.span().start())
                            .contains(";")) {
                return at;
            }
            if ((word.afterMark() || joins) && (found < 0 || leading)) {
                found = at;
            }
        }
        boolean said = found >= 0
                && (hasContent(words.subList(found, next.first()))
                        || hasContent(words.subList(one.last(), found))
                        || !leading && next.first() - found >= FEW);
        return said ? found : -1;
    }

    /** "June 4, when the hall burned, and June 9, when …": the clause behind a date is its own; -1 where it has none. */
    private int trailing(List<Word> words, Slot one, Slot next) {
        boolean own = one.last() < words.size()
                && words.get(one.last()).lower().equals("when")
                && next.last() < words.size()
                && words.get(next.last()).lower().equals("when");
        for (int at = next.first(); own && at > one.last() + 1; at--) {
            boolean parts = words.get(at).afterMark()
                    || side.vocabulary.is("clause-joins", words.get(at).lower());
            if (parts
                    && (at == 0
                            || !side.vocabulary.is(
                                    "clause-joins", words.get(at - 1).lower()))) {
                return at;
            }
            if (at < next.first() && !key(words.get(at)).isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean hasContent(List<Word> words) {
        return words.stream().anyMatch(word -> !key(word).isEmpty());
    }

    /** What a word is compared by; an ordinal in digits says as much as one in letters. */
    static String key(Word word) {
        return word.key().isEmpty() && word.lower().matches("\\d+(?:st|nd|rd|th)") ? word.lower() : word.key();
    }
}
