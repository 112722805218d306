package dev.precis.figures;

/** A text with more figures than are read: a table or a data file rather than an article. */
public final class TooManyFiguresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyFiguresException(int most) {
        super("The text has more than %,d figures".formatted(most));
    }
}
