package dev.precis.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wording of page furniture: the files {@code furniture/<language>.txt}, joined. English pages' wording is always
 * with it, because pages in any language carry it.
 */
final class Phrases {
    private static final Map<String, Phrases> LOADED = new ConcurrentHashMap<>();
    private static final List<String> ALWAYS = List.of("any", "en");

    private final Map<String, WordingSet> sections;

    private Phrases(Map<String, WordingSet> sections) {
        this.sections = sections;
    }

    /** The wording of a BCP 47 language. */
    static Phrases of(String language) {
        int dash = language.indexOf('-');
        String primary = (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
        String file = hasFile(primary) ? primary : "en";
        return LOADED.computeIfAbsent(file, Phrases::load);
    }

    WordingSet section(String name) {
        return sections.getOrDefault(name, WordingSet.EMPTY);
    }

    /** The names of the sections of a kind: {@code line} gives {@code share}, {@code credit} and so on. */
    Set<String> kinds(String prefix) {
        return sections.keySet().stream()
                .filter(name -> name.startsWith(prefix + " "))
                .map(name -> name.substring(prefix.length() + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean hasFile(String primary) {
        return primary.length() <= 8
                && primary.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && Phrases.class.getResource("furniture/" + primary + ".txt") != null;
    }

    private static Phrases load(String primary) {
        return ofFiles(Stream.concat(ALWAYS.stream(), Stream.of(primary))
                .distinct()
                .map(file -> "furniture/" + file + ".txt")
                .toList());
    }

    /** The sections of several files, joined. */
    static Phrases ofFiles(List<String> files) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        files.forEach(file -> readFile(file, words));
        Map<String, WordingSet> sections = new LinkedHashMap<>();
        words.forEach((name, lines) -> sections.put(name, WordingSet.of(lines)));
        return new Phrases(sections);
    }

    private static void readFile(String name, Map<String, List<String>> words) {
        InputStream stream = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String section = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                section = readLine(line.strip(), section, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String readLine(String line, @Nullable String section, Map<String, List<String>> words) {
        if (line.isEmpty() || line.startsWith("//")) {
            return section;
        }
        if (line.startsWith("[")) {
            return line.substring(1, line.length() - 1);
        }
        words.computeIfAbsent(Objects.requireNonNull(section, line), s -> new ArrayList<>())
                .add(line);
        return section;
    }
}
