package dev.precis.article;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself: Open Graph and article properties, then JSON-LD, then plain HTML. The caller's word wins. */
final class PageMetadata {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2}))?");

    private PageMetadata() {}

    static Metadata of(Document page, Metadata told) {
        LinkedData data = LinkedData.of(page);
        return new Metadata(
                first(told.title(), meta(page, "og:title"), data.title(), text(page, "h1"), page.title()),
                first(told.outlet(), meta(page, "og:site_name"), data.outlet(), meta(page, "application-name")),
                first(told.sourceUrl(), link(page), meta(page, "og:url"), data.url()),
                first(told.published(), published(page, data)));
    }

    /** Only what is a date or date-time of RFC 3339; pages put all sorts of things there. */
    private static @Nullable String published(Document page, LinkedData data) {
        @Nullable
        String[] candidates = {
            meta(page, "article:published_time"),
            data.published(),
            meta(page, "datePublished"),
            meta(page, "date"),
            time(page)
        };
        return Stream.of(candidates)
                .filter(value -> value != null && RFC_3339.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String time(Document page) {
        Element time = page.body().getElementsByTag("time").first();
        return time == null ? null : time.attr("datetime").strip();
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
