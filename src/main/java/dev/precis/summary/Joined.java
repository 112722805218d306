package dev.precis.summary;

import dev.precis.draft.Brief.Style;
import dev.precis.grounding.Item;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences set as one text.
 *
 * @param spans where each sentence stands in {@code text}, without list marks
 */
record Joined(String text, List<Span> spans) {
    static Joined of(List<String> sentences, Style style) {
        String mark = style == Style.BULLETS ? "- " : "";
        String gap = style == Style.BULLETS ? "\n" : " ";
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (String sentence : sentences) {
            text.append(text.isEmpty() ? "" : gap).append(mark);
            spans.add(new Span(text.length(), text.length() + sentence.length()));
            text.append(sentence);
        }
        return new Joined(text.toString(), List.copyOf(spans));
    }

    /** The sentence an item belongs to: the one it starts in, or else the next that follows. */
    int owner(Item item) {
        int at = 0;
        while (at + 1 < spans.size() && spans.get(at).end() <= item.span().start()) {
            at++;
        }
        return at;
    }
}
