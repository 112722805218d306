package dev.precis.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One declaration of a style, so far as it can hide words.
 *
 * @param property in small letters
 * @param value without blanks, in small letters
 */
record Declaration(String property, String value, boolean important) {
    private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+(?:\\*/|$)");
    private static final Set<String> KNOWN = Set.of(
            "display",
            "visibility",
            "content-visibility",
            "opacity",
            "font-size",
            "font",
            "clip",
            "clip-path",
            "transform",
            "scale",
            "text-indent",
            "left",
            "right",
            "top",
            "bottom",
            "margin-left",
            "margin-top",
            "color",
            "height",
            "max-height",
            "width",
            "max-width",
            "overflow",
            "background",
            "background-color",
            "position");

    private static final Pattern ZERO = Pattern.compile("(?:0{1,9}\\.?0{0,9}|\\.0{1,9})(?:px|em|rem|pt|%|vw|vh)?");
    private static final Pattern NEARLY_NOTHING = Pattern.compile("(?:[01](?:\\.\\d{0,9})?|\\.\\d{1,9})px");
    private static final Pattern FAR_OFF =
            Pattern.compile("-\\d{4,9}(?:\\.\\d{1,9})?(?:px|pt)|-\\d{3,9}(?:em|rem|vw|vh|%)");
    private static final Pattern FAINT = Pattern.compile("0?\\.0[0-4]?\\d{0,9}|[0-4](?:\\.\\d{1,9})?%");
    private static final Pattern NO_COLOR = Pattern.compile(
            "transparent|#[\\da-f]{3}0|#[\\da-f]{6}00|(?:rgba|hsla)\\([^()]{1,40}[,/]0?\\.?0{1,3}%?\\)");
    private static final Pattern SHRUNK =
            Pattern.compile("scale[xy3d]{0,2}\\(0|translate[xy]?\\((?:[^,()]*,)?-\\d{4,}px");
    private static final Pattern CUT_AWAY = Pattern.compile(
            "rect\\((?:[01](?:px)?[, ]?){4}\\)|inset\\((?:[5-9]\\d|100)%.*|circle\\(0.*|polygon\\(0+(?:px)?0+(?:px)?\\)");

    /** The declarations of a style attribute or of a rule's block. */
    static List<Declaration> all(String style) {
        List<Declaration> all = new ArrayList<>();
        for (String written :
                COMMENT.matcher(style).replaceAll("").toLowerCase(Locale.ROOT).split(";")) {
            int colon = written.indexOf(':');
            String property = colon < 0 ? "" : written.substring(0, colon).strip();
            if (KNOWN.contains(property)) {
                String value = written.substring(colon + 1).replaceAll("\\s+", "");
                all.add(new Declaration(property, value.replace("!important", ""), value.endsWith("!important")));
            }
        }
        return all;
    }

    /** True where this alone hides the words of an element. */
    boolean hides() {
        return switch (property) {
            case "display" -> value.equals("none");
            case "visibility" -> value.equals("hidden") || value.equals("collapse");
            case "content-visibility" -> value.equals("hidden");
            case "opacity" -> isZero() || FAINT.matcher(value).matches();
            case "font-size" -> isZero() || NEARLY_NOTHING.matcher(value).matches();
            case "font" -> value.matches("(?:0|0?[.]\\d+|1)px(?:/.*|[a-z\"'].*)");
            case "clip", "clip-path" -> CUT_AWAY.matcher(value).matches();
            case "transform" -> SHRUNK.matcher(value).find();
            case "scale" -> isZero();
            case "text-indent", "left", "right", "top", "bottom", "margin-left", "margin-top" ->
                FAR_OFF.matcher(value).matches();
            case "color" -> NO_COLOR.matcher(value).matches();
            default -> false;
        };
    }

    /** True where several declarations hide together: a box of no size that shows nothing outside, letters like paper. */
    static boolean hideTogether(List<Declaration> style) {
        boolean cut = has(style, "overflow", Set.of("hidden", "clip"));
        boolean small = style.stream().anyMatch(d -> d.isSize() && (d.isZero() || d.value.equals("1px")));
        Set<String> colors = values(style, Set.of("color"));
        Set<String> papers = values(style, Set.of("background", "background-color"));
        return cut && small || colors.stream().anyMatch(papers::contains);
    }

    private static boolean has(List<Declaration> style, String property, Set<String> values) {
        return style.stream().anyMatch(d -> d.property.equals(property) && values.contains(d.value));
    }

    private static Set<String> values(List<Declaration> style, Set<String> properties) {
        return style.stream()
                .filter(d -> properties.contains(d.property))
                .map(d -> d.value)
                .collect(Collectors.toSet());
    }

    private boolean isSize() {
        return property.endsWith("height") || property.endsWith("width");
    }

    boolean isZero() {
        return ZERO.matcher(value).matches();
    }
}
