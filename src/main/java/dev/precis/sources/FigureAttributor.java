package dev.precis.sources;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Quantities;
import dev.precis.figures.Unit;
import dev.precis.sources.Doubts.Doubt;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.text.Interruption;
import dev.precis.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each figure whose it is and how sure the article makes it. For one use, by one thread. */
final class FigureAttributor {
    private static final Logger log = LoggerFactory.getLogger(FigureAttributor.class);
    /** How many figures back a rival is looked for: keeps hostile text linear. */
    private static final int RIVALS = 12;
    /** How many sentences apart two rivals may stand where the later one says that it answers. */
    private static final int RIVAL_SENTENCES = 5;
    /** How far before its number it says so. */
    private static final int RIVAL_WORDS = 25;
    private final Scene scene;
    private final ClaimMap map;
    private final Doubts doubts;
    private final Hedges hedges;
    private final Asides asides;
    private final Lexicon.Certainty certainty;
    private final Map<Entry, String> ids;
    private final Map<String, Attribution> attributions = new HashMap<>();

    FigureAttributor(Scene scene, ClaimMap map, Doubts doubts, Map<Entry, String> ids) {
        this.scene = scene;
        this.map = map;
        this.doubts = doubts;
        this.hedges = new Hedges(scene);
        this.asides = new Asides(scene);
        this.certainty = scene.lexicon.certainty;
        this.ids = ids;
    }

    /** How sure, and by which words. */
    private record Certainty(Status status, @Nullable Stretch words) {}

    Map<String, Attribution> attribute(Quantities quantities) {
        for (Figure figure : quantities.figures()) {
            Interruption.check();
            Attribution attribution = attribution(figure);
            attributions.put(figure.id(), attribution);
            log.debug("{} by rule {}", figure.id(), attribution.rule());
        }
        markRivals(quantities.figures());
        return attributions;
    }

    private Attribution attribution(Figure figure) {
        int word = scene.words.indexAt(figure.number().start());
        if (word < 0) {
            return Attribution.OWN_VOICE;
        }
        Statement statement = map.at(word);
        statement = statement == null || asides.isOutletsOwn(statement, word) ? null : statement;
        Certainty certain = certainty(statement, word);
        return statement == null ? ownVoice(certain) : attributed(statement, certain);
    }

    private Attribution ownVoice(Certainty certain) {
        Attribution own = Attribution.OWN_VOICE;
        return new Attribution(null, null, null, own.speech(), certain.status(), span(certain.words()), own.rule());
    }

    private Attribution attributed(Statement statement, Certainty certain) {
        Entry via = statement.via();
        return new Attribution(
                ids.get(statement.source()),
                via == null ? null : ids.get(via),
                span(statement.cue()),
                statement.speech(),
                certain.status(),
                span(certain.words()),
                statement.rule());
    }

    private @Nullable Span span(@Nullable Stretch words) {
        return words == null ? null : scene.words.span(words.from(), words.to());
    }

    private Certainty certainty(@Nullable Statement statement, int word) {
        Stretch unconfirmed = hedges.inSentence(certainty.unconfirmed(), word);
        if (unconfirmed != null) {
            return new Certainty(Status.UNCONFIRMED, unconfirmed);
        }
        Doubt doubt = statement == null ? null : doubts.about(statement);
        if (doubt != null) {
            return new Certainty(doubt.denied() ? Status.DISPUTED : Status.UNCONFIRMED, doubt.words());
        }
        Stretch forecast = hedges.before(certainty.forecasts(), word);
        Stretch hedge = hedges.beside(certainty.hedges(), word);
        if (forecast != null) {
            return new Certainty(Status.FORECAST, hedge == null ? forecast : hedge);
        }
        return new Certainty(statement == null ? Status.STATED : Status.ATTRIBUTED, hedge);
    }

    /** Two sources give different numbers of the same thing, and the later one stands against the earlier. */
    private void markRivals(List<Figure> figures) {
        for (int i = 0; i < figures.size(); i++) {
            for (int j = Math.max(0, i - RIVALS); j < i; j++) {
                if (areRivals(figures.get(j), figures.get(i))) {
                    dispute(figures.get(j));
                    dispute(figures.get(i));
                }
            }
        }
    }

    private boolean areRivals(Figure earlier, Figure later) {
        String one =
                attributions.getOrDefault(earlier.id(), Attribution.OWN_VOICE).source();
        String other =
                attributions.getOrDefault(later.id(), Attribution.OWN_VOICE).source();
        return one != null
                && other != null
                && !one.equals(other)
                && sameThing(earlier, later)
                && differs(earlier.amount(), later.amount())
                && (isNear(earlier, later) ? standsAgainst(earlier, later) : answers(earlier, later));
    }

    private static boolean isNear(Figure earlier, Figure later) {
        return later.sentence() - earlier.sentence() <= 1;
    }

    /** "Police counted 40 people. … The union, however, put the number at 90.": some sentences apart the later one must say so. */
    private boolean answers(Figure earlier, Figure later) {
        if (later.sentence() - earlier.sentence() > RIVAL_SENTENCES || later.kind() != Kind.COUNT) {
            return false;
        }
        int number = scene.words.indexAt(later.number().start());
        for (int at = number - 1; at >= scene.period(number).from() && number - at < RIVAL_WORDS; at--) {
            boolean counted = scene.words.is(at, certainty.backReferences())
                    && scene.words.is(at + 1, scene.lexicon.cues.at());
            boolean denied = certainty.denials().lengthAt(scene.words, at) > 0;
            if (counted || denied) {
                return true;
            }
        }
        return false;
    }

    private boolean sameThing(Figure earlier, Figure later) {
        Unit one = earlier.unit();
        Unit other = later.unit();
        boolean sameUnit = one != null && other != null && one.name().equals(other.name());
        return earlier.kind() == later.kind() && (sameUnit || other == null && countsAnew(later));
    }

    /** "put the number at 12,000", "says 31 were": a bare number of what was counted before. */
    private boolean countsAnew(Figure figure) {
        int number = scene.words.indexAt(figure.number().start());
        if (scene.words.is(number + 1, scene.lexicon.grammar.auxiliaries())) {
            return true;
        }
        for (int at = number - 1; at > number - 6; at--) {
            if (scene.words.is(at, certainty.backReferences())) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(Amount one, Amount other) {
        return one instanceof Amount.Exact a
                && other instanceof Amount.Exact b
                && a.value().compareTo(b.value()) != 0;
    }

    private boolean standsAgainst(Figure earlier, Figure later) {
        int from = scene.words.indexAt(earlier.number().start());
        int to = Math.min(scene.words.indexAt(later.number().start()), from + 60);
        for (int at = from; at < to; at++) {
            boolean denied = certainty.denials().lengthAt(scene.words, at) > 0;
            if (denied || scene.words.is(at, certainty.contrasts()) || scene.is(at, Word.Shape.SEMICOLON)) {
                return true;
            }
        }
        return false;
    }

    private void dispute(Figure figure) {
        attributions.computeIfPresent(
                figure.id(),
                (id, a) -> new Attribution(
                        a.source(), a.via(), a.cue(), a.speech(), Status.DISPUTED, a.hedge(), a.rule()));
    }
}
