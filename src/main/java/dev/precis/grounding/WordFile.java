package dev.precis.grounding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads this package's data files: UTF-8, {@code #} begins a comment line. */
final class WordFile {
    private WordFile() {}

    static List<String> lines(String name) {
        InputStream stream = WordFile.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalArgumentException("No data file " + name);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of the form {@code name = words}. */
    static Map<String, Set<String>> lists(String name) {
        Map<String, Set<String>> lists = new HashMap<>();
        for (String line : lines(name)) {
            int equals = line.indexOf('=');
            lists.put(line.substring(0, equals).strip(), Set.copyOf(words(line.substring(equals + 1))));
        }
        return lists;
    }

    static List<String> words(String column) {
        return column.isBlank() ? List.of() : List.of(column.strip().split("\\s+"));
    }
}
