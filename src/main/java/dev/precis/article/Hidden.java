package dev.precis.article;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells an element that a reader does not see: where injected words hide. */
final class Hidden {
    private static final Set<String> DECLARATIONS = Set.of(
            "display:none",
            "visibility:hidden",
            "visibility:collapse",
            "font-size:0",
            "opacity:0",
            "content-visibility:hidden",
            "clip:rect(0,0,0,0)",
            "clip-path:inset(50%)",
            "clip-path:inset(100%)",
            "transform:scale(0)",
            "text-indent:-9999px");

    private static final Set<String> ZERO_SIZES = Set.of("font-size", "max-height", "height", "width", "max-width");

    private Hidden() {}

    static boolean is(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || (element.hasAttr("style") && isHiddenBy(element.attr("style")));
    }

    private static boolean isHiddenBy(String style) {
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";")) {
            String plain = declaration.replace("!important", "").replaceAll("\\s+", "");
            if (DECLARATIONS.contains(plain) || isZero(plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(String declaration) {
        int colon = declaration.indexOf(':');
        if (colon < 0 || !ZERO_SIZES.contains(declaration.substring(0, colon))) {
            return false;
        }
        return declaration.substring(colon + 1).matches("0*\\.?0*(?:px|em|rem|pt|%|vw|vh)?")
                && declaration.indexOf('0', colon) > 0;
    }
}
