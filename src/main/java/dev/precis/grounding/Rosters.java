package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of names that a text sets out under a heading: "Keepers: Ida Ames (Leith), Cal Boyle (Ayr)", and those that stand together. */
final class Rosters {
    /** Fewer names than these are no list. */
    private static final int SHORTEST = 3;
    /** Characters that may stand between two lists of one squad. */
    private static final int BETWEEN = 12;

    /** A heading, its colon, at times a stray point, and a capital. */
    private static final Pattern HEADING = Pattern.compile(
            "(?<!\\p{L})(\\p{L}[\\p{L}-]{2,24})(?: \\([^()\\n]{1,30}\\))?:[ \\n]*(?:\\. ?)?(?=\\p{Lu})");

    private static final Pattern NAME = Pattern.compile(
            "\\p{Lu}[\\p{L}'’.-]*(?: (?:van|von|de|der|di|da|dos|al|el|bin|ten|le|la|\\p{Lu}[\\p{L}'’.-]*)){0,4}"
                    + "(?: ?\\(([^()]{1,40})\\))?");

    /**
     * One list.
     *
     * @param heading its last word, in lower case
     * @param groups what stands in brackets behind each name; empty where nothing does
     */
    record Roster(String heading, List<String> groups, Span span) {
        Roster {
            groups = List.copyOf(groups);
        }

        int size() {
            return groups.size();
        }

        /** How many stand with a word in brackets. */
        int of(String word) {
            return (int) groups.stream()
                    .filter(group -> List.of(group.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                            .contains(word))
                    .count();
        }
    }

    private final List<List<Roster>> squads = new ArrayList<>();

    Rosters(Side side) {
        String text = side.text;
        List<int[]> headings = new ArrayList<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            headings.add(new int[] {heading.start(), heading.end(), heading.end(1)});
        }
        int last = -BETWEEN;
        for (int at = 0; at < headings.size(); at++) {
            int[] found = headings.get(at);
            int next = at + 1 < headings.size() ? headings.get(at + 1)[0] : text.length();
            int end = Math.min(next, endOfList(text, found[1]));
            List<String> groups = names(text.substring(found[1], end));
            if (groups.size() >= SHORTEST) {
                Roster roster = new Roster(
                        text.substring(found[0], found[2]).toLowerCase(Locale.ROOT), groups, new Span(found[1], end));
                if (squads.isEmpty() || found[0] - last > BETWEEN) {
                    squads.add(new ArrayList<>());
                }
                squads.get(squads.size() - 1).add(roster);
                last = end;
            }
        }
    }

    /** The lists that stand together, as in a squad. */
    List<List<Roster>> squads() {
        return squads;
    }

    /** A point that ends a sentence, not an initial; or an empty line. */
    private static int endOfList(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            boolean stops = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
            boolean initial = at >= from + 2
                    && Character.isUpperCase(text.charAt(at - 1))
                    && !Character.isLetter(text.charAt(at - 2));
            boolean line = text.charAt(at) == '\n' && (at + 1 >= text.length() || text.charAt(at + 1) == '\n');
            if (line || text.charAt(at) == '.' && stops && !initial) {
                return at;
            }
        }
        return text.length();
    }

    /** What stands in brackets behind each name of a list; nothing where one of them is no name. */
    private static List<String> names(String list) {
        List<String> groups = new ArrayList<>();
        for (String item : list.split("[,;\\n]| and ")) {
            Matcher name = NAME.matcher(item.strip());
            if (!item.isBlank() && !name.matches()) {
                return List.of();
            }
            if (!item.isBlank()) {
                String group = name.group(1);
                groups.add(group == null ? "" : group);
            }
        }
        return groups;
    }
}
