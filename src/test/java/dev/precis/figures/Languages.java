package dev.precis.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The languages that have a folder of data. */
final class Languages {
    private Languages() {}

    static List<String> all() {
        try (Stream<Path> entries = Files.list(folder())) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the data files: that of the table of units, which lies beside the languages. */
    static Path folder() {
        URL table = Objects.requireNonNull(Languages.class.getResource("units.txt"));
        try {
            return Objects.requireNonNull(Path.of(table.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
