package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Story.Fault;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Plants faults of each kind in true sentences, whatever they tell of. The same sentence and seed give the same faults. */
final class Mutator {
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<List<String>> BOUNDS = List.of(
            List.of("at least", "at most"),
            List.of("more than", "fewer than"),
            List.of("up to", "at least"),
            List.of("over", "under"));
    private static final List<List<String>> SCALES =
            List.of(List.of("million", "billion"), List.of("billion", "million"), List.of("thousand", "million"));
    private static final List<List<String>> UNITS = List.of(
            List.of("kilometres", "miles"),
            List.of("kilometers", "miles"),
            List.of("miles", "metres"),
            List.of("hours", "weeks"),
            List.of("years", "months"),
            List.of("days", "years"),
            List.of("$", "€"),
            List.of("£", "$"));

    private static final Pattern PLACE = Pattern.compile("\\b(in|near|outside) (\\p{Lu}\\p{Ll}{3,})(?=[ ,.]\\P{Lu})");
    /** Words for saying what is not certain, and what makes it so. */
    private static final List<List<String>> CERTAIN = List.of(
            List.of(" claimed that ", " confirmed that "),
            List.of(" alleged that ", " confirmed that "),
            List.of(" is alleged to ", " is proven to "),
            List.of(" allegedly ", " undeniably "),
            List.of(" reportedly ", " undeniably "),
            List.of(" may have ", " is proven to have "));

    private final String article;
    private final TextReader reader = new TextReader();
    private final List<String> places;
    private final List<String> people;

    Mutator(String article) {
        this.article = article;
        this.places = PLACE.matcher(article)
                .results()
                .map(found -> found.group(2))
                .filter(name -> !DAYS.contains(name) && !isMonth(name))
                .distinct()
                .toList();
        this.people = reader.read(article, "en").sources().stream()
                .filter(source -> source.kind() == SourceKind.PERSON)
                .map(Source::name)
                .filter(name -> name.matches("\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+"))
                .distinct()
                .toList();
    }

    private static boolean isMonth(String name) {
        return MomentReader.month(name.toLowerCase(Locale.ROOT)) != null;
    }

    List<Fault> faults(String sentence, long seed) {
        List<Fault> faults = new ArrayList<>();
        Random random = new Random(seed);
        Reading own = reader.read(sentence, "en");
        List<Figure> figures = own.figures().stream().filter(Mutator::isPlain).toList();
        if (!figures.isEmpty()) {
            Figure figure = figures.get(random.nextInt(figures.size()));
            value(sentence, figure, faults);
            magnitude(sentence, figure, faults);
            bound(sentence, figure, faults);
        }
        swap(sentence, figures, faults);
        replaceFirst("unit", sentence, UNITS, faults);
        day(sentence, faults);
        quotation(sentence, faults);
        source(sentence, own, faults);
        speaker(sentence, own, random, faults);
        place(sentence, random, faults);
        conflict(sentence, faults);
        if (faults.size() > 1 && seed % 3 == 0) {
            faults.add(new Fault("invented", "7,349", sentence + " Another 7,349 applications were turned down."));
        }
        return faults;
    }

    /** A number in digits that counts or measures something. */
    private static boolean isPlain(Figure figure) {
        return figure.amount() instanceof Amount.Exact exact
                && exact.value().compareTo(BigDecimal.TEN) > 0
                && figure.kind() != Kind.RANK
                && figure.kind() != Kind.RATIO
                && figure.kind() != Kind.MULTIPLE;
    }

    private void value(String sentence, Figure figure, List<Fault> faults) {
        String number = figure.number().in(sentence);
        for (int at = number.length() - 1; at >= 0; at--) {
            char digit = number.charAt(at);
            if (Character.isDigit(digit) && digit != '0') {
                String other =
                        number.substring(0, at) + (char) ('0' + (digit - '0' + 4) % 9 + 1) + number.substring(at + 1);
                if (!article.contains(other) && !other.equals(number)) {
                    faults.add(planted("value", sentence, figure.number(), other));
                }
                return;
            }
        }
    }

    private static void magnitude(String sentence, Figure figure, List<Fault> faults) {
        String number = figure.number().in(sentence);
        String lower = number.toLowerCase(Locale.ROOT);
        for (List<String> scale : SCALES) {
            if (lower.contains(scale.get(0))) {
                faults.add(planted("magnitude", sentence, figure.number(), lower.replace(scale.get(0), scale.get(1))));
                return;
            }
        }
        if (number.matches("\\d{1,3}") && figure.kind() == Kind.COUNT) {
            faults.add(planted("magnitude", sentence, figure.number(), number + ",000"));
        }
    }

