package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The long names for which an article has short ones: by it "the CRS" is the Centre for River Studies, whether it says so in
 * parentheses or only its letters do. Immutable.
 */
final class ShortNames {
    private static final int LONGEST_NAME = 10;
    private static final int SHORTEST_INITIALS = 3;
    private final Scene scene;
    private final Words words;
    private final Map<String, Stretch> told = new HashMap<>();
    private final Map<String, Stretch> spelt = new HashMap<>();

    private ShortNames(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
    }

    static ShortNames of(Scene scene) {
        ShortNames names = new ShortNames(scene);
        NameReader reader = new NameReader(scene);
        for (Period period : scene.periods) {
            if (!reader.isTitleCase(period)) {
                names.read(period);
            }
        }
        return names;
    }

    /** The long name of a short one, in lower case; null where the article has none. */
    @Nullable
    Stretch longName(String shortName) {
        Stretch inParentheses = told.get(shortName);
        return inParentheses == null ? spelt.get(shortName) : inParentheses;
    }

    private void read(Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            if (words.isCapital(at) && !continues(at, period.from())) {
                int end = runEnd(at, period.to());
                learn(at, end);
            }
            if (isShortInParentheses(at)) {
                tell(at, period.from());
            }
        }
    }

    private boolean continues(int at, int from) {
        return at > from && (words.isCapital(at - 1) || isLink(at - 1) && at - 1 > from && words.isCapital(at - 2));
    }

    private int runEnd(int from, int limit) {
        int end = from;
        while (end < Math.min(limit, from + LONGEST_NAME)
                && (words.isCapital(end) || isLink(end) && leadsToCapital(end, limit))) {
            end++;
        }
        return end;
    }

    private boolean leadsToCapital(int at, int limit) {
        return at + 1 < limit && (words.isCapital(at + 1) || isLink(at + 1) && words.isCapital(at + 2));
    }

    private boolean isLink(int at) {
        return words.is(at, Shape.LOWER) && words.is(at, scene.lexicon.grammar.nameLinks());
    }

    /** Remembers a name by its initials, with and without the words before its own. */
    private void learn(int from, int end) {
        for (int start = from; start < end - 1; start++) {
            if (words.isCapital(start)) {
                String initials = initials(start, end);
                Stretch name = new Stretch(start, end);
                for (int length = initials.length();
                        length >= Math.max(SHORTEST_INITIALS, initials.length() - 1);
                        length--) {
                    spelt.putIfAbsent(initials.substring(0, length), name);
                }
            }
        }
    }

    /** The first letters of its telling words; of a word in capitals, as "US", all of them. */
    private String initials(int from, int end) {
        StringBuilder letters = new StringBuilder();
        for (int at = from; at < end; at++) {
            if (words.isCapital(at)) {
                String lower = words.lower(at).replace(".", "");
                boolean whole = scene.isAcronym(at) && lower.length() <= 2;
                letters.append(whole ? lower : lower.substring(0, 1));
            }
        }
        return letters.toString();
    }

    /** "(Indeci)", "(CRS)". */
    private boolean isShortInParentheses(int at) {
        return words.is(at, Shape.OPEN) && words.isCapital(at + 1) && words.is(at + 2, Shape.CLOSE);
    }

    private void tell(int open, int floor) {
        int from = open;
        while (from > Math.max(floor, open - LONGEST_NAME) && (words.isCapital(from - 1) || isLink(from - 1))) {
            from--;
        }
        while (from < open && !words.isCapital(from)) {
            from++;
        }
        String shortName = words.lower(open + 1);
        int start = startWithInitials(from, open, shortName);
        if (open - start > 1 && (start > from || isBody(start, open) || fits(start, open, shortName))) {
            told.putIfAbsent(shortName, new Stretch(start, open));
        }
    }

    private int startWithInitials(int from, int open, String shortName) {
        for (int start = from; start < open - 1; start++) {
            if (words.isCapital(start) && fits(start, open, shortName)) {
                return start;
            }
        }
        return from;
    }

    private boolean fits(int from, int end, String shortName) {
        return initials(from, end).equals(shortName.replace(".", ""));
    }

    /** "Jane Roe (KEN)" has no short name: only what is called a body has. */
    private boolean isBody(int from, int end) {
        for (int at = from; at < end; at++) {
            boolean body = scene.lexicon.names.organisationWords().contains(words.lower(at))
                    || scene.lexicon.nouns.organisations().contains(words.lower(at));
            if (body) {
                return true;
            }
        }
        return false;
    }
}
