package dev.precis.draft;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.precis.article.Sentence;
import dev.precis.figures.Figure;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An article as a model sees it: numbered sentences with a handle behind each figure, and below them whose the figures
 * are. Only what differs from the usual is listed, because every token is paid for.
 */
final class ArticleSheet {
    private final Reading reading;
    private final String text;
    private final Map<Integer, List<Figure>> figures;

    private ArticleSheet(Reading reading) {
        this.reading = reading;
        this.text = Harmless.samePositions(reading.article().text());
        this.figures = reading.figures().stream().collect(groupingBy(Figure::sentence));
    }

    static String of(Reading reading) {
        return new ArticleSheet(reading).write();
    }

    /** The number by which a prompt calls a sentence: from 1. */
    static int number(int sentence) {
        return sentence + 1;
    }

    private String write() {
        StringBuilder sheet = new StringBuilder();
        for (Sentence sentence : reading.article().sentences()) {
            sheet.append('[').append(number(sentence.index())).append("] ");
            appendMarked(sheet, sentence);
            sheet.append('\n');
        }
        String claims = reading.sources().stream()
                .map(this::claims)
                .filter(line -> !line.isEmpty())
                .collect(joining());
        if (!claims.isEmpty()) {
            sheet.append("Said by\n").append(claims);
        }
        return sheet.append(list("Unconfirmed", Status.UNCONFIRMED))
                .append(list("Disputed", Status.DISPUTED))
                .append(list("Forecast", Status.FORECAST))
                .toString();
    }

    private void appendMarked(StringBuilder sheet, Sentence sentence) {
        int at = sentence.span().start();
        for (Figure figure : figures.getOrDefault(sentence.index(), List.of())) {
            int end = Math.min(figure.span().end(), sentence.span().end());
            if (end > at) {
                sheet.append(Harmless.join(text.substring(at, end)));
                at = end;
            }
            sheet.append(" [").append(figure.id()).append(']');
        }
        sheet.append(Harmless.join(text.substring(at, sentence.span().end())));
    }

    /** One line a source with its figures; nothing for one that claims none. */
    private String claims(Source source) {
        String ids = ids(reading.figures().stream()
                .filter(figure -> isOf(source, reading.attribution(figure)))
                .toList());
        return ids.isEmpty() ? "" : source.id() + " " + Harmless.words(source.name()) + ": " + ids + "\n";
    }

    private static boolean isOf(Source source, Attribution attribution) {
        return Objects.equals(source.id(), attribution.source());
    }

    private String list(String title, Status status) {
        String ids = ids(reading.figures().stream()
                .filter(figure -> reading.attribution(figure).status() == status)
                .toList());
        return ids.isEmpty() ? "" : title + ": " + ids + "\n";
    }

    private static String ids(List<Figure> figures) {
        return figures.stream().map(Figure::id).collect(joining(" "));
    }
}
