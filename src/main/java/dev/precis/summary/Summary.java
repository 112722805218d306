package dev.precis.summary;

import dev.precis.draft.Draft;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run: what was written, what proves it, what was withheld.
 *
 * @param headline null where none was proven
 * @param text the checked sentences, joined as the style asks
 * @param sentences with spans in {@code text}
 * @param keyFigures the most telling first
 * @param items of headline and text, spans in {@code text} (headline items are left out)
 * @param revisions how many times the drafter was asked to revise
 * @param model who wrote it
 * @param usage of all calls, those in vain included
 * @param tried who was asked before the model that wrote it, in this order
 * @param parts in how many the article was read, all of them together the whole of it
 * @param costUsd of all calls; null where no model was asked or the price of one is not known
 */
public record Summary(
        String id,
        Instant created,
        Reading reading,
        @Nullable String headline,
        String text,
        List<CheckedSentence> sentences,
        List<Draft.KeyFigure> keyFigures,
        Options.Verification mode,
        Report report,
        int revisions,
        List<Withheld> withheld,
        String model,
        Draft.Usage usage,
        Timings timings,
        List<Tried> tried,
        @Nullable BigDecimal costUsd,
        int parts) {
    /** One whose model was asked at once and has no price. */
    public Summary(
            String id,
            Instant created,
            Reading reading,
            @Nullable String headline,
            String text,
            List<CheckedSentence> sentences,
            List<Draft.KeyFigure> keyFigures,
            Options.Verification mode,
            Report report,
            int revisions,
            List<Withheld> withheld,
            String model,
            Draft.Usage usage,
            Timings timings) {
        this(
                id,
                created,
                reading,
                headline,
                text,
                sentences,
                keyFigures,
                mode,
                report,
                revisions,
                withheld,
                model,
                usage,
                timings,
                List.of(),
                null,
                1);
    }

    public Summary {
        tried = List.copyOf(tried);
        sentences = List.copyOf(sentences);
        keyFigures = List.copyOf(keyFigures);
        withheld = List.copyOf(withheld);
    }

    /**
     * A sentence of the summary.
     *
     * @param span in the summary's text
     * @param figures ids of the article's figures its numbers bind to
     * @param sources ids of the article's sources it names or rests on
     * @param evidence places in the article that prove it
     * @param findings empty in strict mode
     */
    public record CheckedSentence(
            String text,
            Span span,
            List<String> figures,
            List<String> sources,
            List<Span> evidence,
            List<Item> findings) {
        public CheckedSentence {
            figures = List.copyOf(figures);
            sources = List.copyOf(sources);
            evidence = List.copyOf(evidence);
            findings = List.copyOf(findings);
        }
    }

    /** A sentence that could not be proven, and why. */
    public record Withheld(String text, List<Item> reasons) {
        public Withheld {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A model that was asked in vain.
     *
     * @param reason in lower case: {@code timeout}
     */
    public record Tried(String model, String reason) {}

    /** How long the parts of the run took. */
    public record Timings(Duration total, Duration figures, Duration model, Duration verification) {}
}
