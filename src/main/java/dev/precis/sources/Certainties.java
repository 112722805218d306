package dev.precis.sources;

import dev.precis.figures.Figure;
import dev.precis.text.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whose a figure is and how sure the article makes it. */
final class Certainties {
    private final Scene scene;
    private final ClaimMap map;

    Certainties(Scene scene, ClaimMap map) {
        this.scene = scene;
        this.map = map;
    }

    Attribution attribution(Figure figure, Map<Entry, String> ids) {
        Statement statement = map.at(scene.words.indexAt(figure.number().start()));
        if (statement == null) {
            return Attribution.OWN_VOICE;
        }
        Entry via = statement.via();
        return new Attribution(
                ids.get(statement.source()),
                via == null ? null : ids.get(via),
                scene.words.span(statement.cue().from(), statement.cue().to()),
                statement.speech(),
                Status.ATTRIBUTED,
                hedge(figure),
                statement.rule());
    }

    private @Nullable Span hedge(Figure figure) {
        return null;
    }
}
