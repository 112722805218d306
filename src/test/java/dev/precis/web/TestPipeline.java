package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.Slots;
import dev.precis.article.Article;
import dev.precis.article.Furniture;
import dev.precis.article.Passage;
import dev.precis.article.Sentence;
import dev.precis.article.Submission;
import dev.precis.article.UnreadableArticleException;
import dev.precis.draft.Draft;
import dev.precis.fetch.FetchException;
import dev.precis.fetch.Fetcher;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.NotFigure;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Quantities;
import dev.precis.figures.Unit;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.sources.Speech;
import dev.precis.sources.Status;
import dev.precis.store.Storage;
import dev.precis.store.TestStorage;
import dev.precis.summary.Options;
import dev.precis.summary.Step;
import dev.precis.summary.Summarizer;
import dev.precis.summary.Summary;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Simple-minded readers for tests of the HTTP side: a number before a word is a figure, a year is none, "the … said" is
 * a source, a line that begins with "Share" is furniture.
 */
final class TestPipeline {
    static final Models MODELS = new Models(
            List.of(new Models.Model("embedded/extractive", false), new Models.Model("test/translator", true)));

    private static final Pattern NUMBER = Pattern.compile("(\\d+) (\\p{L}+)");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b(?! \\p{L})");
    private static final Pattern SAID = Pattern.compile("[Tt]he (\\p{L}+) said");

    private static final Storage STORAGE = TestStorage.embedded(Duration.ZERO);
    private static final Access ACCESS = Access.open();
    private static final Slots SLOTS = Slots.forThisMachine();

    private TestPipeline() {}

    static Pipeline standard() {
        return with(TestPipeline::summarize);
    }

    static Pipeline with(Summarizer summarizer) {
        return with(summarizer, ACCESS);
    }

    static Pipeline with(Access access) {
        return with(TestPipeline::summarize, access);
    }

    static Pipeline with(Slots slots) {
        return with(TestPipeline::summarize, ACCESS, slots);
    }

    static Pipeline with(Access access, Slots slots) {
        return with(TestPipeline::summarize, access, slots);
    }

    static Pipeline with(Summarizer summarizer, Access access) {
        return with(summarizer, access, SLOTS);
    }

    private static Pipeline with(Summarizer summarizer, Access access, Slots slots) {
        return new Pipeline(
                TestPipeline::article,
                TestPipeline::read,
                TestPipeline::check,
                summarizer,
                MODELS,
                STORAGE,
                access,
                "test",
                slots);
    }

    static Article article(Submission submission) {
        if (submission.format() == Submission.Format.LINK) {
            fetch(submission.content());
        }
        boolean html = submission.format() == Submission.Format.HTML;
        var text = html ? submission.content().replaceAll("<[^>]*>", "") : submission.content();
        if (text.isBlank()) {
            throw new UnreadableArticleException(UnreadableArticleException.Reason.EMPTY, "The article is empty.");
        }
        var whole = new Span(0, text.length());
        boolean furniture = text.startsWith("Share");
        if (furniture && !text.contains("\n")) {
            throw new UnreadableArticleException(
                    UnreadableArticleException.Reason.ONLY_FURNITURE, "Only page furniture was found.");
        }
        var top = new Span(0, furniture ? text.indexOf('\n') : 0);
        return new Article(
                text,
                html,
                submission.metadata(),
                submission.language() == null ? "en" : submission.language(),
                "0".repeat(64),
                furniture ? List.of(new Furniture(top, "share")) : List.of(),
                List.of(new Passage(whole, Passage.Role.BODY)),
                List.of(new Sentence(0, whole, 0, Passage.Role.BODY)));
    }

    /** Fails in the way that the end of the address names. */
    private static void fetch(String url) {
        for (var reason : FetchException.Reason.values()) {
            if (url.endsWith(reason.name())) {
                throw new FetchException(reason, "The page is not there: " + reason);
            }
        }
        Fetcher.OFF.fetch(url);
    }

    static Reading read(Article article) {
        var text = article.text();
        List<Source> sources = new ArrayList<>();
        var said = SAID.matcher(text);
        if (said.find()) {
            var mention = new Span(said.start(1), said.end(1));
            sources.add(new Source("s1", said.group(1), null, SourceKind.ORGANISATION, List.of(mention), 1));
        }
        List<NotFigure> none = new ArrayList<>();
        var year = YEAR.matcher(text);
        while (year.find()) {
            none.add(new NotFigure(new Span(year.start(), year.end()), NotFigure.Reason.DATE));
        }
        var figures = figures(text);
        Map<String, Attribution> whose = new HashMap<>();
        if (!sources.isEmpty()) {
            var cue = new Span(said.start(), said.end());
            figures.forEach(figure -> whose.put(
                    figure.id(), new Attribution("s1", null, cue, Speech.REPORTED, Status.ATTRIBUTED, null, "test")));
        }
        return new Reading(article, new Quantities(figures, none), sources, List.of(), whose);
    }

    private static List<Figure> figures(String text) {
        List<Figure> figures = new ArrayList<>();
        var number = NUMBER.matcher(text);
        while (number.find()) {
            figures.add(new Figure(
                    "f" + (figures.size() + 1),
                    new Span(number.start(), number.end()),
                    new Span(number.start(1), number.end(1)),
                    new Amount.Exact(new BigDecimal(number.group(1))),
                    Qualifier.EXACT,
                    Kind.COUNT,
                    new Unit(number.group(2), null),
                    null,
                    null,
                    null,
                    null,
                    new Span(0, text.length()),
                    0));
        }
        return figures;
    }

    /** A number that the article has is supported; any other is not. */
    static Report check(Reading reading, String text) {
        List<Item> items = new ArrayList<>();
        for (var figure : figures(text)) {
            var same = reading.figures().stream()
                    .filter(f -> f.amount().equals(figure.amount()))
                    .findFirst();
            items.add(new Item(
                    figure.span(),
                    Item.Kind.NUMBER,
                    same.isPresent() ? Item.Status.SUPPORTED : Item.Status.UNSUPPORTED,
                    same.isPresent() ? null : Code.NOT_IN_ARTICLE,
                    same.map(f -> List.of(f.id())).orElse(List.of()),
                    null,
                    same.map(f -> List.of(f.span())).orElse(List.of()),
                    null,
                    same.isPresent() ? "The article has it." : "The article does not have it."));
        }
        return new Report(items);
    }

    /** The article's own text as its summary. */
    static Summary summarize(Article article, Options options, Consumer<Step> listener) {
        return summarize(article, options, "id-1");
    }

    static Summary summarize(Article article, Options options, String id) {
        var reading = read(article);
        var text = article.text();
        var span = new Span(0, text.length());
        var ids = reading.figures().stream().map(Figure::id).toList();
        var sources = reading.sources().stream().map(Source::id).toList();
        return new Summary(
                id,
                Instant.parse("2026-11-21T12:00:00.123456Z"),
                reading,
                null,
                text,
                List.of(new Summary.CheckedSentence(text, span, ids, sources, List.of(span), List.of())),
                ids.stream()
                        .map(figure -> new Draft.KeyFigure(figure, "label of " + figure))
                        .toList(),
                options.verification(),
                check(reading, text),
                0,
                List.of(),
                options.model() == null ? "embedded/extractive" : options.model(),
                Draft.Usage.NONE,
                new Summary.Timings(
                        Duration.ofMillis(4), Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(1)));
    }
}
