package dev.precis.sources;

import dev.precis.sources.Word.Shape;

/**
 * Tells what the outlet adds beside a claim it reports: ", which closed at 40 on Friday", "Tern's 12 districts", ", 30 miles
 * south of Tern,". Stateless but for its article.
 */
final class Asides {
    private static final int REACH = 16;
    /** Among how many words of a claim its verb is looked for. */
    private static final int LONGEST_CLAIM = 30;
    /** How many words may stand between a number and the direction of a distance: "35 kilometres south". */
    private static final int NEAR = 3;

    private final Scene scene;
    private final Words words;

    Asides(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
    }

    /** True where a number in a report stands in what the outlet adds to it. */
    boolean isOutletsOwn(Statement statement, int word) {
        if (statement.speech() != Speech.REPORTED || scene.inQuotation(word)) {
            return false;
        }
        return isToldInPresent(statement, word)
                || isResumed(statement, word)
                || isTraded(statement, word)
                || isOfPlace(word)
                || isAge(statement, word)
                || isDistance(word)
                || isInRespects(statement, word);
    }

    /** "criticised the plan on two fronts": how many, the outlet counts. */
    private boolean isInRespects(Statement statement, int word) {
        return statement.cue().to() <= word
                && words.is(word - 1, scene.lexicon.grammar.prepositions())
                && words.is(word + 1, scene.lexicon.cues.respects());
    }

    /** "said the mill had closed, which has 40 hands": where what is said is set back in time, what is not is the outlet's. */
    private boolean isToldInPresent(Statement statement, int word) {
        NounPhrase.Stretch part = statement.content().stream()
                .filter(stretch -> stretch.from() <= word && word < stretch.to())
                .findFirst()
                .orElse(null);
        int comma = word - 1;
        while (part != null && comma > Math.max(part.from(), word - REACH) && !endsClause(comma)) {
            comma--;
        }
        boolean relative = part != null
                && words.is(comma, Shape.COMMA)
                && words.is(comma + 1, scene.lexicon.grammar.asideOpeners())
                && words.is(comma + 2, scene.lexicon.cues.present());
        if (part == null || !relative || statement.cue().from() > word) {
            return false;
        }
        if (isRequested(statement.cue().from(), Math.min(comma, part.from() + NEAR))) {
            return true;
        }
        for (int at = part.from(); at < Math.min(comma, part.from() + LONGEST_CLAIM); at++) {
            if (words.is(at, scene.lexicon.grammar.auxiliaries())) {
                return !words.is(at, scene.lexicon.cues.present());
            }
        }
        return false;
    }

    /** "said she would come, and to date has only sent a letter of 40 pages", "but it needed 3": what came of what was said. */
    private boolean isResumed(Statement statement, int word) {
        NounPhrase.Stretch part = statement.content().stream()
                .filter(stretch -> stretch.from() <= word && word < stretch.to())
                .findFirst()
                .orElse(null);
        boolean ahead = part != null && statement.cue().to() <= part.from();
        boolean future = false;
        for (int at = ahead && part != null ? part.from() : word;
                at < Math.min(word, statement.cue().to() + LONGEST_CLAIM);
                at++) {
            future |= words.is(at, scene.lexicon.cues.backshifted());
            boolean joint = words.is(at, Shape.COMMA) && words.is(at + 1, scene.lexicon.grammar.coordinators());
            if (future && joint && (hasPresentVerb(at + 2, word) || isDone(at + 2))) {
                return true;
            }
        }
        return false;
    }

    /** "and to date has": a verb of now, with no subject of its own. */
    private boolean hasPresentVerb(int from, int word) {
        for (int at = from; at < Math.min(word, from + NEAR + 1); at++) {
            if (words.is(at, scene.lexicon.cues.having()) && words.is(at, scene.lexicon.cues.present())) {
                return true;
            }
            boolean free = words.is(at, Shape.LOWER)
                    && !words.is(at, scene.lexicon.grammar.determiners())
                    && !words.is(at, scene.lexicon.grammar.possessives())
                    && !words.is(at, scene.lexicon.grammar.complementizers())
                    && !words.is(at, scene.lexicon.grammar.relatives())
                    && !scene.lexicon.grammar.isPronoun(words.lower(at));
            if (!free) {
                return false;
            }
        }
        return false;
    }

    /** "it managed": a pronoun and a plain past. */
    private boolean isDone(int at) {
        return scene.lexicon.grammar.isPronoun(words.lower(at))
                && words.is(at + 1, Shape.LOWER)
                && scene.lexicon.grammar.participleSuffixes().stream().anyMatch(words.lower(at + 1)::endsWith);
    }

    /** "repeated his request that", "urged the state to": who wants something done tells nothing beside it. */
    private boolean isRequested(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, scene.lexicon.cues.requests())) {
                return true;
            }
        }
        return false;
    }

    /** ", which closed at 40 on Friday": what a market says. */
    private boolean isTraded(Statement statement, int word) {
        int floor = statement.content().stream()
                .filter(part -> part.from() <= word && word < part.to())
                .mapToInt(NounPhrase.Stretch::from)
                .findFirst()
                .orElse(word);
        for (int at = word - 1; at > Math.max(floor, word - REACH); at--) {
            if (endsClause(at)) {
                return false;
            }
            if (words.is(at, scene.lexicon.grammar.asideOpeners()) && words.is(at - 1, Shape.COMMA)) {
                return words.is(at + 1, scene.lexicon.cues.trading());
            }
        }
        return false;
    }

    /** "Norland's 13 regions", "the country's third-largest bakery": what a place has is known. */
    private boolean isOfPlace(int word) {
        int owner = word - 2;
        boolean counted = words.is(word + 1, Shape.LOWER)
                && !words.is(word + 1, scene.lexicon.grammar.prepositions())
                && !words.is(word + 1, scene.lexicon.grammar.subordinators());
        boolean ranked = !words.is(word, Shape.NUMBER);
        return words.is(word - 1, Shape.POSSESSIVE)
                && (counted || ranked)
                && (scene.lexicon.names.places().contains(words.lower(owner))
                                && (owner == scene.period(word).from() || !words.isCapital(owner - 1))
                        || scene.lexicon.nouns.settlements().contains(words.lower(owner)));
    }

    /** "told the court that Roe, 66, had": an age that a speaker does not tell. */
    private boolean isAge(Statement statement, int word) {
        boolean somebody =
                switch (statement.source().kind) {
                    case PERSON, ANONYMOUS, GROUP -> true;
                    default -> false;
                };
        return somebody
                && statement.cue().to() <= word
                && words.at(word).span().length() == 2
                && words.is(word, Shape.NUMBER)
                && words.is(word - 1, Shape.COMMA)
                && words.is(word + 1, Shape.COMMA)
                && words.isCapital(word - 2);
    }

    /** "Tern, 35 kilometres south of Arvo,". */
    private boolean isDistance(int word) {
        int from = word - 1;
        while (from > word - NEAR && words.is(from, scene.lexicon.cues.bounds())) {
            from--;
        }
        if (!words.is(from, Shape.COMMA)) {
            return false;
        }
        for (int at = word + 1; at < word + 1 + NEAR; at++) {
            if (words.is(at, scene.lexicon.cues.directions())) {
                return true;
            }
        }
        return false;
    }

    private boolean endsClause(int at) {
        return switch (words.at(at).shape()) {
            case STOP, SEMICOLON, COLON, QUOTE_OPEN, QUOTE_CLOSE, DASH, COMMA -> true;
            default -> words.is(at, scene.lexicon.grammar.coordinators());
        };
    }
}
