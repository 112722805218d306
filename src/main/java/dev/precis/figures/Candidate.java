package dev.precis.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure in the making. The passes of {@link FigureFinder} fill it in, one after the other, inside one sentence; it
 * never leaves the package.
 */
final class Candidate {
    /** First token of the number, its currency sign included. */
    int numberFrom;

    /** After the last token of the number. */
    int numberTo;

    /** First token, the words that bound it included. */
    int from;

    /** After the last token, unit included. */
    int to;

    Amount amount;
    Numeral last;
    Qualifier qualifier = Qualifier.EXACT;
    Kind kind = Kind.COUNT;

    @Nullable
    Unit unit;

    @Nullable
    Measure measure;

    @Nullable
    Money money;

    /** An exact amount that {@link #amount} gives rounded; null where it is exact itself. */
    @Nullable
    BigDecimal precise;

    @Nullable
    Change change;
    /** The candidate that this one changed from. */
    @Nullable
    Candidate changeFrom;

    Candidate(Numeral first, Numeral last, Amount amount) {
        this.numberFrom = first.from();
        this.numberTo = last.to();
        this.from = first.from();
        this.to = last.to();
        this.amount = amount;
        this.last = last;
    }

    static Candidate of(Numeral numeral) {
        Amount amount;
        if (numeral.form() == Numeral.Form.VAGUE) {
            amount = new Amount.Vague(numeral.value());
        } else if (numeral.whole() != null) {
            amount = new Amount.Part(numeral.value(), numeral.whole());
        } else {
            amount = new Amount.Exact(numeral.plainValue());
        }
        Candidate candidate = new Candidate(numeral, numeral, amount);
        if (numeral.form() == Numeral.Form.ORDINAL) {
            candidate.kind = Kind.RANK;
        } else if (numeral.whole() != null) {
            candidate.kind = Kind.RATIO;
        }
        return candidate;
    }

    /** The only number of an exact amount; null for others. */
    @Nullable
    BigDecimal exact() {
        return amount instanceof Amount.Exact exact ? exact.value() : null;
    }

    boolean hasUnit() {
        return unit != null;
    }
}
