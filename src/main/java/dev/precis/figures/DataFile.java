package dev.precis.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads this package's data files: UTF-8, {@code #} begins a comment line, columns are cut at {@code |}. */
final class DataFile {
    private DataFile() {}

    static boolean exists(String name) {
        return DataFile.class.getResource(name(name)) != null;
    }

    /** The rows as columns, stripped of white space. */
    static List<List<String>> rows(String name) {
        return lines(name)
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    /** Rows of the form {@code name = words}. */
    static Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        lines(name).forEach(line -> {
            int equals = line.indexOf('=');
            pairs.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return pairs;
    }

    private static Stream<String> lines(String name) {
        InputStream stream = DataFile.class.getResourceAsStream(name(name));
        if (stream == null) {
            throw new IllegalArgumentException("No data file " + name(name));
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String file) {
        return "/dev/precis/figures/" + file;
    }
}
