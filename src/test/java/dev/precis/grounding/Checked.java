package dev.precis.grounding;

import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;

/** Reads articles and checks texts, the way the service does. */
final class Checked {
    private static final Intake INTAKE = new Intake();
    private static final ArticleReader READER = new ArticleReader(new FigureFinder(), new SourceReader());
    private static final Gate GATE = new Gate();

    private Checked() {}

    static Reading reading(String article) {
        return READER.read(INTAKE.read(Submission.ofText(article)));
    }

    static Report check(String article, String text) {
        return GATE.check(reading(article), text);
    }

    static Report check(Reading reading, String text) {
        return GATE.check(reading, text);
    }

    static Report check(ArticleIndex article, String text) {
        return GATE.check(article, text);
    }
}
