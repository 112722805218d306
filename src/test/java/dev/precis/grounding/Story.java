package dev.precis.grounding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An invented article with random names and figures, true sentences about it in other words, and false ones.
 *
 * @param kind of news: the file it comes from
 */
record Story(String kind, String article, List<String> trueSentences, List<Fault> faults) {
    static final List<String> KINDS = List.of(
            "quake",
            "results",
            "election",
            "football",
            "health",
            "front",
            "court",
            "science",
            "economy",
            "strike",
            "weather",
            "school");

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");

    /**
     * A false sentence.
     *
     * @param kind of fault
     * @param wrong the words of it that are wrong
     */
    record Fault(String kind, String wrong, String text) {}

    /** The same story for the same seed. */
    static Story of(String kind, long seed) {
        String[] parts = read("stories/" + kind + ".txt").split("\n---\n");
        Random random = new Random(seed * 31 + kind.hashCode());
        Map<String, String> values = new Slots(random).fill(parts[0]);
        List<String> trueSentences =
                parts[2].lines().map(line -> fill(line, values)).toList();
        List<Fault> faults = new ArrayList<>();
        for (String line : parts[3].lines().toList()) {
            String[] columns = fill(line, values).split(" \\| ", 3);
            faults.add(new Fault(columns[0], columns[1], columns[2]));
        }
        return new Story(kind, fill(parts[1], values), trueSentences, faults);
    }

    private static String fill(String text, Map<String, String> values) {
        Matcher slots = SLOT.matcher(text);
        return slots.replaceAll(slot -> {
            String value = values.get(slot.group(1));
            if (value == null) {
                throw new IllegalArgumentException("No slot " + slot.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String read(String name) {
        try (var stream = Story.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("No file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draws the values of the slots of a story. */
    private static final class Slots {
        private final Random random;
        private final Map<String, List<String>> names = new HashMap<>();
        private final Map<String, String> values = new LinkedHashMap<>();

        Slots(Random random) {
            this.random = random;
            for (String line : read("stories/names.txt").lines().toList()) {
                String[] row = line.split(" = ");
                List<String> list = new ArrayList<>(List.of(row[1].split(" ")));
                Collections.shuffle(list, random);
                names.put(row[0], list);
            }
        }

        Map<String, String> fill(String rows) {
            for (String row : rows.lines().toList()) {
                String[] columns = row.split(" = ");
                values.put(columns[0], value(columns[1]));
                values.put(columns[0] + "2", other(columns[1], columns[0]));
            }
            values.put("inv", String.format(Locale.ROOT, "%,d", 7013 + random.nextInt(900) * 2));
            return values;
        }

        /** Another value of the same form. */
        private String other(String rule, String slot) {
            String own = values.get(slot);
            for (int i = 0; i < 99; i++) {
                String other = rule.startsWith("calc") ? own + "7" : value(rule);
                if (!values.containsValue(other)) {
                    return other;
                }
            }
            return own + "7";
        }

        private String value(String rule) {
            String[] words = rule.split(" ");
            return switch (words[0]) {
                case "int" -> whole(words);
                case "dec" -> decimal(words);
                case "calc" -> calculated(words);
                case "pick" -> {
                    String[] all = rule.substring(5).split(" / ");
                    yield all[random.nextInt(all.length)];
                }
                default ->
                    names.getOrDefault(words[0], new ArrayList<>()).remove(0).replace('_', ' ');
            };
        }

        private String whole(String[] words) {
            int low = Integer.parseInt(words[1]);
            int high = Integer.parseInt(words[2]);
            int step = words.length > 3 ? Integer.parseInt(words[3]) : 1;
            String value;
            do {
                int drawn = low + random.nextInt((high - low) / step + 1) * step;
                value = low > 1900 && high < 2100 ? "" + drawn : String.format(Locale.ROOT, "%,d", drawn);
            } while (values.containsValue(value));
            return value;
        }

        private String decimal(String[] words) {
            BigDecimal low = new BigDecimal(words[1]);
            BigDecimal high = new BigDecimal(words[2]);
            BigDecimal step = words.length > 3 ? new BigDecimal(words[3]) : new BigDecimal("0.1");
            String value;
            do {
                int steps =
                        high.subtract(low).divide(step, 0, RoundingMode.DOWN).intValue();
                value = low.add(step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))))
                        .toPlainString();
            } while (values.containsValue(value) || value.endsWith(".0"));
            return value;
        }

        private String calculated(String[] words) {
            BigDecimal one = number(words[1]);
            BigDecimal other = number(words[3]);
            BigDecimal result = words[2].equals("+") ? one.add(other) : one.subtract(other);
            boolean year = result.intValue() > 1900 && result.intValue() < 2100;
            return result.scale() > 0 || year
                    ? result.toPlainString()
                    : String.format(Locale.ROOT, "%,d", result.intValue());
        }

        private BigDecimal number(String word) {
            return new BigDecimal(values.getOrDefault(word, word).replace(",", ""));
        }
    }
}
