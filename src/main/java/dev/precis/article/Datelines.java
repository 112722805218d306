package dev.precis.article;

import dev.precis.text.Characters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a paragraph's own words begin after a dateline: "PARIS (AP) — ", "LONDON, March 3 (Reuters) - ",
 * "CANBERRA - ", "Boston (CNN)", "date 2023-06-13 ". Looks only at the first words of a paragraph.
 */
final class Datelines {
    private static final int REACH = 140;
    private static final int MOST_PLACE_WORDS = 9;

    private static final Pattern STAMP = Pattern.compile(
            "(?:\\p{L}{3,12}:?\\s{1,3})?\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}\\S{0,12})?[\\s:,|–—-]{1,4}");
    private static final Pattern WITH_AGENCY =
            Pattern.compile("([^()]{0,70})\\(([^()]{2,40})\\)([\\s\\p{Z}]*)([–—-]*)([\\s\\p{Z}:]*)");
    private static final Pattern PLACE_ONLY =
            Pattern.compile("(\\p{Lu}[\\p{Lu}.'’ -]{2,40})(,[^–—]{2,40}?)?[\\s\\p{Z}][–—-]{1,2}[\\s\\p{Z}]");

    private final Credits credits;

    Datelines(Phrases phrases) {
        this.credits = new Credits(phrases);
    }

    /**
     * How many UTF-16 units of the paragraph belong to datelines, 0 for none.
     *
     * @param leads true for the first paragraph of the article, where also a place alone counts
     */
    int startOf(String paragraph, boolean leads) {
        String head = paragraph.substring(0, Math.min(REACH, paragraph.length()));
        int stamp = leads ? endOfStamp(head) : 0;
        String rest = head.substring(stamp);
        int agency = endOfAgency(rest, leads);
        if (agency > 0) {
            return stamp + agency;
        }
        return stamp + (leads ? endOfPlace(rest, paragraph) : 0);
    }

    private static int endOfStamp(String head) {
        Matcher matcher = STAMP.matcher(head);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private int endOfAgency(String head, boolean leads) {
        if (head.indexOf('(') < 0) {
            return 0;
        }
        Matcher matcher = WITH_AGENCY.matcher(head);
        if (!matcher.lookingAt() || matcher.end() == head.length()) {
            return 0;
        }
        boolean dash = !matcher.group(4).isEmpty();
        boolean glued = matcher.group(3).isEmpty() && matcher.group(5).isEmpty();
        boolean known = credits.isAgency(matcher.group(2)) || credits.isCredit(matcher.group(2));
        boolean start = startsSentence(head, matcher.end());
        boolean bare = matcher.group(1).isBlank();
        boolean fits = known ? dash || start : dash && leads || (bare && glued && leads);
        return fits && start && isPlace(matcher.group(1)) ? matcher.end() : 0;
    }

    private static boolean startsSentence(String head, int at) {
        char c = head.charAt(at);
        return Character.isUpperCase(c)
                || Character.isDigit(c)
                || Characters.isQuotationMark(c)
                || c == '\''
                || isCaseless(c);
    }

    private static boolean isCaseless(char c) {
        return Character.isLetter(c) && !Character.isLowerCase(c);
    }

    /** Nothing, or capitalised words, numbers, and small words between them. */
    private static boolean isPlace(String words) {
        if (words.isBlank()) {
            return true;
        }
        String[] parts = words.strip().split("[\\s\\p{Z}]+");
        if (parts.length > MOST_PLACE_WORDS) {
            return false;
        }
        for (String part : parts) {
            boolean small = Character.isLowerCase(part.charAt(0)) && part.length() > 3;
            if (small || Characters.isTerminal(part.charAt(part.length() - 1)) && part.length() > 6) {
                return false;
            }
        }
        return Character.isUpperCase(parts[0].charAt(0));
    }

    /** A place in capitals and a dash. An acronym comes again in capitals ("NATO - the alliance"); a place does not. */
    private static int endOfPlace(String head, String paragraph) {
        Matcher matcher = PLACE_ONLY.matcher(head);
        if (!matcher.lookingAt() || matcher.end() == head.length() || !startsSentence(head, matcher.end())) {
            return 0;
        }
        String place = matcher.group(1).strip();
        boolean again = paragraph.indexOf(place, matcher.end()) >= 0;
        return again || place.length() < 3 ? 0 : matcher.end();
    }
}
