package dev.precis.article;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words a reader of a page sees, one paragraph a line with a blank line between. Holds state: one for each page. */
final class VisibleText implements NodeFilter {
    /** Never text, or not the article's. */
    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "head",
            "title",
            "meta",
            "link",
            "svg",
            "math",
            "canvas",
            "object",
            "iframe",
            "embed",
            "applet",
            "audio",
            "video",
            "nav",
            "aside",
            "footer",
            "form",
            "button",
            "select",
            "option",
            "input",
            "textarea",
            "label",
            "dialog",
            "menu",
            "map",
            "datalist",
            "progress",
            "meter",
            "rp",
            "rt");

    private static final Set<String> LEFT_OUT_ROLES = Set.of(
            "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alert", "alertdialog", "menu");

    private static final Set<String> CELLS = Set.of("td", "th", "dt");
    private static final String BETWEEN_CELLS = " | ";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();

    private VisibleText() {}

    static String of(Element root) {
        VisibleText visible = new VisibleText();
        root.filter(visible);
        visible.endLine();
        return visible.text.toString();
    }

    static boolean isLeftOut(Element element) {
        return LEFT_OUT.contains(element.normalName())
                || LEFT_OUT_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || Hidden.is(element);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            line.append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (depth > 0 && isLeftOut(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (isLineOfItsOwn(element)) {
                endLine();
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (CELLS.contains(element.normalName())) {
                line.append(BETWEEN_CELLS);
            } else if (isLineOfItsOwn(element)) {
                endLine();
            }
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isLineOfItsOwn(Element element) {
        return element.normalName().equals("br") || (element.isBlock() && !CELLS.contains(element.normalName()));
    }

    private void endLine() {
        String words = squeezed(line);
        line.setLength(0);
        if (words.isEmpty()) {
            return;
        }
        if (text.length() > 0) {
            text.append("\n\n");
        }
        text.append(words);
    }

    /** White space collapsed, as a browser shows it; zero-width characters and soft hyphens, which nobody sees, are left out. */
    private static String squeezed(StringBuilder line) {
        StringBuilder words = new StringBuilder(line.length());
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\u00AD') {
                continue;
            }
            if (Characters.isBlank(c)) {
                gap = words.length() > 0;
            } else {
                if (gap) {
                    words.append(' ');
                }
                gap = false;
                words.append(c);
            }
        }
        return withoutLastSeparator(words.toString());
    }

    private static String withoutLastSeparator(String words) {
        String separator = BETWEEN_CELLS.strip();
        String kept = words;
        while (kept.endsWith(separator)) {
            kept = kept.substring(0, kept.length() - separator.length()).strip();
        }
        return kept;
    }
}
