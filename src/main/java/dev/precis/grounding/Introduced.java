package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose words stand behind a name and a colon: "Orsk coach Ada Brown: “We were good. …”", which no verb of saying tells, to the
 * end of the quotation with all its paragraphs. Immutable after it is made.
 */
final class Introduced {
    private static final int MOST = 200;
    /** Between the name and its words may be a lone full stop, left of a picture or a heading. */
    private static final Pattern OPENING =
            Pattern.compile("(?<=^|[.!?\"”\\n] )([^.:!?\"“”\\n]{3,100}):\\s*(?:\\.\\s*)?[\"“]");

    /** A closing mark with no further paragraph of the quotation behind it. */
    private static final Pattern CLOSING = Pattern.compile("(?<=\\S)[\"”](?!\\s*[\"“])");

    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}'’-])\\p{Lu}[\\p{L}'’-]+ (?:(?:de|van|von|der|di|da|du|le|la|bin|al) ){0,3}\\p{Lu}[\\p{L}'’-]+$");

    /**
     * @param name of a person
     * @param words what the person says
     */
    record Speech(Span name, Span words) {}

    private final List<Speech> speeches = new ArrayList<>();

    Introduced(Side side) {
        Matcher opening = OPENING.matcher(side.text);
        while (opening.find() && speeches.size() < MOST) {
            Matcher closing = CLOSING.matcher(side.text);
            Matcher name = NAME.matcher(opening.group(1));
            boolean told = List.of(opening.group(1).split("\\s+")).stream()
                    .anyMatch(word -> side.vocabulary.is("saying", word) || side.vocabulary.is("telling", word));
            if (!told && name.find() && closing.find(opening.end())) {
                int from = opening.start(1);
                speeches.add(new Speech(
                        new Span(from + name.start(), from + name.end()), new Span(opening.end() - 1, closing.end())));
            }
        }
    }

    /** The name before the words that a place belongs to; null where there is none. */
    @Nullable
    Span speaker(Span place) {
        return speeches.stream()
                .filter(speech -> speech.words().start() <= place.start()
                        && place.end() <= speech.words().end())
                .map(Speech::name)
                .findFirst()
                .orElse(null);
    }
}
