package dev.precis.grounding;

import dev.precis.grounding.DateSlots.Slot;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds a date for the beginning of something that the article has only for its end, and the other way round. */
final class StageDateCheck {
    /** How far before a date the word stands that tells what happens then. */
    private static final int REACH = 6;

    /** What happens at a date. */
    private enum Stage {
        BEGINNING,
        END,
        OTHER
    }

    /** The dates of a text, and years behind a name: "by Easter 2017". */
    private record Stages(List<Slot> slots) {
        static Stages of(Side side) {
            List<Slot> slots = new ArrayList<>(new DateSlots(side).all());
            for (int sentence = 0; sentence < side.size(); sentence++) {
                List<Word> words = side.words.get(sentence);
                for (int at = 1; at < words.size(); at++) {
                    Span span = words.get(at).span();
                    boolean named = words.get(at).text().matches("20\\d\\d")
                            && words.get(at - 1).isCapital()
                            && slots.stream().noneMatch(slot -> slot.span().overlaps(span));
                    if (named) {
                        Moment year =
                                new Moment(span, Integer.valueOf(words.get(at).text()), null, null, null, null);
                        slots.add(new Slot(DateSlots.Kind.YEAR, year, sentence, at, at + 1, 0, words.size()));
                    }
                }
            }
            return new Stages(slots);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Stages there;

    StageDateCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.there = article.side.view(Stages.class, Stages::of);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (Slot slot : Stages.of(text).slots()) {
            Stage stage = Item.isFound(told, slot.span()) ? Stage.OTHER : stage(text, slot);
            if (stage != Stage.OTHER && isOpposite(slot, stage)) {
                items.add(finding(slot, stage));
            }
        }
        return items;
    }

    /** Each place where the article has the date it has the other stage for it. */
    private boolean isOpposite(Slot slot, Stage stage) {
        boolean found = false;
        for (Slot other : there.slots()) {
            if (other.kind() == slot.kind() ? other.isSame(slot) : mayBe(slot, other)) {
                Stage own = stage(article.side, other);
                boolean same = isSameHeader(slot, other);
                if (same && (own == Stage.OTHER || own == stage)) {
                    return false;
                }
                found |= same && sharesWord(slot, other);
            }
        }
        return found;
    }

    /** A year may be that of a day of it. */
    private static boolean mayBe(Slot slot, Slot other) {
        Integer one = slot.moment().year();
        Integer two = other.moment().year();
        return one == null || two == null || one.equals(two);
    }

    /** "By Easter 2017" is not every 2017: before both years stands the same capitalised word, or none. */
    private boolean isSameHeader(Slot slot, Slot other) {
        Word one = header(text, slot);
        Word two = header(article.side, other);
        return !one.isCapital() || one.lower().equals(two.lower());
    }

    private static Word header(Side side, Slot slot) {
        return side.words.get(slot.sentence()).get(Math.max(0, slot.first() - 1));
    }

    private boolean sharesWord(Slot slot, Slot other) {
        return text.words.get(slot.sentence()).stream()
                .anyMatch(word -> !word.key().isEmpty()
                        && !word.isNumber()
                        && !text.vocabulary.is("beginning-words", word.lower())
                        && article.side.hasKey(other.sentence(), word.key()));
    }

    /** The nearest such word before a date, with nothing between that parts them. */
    private static Stage stage(Side side, Slot slot) {
        List<Word> words = side.words.get(slot.sentence());
        Vocabulary vocabulary = side.vocabulary;
        for (int at = slot.first() - 1; at >= Math.max(0, slot.first() - REACH); at--) {
            String word = words.get(at).lower();
            boolean way =
                    word.equals("way") && at > 0 && words.get(at - 1).lower().equals("under");
            if (way || vocabulary.is("beginning-words", word)) {
                return isTurned(side, words, at) ? Stage.OTHER : Stage.BEGINNING;
            }
            if (vocabulary.is("ending-words", word)) {
                return isTurned(side, words, at) ? Stage.OTHER : Stage.END;
            }
            if (words.get(at + 1).afterMark()
                    || vocabulary.is("clause-opens", word)
                    || vocabulary.is("clause-joins", word)
                    || word.equals("to")
                    || word.endsWith("ed")) {
                return Stage.OTHER;
            }
        }
        return Stage.OTHER;
    }

    private static boolean isTurned(Side side, List<Word> words, int at) {
        return words.subList(Math.max(0, at - REACH), at).stream()
                .anyMatch(word -> side.vocabulary.is("negations", word.lower())
                        || word.lower().endsWith("n't"));
    }

    private Item finding(Slot slot, Stage stage) {
        String is = stage == Stage.BEGINNING ? "an end" : "a beginning";
        return findings.contradicted(
                slot.span(),
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                null,
                "In the article “" + findings.told(slot.span()) + "” is the date of " + is + ".");
    }
}
