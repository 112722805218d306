package dev.precis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * What this service is, as far as its answers depend on it: its own classes, rules, word lists and prompts, and which
 * servers its models are on. An answer that was stored by another edition is not given again.
 */
final class Edition {
    private static final String OURS = "dev/precis/";

    private Edition() {}

    static String of(ModelChoice models) {
        return Long.toHexString(checksum()) + " " + models.places();
    }

    /** Of every file of ours, by name and contents: the same whether they lie in a jar or in a folder. */
    private static long checksum() {
        try {
            var home = Path.of(Edition.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var files = Files.isDirectory(home) ? inFolder(home) : inJar(home);
            var sum = new CRC32();
            files.forEach((name, crc) -> sum.update((name + crc + "\n").getBytes(StandardCharsets.UTF_8)));
            return sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> inFolder(Path home) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (var found = Files.walk(home.resolve(OURS))) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                try (var in = Files.newInputStream(file)) {
                    files.put(home.relativize(file).toString().replace('\\', '/'), crc(in));
                }
            }
        }
        return files;
    }

    /** A jar knows the checksum of each of its files. */
    private static Map<String, Long> inJar(Path jar) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (var file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().startsWith(OURS) && !entry.isDirectory()) {
                    files.put(entry.getName(), entry.getCrc());
                }
            }
        }
        return files;
    }

    private static long crc(InputStream in) throws IOException {
        var sum = new CRC32();
        sum.update(in.readAllBytes());
        return sum.getValue();
    }
}
