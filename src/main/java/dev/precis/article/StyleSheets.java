package dev.precis.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * What the style sheets within a page hide. Understands rules for all screens with selectors of tags, classes, ids and
 * attributes; of several that speak of one property of an element the most specific and then the last wins, as in a
 * browser. Sheets of other files are not fetched. Holds state: one for each page.
 */
final class StyleSheets {
    private static final int LONGEST = 500_000;
    private static final int LONGEST_SELECTOR = 200;
    private static final int MOST_CHECKS = 2_000_000;
    private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+(?:\\*/|$)|<!--|-->");
    private static final Pattern FOR_ALL =
            Pattern.compile("(?i)@media\\s+(?:only\\s+)?(?:all|screen)\\s*|@layer[^;]{0,100}|@supports.{0,100}");
    private static final Pattern LAST_COMPOUND = Pattern.compile("[^\\s>+~]+$");
    private static final Pattern NOT_UNDERSTOOD = Pattern.compile("[:(\\\\]");
    private static final Pattern KEY = Pattern.compile("[#.]?[\\w-]+");
    private static final String TOGETHER = "together";

    private final Map<String, List<Element>> index = new HashMap<>();
    private final Map<Element, Map<String, Verdict>> verdicts = new IdentityHashMap<>();
    private int order;
    private int checks;

    /** Whether a declaration hides, and how much it weighs. */
    private record Verdict(boolean hides, boolean important, int specificity, int order) {
        private static final Comparator<Verdict> WEIGHT = Comparator.comparing(Verdict::important)
                .thenComparing(Verdict::specificity)
                .thenComparing(Verdict::order);
    }

    private StyleSheets() {}

    /** The elements of the body that the page's own sheets hide. */
    static List<Element> hidden(Document page) {
        var sheets = new StyleSheets();
        var styles = page.getElementsByTag("style");
        if (styles.isEmpty()) {
            return List.of();
        }
        sheets.index(page.body());
        for (var style : styles) {
            var media = style.attr("media").strip().toLowerCase(Locale.ROOT);
            if (media.isEmpty() || media.equals("all") || media.equals("screen")) {
                var css = style.data();
                sheets.rules(COMMENT.matcher(css.substring(0, Math.min(css.length(), LONGEST)))
                        .replaceAll(" "));
            }
        }
        return sheets.hidden();
    }

    /** By tag, class and id, so that a rule looks only at elements it may speak of. The body itself is never hidden. */
    private void index(Element body) {
        for (var element : body.getAllElements()) {
            if (element != body) {
                put(element.normalName(), element);
                put("#" + element.id(), element);
                element.classNames().forEach(name -> put("." + name, element));
            }
        }
    }

    private void put(String key, Element element) {
        index.computeIfAbsent(key, k -> new ArrayList<>(2)).add(element);
    }

    /** Reads rule after rule; those within a block for all screens like any other, those within other blocks not. */
    private void rules(String css) {
        int at = 0;
        for (int open = css.indexOf('{'); open >= 0; open = css.indexOf('{', at)) {
            var prelude = css.substring(Math.max(at, css.lastIndexOf(';', open) + 1), open)
                    .replace('}', ' ')
                    .strip();
            if (prelude.startsWith("@")) {
                at = FOR_ALL.matcher(prelude).matches() ? open + 1 : endOfBlock(css, open);
            } else {
                int close = css.indexOf('}', open);
                int end = close < 0 ? css.length() : close;
                rule(prelude, Declaration.all(css.substring(open + 1, end)));
                at = Math.min(css.length(), end + 1);
            }
        }
    }

    private static int endOfBlock(String css, int open) {
        int depth = 0;
        for (int at = open; at < css.length(); at++) {
            depth += css.charAt(at) == '{' ? 1 : css.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return css.length();
    }

    private void rule(String selectors, List<Declaration> block) {
        order++;
        Map<String, Verdict> said = new HashMap<>();
        for (var d : block) {
            said.put(d.property(), new Verdict(d.hides(), d.important(), 0, order));
        }
        if (Declaration.hideTogether(block)) {
            said.put(TOGETHER, new Verdict(true, false, 0, order));
        }
        if (!said.isEmpty()) {
            for (var selector : selectors.split(",")) {
                apply(selector.strip(), said);
            }
        }
    }

    private void apply(String selector, Map<String, Verdict> said) {
        var evaluator = evaluator(selector);
        if (evaluator == null) {
            return;
        }
        int specificity = specificity(selector);
        for (var element : candidates(selector)) {
            if (checks++ < MOST_CHECKS && element.is(evaluator)) {
                said.forEach((property, v) ->
                        say(element, property, new Verdict(v.hides(), v.important(), specificity, v.order())));
            }
        }
    }

    private void say(Element element, String property, Verdict verdict) {
        verdicts.computeIfAbsent(element, e -> new HashMap<>(2))
                .merge(property, verdict, (old, now) -> Verdict.WEIGHT.compare(old, now) > 0 ? old : now);
    }

    /** Null for what is not understood: states of the mouse, places before and after an element. */
    private static @Nullable Evaluator evaluator(String selector) {
        if (selector.isEmpty()
                || selector.length() > LONGEST_SELECTOR
                || NOT_UNDERSTOOD.matcher(selector).find()) {
            return null;
        }
        try {
            return QueryParser.parse(selector);
        } catch (SelectorParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private List<Element> candidates(String selector) {
        var last = LAST_COMPOUND.matcher(selector);
        var key = KEY.matcher(last.find() ? last.group() : "");
        return key.lookingAt() ? index.getOrDefault(fold(key.group()), List.of()) : List.of();
    }

    private static String fold(String key) {
        return key.startsWith(".") || key.startsWith("#") ? key : key.toLowerCase(Locale.ROOT);
    }

    private static int specificity(String selector) {
        int specificity = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            boolean tag = Character.isLetter(c) && (i == 0 || " >+~".indexOf(selector.charAt(i - 1)) >= 0);
            specificity += c == '#' ? 10_000 : c == '.' || c == '[' ? 100 : tag ? 1 : 0;
        }
        return specificity;
    }

    /** What an element's own style shows is shown, unless a sheet insists. */
    private List<Element> hidden() {
        List<Element> hidden = new ArrayList<>();
        verdicts.forEach((element, said) -> {
            var own = Declaration.all(element.attr("style"));
            boolean hides = said.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().hides()
                            && (entry.getValue().important()
                                    || own.stream().noneMatch(d -> d.property().equals(entry.getKey()))));
            if (hides) {
                hidden.add(element);
            }
        });
        return hidden;
    }
}
