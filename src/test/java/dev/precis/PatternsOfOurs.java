package dev.precis;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All regular expressions of the service: what the static fields of its classes hold, and those that stand as strings where
 * they are used.
 */
final class PatternsOfOurs {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IN_PLACE =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** With nothing between it and what is done with it but one level of brackets. */
    private static final String USED =
            "(?:(\\w+)\\s*=\\s*)?\\b%s\\s*\\.\\s*matcher\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)\\s*(?:\\.\\s*(\\w+))?";

    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * An expression.
     *
     * @param where the class, and the field if there is one
     * @param way the one that looks at most, of those it is used in
     */
    record Use(String where, Pattern pattern, Way way) {
        enum Way {
            MATCHES,
            LOOKING_AT,
            FIND
        }
    }

    private PatternsOfOurs() {}

    static List<Use> all() throws IOException, ReflectiveOperationException {
        PatternsOfOurs ours = new PatternsOfOurs();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                ours.read(file);
            }
        }
        return List.copyOf(ours.uses.values());
    }

    private void read(Path file) throws IOException, ReflectiveOperationException {
        String name = SOURCES.relativize(file)
                .toString()
                .replace(".java", "")
                .replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith("package-info")) {
            return;
        }
        String source = Files.readString(file);
        Matcher inPlace = IN_PLACE.matcher(source);
        while (inPlace.find()) {
            Use.Way way = inPlace.group(1).equals("matches") ? Use.Way.MATCHES : Use.Way.FIND;
            add(name, Pattern.compile(inPlace.group(2).translateEscapes()), way);
        }
        collect(Class.forName(name), source);
    }

    private void collect(Class<?> type, String source) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                String where = type.getSimpleName() + "." + field.getName();
                collect(where, field.get(null), way(field.getName(), source));
            }
        }
        for (Class<?> inner : type.getDeclaredClasses()) {
            collect(inner, source);
        }
    }

    private void collect(String where, Object value, Use.Way way) throws ReflectiveOperationException {
        if (value instanceof Pattern pattern) {
            add(where, pattern, way);
        } else if (value != null && seen.add(value)) {
            for (Object part : parts(value)) {
                collect(where, part, Use.Way.FIND);
            }
        }
    }

    /** What a collection holds, and what an object of ours does. */
    private static List<Object> parts(Object value) throws ReflectiveOperationException {
        List<Object> parts = new ArrayList<>();
        if (value instanceof Iterable<?> many && value.getClass().getName().startsWith("java.util.")) {
            many.forEach(parts::add);
        } else if (value instanceof Map<?, ?> map) {
            parts.addAll(map.keySet());
            parts.addAll(map.values());
        } else if (value instanceof Object[] many) {
            parts.addAll(Arrays.asList(many));
        } else if (value.getClass().getName().startsWith("dev.precis.")
                && !value.getClass().isHidden()) {
            for (Class<?> type = value.getClass();
                    type != null && type.getName().startsWith("dev.precis.");
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        parts.add(field.get(value));
                    }
                }
            }
        }
        return parts;
    }

    /** How the source uses an expression; where it does not say, as if it were looked for everywhere. */
    private static Use.Way way(String field, String source) {
        Matcher used = Pattern.compile(USED.formatted(field)).matcher(source);
        int count = 0;
        Use.Way way = Use.Way.MATCHES;
        while (used.find()) {
            count++;
            String verb = used.group(2) == null ? kept(used.group(1), source) : used.group(2);
            way = switch (verb) {
                case "matches" -> way;
                case "lookingAt" -> way == Use.Way.FIND ? way : Use.Way.LOOKING_AT;
                default -> Use.Way.FIND;
            };
        }
        return count > 0 && count == mentions(field, source) ? way : Use.Way.FIND;
    }

    /** What is done with a matcher that is kept in a variable; every way where that cannot be told. */
    private static String kept(@Nullable String variable, String source) {
        if (variable == null) {
            return "find";
        }
        Set<String> verbs = Pattern.compile("\\b" + variable
                        + "\\s*\\.\\s*(find|lookingAt|matches|replace\\w+|results|region|usePattern)\\(")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return verbs.size() == 1 ? verbs.iterator().next() : "find";
    }

    /** All but the declaration. */
    private static long mentions(String field, String source) {
        return Pattern.compile("\\b" + field + "\\b").matcher(source).results().count() - 1;
    }

    private void add(String where, Pattern pattern, Use.Way way) {
        uses.putIfAbsent(where + " " + pattern + pattern.flags() + way, new Use(where, pattern, way));
    }
}
