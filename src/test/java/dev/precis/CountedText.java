package dev.precis;

import dev.precis.PatternsOfOurs.Use;
import java.util.regex.Matcher;

/** A text that counts how often a character of it is looked at, and breaks off where that is too often. */
final class CountedText implements CharSequence {
    private final String text;
    private long left;

    private CountedText(String text, long most) {
        this.text = text;
        this.left = most;
    }

    private static final class TooMuch extends RuntimeException {
        private static final TooMuch ONCE = new TooMuch();

        private TooMuch() {
            super(null, null, false, false);
        }
    }

    /** How many looks an expression takes for all of a text; no more than a number are made. */
    static long looks(Use use, String text, long most) {
        CountedText counted = new CountedText(text, most);
        Matcher matcher = use.pattern().matcher(counted);
        try {
            switch (use.way()) {
                case MATCHES -> matcher.matches();
                case LOOKING_AT -> matcher.lookingAt();
                case FIND -> {
                    while (matcher.find()) {
                        // Each place counts.
                    }
                }
            }
        } catch (TooMuch | StackOverflowError e) {
            return most;
        }
        return most - counted.left;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw TooMuch.ONCE;
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
