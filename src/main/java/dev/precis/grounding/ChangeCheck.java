package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a change that is told the wrong way round: "from 90 to 70" where the article has "90, up from 70". */
final class ChangeCheck {
    /** How many words may stand between "from" and its number. */
    private static final int REACH = 5;
    /** How far before a number the one may stand that it is compared with. */
    private static final int FAR = 18;

    /**
     * Two numbers of which one was before the other.
     *
     * @param old index of the former in its sentence
     * @param now index of the later
     */
    private record Change(List<Word> words, int old, int now) {
        Change {
            words = List.copyOf(words);
        }

        private static String value(Word word) {
            return word.lower().replace(",", "").replaceAll("(?<![a-z])[a-z]+$", "");
        }

        String former() {
            return value(words.get(old));
        }

        String later() {
            return value(words.get(now));
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    ChangeCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        Set<List<String>> there = new HashSet<>();
        for (List<Word> words : article.side.words) {
            changes(words).forEach(change -> there.add(List.of(change.former(), change.later())));
        }
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            for (Change change : changes(words)) {
                boolean turned = there.contains(List.of(change.later(), change.former()))
                        && !there.contains(List.of(change.former(), change.later()));
                if (turned) {
                    add(words.get(change.old()), words.get(change.now()), told, items);
                    add(words.get(change.now()), words.get(change.old()), told, items);
                }
            }
        }
        return items;
    }

    private void add(Word word, Word right, List<Item> told, List<Item> items) {
        Span span = word.span();
        boolean known = Item.isFound(told, span)
                || items.stream().anyMatch(item -> item.span().overlaps(span));
        if (!known) {
            items.add(findings.contradicted(
                    span,
                    Item.Kind.NUMBER,
                    Code.BOUND_TO_OTHER,
                    null,
                    right.text(),
                    "The article has the two numbers the other way round: “" + right.text() + "” here, not “"
                            + findings.told(span) + "”."));
        }
    }

    // ---------------------------------------------------------------- what was before, and what is now

    private static List<Change> changes(List<Word> words) {
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Change change =
                    switch (words.get(at).lower()) {
                        case "from" -> from(words, at);
                        case "compared", "against", "versus", "after" -> comparison(words, at);
                        default -> null;
                    };
            if (change != null && !change.former().equals(change.later())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** "From 70 to 90", "to 90 from 70", "90, up from 70". */
    private static @Nullable Change from(List<Word> words, int at) {
        int old = number(words, at + 1, at + 1 + REACH);
        if (old < 0) {
            return null;
        }
        for (int i = old + 1; i < Math.min(words.size(), old + REACH); i++) {
            if (words.get(i).lower().equals("to")) {
                int now = number(words, i + 1, i + 1 + REACH);
                return now < 0 ? null : new Change(words, old, now);
            }
        }
        boolean moves = at > 0
                && words.get(at - 1)
                        .lower()
                        .matches("up|down|rise|increase|fall|drop|decline|jump|rising|falling|higher|lower");
        int before = numberBefore(words, at);
        boolean to = before > 0
                && at - before < REACH
                && words.subList(Math.max(0, before - 3), before).stream()
                        .anyMatch(word -> word.lower().equals("to"));
        return before >= 0 && (moves || to) ? new Change(words, old, before) : null;
    }

    /** "90, compared with 70"; "90, against 70 a year earlier", "90 after 70 in the quarter before". */
    private static @Nullable Change comparison(List<Word> words, int at) {
        boolean compared = words.get(at).lower().equals("compared");
        int old = number(words, at + 1, at + REACH);
        int now = numberBefore(words, at);
        if (old < 0 || now < 0 || !compared && !isFormer(words, old)) {
            return null;
        }
        return isFormer(words, old) && !isFormer(words.subList(0, at), now) ? new Change(words, old, now) : null;
    }

    /** "A year earlier", "in the previous quarter", "in the one before". */
    private static boolean isFormer(List<Word> words, int number) {
        for (int at = number + 1; at < Math.min(words.size(), number + REACH + 3); at++) {
            if (words.get(at).isNumber()) {
                return false;
            }
            if (words.get(at).lower().matches("earlier|previous|previously|prior|preceding|before|ago")) {
                return true;
            }
        }
        return false;
    }

    private static int number(List<Word> words, int from, int to) {
        for (int at = from; at < Math.min(words.size(), to); at++) {
            if (words.get(at).isNumber()) {
                return at;
            }
            if (at > from && words.get(at).afterMark()) {
                return -1;
            }
        }
        return -1;
    }

    private static int numberBefore(List<Word> words, int from) {
        for (int at = from - 1; at >= Math.max(0, from - FAR); at--) {
            if (words.get(at).isNumber() && !words.get(at).lower().matches("(?:19|20)\\d\\d")) {
                return at;
            }
        }
        return -1;
    }
}
