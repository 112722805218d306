package dev.precis.grounding;

import dev.precis.grounding.Story.Fault;
import java.util.Map;
import java.util.TreeMap;

/** Counts by kind of fault what was caught and pointed at, and of true sentences what passed. */
final class Tally {
    private record Count(int all, int caught, int pointed) {
        Count plus(boolean hit, boolean point) {
            return new Count(all + 1, caught + (hit ? 1 : 0), pointed + (point ? 1 : 0));
        }
    }

    /** {@code -Dprecis.tell=true} prints every miss. */
    private static final boolean TELL = Boolean.getBoolean("precis.tell");

    private static final Count NONE = new Count(0, 0, 0);

    private final Map<String, Count> faults = new TreeMap<>();
    private Count truths = NONE;

    void addFault(Fault fault, Report report) {
        if (TELL && report.findings().isEmpty()) {
            System.out.println("MISSED " + fault);
        }
        int at = fault.text().indexOf(fault.wrong());
        boolean pointed = report.findings().stream()
                .anyMatch(item -> item.span().start() < at + fault.wrong().length()
                        && at < item.span().end());
        faults.merge(
                fault.kind(),
                NONE.plus(!report.findings().isEmpty(), pointed),
                (old, one) -> old.plus(one.caught() > 0, one.pointed() > 0));
    }

    void addTruth(String text, Report report) {
        truths = truths.plus(report.findings().isEmpty(), false);
        if (TELL && !report.findings().isEmpty()) {
            System.out.println("STOPPED " + text + " " + report.findings());
        }
    }

    int faults() {
        return faults.values().stream().mapToInt(Count::all).sum();
    }

    int truths() {
        return truths.all();
    }

    /** The share of all faults that are caught, from 0 to 1. */
    double caught() {
        return faults.values().stream().mapToInt(Count::caught).sum() / (double) Math.max(1, faults());
    }

    double caught(String kind) {
        Count count = faults.getOrDefault(kind, NONE);
        return count.all() == 0 ? 1 : count.caught() / (double) count.all();
    }

    double passed() {
        return truths.caught() / (double) Math.max(1, truths.all());
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(String.format(
                "%d faults, %.3f caught; %d true sentences, %.3f passed%n", faults(), caught(), truths(), passed()));
        faults.forEach((kind, count) -> table.append(String.format(
                "  %-10s %4d  caught %.3f  pointed %.3f%n",
                kind, count.all(), count.caught() / (double) count.all(), count.pointed() / (double) count.all())));
        return table.toString();
    }
}
