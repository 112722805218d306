package dev.precis.summary;

import dev.precis.draft.Brief.Style;
import dev.precis.draft.Draft;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import java.util.List;
import java.util.function.Function;

/**
 * A draft and what the gate says of it. The sentences are checked as one text, so that each is read where it stands.
 *
 * @param report on {@code joined}
 * @param headline the report on the headline; empty where there is none
 */
record Checked(Draft draft, Joined joined, Report report, Report headline) {
    static final Report NOTHING = new Report(List.of());

    static Checked by(Function<String, Report> gate, Draft draft, Style style, Report headline) {
        Joined joined =
                Joined.of(draft.sentences().stream().map(DraftSentence::text).toList(), style);
        Report report = draft.sentences().isEmpty() ? NOTHING : gate.apply(joined.text());
        return new Checked(draft, joined, report, headline);
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
