package dev.precis.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data file of words in named sections: {@code [section]} on a line of its own, words after it, comments behind
 * {@code #}. A line with {@code ;} holds entries of several words, any other line entries of one word.
 */
final class WordLists {
    private final Map<String, List<String>> lines;

    private WordLists(Map<String, List<String>> lines) {
        this.lines = lines;
    }

    /** Reads a file beside this class; one that is missing has no words. */
    static WordLists load(String path) {
        try (InputStream in = WordLists.class.getResourceAsStream(path)) {
            String content = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the word list " + path, e);
        }
    }

    static WordLists parse(String content) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new java.util.ArrayList<>();
        for (String line : content.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                current = sections.computeIfAbsent(
                        line.substring(1, line.length() - 1), name -> new java.util.ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return new WordLists(sections);
    }

    Set<String> sections() {
        return lines.keySet();
    }

    List<String> lines(String section) {
        return lines.getOrDefault(section, List.of());
    }

    /** The entries of a section, each of one or several words, in lower case. */
    Set<String> words(String section) {
        return lines(section).stream().flatMap(WordLists::entries).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /** The same as phrases: each entry cut into its words. */
    Phrases phrases(String section) {
        return Phrases.of(words(section));
    }

    private static Stream<String> entries(String line) {
        return Stream.of(line.split(line.contains(";") ? ";" : " "))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty());
    }
}
