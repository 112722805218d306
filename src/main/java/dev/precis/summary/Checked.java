package dev.precis.summary;

import dev.precis.draft.Brief.Style;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Objection;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A draft and what the gate says of it. The sentences are checked as one text, so that each is read where it stands.
 *
 * @param report on {@code joined}
 * @param headline the report on the headline; empty where there is none
 */
record Checked(Draft draft, Joined joined, Report report, Report headline) {
    private static final Report NOTHING = new Report(List.of());

    static Checked by(BiFunction<Reading, String, Report> gate, Reading reading, Draft draft, Style style) {
        Joined joined =
                Joined.of(draft.sentences().stream().map(DraftSentence::text).toList(), style);
        Report report = draft.sentences().isEmpty() ? NOTHING : gate.apply(reading, joined.text());
        String headline = draft.headline();
        return new Checked(draft, joined, report, headline == null ? NOTHING : gate.apply(reading, headline));
    }

    /** What the gate has against headline and sentences, those without findings left out. */
    List<Objection> objections() {
        List<Objection> objections = new ArrayList<>();
        if (!headline.findings().isEmpty()) {
            objections.add(new Objection(Objection.HEADLINE, headline.findings()));
        }
        IntStream.range(0, draft.sentences().size())
                .filter(sentence -> !findings(sentence).isEmpty())
                .forEach(sentence -> objections.add(new Objection(sentence, findings(sentence))));
        return objections;
    }

    List<Item> items(int sentence) {
        return report.items().stream()
                .filter(item -> joined.owner(item) == sentence)
                .toList();
    }

    List<Item> findings(int sentence) {
        return items(sentence).stream().filter(Item::isFinding).toList();
    }
}
