package dev.precis.draft;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain words of what a model wrote: one line, without the marks of the prompt, without markdown, HTML, control or
 * unseen characters, and without a beginning that a spreadsheet would run.
 */
final class PlainWords {
    /** In characters. What is longer is no sentence of a summary, but a model that runs on. */
    private static final int LONGEST = 2_000;

    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]|\\uDB40.");
    private static final Pattern ANSI = Pattern.compile("\\u001B\\[[0-9;]{0,20}[A-Za-z]");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,2000}>");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})\\]\\([^()\\s]{0,2000}\\)");
    private static final Pattern BOLD = Pattern.compile("(\\*\\*|__)(?=\\S)([^*_]{1,2000}?)(?<=\\S)\\1");
    private static final Pattern ITALIC =
            Pattern.compile("(?<![\\p{L}\\p{N}*])\\*(?=\\S)([^*]{1,2000}?)(?<=\\S)\\*(?![\\p{L}\\p{N}*])");
    private static final Pattern CODE = Pattern.compile("`{1,3}");
    private static final Pattern LIST_MARK = Pattern.compile("^(?:(?:[-*•–>]|#{1,6}) ++)++");
    private static final Pattern FORMULA = Pattern.compile("^(?:=+|[+@|-](?=\\p{L}+[(|!]))");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private PlainWords() {}

    /** The words; null where no letter is left, and where they are endless. */
    static @Nullable String of(String written) {
        if (written.length() > 10 * LONGEST) {
            return null;
        }
        String text = ANSI.matcher(written).replaceAll("");
        text = SPACE.matcher(text).replaceAll(" ");
        text = UNSEEN.matcher(text).replaceAll("");
        text = Handles.strip(text);
        text = LINK.matcher(text).replaceAll("$1");
        text = TAG.matcher(text).replaceAll("");
        text = BOLD.matcher(text).replaceAll("$2");
        text = ITALIC.matcher(text).replaceAll("$1");
        text = CODE.matcher(text).replaceAll("");
        text = LIST_MARK.matcher(text.strip()).replaceAll("");
        text = FORMULA.matcher(text).replaceAll("");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        return text.length() <= LONGEST && LETTER.matcher(text).find() ? text : null;
    }
}
