package dev.precis.summary;

import dev.precis.figures.Figure;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.grounding.Item.Kind;
import dev.precis.grounding.Item.Status;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gate small enough to be sure of: a number in digits binds to a figure written with the same digits, a "Name Name said"
 * to a source of that name, and "the same number" needs a number before it.
 */
final class NumberGate implements BiFunction<Reading, String, Report> {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SPEAKER = Pattern.compile("(\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+) said");
    private static final String POINTER = "the same number";

    @Override
    public Report apply(Reading reading, String text) {
        List<Item> items = new ArrayList<>();
        for (Matcher m = NUMBER.matcher(text); m.find(); ) {
            items.add(number(reading, m));
        }
        for (Matcher m = SPEAKER.matcher(text); m.find(); ) {
            items.add(speaker(reading, m));
        }
        int pointer = text.indexOf(POINTER);
        if (pointer >= 0 && !NUMBER.matcher(text.substring(0, pointer)).find()) {
            items.add(finding(new Span(pointer, pointer + POINTER.length()), Kind.NUMBER));
        }
        items.sort(Comparator.comparing(Item::span));
        return new Report(items);
    }

    private static Item number(Reading reading, Matcher m) {
        Span span = new Span(m.start(), m.end());
        Optional<Figure> figure = reading.figures().stream()
                .filter(f -> reading.article().words(f.number()).equals(m.group()))
                .findFirst();
        return figure.map(f -> new Item(
                        span,
                        Kind.NUMBER,
                        Status.SUPPORTED,
                        null,
                        List.of(f.id()),
                        null,
                        List.of(f.quote()),
                        null,
                        "ok"))
                .orElseGet(() -> finding(span, Kind.NUMBER));
    }

    private static Item speaker(Reading reading, Matcher m) {
        Span span = new Span(m.start(1), m.end(1));
        Optional<Source> source = reading.sources().stream()
                .filter(s -> s.name().equals(m.group(1)))
                .findFirst();
        return source.map(s -> new Item(
                        span, Kind.SOURCE, Status.SUPPORTED, null, List.of(), s.id(), s.mentions(), null, "ok"))
                .orElseGet(() -> finding(span, Kind.SOURCE));
    }

    private static Item finding(Span span, Kind kind) {
        return new Item(
                span,
                kind,
                Status.UNSUPPORTED,
                Code.NOT_IN_ARTICLE,
                List.of(),
                null,
                List.of(),
                null,
                "The article does not have this.");
    }
}
