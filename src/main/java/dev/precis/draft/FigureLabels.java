package dev.precis.draft;

import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in the article's own words what a figure counts: "tanks lost", "Russian drones launched last week". */
public final class FigureLabels {
    private static final int MOST_WORDS = 12;
    private static final int FEWEST_WORDS = 2;
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern STOP = Pattern.compile("[.;:!?()\\[\\]“”\"—–]");

    private final Reading reading;
    private final ExtractWords words;
    private final Map<String, Figure> figures = new HashMap<>();

    public FigureLabels(Reading reading) {
        this.reading = reading;
        this.words = ExtractWords.forFigures(reading.article().language());
        reading.figures().forEach(figure -> figures.put(figure.id(), figure));
    }

    /** At most twelve words without a number in them; null where the article has none that fit. */
    public @Nullable String label(String id) {
        Figure figure = figures.get(id);
        return figure == null ? null : label(figure);
    }

    private @Nullable String label(Figure figure) {
        List<String> label = new ArrayList<>(noun(figure));
        String verb = verbBefore(figure);
        if (verb != null) {
            label.add(verb);
        }
        label.addAll(after(figure, MOST_WORDS - label.size()));
        while (!label.isEmpty() && endsBadly(label)) {
            label.remove(label.size() - 1);
        }
        return label.size() < FEWEST_WORDS ? null : String.join(" ", label);
    }

    /** The counted words, as they stand behind the number. */
    private List<String> noun(Figure figure) {
        String behind = article(new Span(
                figure.number().end(),
                Math.max(figure.number().end(), figure.span().end())));
        return Token.of(behind).stream()
                .map(Token::text)
                .filter(word -> !DIGIT.matcher(word).find())
                .toList();
    }

    private @Nullable String verbBefore(Figure figure) {
        Span sentence = sentence(figure);
        String before = article(new Span(sentence.start(), figure.span().start()));
        List<Token> tokens = Token.of(before);
        if (tokens.isEmpty()
                || !before.substring(tokens.get(tokens.size() - 1).end()).isBlank()) {
            return null;
        }
        String last = tokens.get(tokens.size() - 1).lower();
        boolean isParticiple = last.endsWith("ed") && last.length() > 4 || words.has("participles", last);
        return isParticiple && !words.has("label ends", last) ? last : null;
    }

    private List<String> after(Figure figure, int most) {
        Span sentence = sentence(figure);
        String behind = article(new Span(Math.min(figure.span().end(), sentence.end()), sentence.end()));
        List<String> taken = new ArrayList<>();
        int at = 0;
        for (Token token : Token.of(behind)) {
            String gap = behind.substring(at, token.start());
            boolean ends = gap.contains(",") || STOP.matcher(gap).find() || isOtherFigure(figure, token);
            if (ends || taken.size() >= most || words.has("label ends", token.lower())) {
                break;
            }
            at = token.end();
            if (!taken.isEmpty() || !words.has("auxiliaries", token.lower())) {
                taken.add(token.text());
            }
        }
        return taken;
    }

    private boolean isOtherFigure(Figure figure, Token token) {
        int place = figure.span().end() + token.start();
        return DIGIT.matcher(token.text()).find()
                || reading.figures().stream().anyMatch(other -> other.span().contains(place));
    }

    private boolean endsBadly(List<String> label) {
        String last = label.get(label.size() - 1).toLowerCase(java.util.Locale.ROOT);
        return ExtractWords.of(reading.article().language()).has("no ending", last) || words.has("auxiliaries", last);
    }

    private Span sentence(Figure figure) {
        return reading.article().sentences().get(figure.sentence()).span();
    }

    private String article(Span span) {
        return reading.article().words(span);
    }
}
