package dev.precis.text;

/**
 * A place in one text: half-open, 0-based, counted in UTF-16 units (as {@link String#charAt}). Callers of the API count
 * in other units; {@link Offsets} converts at the border.
 */
public record Span(int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span needs 0 <= start <= end, not " + start + " and " + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** True where every position of the other span is one of this. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean contains(int position) {
        return start <= position && position < end;
    }

    /** True where the two share at least one position. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The smallest span that holds both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    public Span shift(int by) {
        return new Span(start + by, end + by);
    }

    /** The words that stand here in the text the span belongs to. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** By start, the longer one first. */
    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(other.end, end);
    }
}
