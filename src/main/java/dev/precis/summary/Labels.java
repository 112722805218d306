package dev.precis.summary;

import dev.precis.draft.Brief;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.FigureLabels;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets no label of a key figure out that the article does not prove. */
final class Labels {
    private final Function<String, Report> gate;
    private final FigureLabels fromArticle;

    Labels(Reading reading, Function<String, Report> gate) {
        this.gate = gate;
        this.fromArticle = new FigureLabels(reading);
    }

    List<KeyFigure> proven(List<KeyFigure> figures, Brief brief) {
        return figures.stream()
                .limit(Math.max(0, brief.maxFigures()))
                .map(figure -> new KeyFigure(figure.figure(), label(figure)))
                .toList();
    }

    /** The drafter's label if it holds, else one of the article's own words, else none. */
    private @Nullable String label(KeyFigure figure) {
        return Stream.of(figure.label(), fromArticle.label(figure.figure()))
                .flatMap(Stream::ofNullable)
                .filter(label -> gate.apply(label).findings().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
