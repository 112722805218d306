package dev.precis.grounding;

import dev.precis.grounding.Item.Kind;
import dev.precis.grounding.Item.Status;
import dev.precis.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes items, with explanations that quote the article only briefly. */
final class Findings {
    private static final int SHORT = 60;

    private final String text;
    private final String article;

    Findings(String text, String article) {
        this.text = text;
        this.article = article;
    }

    Item supported(Span span, Kind kind, List<Fact> facts) {
        return bound(span, kind, Status.SUPPORTED, facts, "The article says so: " + quoted(facts) + ".");
    }

    Item derived(Span span, Kind kind, List<Fact> facts, String how) {
        return bound(span, kind, Status.DERIVED, facts, "This follows from " + quoted(facts) + " (" + how + ").");
    }

    Item supportedAt(Span span, Kind kind, List<Span> evidence, String why) {
        return new Item(span, kind, Status.SUPPORTED, null, List.of(), null, evidence, null, why);
    }

    Item unchecked(Span span, Kind kind, String why) {
        return new Item(span, kind, Status.UNCHECKED, null, List.of(), null, List.of(), null, why);
    }

    Item source(Span span, String id, List<Span> evidence) {
        return new Item(
                span,
                Kind.SOURCE,
                Status.SUPPORTED,
                null,
                List.of(),
                id,
                evidence,
                null,
                "The article names this source for it.");
    }

    /** Something that the article tells otherwise. */
    Item contradicted(Span span, Kind kind, Code code, @Nullable Fact fact, @Nullable String expected, String why) {
        return finding(span, kind, Status.CONTRADICTED, code, fact, expected, why);
    }

    /** Something that the article does not tell. */
    Item unsupported(Span span, Kind kind, Code code, @Nullable Fact fact, @Nullable String expected, String why) {
        return finding(span, kind, Status.UNSUPPORTED, code, fact, expected, why);
    }

    /** A name that the article has nowhere. */
    Item unknownName(Span name) {
        return unsupported(
                name,
                Kind.SOURCE,
                Code.NOT_IN_ARTICLE,
                null,
                null,
                "The article does not have the name “" + told(name) + "”: use the article's, or leave it out.");
    }

    private static Item finding(
            Span span,
            Kind kind,
            Status status,
            Code code,
            @Nullable Fact fact,
            @Nullable String expected,
            String why) {
        List<String> figures = fact == null ? List.of() : List.of(fact.figure().id());
        List<Span> evidence = fact == null ? List.of() : List.of(fact.span());
        return new Item(span, kind, status, code, figures, null, evidence, expected, why);
    }

    private static Item bound(Span span, Kind kind, Status status, List<Fact> facts, String why) {
        return new Item(
                span,
                kind,
                status,
                null,
                facts.stream().map(fact -> fact.figure().id()).toList(),
                null,
                facts.stream().map(Fact::span).toList(),
                null,
                why);
    }

    private String quoted(List<Fact> facts) {
        return String.join(
                ", ", facts.stream().map(fact -> "“" + words(fact.span()) + "”").toList());
    }

    /** A few words of the article. */
    String words(Span span) {
        return brief(span.in(article));
    }

    /** A few words of the text. */
    String told(Span span) {
        return brief(span.in(text));
    }

    static String brief(String words) {
        String flat = words.replaceAll("\\s+", " ").strip();
        if (flat.length() <= SHORT) {
            return flat;
        }
        int cut = flat.lastIndexOf(' ', SHORT);
        return flat.substring(0, cut > 20 ? cut : SHORT) + "…";
    }
}
