package dev.precis.figures;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases of one or more tokens and what they mean; the longest that fits wins. */
final class Phrases<T> {
    /** A phrase found: how many tokens it takes, and its meaning. */
    record Match<T>(int length, T meaning) {}

    private record Entry<T>(List<String> words, T meaning) {}

    private final Map<String, List<Entry<T>>> byFirst = new HashMap<>();
    private final Map<String, List<Entry<T>>> byLast = new HashMap<>();

    void put(String phrase, Orthography orthography, T meaning) {
        Tokens tokens = Lexer.lex(phrase, new Span(0, phrase.length()), orthography);
        List<String> words = tokens.list().stream().map(Token::lower).toList();
        Entry<T> entry = new Entry<>(words, meaning);
        add(byFirst, words.get(0), entry);
        add(byLast, words.get(words.size() - 1), entry);
    }

    void putIfAbsent(String phrase, Orthography orthography, T meaning) {
        Tokens tokens = Lexer.lex(phrase, new Span(0, phrase.length()), orthography);
        Match<T> known = startingAt(tokens, 0);
        if (known == null || known.length < tokens.size()) {
            put(phrase, orthography, meaning);
        }
    }

    /** The longest phrase that begins at a token. */
    @Nullable
    Match<T> startingAt(Tokens tokens, int at) {
        for (Entry<T> entry : byFirst.getOrDefault(tokens.lower(at), List.of())) {
            if (fits(tokens, at, entry.words)) {
                return new Match<>(entry.words.size(), entry.meaning);
            }
        }
        return null;
    }

    /** The longest phrase whose last token stands at a place. */
    @Nullable
    Match<T> endingAt(Tokens tokens, int at) {
        for (Entry<T> entry : byLast.getOrDefault(tokens.lower(at), List.of())) {
            if (fits(tokens, at - entry.words.size() + 1, entry.words)) {
                return new Match<>(entry.words.size(), entry.meaning);
            }
        }
        return null;
    }

    private static boolean fits(Tokens tokens, int from, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (from + i < 0 || !tokens.lower(from + i).equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <T> void add(Map<String, List<Entry<T>>> table, String key, Entry<T> entry) {
        List<Entry<T>> entries = table.computeIfAbsent(key, k -> new ArrayList<>());
        entries.add(entry);
        entries.sort(Comparator.comparingInt((Entry<T> e) -> e.words.size()).reversed());
    }
}
