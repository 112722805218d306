package dev.precis;

import dev.precis.access.Slots;
import dev.precis.article.Article;
import dev.precis.article.Submission;
import dev.precis.draft.Brief;
import dev.precis.draft.Draft;
import dev.precis.draft.Drafter;
import dev.precis.draft.ExtractiveDrafter;
import dev.precis.draft.Objection;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.trace.Trace;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Leads everything that keeps cores busy through the slots: reading, checking, and writing by the embedded drafter. Models,
 * pages and clients are waited for outside of them.
 */
record CoreWork(Slots slots) {
    /** What a link leads to is waited for first, so links are not held here. */
    Function<Submission, Article> intake(Function<Submission, Article> intake) {
        return submission -> submission.format() == Submission.Format.LINK
                ? intake.apply(submission)
                : slots.first(() -> Trace.span("intake", () -> intake.apply(submission)));
    }

    Function<Article, Reading> reader(Function<Article, Reading> reader) {
        return article -> Trace.span("read", () -> slots.next(() -> reader.apply(article)));
    }

    Function<Reading, Function<String, Report>> gate(Function<Reading, Function<String, Report>> gate) {
        return reading -> {
            var check = Trace.span("check", () -> slots.next(() -> gate.apply(reading)));
            return text -> Trace.span("check", () -> slots.next(() -> check.apply(text)));
        };
    }

    BiFunction<Reading, String, Report> check(BiFunction<Reading, String, Report> gate) {
        return (reading, text) -> Trace.span("check", () -> slots.next(() -> gate.apply(reading, text)));
    }

    Drafter drafter(Drafter drafter) {
        return drafter instanceof ExtractiveDrafter embedded ? new Embedded(slots, embedded) : drafter;
    }

    /** Tells of its sentences when it has given its slot back: whoever hears of them may be slow. */
    private record Embedded(Slots slots, Drafter drafter) implements Drafter {
        @Override
        public String name() {
            return drafter.name();
        }

        @Override
        public Draft draft(Reading reading, Brief brief) {
            return Trace.span("draft", () -> slots.next(() -> drafter.draft(reading, brief)));
        }

        @Override
        public Draft revise(Reading reading, Brief brief, Draft earlier, List<Objection> objections) {
            return Trace.span("revise", () -> slots.next(() -> drafter.revise(reading, brief, earlier, objections)));
        }

        @Override
        public boolean writesToLength() {
            return drafter.writesToLength();
        }
    }
}
