package dev.precis.grounding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short forms that an article gives in brackets behind a name: "the Coastal Survey Office (CSO)". */
final class Aliases {
    private static final Pattern BRACKETS = Pattern.compile("\\(([A-Z][\\p{L}.&-]{1,9})\\)");
    private static final int LONGEST_NAME = 90;

    /** The words before the brackets, by the short form. */
    private final Map<String, Set<String>> names = new HashMap<>();

    Aliases(String article) {
        Matcher matcher = BRACKETS.matcher(article);
        while (matcher.find()) {
            String before = article.substring(Math.max(0, matcher.start() - LONGEST_NAME), matcher.start());
            names.computeIfAbsent(matcher.group(1), key -> new HashSet<>()).add(plain(before));
        }
    }

    /** True where the article gives one of two names as the short form of the other. */
    boolean same(String one, String other) {
        return isShortFor(one, other) || isShortFor(other, one);
    }

    private boolean isShortFor(String alias, String name) {
        String full = plain(name);
        return full.indexOf(' ') > 0
                && names.getOrDefault(alias.replaceFirst("^(?i)the ", "").strip(), Set.of()).stream()
                        .anyMatch(before -> before.endsWith(full));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^the ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
