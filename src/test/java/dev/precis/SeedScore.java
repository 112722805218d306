package dev.precis;

import dev.precis.SeedFigures.ExpectedFigure;
import dev.precis.SeedFigures.Seed;
import dev.precis.SeedFigures.Trap;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Unit;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what was read out of a seed with what is expected, in the way of {@code ../shared/eval/score.py}. */
final class SeedScore {
    /** What can be wrong. */
    enum Fault {
        MISS,
        TRAP,
        FALSE_ALARM,
        VALUE,
        QUALIFIER,
        KIND,
        UNIT,
        SOURCE,
        VIA
    }

    /** By how much a figure may be longer than the number it carries, in UTF-16 units. */
    private static final int SLACK = 48;

    private final Seed seed;
    private final Reading reading;
    private final Map<Fault, List<String>> faults = new EnumMap<>(Fault.class);

    private SeedScore(Seed seed, Reading reading) {
        this.seed = seed;
        this.reading = reading;
    }

    static SeedScore of(Seed seed, Reading reading) {
        SeedScore score = new SeedScore(seed, reading);
        score.compare();
        return score;
    }

    List<String> faults(Fault fault) {
        return faults.getOrDefault(fault, List.of());
    }

    /** How many expected figures were found. */
    int found() {
        return seed.figures().size() - faults(Fault.MISS).size();
    }

    /** Every fault of the given sorts on a line. */
    String report(Set<Fault> sorts) {
        StringBuilder lines = new StringBuilder();
        for (Fault fault : sorts) {
            faults(fault).forEach(what -> lines.append("%-11s %s: %s%n".formatted(fault, seed, what)));
        }
        return lines.toString();
    }

    private void compare() {
        List<Figure> given = reading.figures().stream()
                .filter(figure -> seed.optional().stream()
                        .noneMatch(place -> figure.span().contains(place)))
                .toList();
        Set<Figure> used = new HashSet<>();
        for (ExpectedFigure expected : seed.figures()) {
            Optional<Figure> match = match(expected.span(), given, used);
            match.ifPresentOrElse(figure -> compare(expected, figure), () -> note(Fault.MISS, expected.context()));
            match.ifPresent(used::add);
        }
        given.stream().filter(figure -> !used.contains(figure)).forEach(this::surplus);
    }

    private static Optional<Figure> match(Span number, List<Figure> given, Set<Figure> used) {
        return given.stream()
                .filter(figure -> !used.contains(figure) && figure.span().contains(number))
                .filter(figure -> figure.span().length() - number.length() <= SLACK)
                .min(Comparator.comparingInt(figure -> figure.span().length()));
    }

    private void surplus(Figure figure) {
        Optional<Trap> trap = seed.traps().stream()
                .filter(place -> place.span().overlaps(figure.span()))
                .findFirst();
        note(
                trap.isPresent() ? Fault.TRAP : Fault.FALSE_ALARM,
                around(figure.span()) + trap.map(place -> " is " + place.why()).orElse(""));
    }

    private void compare(ExpectedFigure expected, Figure given) {
        check(Fault.VALUE, sameAmount(expected.amount(), given.amount()), expected, expected.amount(), given.amount());
        check(
                Fault.QUALIFIER,
                expected.qualifier() == given.qualifier(),
                expected,
                expected.qualifier(),
                given.qualifier());
        check(Fault.KIND, expected.kind() == given.kind(), expected, expected.kind(), given.kind());
        check(Fault.UNIT, sameUnit(expected.unit(), given.unit()), expected, expected.unit(), given.unit());
        compareSources(expected, reading.attribution(given));
    }

    private void compareSources(ExpectedFigure expected, Attribution given) {
        String source = name(given.source());
        boolean right = expected.sources().isEmpty()
                ? source == null
                : source != null && expected.sources().stream().anyMatch(name -> SeedNames.sameName(name, source));
        check(Fault.SOURCE, right, expected, expected.sources(), source);
        String via = name(given.via());
        boolean rightVia = expected.via() == null || via == null
                ? Objects.equals(expected.via(), via)
                : SeedNames.sameName(expected.via(), via);
        check(Fault.VIA, rightVia, expected, expected.via(), via);
    }

    private @Nullable String name(@Nullable String id) {
        Map<String, String> names = new HashMap<>();
        for (Source source : reading.sources()) {
            names.put(source.id(), source.name());
        }
        return id == null ? null : names.getOrDefault(id, id);
    }

    private void check(
            Fault fault, boolean right, ExpectedFigure figure, @Nullable Object expected, @Nullable Object given) {
        if (!right) {
            note(fault, "'%s': expected %s, given %s".formatted(figure.context(), expected, given));
        }
    }

    private void note(Fault fault, String what) {
        faults.computeIfAbsent(fault, any -> new ArrayList<>()).add(what.replace("\n", " / "));
    }

    private String around(Span span) {
        String text = seed.text();
        return "'" + text.substring(Math.max(0, span.start() - 30), span.start())
                + "[" + span.in(text) + "]"
                + text.substring(span.end(), Math.min(text.length(), span.end() + 30)) + "'";
    }

    private static boolean sameUnit(@Nullable String expected, @Nullable Unit given) {
        String name = given == null ? null : given.name();
        String code = given == null ? null : given.code();
        return SeedNames.sameUnit(expected, name) || SeedNames.sameUnit(expected, code);
    }

    private static boolean sameAmount(Amount expected, Amount given) {
        if (expected instanceof Amount.Exact left && given instanceof Amount.Exact right) {
            return same(left.value(), right.value());
        }
        if (expected instanceof Amount.Range left && given instanceof Amount.Range right) {
            return same(left.low(), right.low()) && same(left.high(), right.high());
        }
        if (expected instanceof Amount.Part left) {
            return sameShare(left, given);
        }
        if (expected instanceof Amount.Score) {
            return expected.equals(given);
        }
        return expected instanceof Amount.Vague && given instanceof Amount.Vague;
    }

    /** A part of a whole may also be given as its quotient. */
    private static boolean sameShare(Amount.Part expected, Amount given) {
        if (given instanceof Amount.Part part) {
            return same(expected.part().multiply(part.whole()), part.part().multiply(expected.whole()));
        }
        return given instanceof Amount.Exact exact && same(exact.value().multiply(expected.whole()), expected.part());
    }

    private static boolean same(BigDecimal left, BigDecimal right) {
        return left.compareTo(right) == 0;
    }
}
