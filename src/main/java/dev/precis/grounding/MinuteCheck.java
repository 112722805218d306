package dev.precis.grounding;

import dev.precis.figures.NotFigure;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds a minute of a match that the article does not have: "in the 46th minute" of a goal "on 36 minutes". */
final class MinuteCheck {
    /** What an article calls the times around the break, whose minutes it leaves to the reader. */
    private static final String BREAK = "restart|break|interval|half-time|halftime|resumption|stoppage|injury|added";

    /** Minutes that a reader may count from the break or from the end. */
    private static final int HALF = 45;

    private static final String MINUTE = "minute";

    private static final int WHOLE = 90;
    private static final int EXTRA = 120;
    private static final int CLOSE = 4;

    private static final List<String> SMALL =
            List.of(("zero one two three four five six seven eight nine ten eleven twelve"
                            + " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
                    .split(" "));

    private static final List<String> ORDINALS =
            List.of(("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                            + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
                    .split(" "));

    /** The numbers of an article, read once. */
    private static final class Numbers {
        private final Set<Integer> all = new HashSet<>();
        /** Those before "minutes". */
        private final Set<Integer> minutes = new HashSet<>();

        private boolean tellsBreak;

        Numbers(Side side) {
            for (List<Word> words : side.words) {
                for (int at = 0; at < words.size(); at++) {
                    String next = at + 1 < words.size() ? words.get(at + 1).lower() : "";
                    tellsBreak |= words.get(at).lower().matches(BREAK);
                    Set<Integer> numbers = numbers(words.get(at));
                    all.addAll(numbers);
                    if (next.matches("minutes?|mins?")) {
                        minutes.addAll(numbers);
                    }
                }
            }
        }

        private static Set<Integer> numbers(Word word) {
            Set<Integer> numbers = new HashSet<>();
            numbers.add(Math.max(SMALL.indexOf(word.lower()), ORDINALS.indexOf(word.lower())));
            for (String digits : word.text().split("\\D+")) {
                if (!digits.isEmpty() && digits.length() <= 3) {
                    numbers.add(Integer.parseInt(digits));
                }
            }
            numbers.remove(-1);
            return numbers;
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    MinuteCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (NotFigure time : text.reading.quantities().notFigures()) {
            Span span = time.span();
            if (time.reason() == NotFigure.Reason.TIME && !Item.isFound(known, span)) {
                int minute = minute(span);
                if (minute > 0 && !mayBe(minute)) {
                    items.add(finding(span));
                }
            }
        }
        return items;
    }

    /** The minute of a match that a time is: "46th" before "minute"; 0 for any other time. */
    private int minute(Span span) {
        String told = span.in(text.text);
        String behind = text.text.substring(span.end(), Math.min(text.text.length(), span.end() + MINUTE.length() + 1));
        boolean counted =
                behind.length() > MINUTE.length() && behind.substring(1).equalsIgnoreCase(MINUTE);
        return counted && told.matches("\\d{1,3}(?:st|nd|rd|th)?") ? Integer.parseInt(told.replaceAll("\\D+", "")) : 0;
    }

    private boolean mayBe(int minute) {
        Numbers numbers = article.side.view(Numbers.class, Numbers::new);
        boolean near = Math.abs(minute - HALF) <= CLOSE || minute >= WHOLE || minute <= CLOSE;
        return numbers.minutes.isEmpty()
                || numbers.all.contains(minute)
                || Stream.of(HALF, WHOLE, EXTRA).anyMatch(end -> numbers.minutes.contains(Math.abs(minute - end)))
                || near && numbers.tellsBreak;
    }

    private Item finding(Span span) {
        return findings.unsupported(
                span,
                Item.Kind.NUMBER,
                Code.VALUE_DIFFERS,
                null,
                null,
                "The article does not have “" + findings.told(span) + "”.");
    }
}