    private static void bound(String sentence, Figure figure, List<Fault> faults) {
        String told = figure.span().in(sentence);
        for (List<String> bound : BOUNDS) {
            if (told.toLowerCase(Locale.ROOT).startsWith(bound.get(0) + " ")) {
                Span span = new Span(
                        figure.span().start(),
                        figure.span().start() + bound.get(0).length());
                faults.add(planted("qualifier", sentence, span, bound.get(1)));
                return;
            }
        }
        boolean bare = figure.qualifier() == Qualifier.EXACT
                && (figure.kind() == Kind.COUNT || figure.kind() == Kind.MONEY)
                && figure.span().start() == figure.number().start()
                && Character.isDigit(told.charAt(0));
        if (bare) {
            Span start = new Span(figure.span().start(), figure.span().start());
            faults.add(planted("qualifier", sentence, start, "more than "));
        }
    }

    private static void swap(String sentence, List<Figure> figures, List<Fault> faults) {
        for (int i = 0; i + 1 < figures.size(); i++) {
            Figure one = figures.get(i);
            Figure other = figures.get(i + 1);
            String a = one.number().in(sentence);
            String b = other.number().in(sentence);
            if (one.kind() == other.kind() && !a.equals(b) && one.qualifier() == other.qualifier()) {
                String text = sentence.substring(0, one.number().start())
                        + b
                        + sentence.substring(one.number().end(), other.number().start())
                        + a
                        + sentence.substring(other.number().end());
                faults.add(new Fault("swap", b, text));
                return;
            }
        }
    }

    private static void replaceFirst(String kind, String sentence, List<List<String>> pairs, List<Fault> faults) {
        for (List<String> pair : pairs) {
            int at = sentence.indexOf(pair.get(0));
            boolean number = at > 1 && sentence.substring(0, at).matches("(?s).*\\d (million |billion )?")
                    || pair.get(0).length() == 1
                            && at >= 0
                            && at + 1 < sentence.length()
                            && Character.isDigit(sentence.charAt(at + 1));
            if (number) {
                faults.add(planted(kind, sentence, new Span(at, at + pair.get(0).length()), pair.get(1)));
                return;
            }
        }
    }

    private void day(String sentence, List<Fault> faults) {
        for (int i = 0; i < DAYS.size(); i++) {
            int at = sentence.indexOf(DAYS.get(i));
            for (int j = 1; at >= 0 && j < DAYS.size(); j++) {
                String other = DAYS.get((i + j) % DAYS.size());
                if (!article.contains(other) && !article.contains("yesterday")) {
                    faults.add(planted(
                            "date", sentence, new Span(at, at + DAYS.get(i).length()), other));
                    return;
                }
            }
        }
    }

    private static void quotation(String sentence, List<Fault> faults) {
        for (Quotation quotation : Quotation.in(sentence)) {
            String[] words = quotation.words().in(sentence).split(" ");
            if (words.length >= 5) {
                words[2] = "grandmother";
                faults.add(planted("quotation", sentence, quotation.words(), String.join(" ", words)));
                return;
            }
        }
    }

    /** A person whom the article does not have in the place of the one who says it. */
    private static void source(String sentence, Reading own, List<Fault> faults) {
        for (Source source : own.sources()) {
            Span mention = source.mentions().get(0);
            if (source.kind() == SourceKind.PERSON && mention.in(sentence).matches("\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+")) {
                faults.add(planted("name", sentence, mention, "Ottoline Brackwater"));
                return;
            }
        }
    }

    /** Another of the article's people in the place of the one who says it. */
    private void speaker(String sentence, Reading own, Random random, List<Fault> faults) {
        List<String> others =
                people.stream().filter(name -> !sentence.contains(lastOf(name))).toList();
        for (Source source : own.sources()) {
            Span mention = source.mentions().get(0);
            boolean person =
                    source.kind() == SourceKind.PERSON && !others.isEmpty() && people.contains(mention.in(sentence));
            if (person && sentence.matches("(?s).*\\b(said|says|told|warned|added)\\b.*")) {
                faults.add(planted("speaker", sentence, mention, others.get(random.nextInt(others.size()))));
                return;
            }
        }
    }

    private static String lastOf(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** Another place of the article for "in …", in a sentence that tells a number. */
    private void place(String sentence, Random random, List<Fault> faults) {
        List<String> others =
                places.stream().filter(name -> !sentence.contains(name)).toList();
        var found = PLACE.matcher(sentence);
        if (!others.isEmpty() && found.find() && places.contains(found.group(2))) {
            Span span = new Span(found.start(2), found.end(2));
            faults.add(planted("place", sentence, span, others.get(random.nextInt(others.size()))));
        }
    }

    /** What is only claimed given as certain. */
    private static void conflict(String sentence, List<Fault> faults) {
        for (List<String> pair : CERTAIN) {
            int at = sentence.indexOf(pair.get(0));
            if (at > 0) {
                faults.add(new Fault(
                        "conflict",
                        pair.get(1).strip(),
                        sentence.substring(0, at)
                                + pair.get(1)
                                + sentence.substring(at + pair.get(0).length())));
                return;
            }
        }
    }

    private static Fault planted(String kind, String sentence, Span span, String wrong) {
        return new Fault(
                kind, wrong.strip(), sentence.substring(0, span.start()) + wrong + sentence.substring(span.end()));
    }
}
