package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts sentences into words. Linear. */
final class WordReader {
    private final Vocabulary vocabulary;

    WordReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Word> read(String text, Span sentence) {
        List<Span> spans = spans(text, sentence);
        List<String> lower = spans.stream().map(span -> lower(span.in(text))).toList();
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            boolean afterMark =
                    i > 0 && hasMark(text, spans.get(i - 1).end(), spans.get(i).start());
            String word = spans.get(i).in(text);
            words.add(new Word(spans.get(i), word, lower.get(i), key(word, lower, i), afterMark));
        }
        return words;
    }

    private String key(String word, List<String> lower, int at) {
        String own = lower.get(at);
        if (Character.isUpperCase(word.codePointAt(0))) {
            String party = party(word, lower, at);
            if (party != null) {
                return "=" + party;
            }
        }
        String said = isDeath(lower, at) ? vocabulary.key("died") : vocabulary.key(own);
        boolean upTo =
                own.equals("up") && at + 1 < lower.size() && lower.get(at + 1).equals("to");
        boolean empty = upTo
                || !said.startsWith("#") && !said.startsWith("~") && vocabulary.is("stop", own)
                || Character.isDigit(own.charAt(0));
        return empty ? "" : said;
    }

    /** "Did not survive" is to die. */
    private boolean isDeath(List<String> lower, int at) {
        return vocabulary.is("surviving", lower.get(at))
                && lower.subList(Math.max(0, at - 2), at).stream()
                        .anyMatch(before -> before.endsWith("n't") || before.matches("not|never|nor|neither"));
    }

    private @Nullable String party(String word, List<String> lower, int at) {
        String next = at + 1 < lower.size() ? vocabulary.party(lower.get(at) + "-" + lower.get(at + 1)) : null;
        if (next != null) {
            return next;
        }
        String joined = at > 0 ? vocabulary.party(lower.get(at - 1) + "-" + lower.get(at)) : null;
        if (joined != null) {
            return joined;
        }
        boolean pronoun = lower.get(at).equals("us") && !word.startsWith("US");
        return pronoun ? null : vocabulary.party(lower.get(at));
    }

    private static String lower(String word) {
        if (word.equals("&")) {
            return "and";
        }
        String plain = word.replace('’', '\'').toLowerCase(Locale.ROOT);
        if (plain.endsWith("'s")) {
            return plain.substring(0, Math.max(1, plain.length() - 2));
        }
        return plain.endsWith("'") && plain.length() > 1 ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static List<Span> spans(String text, Span within) {
        List<Span> spans = new ArrayList<>();
        int at = within.start();
        while (at < within.end()) {
            if (isAnd(text, at, within.end())) {
                spans.add(new Span(at, at + 1));
            }
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < within.end() && belongs(text, end, within.end())) {
                end++;
            }
            spans.add(new Span(at, end));
            at = end;
        }
        return spans;
    }

    private static boolean belongs(String text, int at, int end) {
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        boolean more = at + 1 < end && Character.isLetterOrDigit(text.charAt(at + 1));
        if (c == '\'' || c == '’') {
            return more && Character.isLetter(before);
        }
        boolean digits = more && Character.isDigit(before) && Character.isDigit(text.charAt(at + 1));
        if (c == ',' || c == '.') {
            return digits || c == '.' && isInitial(text, at);
        }
        return false;
    }

    /** The points of "U.S.". */
    private static boolean isInitial(String text, int at) {
        boolean single = Character.isUpperCase(text.charAt(at - 1))
                && (at < 2 || !Character.isLetterOrDigit(text.charAt(at - 2)));
        boolean next = at + 2 < text.length()
                && Character.isUpperCase(text.charAt(at + 1))
                && !Character.isLetterOrDigit(text.charAt(at + 2));
        boolean last = at >= 3 && text.charAt(at - 2) == '.' && Character.isUpperCase(text.charAt(at - 3));
        return single && (next || last);
    }

    /** "11 dead & 30 hurt"; not the sign in a name. */
    private static boolean isAnd(String text, int at, int end) {
        return text.charAt(at) == '&'
                && at > 1
                && at + 2 < end
                && text.charAt(at - 1) == ' '
                && text.charAt(at + 1) == ' '
                && Character.isLowerCase(text.charAt(at - 2))
                && !Character.isUpperCase(text.charAt(at + 2));
    }

    private static boolean hasMark(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (",;:()—–…\n\"“”".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
