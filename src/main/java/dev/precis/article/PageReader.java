package dev.precis.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads an HTML page: its article's words, one paragraph a line, and what it says of itself. Thread-safe. */
final class PageReader {
    /** No honest page nests deeper; what does is flattened by the parser, so that hostile nesting costs no time. */
    private static final int DEEPEST = 256;

    private static final Set<String> NEVER_SHOWN = Set.of("template", "noscript");
    private static final int LONGEST_AROUND = 20_000;

    Page read(String html, Metadata told) {
        return read(html, told, "");
    }

    /** @param base where the page stands; empty where that is not known */
    Page read(String html, Metadata told, String base) {
        Document document = Jsoup.parse(html, Parser.htmlParser().setMaxDepth(DEEPEST));
        Element body = document.body();
        removeHidden(document);
        VisibleText visible = VisibleText.of(MainText.of(body), body);
        PageMetadata metadata = new PageMetadata(document);
        return new Page(
                visible.text(),
                visible.roles(),
                metadata.with(told, base),
                metadata.language(),
                around(document),
                metadata.isPaid());
    }

    /** First of all: so neither text nor title nor anything else can come from words that nobody sees. */
    private static void removeHidden(Document document) {
        List<Element> hidden = new ArrayList<>(StyleSheets.hidden(document));
        document.body().select("template, noscript, [hidden], [aria-hidden], [style]").stream()
                .filter(element -> element != document.body() && isNeverShown(element))
                .forEach(hidden::add);
        hidden.stream()
                .filter(element -> !element.normalName().equals("script"))
                .forEach(Element::remove);
    }

    private static boolean isNeverShown(Element element) {
        return NEVER_SHOWN.contains(element.normalName()) || Hidden.is(element);
    }

    private static String around(Document document) {
        String words = document.title() + " \n" + document.body().text();
        return Fold.text(words.length() <= LONGEST_AROUND ? words : words.substring(0, LONGEST_AROUND));
    }
}
