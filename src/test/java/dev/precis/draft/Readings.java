package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Metadata;
import dev.precis.article.Passage;
import dev.precis.article.Sentence;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Quantities;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.sources.Speech;
import dev.precis.sources.Status;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Readings for tests, drawn in the text. Each line is a sentence; braces mark figures, with source and status behind
 * an at sign: {@code The army lost {up to 250 soldiers@s1:disputed}.} Sources are named in order: s1, s2, …
 */
public final class Readings {
    private static final Pattern MARK = Pattern.compile("\\{([^{}@]+)(?:@(s\\d+)?(?::([a-z]+))?)?\\}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Attribution> attributions = new HashMap<>();

    private Readings() {}

    /** A reading of a drawn article in English. */
    public static Reading of(String drawn, String... sources) {
        return in("en", drawn, sources);
    }

    public static Reading in(String language, String drawn, String... sources) {
        Readings builder = new Readings();
        drawn.lines().forEach(builder::add);
        return builder.build(language, List.of(sources));
    }

    private void add(String drawn) {
        int start = text.length();
        Matcher mark = MARK.matcher(drawn);
        int at = 0;
        while (mark.find()) {
            text.append(drawn, at, mark.start());
            addFigure(mark);
            at = mark.end();
        }
        text.append(drawn, at, drawn.length());
        sentences.add(new Sentence(sentences.size(), new Span(start, text.length()), 0, Passage.Role.BODY));
        text.append('\n');
    }

    private void addFigure(Matcher mark) {
        Span span = new Span(text.length(), text.length() + mark.group(1).length());
        text.append(mark.group(1));
        String id = "f" + (figures.size() + 1);
        Matcher digits = DIGITS.matcher(mark.group(1));
        BigDecimal value = digits.find() ? new BigDecimal(digits.group()) : BigDecimal.ONE;
        figures.add(new Figure(
                id,
                span,
                span,
                new Amount.Exact(value),
                Qualifier.EXACT,
                Kind.COUNT,
                null,
                null,
                null,
                null,
                null,
                span,
                sentences.size()));
        attributions.put(id, attribution(mark.group(2), mark.group(3)));
    }

    private static Attribution attribution(@Nullable String source, @Nullable String status) {
        Status fallback = source == null ? Status.STATED : Status.ATTRIBUTED;
        return new Attribution(
                source,
                null,
                null,
                source == null ? Speech.NONE : Speech.REPORTED,
                status == null ? fallback : Status.valueOf(status.toUpperCase(Locale.ROOT)),
                null,
                "drawn");
    }

    private Reading build(String language, List<String> names) {
        String all = text.toString();
        Span whole = new Span(0, all.length());
        Article article = new Article(
                all,
                false,
                Metadata.NONE,
                language,
                "0".repeat(64),
                List.of(),
                List.of(new Passage(whole, Passage.Role.BODY)),
                sentences);
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            sources.add(new Source("s" + (sources.size() + 1), name, null, SourceKind.ORGANISATION, List.of(), 1));
        }
        return new Reading(article, new Quantities(figures, List.of()), sources, List.of(), attributions);
    }
}
