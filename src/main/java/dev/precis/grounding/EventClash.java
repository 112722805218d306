package dev.precis.grounding;

import dev.precis.figures.Amount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells where a number is given for the killed that the article gives for the wounded, and the like. */
final class EventClash {
    /** What may have happened to people. */
    private static final Set<String> FATES =
            Set.of("#kill", "#wound", "#capture", "#arrest", "#miss", "#rescue", "#infect");
    /** Of each set only one can be meant by a number. */
    private static final List<Set<String>> EXCLUSIVE = List.of(
            FATES,
            Set.of("#launch", "#intercept"),
            Set.of("#rise", "#fall"),
            Set.of("#buy", "#sell"),
            Set.of("#hire", "#sack"),
            Set.of("#open", "#close"));

    /** How far from a number a word may stand that says what happened to what it counts. */
    private static final int REACH = 6;

    private final Side text;
    private final Side article;

    EventClash(Side text, Side article) {
        this.text = text;
        this.article = article;
    }

    /** The word of the text that tells of another kind of event than the article; null where they agree or either is unclear. */
    @Nullable
    Word between(Fact told, Fact there) {
        boolean part = there.figure().amount() instanceof Amount.Part;
        for (Set<String> set : EXCLUSIVE) {
            if (part && set.contains("#launch")) {
                continue;
            }
            Word own = governing(text, told, set);
            Word other = own == null ? null : governing(article, there, set);
            if (own != null && other != null && !own.key().equals(other.key()) && !hasBeside(there, own.key())) {
                return own;
            }
        }
        return null;
    }

    /** True where both numbers clearly are of those to whom the same happened. */
    boolean isSame(Fact told, Fact there) {
        for (Set<String> set : EXCLUSIVE) {
            Word own = governing(text, told, set);
            Word other = own == null ? null : governing(article, there, set);
            if (own != null && other != null && own.key().equals(other.key())) {
                return true;
            }
        }
        return false;
    }

    /** True where both numbers clearly are of the killed, or of the wounded, the captured, the rescued and so on. */
    boolean isOfOneFate(Fact told, Fact there) {
        Word own = governing(text, told, FATES);
        Word other = own == null ? null : governing(article, there, FATES);
        return own != null && other != null && own.key().equals(other.key());
    }

    /** True where the one clearly is of the killed and the other of the wounded, or the like. */
    boolean isOfAnotherFate(Fact told, Fact there) {
        Word own = governing(text, told, FATES);
        Word other = own == null ? null : governing(article, there, FATES);
        return own != null && other != null && !own.key().equals(other.key());
    }

    /** "39 dead or wounded": the text counts those of two fates in one number. */
    boolean joinsFates(Fact told) {
        List<Word> words = text.words.get(told.sentence());
        for (int at = 1; at + 1 < words.size(); at++) {
            String first = words.get(at - 1).key();
            String second = words.get(at + 1).key();
            boolean joins = words.get(at).lower().matches("or|and")
                    && !words.get(at + 1).afterMark();
            if (joins && FATES.contains(first) && FATES.contains(second) && !first.equals(second)) {
                return true;
            }
        }
        return false;
    }

    /** "Grew 1.8%, down from 2.9%": the article tells of both, and a summary may of either. */
    private boolean hasBeside(Fact there, String key) {
        boolean moves = key.equals("#rise") || key.equals("#fall");
        return moves && article.hasKey(there.sentence(), key);
    }

    /** The word for an event of the set that the number belongs to; null where none clearly does. */
    static @Nullable Word governing(Side side, Fact fact, Set<String> set) {
        List<Word> words = side.words.get(fact.sentence());
        for (int at = fact.from(); at < fact.to(); at++) {
            if (isEvent(side, words, at, set)) {
                return words.get(at);
            }
        }
        Word after = isOfThose(words, fact) ? null : after(side, words, fact, set);
        return after != null ? after : before(side, words, fact, set);
    }

    /** "Stopped three of the missiles fired at the port": what happened to the whole is right behind it. */
    private static boolean isOfThose(List<Word> words, Fact fact) {
        int at = fact.from();
        while (at < fact.to() && !words.get(at).lower().equals("of")) {
            at++;
        }
        return at + 1 < fact.to()
                && words.get(at + 1).lower().matches("the|those|its|their")
                && fact.to() < words.size()
                && words.get(fact.to()).lower().matches("\\w+(ed|en|ent|aught|shot)");
    }

    /** "27 [people] were wounded": no other number, comma or joining word between. */
    private static @Nullable Word after(Side side, List<Word> words, Fact fact, Set<String> set) {
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + REACH); at++) {
            Word word = words.get(at);
            if (isStop(side, fact, word) || word.afterMark()) {
                return null;
            }
            if (isEvent(side, words, at, set)) {
                return word;
            }
        }
        return null;
    }

    /** "Wounded [at least] 27": the nearest such word before it, with no other number between. */
    private static @Nullable Word before(Side side, List<Word> words, Fact fact, Set<String> set) {
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - REACH); at--) {
            Word word = words.get(at);
            if (words.get(at + 1 < words.size() ? at + 1 : at).afterMark() && at + 1 < fact.from() + 1) {
                return null;
            }
            if (isEvent(side, words, at, set)) {
                return word;
            }
            if (isStop(side, fact, word)) {
                return null;
            }
        }
        return null;
    }

    /** "Gave up about 12%" tells of no rise. */
    private static boolean isEvent(Side side, List<Word> words, int at, Set<String> set) {
        boolean particle = at > 0
                && side.vocabulary.is("change-particles", words.get(at).lower())
                && side.vocabulary.is("particle-verbs", words.get(at - 1).lower());
        return set.contains(words.get(at).key()) && !particle;
    }

    private static boolean isStop(Side side, Fact fact, Word word) {
        boolean other = side.facts.get(fact.sentence()).stream()
                .anyMatch(beside -> beside != fact && beside.figure().number().overlaps(word.span()));
        return other || side.vocabulary.is("sentence-joins", word.lower());
    }
}
