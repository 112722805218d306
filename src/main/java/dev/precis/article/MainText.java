package dev.precis.article;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Finds the element that holds the article: what the page marks as such, if most of the running text is in it; else where
 * running text is densest. Holds state: one for each page.
 */
final class MainText implements NodeFilter {
    /** Shorter text is a label or a link. */
    private static final int RUNNING = 40;

    private static final int CLIMB = 3;

    private final Map<Element, Double> weights = new IdentityHashMap<>();
    private final Map<Element, Integer> marked = new IdentityHashMap<>();
    private int links;
    private int running;

    private MainText() {}

    /** The article's element; the body itself where nothing stands out. */
    static Element of(Element body) {
        MainText search = new MainText();
        body.filter(search);
        return search.best(body);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            weigh(words);
        } else if (node instanceof Element element) {
            if (depth > 0 && VisibleText.isLeftOut(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            links += element.normalName().equals("a") ? 1 : 0;
            if (isMarked(element)) {
                marked.put(element, -running);
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            links -= element.normalName().equals("a") ? 1 : 0;
            marked.computeIfPresent(element, (e, before) -> before + running);
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isMarked(Element element) {
        return element.normalName().equals("article")
                || element.normalName().equals("main")
                || element.attr("role").equals("main")
                || element.attr("itemprop").equals("articleBody");
    }

    /** Running text speaks for its nearest ancestors, the farther the less. */
    private void weigh(TextNode words) {
        int length = words.getWholeText().strip().length();
        if (links > 0 || length < RUNNING) {
            return;
        }
        running += length;
        Node at = words.parent();
        double share = length;
        for (int i = 0; i < CLIMB && at instanceof Element element; i++) {
            weights.merge(element, share, Double::sum);
            share /= 1.5;
            at = element.parent();
        }
    }

    private Element best(Element body) {
        Map.Entry<Element, Integer> chosen = null;
        for (Map.Entry<Element, Integer> entry : marked.entrySet()) {
            boolean most = entry.getValue() * 2 >= running;
            if (most && (chosen == null || entry.getValue() <= chosen.getValue())) {
                chosen = entry;
            }
        }
        if (chosen != null) {
            return chosen.getKey();
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() * 2 > running)
                .map(Map.Entry::getKey)
                .orElse(body);
    }
}
