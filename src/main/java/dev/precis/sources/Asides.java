package dev.precis.sources;

import dev.precis.sources.Word.Shape;

/** Tells what the outlet adds beside a claim it reports: ", which closed at 40 on Friday". Stateless but for its article. */
final class Asides {
    private static final int REACH = 16;
    private final Scene scene;
    private final Words words;

    Asides(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
    }

    /** True where a number stands in a relative clause between commas that a report in the outlet's words holds: not "which would cost". */
    boolean isOutletsOwn(Statement statement, int word) {
        if (statement.speech() != Speech.REPORTED || scene.inQuotation(word)) {
            return false;
        }
        int floor = statement.content().stream()
                .filter(part -> part.from() <= word && word < part.to())
                .mapToInt(NounPhrase.Stretch::from)
                .findFirst()
                .orElse(word);
        for (int at = word - 1; at > Math.max(floor, word - REACH); at--) {
            if (endsClause(at) || words.is(at, scene.lexicon.cues.backshifted())) {
                return false;
            }
            if (words.is(at, scene.lexicon.grammar.asideOpeners()) && words.is(at - 1, Shape.COMMA)) {
                return !endsClaim(statement, word);
            }
        }
        return false;
    }

    /** "Among them was Roe, who had 40 mills, the firm said": what stands right before the cue is a part of the claim. */
    private boolean endsClaim(Statement statement, int word) {
        int to = Math.min(scene.period(word).to(), word + REACH);
        int comma = word;
        while (comma < to && !words.is(comma, Shape.COMMA)) {
            comma++;
        }
        return comma + 1 == statement.cue().from();
    }

    private boolean endsClause(int at) {
        return switch (words.at(at).shape()) {
            case STOP, SEMICOLON, COLON, QUOTE_OPEN, QUOTE_CLOSE, DASH, COMMA -> true;
            default -> words.is(at, scene.lexicon.grammar.coordinators());
        };
    }
}
