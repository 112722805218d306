package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds "shown on Lune TV since 2006" where the article has it shown there since 2010: the words right before are the same. */
final class SinceCheck {
    /** So many words before "since" are the same. */
    private static final int ALIKE = 2;

    private static final int REACH = 5;

    /** What has gone on since a year. */
    private record Start(int sentence, List<String> before, Word year) {}

    /** Those of an article. */
    private static final class Starts {
        private final List<Start> all;

        Starts(Side side) {
            all = starts(side);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    SinceCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Start start : starts(text)) {
            Start right = Item.isFound(known, start.year().span()) ? null : right(start);
            if (right != null) {
                items.add(finding(start, right));
            }
        }
        return items;
    }

    /** The same since another year, where no sentence has it with the text's. */
    private @Nullable Start right(Start told) {
        Start right = null;
        for (Start other : article.side.view(Starts.class, Starts::new).all) {
            if (other.before().equals(told.before())) {
                if (other.year().text().equals(told.year().text())) {
                    return null;
                }
                right = right == null ? other : right;
            }
        }
        boolean joined = right != null
                && article.sentencesWith(told.before().get(0)).stream()
                        .anyMatch(sentence -> article.side.hasLower(
                                        sentence, told.year().lower())
                                && article.side.hasKey(sentence, told.before().get(1)));
        return joined ? null : right;
    }

    private static List<Start> starts(Side side) {
        List<Start> starts = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = ALIKE; at + 1 < words.size(); at++) {
                boolean since = words.get(at).lower().equals("since")
                        && words.get(at + 1).text().matches("(?:1[89]|20)\\d\\d");
                List<String> before = since ? before(words, at) : List.of();
                if (before.size() == ALIKE) {
                    starts.add(new Start(sentence, before, words.get(at + 1)));
                }
            }
        }
        return starts;
    }

    private static List<String> before(List<Word> words, int since) {
        List<String> keys = new ArrayList<>();
        for (int at = since - 1; at >= Math.max(0, since - REACH) && keys.size() < ALIKE; at--) {
            if (words.get(at + 1).afterMark() || words.get(at).isNumber()) {
                break;
            }
            if (!words.get(at).key().isEmpty()) {
                keys.add(words.get(at).key());
            }
        }
        return keys;
    }

    private Item finding(Start told, Start right) {
        Span span = told.year().span();
        return findings.contradicted(
                span,
                Item.Kind.DATE,
                Code.BOUND_TO_OTHER,
                null,
                right.year().text(),
                "The article has this since “" + right.year().text() + "”, not since “" + findings.told(span) + "”.");
    }
}
