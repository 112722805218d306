package dev.precis.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that the embedded drafter goes by in one language, by section. A language without a file has none, and its
 * articles are summarised by position and shared words alone.
 */
final class ExtractWords {
    private static final Map<String, ExtractWords> LOADED = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> sections;

    private ExtractWords(Map<String, Set<String>> sections) {
        this.sections = sections;
    }

    /** Words for what makes a sentence stand, in a language. */
    static ExtractWords of(String language) {
        return load(primary(language) + ".txt");
    }

    /** Words for what makes a figure telling, in a language. */
    static ExtractWords forFigures(String language) {
        return load("figures-" + primary(language) + ".txt");
    }

    /** The first part of a language tag: "en" of "en-GB". */
    static String primary(String language) {
        int dash = language.indexOf('-');
        return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(java.util.Locale.ROOT);
    }

    Set<String> words(String section) {
        return sections.getOrDefault(section, Set.of());
    }

    boolean has(String section, String word) {
        return words(section).contains(word);
    }

    private static ExtractWords load(String file) {
        // Callers name the language, so only names that can be a file of ours are looked for and kept.
        return file.matches("(figures-)?[a-z]{2,3}\\.txt")
                ? LOADED.computeIfAbsent(file, ExtractWords::read)
                : new ExtractWords(Map.of());
    }

    private static ExtractWords read(String file) {
        try (InputStream in = ExtractWords.class.getResourceAsStream("extract/" + file)) {
            return in == null
                    ? new ExtractWords(Map.of())
                    : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the words of " + file, e);
        }
    }

    static ExtractWords parse(String content) {
        Map<String, Set<String>> sections = new HashMap<>();
        Set<String> current = new LinkedHashSet<>();
        for (String line : content.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new LinkedHashSet<>());
            } else if (!line.startsWith("#")) {
                current.addAll(entries(line));
            }
        }
        return new ExtractWords(sections);
    }

    private static List<String> entries(String line) {
        return Stream.of(line.split(line.contains(";") ? ";" : " "))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
