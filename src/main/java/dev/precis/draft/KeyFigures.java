package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage.Role;
import dev.precis.article.Sentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Speech;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the figures of one article that tell its story. */
final class KeyFigures {
    // Weights in logits, rounded, of a logistic regression on the key figures that editors chose in 52 articles of
    // ours.
    private static final double CASUALTIES = 1.0;
    private static final double EVENT = 0.4;
    private static final double ATTRIBUTED = 0.4;
    private static final double EARLY = 1.3;
    private static final double IN_LEAD = 0.8;
    private static final double IN_SUMMARY = 0.7;
    private static final double INCIDENTAL = 0.9;
    private static final double BOUNDED = 0.5;
    private static final double PER_DIGIT = 0.3;
    private static final double IN_DIGITS = 0.9;
    private static final double BESIDE_THE_STORY = 1.4;
    private static final double IN_HEADLINE = 1.6;
    private static final double VAGUE = 1.0;
    private static final double EARLIER = 4.0;
    private static final double LATER = 1.5;
    private static final double SPOKEN = 0.5;
    private static final double SMALL = 0.2;
    private static final double ROUNDING = 0.1;
    private static final int NEAR = 6;

    private final Reading reading;
    private final Set<Integer> summary;
    private final ExtractWords words;
    private final List<Figure> headline;
    private final Set<String> earlierEnds;
    private final int lead;
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
        this.headline = reading.figures().stream()
                .filter(figure -> role(figure) == Role.HEADLINE)
                .toList();
        this.earlierEnds = reading.figures().stream()
                .flatMap(figure -> Stream.ofNullable(figure.changeFrom()))
                .collect(Collectors.toUnmodifiableSet());
        this.lead = reading.article().sentences().stream()
                .filter(sentence -> sentence.role() == Role.BODY)
                .map(Sentence::index)
                .findFirst()
                .orElse(-1);
        reading.figures().forEach(figure -> scores.put(figure.id(), score(figure)));
    }

    /** The most telling first. */
    List<KeyFigure> choose(int most) {
        FigureLabels labels = new FigureLabels(reading);
        List<Figure> chosen = new ArrayList<>();
        reading.figures().stream()
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
        Attribution attribution = reading.attribution(figure);
        double early = 1 - (double) figure.sentence() / article.sentences().size();
        return kind(figure.kind())
                + (isIncidental(figure) ? -INCIDENTAL : nearness(figure))
                + weight(ATTRIBUTED, attribution.source() != null)
                - weight(SPOKEN, attribution.speech() == Speech.DIRECT)
                + EARLY * early
                + weight(IN_LEAD, figure.sentence() == lead)
                + weight(IN_SUMMARY, summary.contains(figure.sentence()))
                + weight(IN_HEADLINE, isInHeadline(figure))
                + weight(BOUNDED, figure.qualifier() != Qualifier.EXACT)
                + PER_DIGIT * digits(figure.amount())
                + weight(IN_DIGITS, isInDigits(figure))
                - weight(VAGUE, figure.amount() instanceof Amount.Vague)
                - weight(EARLIER, isEarlierEnd(figure))
                + weight(LATER, figure.changeFrom() != null)
                - weight(SMALL, figure.kind() == Kind.COUNT && digits(figure.amount()) == 0)
                - weight(BESIDE_THE_STORY, sentence.role() != Role.BODY);
    }

    private static double weight(double weight, boolean holds) {
        return holds ? weight : 0;
    }

    private boolean isInDigits(Figure figure) {
        return reading.article().words(figure.number()).chars().anyMatch(Character::isDigit);
    }

    private double nearness(Figure figure) {
        List<String> near = near(figure);
        return (near.stream().anyMatch(word -> words.has("casualties", word)) ? CASUALTIES : 0)
                + (near.stream().anyMatch(word -> words.has("events", word)) ? EVENT : 0);
    }

    /** The words of its clause that stand next to a figure, in lower case. */
    private List<String> near(Figure figure) {
        int from = figure.quote().start();
        String before = reading.article()
                .words(new Span(from, Math.max(from, figure.span().start())));
        int end = figure.span().end();
        String after = reading.article()
                .words(new Span(end, Math.max(end, figure.quote().end())));
        List<Token> left = Token.of(before);
        List<Token> right = Token.of(after);
        return Stream.of(
                        left.subList(Math.max(0, left.size() - NEAR), left.size()),
                        Token.of(reading.article().words(figure.span())),
                        right.subList(0, Math.min(NEAR, right.size())))
                .flatMap(List::stream)
                .map(Token::lower)
                .toList();
    }

    private boolean isInHeadline(Figure figure) {
        return role(figure) == Role.BODY && headline.stream().anyMatch(other -> saysTheSame(figure, other));
    }

    private Role role(Figure figure) {
        return reading.article().sentences().get(figure.sentence()).role();
    }

    private boolean isEarlierEnd(Figure figure) {
        return earlierEnds.contains(figure.id());
    }

    private static double kind(Kind kind) {
        return switch (kind) {
            case PERCENT, SCORE -> 0.2;
            case COUNT -> 0.1;
            case RATIO, OTHER -> 0;
            case MONEY -> -0.2;
            case RANK -> -0.4;
            case DURATION -> -0.5;
            case LENGTH, AREA, MASS, VOLUME, SPEED, TEMPERATURE, ENERGY -> -0.8;
            case MULTIPLE -> -0.9;
            case AGE -> -2.5;
        };
    }

    private boolean isIncidental(Figure figure) {
        Unit unit = figure.unit();
        boolean isTime = figure.kind() == Kind.AGE || figure.kind() == Kind.DURATION;
        boolean isCounted = figure.kind() == Kind.COUNT || figure.kind() == Kind.RANK;
        return isTime || isCounted && unit != null && words.has("incidental units", lastWord(unit.name()));
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
        return one.kind() == other.kind() && (isSameAmount(one, other) || isConversion(one, other));
    }

    private static boolean isSameAmount(Figure one, Figure other) {
        Unit unit = one.unit();
        Unit others = other.unit();
        boolean sameUnit =
                unit == null || others == null || lastWord(unit.name()).equals(lastWord(others.name()));
        return sameUnit && one.amount().equals(other.amount());
    }

    /** "Three kilometers" and "nearly two miles": the same length in two units, as far as rounding tells. */
    private static boolean isConversion(Figure one, Figure other) {
        Normalized here = one.normalized();
        Normalized there = other.normalized();
        if (here == null || there == null || !here.unitCode().equals(there.unitCode())) {
            return false;
        }
        double a = here.value().doubleValue();
        double b = there.value().doubleValue();
        boolean sameUnit = one.unit() != null && one.unit().equals(other.unit());
        return !sameUnit && Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }
}
