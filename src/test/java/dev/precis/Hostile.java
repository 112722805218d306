package dev.precis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Texts that an expression may be slow on, made from the expression: what its parts match, again and again, with something
 * behind that none of them matches. It reads expressions roughly: what it misunderstands makes a text less apt, no more.
 */
final class Hostile {
    /** Characters a class is tried with; those that differ most come first. */
    private static final String POOL = "a1 A-.,\"'’“”é–\n(<[{>/*_:;!?=+%$€&#@\\|0zZ9\u00A0\u200B\u0000\u0416中\uD83D";

    private static final int MOST_PARTS = 60;
    private static final int MOST_ALONE = 24;
    private static final int MOST_PAIRED = 7;
    private static final List<String> ENDS = List.of("", "\u0001", "!", "\n");

    private final String expression;
    private int at;
    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<String> characters = new LinkedHashSet<>();

    private Hostile(String expression) {
        this.expression = expression;
    }

    /** A part that is said again and again between a start and an end. */
    record Text(String start, String part, String end) {
        String ofLength(int length) {
            int times = Math.max(1, (length - start.length() - end.length()) / part.length());
            return start + part.repeat(times) + end;
        }
    }

    static List<Text> texts(String expression) {
        Hostile hostile = new Hostile(expression);
        List<String> whole = hostile.choice();
        Set<Text> texts = new LinkedHashSet<>();
        hostile.repeat(whole, texts);
        return List.copyOf(texts);
    }

    private void repeat(List<String> wholes, Set<Text> texts) {
        Set<String> repeated = new LinkedHashSet<>();
        for (String whole : wholes) {
            for (int end = 1; end <= Math.min(whole.length(), 40); end++) {
                repeated.add(whole.substring(0, end));
            }
            if (!whole.isEmpty()) {
                repeated.add(whole);
            }
        }
        parts.stream().limit(MOST_PARTS).forEach(repeated::add);
        List<String> alone = characters.stream().limit(MOST_ALONE).toList();
        repeated.addAll(alone);
        List<String> paired = characters.stream().limit(MOST_PAIRED).toList();
        for (String one : paired) {
            paired.forEach(other -> repeated.add(one + other));
        }
        repeated.remove("");
        repeated.add("a");
        Set<String> starts = new LinkedHashSet<>();
        starts.add("");
        wholes.stream().limit(2).forEach(starts::add);
        wholes.stream()
                .filter(whole -> whole.length() > 1)
                .limit(2)
                .forEach(whole -> starts.add(whole.substring(0, 1)));
        for (String part : repeated) {
            for (String start : starts) {
                for (String end : start.isEmpty() ? ENDS : ENDS.subList(1, 2)) {
                    texts.add(new Text(start, part, end));
                }
            }
        }
    }

    /** What each of some alternatives matches: a few examples. */
    private List<String> choice() {
        Set<String> examples = new LinkedHashSet<>(sequence());
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            examples.addAll(sequence());
        }
        return few(examples);
    }

    private List<String> sequence() {
        List<String> examples = List.of("");
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            List<String> next = repetition(atom());
            next.stream().filter(example -> !example.isEmpty()).forEach(parts::add);
            Set<String> longer = new LinkedHashSet<>();
            for (int i = 0; i < Math.max(examples.size(), next.size()); i++) {
                longer.add(examples.get(i % examples.size()) + next.get(i % next.size()));
            }
            examples = few(longer);
        }
        return examples;
    }

    private static List<String> few(Set<String> examples) {
        return examples.stream().limit(4).toList();
    }

    /** Something optional is there; something that may come often comes twice. */
    private List<String> repetition(List<String> once) {
        List<String> examples = once.isEmpty() ? List.of("") : once;
        if (at >= expression.length()) {
            return examples;
        }
        char sign = expression.charAt(at);
        int least = 1;
        if (sign == '{') {
            int end = expression.indexOf('}', at);
            String[] bounds = expression.substring(at + 1, end).split(",");
            least = Math.min(40, Integer.parseInt(bounds[0]));
            at = end + 1;
        } else if ("*+?".indexOf(sign) >= 0) {
            at++;
            least = sign == '?' ? 1 : 2;
        } else {
            return examples;
        }
        if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
            at++;
        }
        int times = Math.max(1, least);
        return examples.stream().map(example -> example.repeat(times)).toList();
    }

    private List<String> atom() {
        char c = expression.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> matching(bracketed());
            case '\\' -> escaped();
            case '.' -> {
                at++;
                yield matching(".");
            }
            case '^', '$' -> {
                at++;
                yield List.of("");
            }
            default -> {
                int next = expression.offsetByCodePoints(at, 1);
                String literal = expression.substring(at, next);
                at = next;
                characters.add(literal);
                yield List.of(literal);
            }
        };
    }

    private List<String> group() {
        at++;
        boolean isHeld = true;
        if (at < expression.length() && expression.charAt(at) == '?') {
            int end = at + 1;
            while (":=!>)".indexOf(expression.charAt(end)) < 0) {
                end++;
            }
            String kind = expression.substring(at + 1, end + 1);
            at = end + 1;
            // What is looked at only is not part of what matches, but makes apt texts.
            isHeld = !(kind.endsWith("=") || kind.endsWith("!"));
            if (kind.endsWith(")")) {
                return List.of("");
            }
        }
        List<String> examples = choice();
        at++;
        return isHeld ? examples : List.of("");
    }

    private List<String> escaped() {
        char kind = at + 1 < expression.length() ? expression.charAt(at + 1) : ' ';
        if (kind == 'p' || kind == 'P' || kind == 'x' && expression.startsWith("{", at + 2)) {
            int end = expression.startsWith("{", at + 2) ? expression.indexOf('}', at) + 1 : at + 3;
            String escape = expression.substring(at, end);
            at = end;
            return matching(escape);
        }
        if (kind == 'Q') {
            int end = expression.indexOf("\\E", at);
            String quoted = expression.substring(at + 2, end < 0 ? expression.length() : end);
            at = end < 0 ? expression.length() : end + 2;
            return List.of(quoted);
        }
        int length = kind == 'u' ? 6 : kind == 'x' ? 4 : 2;
        String escape = expression.substring(at, Math.min(expression.length(), at + length));
        at += length;
        boolean isPlace = "bBAzZG123456789k".indexOf(kind) >= 0;
        return isPlace ? List.of("") : matching(escape);
    }

    /** A class, with those in it. */
    private String bracketed() {
        int start = at;
        int depth = 0;
        do {
            char c = expression.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0 && at < expression.length());
        return expression.substring(start, at);
    }

    /** Characters that belong to a class; where none of the usual do, those of the expression itself. */
    private List<String> matching(String one) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(one, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            return List.of("");
        }
        List<String> matching = new ArrayList<>();
        (POOL + expression).codePoints().mapToObj(Character::toString).forEach(character -> {
            if (matching.size() < 4 && pattern.matcher(character).matches() && !matching.contains(character)) {
                matching.add(character);
            }
        });
        characters.addAll(matching);
        return matching;
    }
}
