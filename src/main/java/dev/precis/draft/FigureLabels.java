package dev.precis.draft;

import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in the article's own words what a figure counts: "tanks lost", "Russian drones launched last week". */
public final class FigureLabels {
    private static final int MOST_WORDS = 12;
    private static final int MOST_BEFORE = 9;
    private static final int ENOUGH = 2;
    private static final int SUFFIX = 3;
    private static final Set<String> PAIRING = Set.of("and", "or", "to", "from");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern STOP = Pattern.compile("[,;:!?()\\[\\]“”\"]");

    private final Reading reading;
    private final ExtractWords words;
    private final ExtractWords sentenceWords;
    private final Map<String, Figure> figures = new HashMap<>();

    public FigureLabels(Reading reading) {
        this.reading = reading;
        this.words = ExtractWords.forFigures(reading.article().language());
        this.sentenceWords = ExtractWords.of(reading.article().language());
        reading.figures().forEach(figure -> figures.put(figure.id(), figure));
    }

    /** At most twelve words, with no number but the figure's own; null where the article has none that fit. */
    public @Nullable String label(String id) {
        Figure figure = figures.get(id);
        return figure == null ? null : counted(figure).or(() -> clause(figure)).orElse(null);
    }

    /** What is counted, first: "tanks lost near the river". */
    private Optional<String> counted(Figure figure) {
        boolean isCount = figure.kind() == Kind.COUNT || figure.kind() == Kind.RANK;
        List<String> noun = isCount ? noun(figure) : List.of();
        List<String> verb = participleBefore(figure).stream().toList();
        List<String> after = trimmed(after(figure, MOST_WORDS - noun.size() - verb.size()));
        boolean saysEnough = !noun.isEmpty() && (!verb.isEmpty() || after.size() >= ENOUGH);
        return saysEnough ? Optional.of(join(noun, verb, after)) : Optional.empty();
    }

    /** The clause around the figure: "operating profit dropped". The figure itself stays where the words need it. */
    private Optional<String> clause(Figure figure) {
        List<String> before = before(figure);
        List<String> own = List.of(SPACE.matcher(article(figure.span())).replaceAll(" "));
        int ownWords = Token.count(own.get(0));
        List<String> after = trimmed(after(figure, MOST_WORDS - before.size() - ownWords));
        List<String> bare = trimmed(before);
        boolean isCount = figure.kind() == Kind.COUNT || figure.kind() == Kind.RANK;
        if (!isCount && bare.size() >= ENOUGH && (bare.size() < before.size() || endsWithVerb(bare))) {
            return Optional.of(join(bare, List.of(), after.isEmpty() || isOf(after) ? List.of() : after));
        }
        boolean saysEnough = before.size() + after.size() > (before.isEmpty() ? ENOUGH : ENOUGH - 1);
        return saysEnough && before.size() + ownWords + after.size() <= MOST_WORDS
                ? Optional.of(join(before, own, after))
                : Optional.empty();
    }

    private boolean endsWithVerb(List<String> words) {
        String last = words.get(words.size() - 1).toLowerCase(Locale.ROOT);
        return isParticiple(last) || this.words.has("events", last);
    }

    private static boolean isOf(List<String> words) {
        return words.get(0).equals("of");
    }

    /** The counted words, as they stand behind the number; people where only a number stands. */
    private List<String> noun(Figure figure) {
        int end = figure.number().end();
        List<String> noun = Token.of(
                        article(new Span(end, Math.max(end, figure.span().end()))))
                .stream()
                .map(Token::text)
                .filter(word -> !DIGIT.matcher(word).find())
                .toList();
        Unit unit = figure.unit();
        boolean isPeople = noun.isEmpty() && unit != null && unit.name().equals("person");
        return isPeople ? List.copyOf(words.words("people")) : fromNoun(noun);
    }

    /** "of the deployed drones" gives "deployed drones". */
    private List<String> fromNoun(List<String> words) {
        int at = 0;
        while (at < words.size() && sentenceWords.has("no ending", words.get(at).toLowerCase(Locale.ROOT))) {
            at++;
        }
        return words.subList(at, words.size());
    }

