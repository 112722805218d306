package dev.precis.article;

import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself: Open Graph and article properties, then JSON-LD, then plain HTML. The caller's word wins. */
final class PageMetadata {
    private PageMetadata() {}

    static Metadata of(Document page, Metadata told) {
        return new Metadata(
                first(told.title(), meta(page, "og:title"), text(page, "h1"), page.title()),
                first(told.outlet(), meta(page, "og:site_name"), meta(page, "application-name")),
                first(told.sourceUrl(), link(page), meta(page, "og:url")),
                first(
                        told.published(),
                        meta(page, "article:published_time"),
                        meta(page, "datePublished"),
                        meta(page, "date")));
    }

    static @Nullable String language(Document page) {
        Element html = page.selectFirst("html");
        String language = html == null ? "" : html.attr("lang").strip();
        return language.isEmpty() ? null : language;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(c -> c != null && !c.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String meta(Document page, String name) {
        for (Element meta : page.head().getElementsByTag("meta")) {
            if (name.equalsIgnoreCase(meta.attr("property"))
                    || name.equalsIgnoreCase(meta.attr("name"))
                    || name.equalsIgnoreCase(meta.attr("itemprop"))) {
                return meta.attr("content").strip();
            }
        }
        return null;
    }

    private static @Nullable String link(Document page) {
        for (Element link : page.head().getElementsByTag("link")) {
            if (link.attr("rel").equalsIgnoreCase("canonical")) {
                return link.attr("href").strip();
            }
        }
        return null;
    }

    private static @Nullable String text(Document page, String tag) {
        Element found = page.body().getElementsByTag(tag).first();
        return found == null ? null : found.text();
    }
}
