package dev.precis.summary;

import dev.precis.draft.PromptEcho;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a draft what is no number, name or quotation and still must not leave: addresses that the article does not
 * have, and words of our own prompts. Thread-safe.
 */
final class Strangers implements Function<String, Report> {
    private static final Pattern ADDRESS = Pattern.compile("(?i:\\b(?:https?|ftp|data|javascript|mailto|file):\\S+)"
            + "|(?i:\\bwww\\.\\S+)"
            + "|[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+"
            + "|\\b(?:[A-Za-z0-9-]{2,63}\\.)+[a-z]{2,24}\\b(?:/\\S*)?");
    private static final String TRAILING = ".,;:!?)]}\"'’”»";

    private final Function<String, Report> gate;
    private final String article;
    private final String lowerArticle;

    /** Adds its findings to those of a gate. */
    Strangers(Reading reading, Function<String, Report> gate) {
        this.gate = gate;
        this.article = reading.article().text();
        String own = reading.article().metadata().sourceUrl();
        this.lowerArticle = (article + (own == null ? "" : "\n" + own)).toLowerCase(Locale.ROOT);
    }

    @Override
    public Report apply(String text) {
        List<Item> strangers = new ArrayList<>(addresses(text));
        PromptEcho.in(text, article)
                .ifPresent(span -> strangers.add(finding(
                        span, Item.Kind.QUOTATION, "These words are not the article's: leave the sentence out.")));
        Report report = gate.apply(text);
        if (strangers.isEmpty()) {
            return report;
        }
        strangers.addAll(report.items());
        strangers.sort(Comparator.comparing(Item::span).thenComparing(Item::kind));
        return new Report(strangers);
    }

    private List<Item> addresses(String text) {
        List<Item> found = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            int end = address.end();
            while (end > address.start() && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            Span span = new Span(address.start(), end);
            if (!lowerArticle.contains(span.in(text).toLowerCase(Locale.ROOT))) {
                found.add(finding(span, Item.Kind.SOURCE, "The article has no such address: leave it out."));
            }
        }
        return found;
    }

    private static Item finding(Span span, Item.Kind kind, String explanation) {
        return new Item(
                span,
                kind,
                Item.Status.UNSUPPORTED,
                Code.NOT_IN_ARTICLE,
                List.of(),
                null,
                List.of(),
                null,
                explanation);
    }
}
