package dev.precis.grounding;

import dev.precis.grounding.DateSlots.Slot;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a day that is told of an event that the article dates only roughly: "had surgery on April 7" where the surgery was
 * "earlier this year" and April 7 is the day of something else.
 */
final class EventDateCheck {
    /** So many words right before a day tell what happened on it, */
    private static final int WORDS = 3;
    /** and so many of them stand together where the article tells of it. */
    private static final int SHARED = 2;
    /** How far back they stand, small words between. */
    private static final int REACH = 6;
    /** A sentence this far from the day may still tell what happened on it. */
    private static final int BESIDE = 1;

    private static final String ROUGH = "earlier|later|last|this|previous|past";

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final DateSlots there;

    EventDateCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.there = article.side.view(DateSlots.class, DateSlots::new);
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Slot slot : new DateSlots(text).all()) {
            if (slot.kind() == DateSlots.Kind.DAY && !Item.isFound(known, slot.span())) {
                Span rough = rough(slot);
                if (rough != null) {
                    items.add(finding(slot.span(), rough));
                }
            }
        }
        return items;
    }

    /** How the article dates what the text tells of a day, where none of it stands near that day; null otherwise. */
    private @Nullable Span rough(Slot slot) {
        List<String> event = event(slot);
        List<Slot> own = there.all().stream()
                .filter(other -> other.kind() == slot.kind() && other.isSame(slot))
                .toList();
        if (event.size() < SHARED || own.isEmpty() || own.stream().anyMatch(other -> isNear(other, event))) {
            return null;
        }
        for (int sentence : article.sentencesWith(event.get(0))) {
            List<Word> words = article.side.words.get(sentence);
            long shared = event.stream().filter(key -> has(words, key)).count();
            if (shared >= SHARED && !there.isDated(sentence)) {
                Span rough = rough(words);
                if (rough != null && isBehind(words, rough, event)) {
                    return rough;
                }
            }
        }
        return null;
    }

    /** "Had surgery earlier this year": the event stands right before. */
    private static boolean isBehind(List<Word> words, Span rough, List<String> event) {
        int at = 0;
        while (at < words.size() && words.get(at).span().start() < rough.start()) {
            at++;
        }
        List<Word> before = words.subList(Math.max(0, at - WORDS), at);
        return event.stream().anyMatch(key -> has(before, key));
    }

    /** The words before a day, the nearest first. */
    private List<String> event(Slot slot) {
        List<Word> words = text.words.get(slot.sentence());
        List<String> keys = new ArrayList<>();
        for (int at = slot.first() - 1; at >= Math.max(0, slot.first() - REACH) && keys.size() < WORDS; at--) {
            if (words.get(at + 1).afterMark()) {
                break;
            }
            String key = words.get(at).key();
            if (!key.isEmpty() && !words.get(at).isCapital() && article.hasKey(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private boolean isNear(Slot own, List<String> event) {
        for (int at = Math.max(0, own.sentence() - BESIDE);
                at <= Math.min(article.side.size() - 1, own.sentence() + BESIDE);
                at++) {
            List<Word> words = article.side.words.get(at);
            boolean dated = at != own.sentence() && (there.isDated(at) || rough(words) != null);
            if (!dated && event.stream().anyMatch(key -> has(words, key))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(List<Word> words, String key) {
        return words.stream().anyMatch(word -> word.key().equals(key));
    }

    /** "Earlier this year", "last month": no day can be worked out from it. */
    private static @Nullable Span rough(List<Word> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            boolean period =
                    words.get(at + 1).lower().matches("month|year|season|summer|winter|spring|autumn|decade|quarter");
            boolean owner = words.get(at + 1).text().matches(".*['’]s?");
            if (period && !owner && words.get(at).lower().matches(ROUGH)) {
                boolean two = at > 0 && words.get(at - 1).lower().matches("earlier|later");
                return new Span(
                        words.get(two ? at - 1 : at).span().start(),
                        words.get(at + 1).span().end());
            }
        }
        return null;
    }

    private Item finding(Span span, Span rough) {
        String expected = findings.words(rough);
        return findings.contradicted(
                span,
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(span) + "”.");
    }
}
