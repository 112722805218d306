package dev.precis.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language that decide whether a period ends a sentence: {@code sentences/<language>.txt}, a list of
 * words under each {@code [section]}.
 */
final class SentenceWords {
    private static final String FOLDER = "sentences/";
    private static final String UNKNOWN = "und";
    private static final Map<String, SentenceWords> LOADED = new ConcurrentHashMap<>();

    private final Map<Section, Set<String>> words;

    private SentenceWords(Map<Section, Set<String>> words) {
        this.words = words;
    }

    /** The words of a BCP 47 language; what holds in any language where there is no file for it. */
    static SentenceWords of(String language) {
        String primary = primary(language);
        SentenceWords known = LOADED.get(primary);
        if (known != null) {
            return known;
        }
        return hasFile(primary)
                ? LOADED.computeIfAbsent(primary, SentenceWords::load)
                : LOADED.computeIfAbsent(UNKNOWN, SentenceWords::load);
    }

    boolean has(Section section, String word) {
        return words.getOrDefault(section, Set.of()).contains(word);
    }

    private static String primary(String language) {
        int dash = language.indexOf('-');
        return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    /** Only plain letters, so that no language tag can name another file. */
    private static boolean hasFile(String primary) {
        return primary.length() <= 8
                && primary.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && SentenceWords.class.getResource(FOLDER + primary + ".txt") != null;
    }

    private static SentenceWords load(String primary) {
        Map<Section, Set<String>> words = new EnumMap<>(Section.class);
        Section section = null;
        try (BufferedReader lines = open(primary)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                section = readLine(line.strip(), section, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SentenceWords(words);
    }

    private static @Nullable Section readLine(String line, @Nullable Section section, Map<Section, Set<String>> words) {
        if (line.isEmpty() || line.startsWith("#")) {
            return section;
        }
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            if (end == line.length() - 1) {
                return Section.named(line.substring(1, end));
            }
        }
        Objects.requireNonNull(section, "words before the first section");
        words.computeIfAbsent(section, s -> new HashSet<>()).addAll(Arrays.asList(line.split(" +")));
        return section;
    }

    private static BufferedReader open(String primary) {
        String name = FOLDER + primary + ".txt";
        InputStream stream = Objects.requireNonNull(SentenceWords.class.getResourceAsStream(name), name);
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** What a word does to a period beside it. The files say more. */
    enum Section {
        OPENING,
        BEFORE_NAME,
        NEVER_LAST,
        BEFORE_NUMBER,
        MAYBE_LAST,
        TIME,
        AFTER_TIME,
        ORDINAL_BEFORE,
        STARTER,
        CUE;

        static Section named(String name) {
            return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }
}
