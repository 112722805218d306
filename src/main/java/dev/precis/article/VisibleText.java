package dev.precis.article;

import dev.precis.text.Characters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The words a reader of a page sees, one paragraph a line with a blank line between. Holds state: one for each page. */
final class VisibleText implements NodeFilter {
    /** Never text, or not the article's. */
    private static final Set<String> LEFT_OUT = Set.of(
            "del",
            "s",
            "strike",
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

    private static final Set<String> BREAKS = Set.of("br", "hr", "figcaption", "caption", "tr");
    private static final Set<String> CELLS = Set.of("td", "th", "dt");
    private static final Map<String, Passage.Role> ROLES = Map.of(
            "h1", Passage.Role.HEADLINE,
            "h2", Passage.Role.CROSSHEAD,
            "h3", Passage.Role.CROSSHEAD,
            "h4", Passage.Role.CROSSHEAD,
            "h5", Passage.Role.CROSSHEAD,
            "h6", Passage.Role.CROSSHEAD,
            "figcaption", Passage.Role.CAPTION,
            "caption", Passage.Role.CAPTION);

    private static final String BETWEEN_CELLS = " | ";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Map<Integer, Passage.Role> roles = new HashMap<>();
    private Passage.@Nullable Role role;

    private VisibleText() {}

    /** The words of the article's element, with the page's heading before it where it stands outside. */
    static VisibleText of(Element root, Element body) {
        VisibleText visible = new VisibleText();
        Element heading = headingOutside(root, body);
        if (heading != null) {
            visible.read(heading);
        }
        visible.read(root);
        return visible;
    }

    String text() {
        return text.toString();
    }

    /** Captions and headings, by where their line starts. */
    Map<Integer, Passage.Role> roles() {
        return roles;
    }

    private void read(Element element) {
        role = ROLES.get(element.normalName());
        element.filter(this);
        endLine();
    }

    private static @Nullable Element headingOutside(Element root, Element body) {
        Elements all = body.getElementsByTag("h1");
        boolean outside = all.size() == 1 && !isIn(all.get(0), root) && !isHiddenAnywhere(all.get(0));
        return outside ? all.get(0) : null;
    }

    private static boolean isIn(Element element, Element root) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at == root) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHiddenAnywhere(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (Hidden.is(at)) {
                return true;
            }
        }
        return false;
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
            Passage.Role marked = ROLES.get(element.normalName());
            role = marked == null ? role : marked;
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
            role = ROLES.containsKey(element.normalName()) ? null : role;
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isLineOfItsOwn(Element element) {
        return BREAKS.contains(element.normalName()) || (element.isBlock() && !CELLS.contains(element.normalName()));
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
        if (role != null && (role != Passage.Role.HEADLINE || !roles.containsValue(role))) {
            roles.put(text.length(), role);
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
