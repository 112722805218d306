package dev.precis.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows how a sentence may begin in a summary: connectives go, and a sentence that leans on one before is told apart. */
final class Openings {
    private static final int LONGEST = 5;
    private final ExtractWords words;
    private final Set<String> names;

    /**
     * For the sentences of one article.
     *
     * @param names words that the article writes with a capital inside a sentence
     */
    Openings(ExtractWords words, Set<String> names) {
        this.words = words;
        this.names = names;
    }

    /** How many characters of connectives a sentence begins with: 6 for "Still, sales rose". */
    int connective(String sentence) {
        int end = 0;
        for (int more = connectiveAt(sentence, end); more > end; more = connectiveAt(sentence, end)) {
            end = more;
        }
        return end;
    }

    private int connectiveAt(String sentence, int from) {
        List<Token> tokens = firstTokens(sentence.substring(from));
        for (int length = tokens.size(); length > 0; length--) {
            Token last = tokens.get(length - 1);
            String phrase = phrase(tokens, length);
            int end = from + last.end();
            boolean comma = end < sentence.length() && sentence.charAt(end) == ',';
            if (words.has("connectives", phrase) && tokens.get(0).start() == 0 && goesOn(sentence, end)) {
                if (comma || !words.has("connectives with comma", phrase)) {
                    return afterSpace(sentence, comma ? end + 1 : end);
                }
            }
        }
        return from;
    }

    private static boolean goesOn(String sentence, int end) {
        return end < sentence.length() && (sentence.charAt(end) == ',' || sentence.charAt(end) == ' ');
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** True where a sentence cannot be understood without one before it. */
    boolean leans(String sentence) {
        List<Token> tokens = Token.of(sentence);
        return startsLeaning(tokens) || startsWithBareNoun(tokens) || hasPronounBeforeName(sentence, tokens);
    }

    private boolean startsLeaning(List<Token> all) {
        List<Token> tokens = all.subList(0, Math.min(LONGEST, all.size()));
        boolean stands = startsWith(tokens, "standing after");
        return !stands && startsWith(tokens, "leaning starts");
    }

    private boolean startsWith(List<Token> tokens, String section) {
        for (int length = tokens.size(); length > 0; length--) {
            if (words.has(section, phrase(tokens, length))) {
                return true;
            }
        }
        return false;
    }

    /** "The ministry said": which one? "The ministry of health said" tells. "The 34-year-old said" does not. */
    private boolean startsWithBareNoun(List<Token> tokens) {
        if (tokens.size() < 3 || !tokens.get(0).lower().equals("the")) {
            return false;
        }
        String noun = tokens.get(1).text();
        boolean aged = noun.toLowerCase(Locale.ROOT).endsWith("year-old");
        boolean bare = words.has("leaning nouns", noun.replace('’', '\''))
                && !words.has("defining words", tokens.get(2).lower())
                && !tokens.get(2).isCapital();
        return bare || aged;
    }

    private boolean hasPronounBeforeName(String sentence, List<Token> tokens) {
        if (names.isEmpty()) {
            return false;
        }
        boolean afterPreposition = false;
        for (Token token : tokens) {
            String lower = token.lower();
            boolean isName = names.contains(token.bare()) && !words.has("time words", lower) && !afterPreposition;
            if (isInQuotes(sentence, token.start()) || isName || words.has("people", lower)) {
                return false;
            }
            if (words.has("personal pronouns", lower)) {
                return true;
            }
            afterPreposition = words.has("defining words", lower);
        }
        return false;
    }

    /** Inside quotation marks people speak of themselves and others as they like. */
    private static boolean isInQuotes(String sentence, int at) {
        char before = at == 0 ? ' ' : sentence.charAt(at - 1);
        return before == '"' || before == '“' || before == '‘';
    }

    private static List<Token> firstTokens(String text) {
        // A few words are looked at, so a few characters are enough.
        List<Token> tokens = Token.of(text.substring(0, Math.min(text.length(), 120)));
        return tokens.subList(0, Math.min(LONGEST, tokens.size()));
    }

    private static String phrase(List<Token> tokens, int length) {
        return tokens.subList(0, length).stream().map(Token::lower).collect(Collectors.joining(" "));
    }
}
