package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage.Role;
import dev.precis.article.Sentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the figures of one article that tell its story. */
final class KeyFigures {
    private static final double CASUALTIES = 0.5;
    private static final double EVENT = 0.2;
    private static final double ATTRIBUTED = 0.15;
    private static final double EARLY = 0.3;
    private static final double IN_SUMMARY = 0.3;
    private static final double INCIDENTAL = 0.6;
    private static final double BOUNDED = 0.05;
    private static final double PER_DIGIT = 0.05;
    private static final double BESIDE_THE_STORY = 0.3;
    private static final double LEAST = 0.75;

    private final Reading reading;
    private final Set<Integer> summary;
    private final ExtractWords words;
    private final Map<String, Double> scores = new HashMap<>();

    /**
     * Weighs the figures.
     *
     * @param summary indexes of the sentences that the summary is made of
     */
    KeyFigures(Reading reading, Set<Integer> summary) {
        this.reading = reading;
        this.summary = summary;
        this.words = ExtractWords.forFigures(reading.article().language());
        reading.figures().forEach(figure -> scores.put(figure.id(), score(figure)));
    }

    /** The most telling first. */
    List<KeyFigure> choose(int most) {
        FigureLabels labels = new FigureLabels(reading);
        List<Figure> chosen = new ArrayList<>();
        reading.figures().stream()
                .filter(figure -> scores.getOrDefault(figure.id(), 0.0) >= LEAST)
                .sorted(Comparator.comparing((Figure figure) -> -scores.getOrDefault(figure.id(), 0.0)))
                .filter(figure -> chosen.stream().noneMatch(other -> saysTheSame(figure, other)))
                .limit(Math.max(0, most))
                .forEach(chosen::add);
        return chosen.stream()
                .map(figure -> new KeyFigure(figure.id(), labels.label(figure.id())))
                .toList();
    }

    private double score(Figure figure) {
        Article article = reading.article();
        Sentence sentence = article.sentences().get(figure.sentence());
        String clause = article.words(figure.quote());
        double early = 1 - (double) figure.sentence() / article.sentences().size();
        return kind(figure.kind())
                + (isNear(clause, "casualties") ? CASUALTIES : 0)
                + (isNear(clause, "events") ? EVENT : 0)
                + (reading.attribution(figure).source() == null ? 0 : ATTRIBUTED)
                + EARLY * early
                + (summary.contains(figure.sentence()) ? IN_SUMMARY : 0)
                + (figure.qualifier() == Qualifier.EXACT ? 0 : BOUNDED)
                + PER_DIGIT * digits(figure.amount())
                - (isIncidental(figure) ? INCIDENTAL : 0)
                - (sentence.role() == Role.BODY ? 0 : BESIDE_THE_STORY);
    }

    private static double kind(Kind kind) {
        return switch (kind) {
            case MONEY, SCORE -> 1.0;
            case COUNT -> 0.95;
            case PERCENT -> 0.9;
            case AREA, RATIO -> 0.85;
            case LENGTH, MULTIPLE, ENERGY, TEMPERATURE, VOLUME, SPEED -> 0.7;
            case RANK, MASS -> 0.5;
            case OTHER -> 0.3;
            case DURATION -> 0.15;
            case AGE -> 0.0;
        };
    }

    private boolean isNear(String clause, String section) {
        return Token.of(clause).stream().anyMatch(token -> words.has(section, token.lower()));
    }

    private boolean isIncidental(Figure figure) {
        Unit unit = figure.unit();
        boolean isCounted = figure.kind() == Kind.COUNT || figure.kind() == Kind.RANK;
        return isCounted && unit != null && words.has("incidental units", lastWord(unit.name()));
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** How large a number is, in digits, up to six. */
    private static double digits(Amount amount) {
        double value =
                switch (kindOf(amount)) {
                    case EXACT -> ((Amount.Exact) amount).value().abs().doubleValue();
                    case RANGE -> ((Amount.Range) amount).high().abs().doubleValue();
                    default -> 1;
                };
        return Math.min(6, Math.log10(Math.max(1, value)));
    }

    private enum Form {
        EXACT,
        RANGE,
        OTHER
    }

    private static Form kindOf(Amount amount) {
        if (amount instanceof Amount.Exact) {
            return Form.EXACT;
        }
        return amount instanceof Amount.Range ? Form.RANGE : Form.OTHER;
    }

    private static boolean saysTheSame(Figure one, Figure other) {
        return one.kind() == other.kind()
                && one.amount().equals(other.amount())
                && (one.unit() == null
                        || other.unit() == null
                        || lastWord(one.unit().name())
                                .equals(lastWord(other.unit().name())));
    }
}
