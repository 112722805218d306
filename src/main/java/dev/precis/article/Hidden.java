package dev.precis.article;

import java.util.List;
import org.jsoup.nodes.Element;

/** Tells an element that a reader does not see, by its attributes and its own style: where injected words hide. */
final class Hidden {
    private Hidden() {}

    static boolean is(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || (element.hasAttr("style") && isHiddenBy(Declaration.all(element.attr("style"))));
    }

    private static boolean isHiddenBy(List<Declaration> style) {
        return style.stream().anyMatch(d -> d.hides() || (d.isZero() && isSize(d))) || Declaration.hideTogether(style);
    }

    /** Of an element with a style of its own nobody expects words beside a box of no size. */
    private static boolean isSize(Declaration declaration) {
        return declaration.property().endsWith("height")
                || declaration.property().endsWith("width");
    }
}