    private Optional<String> participleBefore(Figure figure) {
        String before = article(new Span(sentence(figure).start(), figure.span().start()));
        List<Token> tokens = Token.of(before);
        if (tokens.isEmpty()
                || !before.substring(tokens.get(tokens.size() - 1).end()).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(tokens.get(tokens.size() - 1).lower()).filter(this::isParticiple);
    }

    private boolean isParticiple(String word) {
        return !words.has("label ends", word)
                && (word.length() > 4 && word.endsWith("ed") || words.has("participles", word));
    }

    /** The words of the clause before the figure, back to its start or to another figure that words stand after. */
    private List<String> before(Figure figure) {
        int from = sentence(figure).start();
        String text = article(new Span(from, figure.span().start()));
        List<Token> tokens = Token.of(text);
        List<String> taken = new ArrayList<>();
        int next = text.length();
        for (int i = tokens.size() - 1; i >= 0 && taken.size() < MOST_BEFORE; i--) {
            Token token = tokens.get(i);
            boolean isFigure = isFigure(from + token.start());
            boolean pairs = taken.isEmpty()
                    && PAIRING.contains(token.lower())
                    && i > 0
                    && isFigure(from + tokens.get(i - 1).start());
            boolean ends = words.has("label starts", token.lower()) && !pairs || isFigure && !taken.isEmpty();
            if (ends || STOP.matcher(text.substring(token.end(), next)).find()) {
                break;
            }
            next = token.start();
            if (!isFigure && !pairs) {
                taken.add(0, token.text());
            }
        }
        dropLeading(taken);
        return taken;
    }

    private void dropLeading(List<String> taken) {
        while (!taken.isEmpty() && (isLoose(taken.get(0)) || leans(taken.get(0)))) {
            taken.remove(0);
        }
    }

    private boolean leans(String word) {
        return sentenceWords.has("leaning starts", word.toLowerCase(Locale.ROOT));
    }

    /** The words of the clause behind the figure; "and injured 28" may stand between. */
    private List<String> after(Figure figure, int most) {
        int from = pastSecond(figure, figure.span().end());
        String text = article(new Span(from, Math.max(from, sentence(figure).end())));
        List<Token> tokens = Token.of(text);
        List<String> taken = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < tokens.size() && taken.size() < most; i++) {
            Token token = tokens.get(i);
            boolean ends = STOP.matcher(text.substring(at, token.start())).find()
                    || isFigure(from + token.start())
                    || DIGIT.matcher(token.text()).find()
                    || words.has("label ends", token.lower()) && !joinsAlike(tokens, i);
            if (ends) {
                break;
            }
            at = token.end();
            if (!taken.isEmpty() || !words.has("auxiliaries", token.lower())) {
                taken.add(token.text());
            }
        }
        return taken;
    }

    /** "And" between two of a kind does not end a phrase: "eastern and southern", "Bonn and Köln". */
    private static boolean joinsAlike(List<Token> tokens, int at) {
        if (at == 0 || at + 1 >= tokens.size() || !tokens.get(at).lower().equals("and")) {
            return false;
        }
        Token before = tokens.get(at - 1);
        Token after = tokens.get(at + 1);
        boolean bothNames = before.isCapital() && after.isCapital();
        return bothNames || before.text().length() > SUFFIX && after.lower().endsWith(ending(before));
    }

    private static String ending(Token token) {
        return token.lower().substring(token.text().length() - SUFFIX);
    }

    /** In "killed 11 and injured 28 in Dorn" the place belongs to both. */
    private int pastSecond(Figure figure, int end) {
        String behind = article(new Span(end, Math.max(end, sentence(figure).end())));
        List<Token> tokens = Token.of(behind);
        boolean isPair = tokens.size() > 3
                && tokens.get(0).lower().equals("and")
                && isParticiple(tokens.get(1).lower())
                && !STOP.matcher(behind.substring(0, tokens.get(2).start())).find();
        return isPair
                ? reading.figures().stream()
                        .filter(other ->
                                other.span().start() == end + tokens.get(2).start())
                        .map(other -> other.span().end())
                        .findFirst()
                        .orElse(end)
                : end;
    }

    private boolean isFigure(int place) {
        return reading.figures().stream().anyMatch(figure -> figure.span().contains(place));
    }

    private List<String> trimmed(List<String> words) {
        int end = words.size();
        while (end > 0 && isLoose(words.get(end - 1))) {
            end--;
        }
        return words.subList(0, end);
    }

    private boolean isLoose(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return sentenceWords.has("no ending", lower) || words.has("auxiliaries", lower);
    }

    private static String join(List<String> one, List<String> two, List<String> three) {
        return Stream.of(one, two, three).flatMap(List::stream).collect(Collectors.joining(" "));
    }

    private Span sentence(Figure figure) {
        return reading.article().sentences().get(figure.sentence()).span();
    }

    private String article(Span span) {
        return reading.article().words(span);
    }
}
