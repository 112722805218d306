package dev.precis.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks by which a prompt names figures and sentences, where a model left them in what it wrote. */
final class Handles {
    private static final Pattern LEFT = Pattern.compile(
            "[ \\u00A0]?(?:\\[(?:[fs]\\d{1,4}|\\d{1,4})(?:(?:, ?[fs]|, )\\d{1,4}){0,40}\\]"
                    + "|\\([fs]\\d{1,4}(?:, ?[fs]\\d{1,4}){0,40}\\))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FIGURE = Pattern.compile("f\\d{1,4}", Pattern.CASE_INSENSITIVE);

    private Handles() {}

    static String strip(String text) {
        return LEFT.matcher(text).replaceAll("").strip();
    }

    /** The figures named by marks in a text, in its order. */
    static List<String> figures(String text) {
        List<String> ids = new ArrayList<>();
        Matcher marks = LEFT.matcher(text);
        while (marks.find()) {
            Matcher id = FIGURE.matcher(marks.group());
            while (id.find()) {
                ids.add(id.group().toLowerCase(Locale.ROOT));
            }
        }
        return ids;
    }
}
