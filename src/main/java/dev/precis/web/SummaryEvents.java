package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.precis.sources.Reading;
import dev.precis.summary.Step;
import dev.precis.summary.Summary.CheckedSentence;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the steps of a run as events, in the caller's offset unit. For one run, by one thread. */
final class SummaryEvents implements Step.Live {
    private final SummaryRequest request;
    private final Consumer<StreamEvent> events;
    private @Nullable ArticleViews views;

    SummaryEvents(SummaryRequest request, Consumer<StreamEvent> events) {
        this.request = request;
        this.events = events;
    }

    /** A sentence that is out. */
    record SentenceEvent(
            @JsonPropertyDescription(
                    "Its place among the drafted sentences, from 0: the summary has its sentences in this order, whatever order they come in.")
            int place,

            String text,

            @JsonPropertyDescription("Ids of the article's figures that its numbers bind to.")
            List<String> figures,

            @JsonPropertyDescription("Ids of the article's sources that it names or rests on.")
            List<String> sources,

            @JsonPropertyDescription("The article's words that prove it.")
            List<EvidenceView> evidence,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @JsonPropertyDescription("Only with verification annotate: what could not be proven.")
            List<ReasonView> findings) {}

    @Override
    public void accept(Step step) {
        if (step instanceof Step.FiguresFound found) {
            tell(found.reading());
        } else if (step instanceof Step.SentenceChecked checked) {
            events.accept(StreamEvent.of("sentence", sentence(checked.place(), checked.sentence())));
        } else if (step instanceof Step.SentenceWithheld withheld) {
            events.accept(StreamEvent.of("withheld", WithheldView.of(withheld.withheld())));
        }
    }

    /** Tells what a run would have told, of an answer that was known. */
    void replay(@Nullable Reading reading, byte[] json) {
        var answer = KnownSummary.tree(json);
        if (reading == null) {
            tell(answer);
        } else {
            tell(reading);
        }
        int place = 0;
        for (var sentence : answer.at("/summary/sentences")) {
            var event = answer.objectNode().put("place", place);
            event.setAll(((ObjectNode) sentence).remove(List.of("start", "end")));
            events.accept(StreamEvent.of("sentence", event));
            place++;
        }
        answer.at("/verification/withheld").forEach(each -> events.accept(StreamEvent.of("withheld", each)));
    }

    private void tell(ObjectNode answer) {
        events.accept(StreamEvent.of("article", answer.path("article")));
        answer.path("figures").forEach(figure -> events.accept(StreamEvent.of("figure", figure)));
        answer.path("sources").forEach(source -> events.accept(StreamEvent.of("source", source)));
    }

    private void tell(Reading reading) {
        var shown = new ArticleViews(reading, request.article().offsetUnit());
        views = shown;
        events.accept(StreamEvent.of("article", shown.article(request.article().includeText())));
        reading.figures().forEach(figure -> events.accept(StreamEvent.of("figure", shown.figure(figure, null, false))));
        reading.sources().forEach(source -> events.accept(StreamEvent.of("source", shown.source(source))));
    }

    private SentenceEvent sentence(int place, CheckedSentence sentence) {
        var shown = views;
        if (shown == null) {
            throw new IllegalStateException("A sentence came before the article was read");
        }
        return new SentenceEvent(
                place,
                sentence.text(),
                sentence.figures(),
                sentence.sources(),
                sentence.evidence().stream().map(shown::evidence).toList(),
                sentence.findings().stream().map(ReasonView::of).toList());
    }
}
