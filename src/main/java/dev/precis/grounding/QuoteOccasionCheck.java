package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds quoted words that are told of another occasion: "in an interview with the Post" of what the article has from a
 * meeting with the Times.
 */
final class QuoteOccasionCheck {
    /** Letters of a quotation that is more than a word or two. */
    private static final int SHORTEST = 10;
    /** Of a text with more quotations the first only are looked at. */
    private static final int MOST = 100;
    /** How many sentences before quoted words tell where they fell. */
    private static final int BEFORE = 1;
    /** How far behind a word of an occasion its name stands. */
    private static final int REACH = 7;

    private static final String OCCASIONS = "interview|meeting|speech|rally|debate|conference|board|column|podcast";
    private static final String LINKS = "with|on|by|for|to|in|at|of";

    /** Whom or where something was told. */
    private record Occasion(List<Word> name) {
        Occasion {
            name = List.copyOf(name);
        }

        boolean isIn(List<Word> words) {
            return name.stream()
                    .anyMatch(own -> words.stream().anyMatch(word -> word.key().equals(own.key())));
        }

        Span span() {
            return new Span(
                    name.get(0).span().start(), name.get(name.size() - 1).span().end());
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final QuotationCheck.Letters letters;

    QuoteOccasionCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.letters = article.side.view(QuotationCheck.Letters.class, side -> QuotationCheck.Letters.of(side.text));
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        for (Quotation quotation : Quotation.in(text.text).stream().limit(MOST).toList()) {
            int sentence = text.sentenceAt(quotation.words().start());
            Integer place = sentence < 0 ? null : place(quotation);
            if (place == null) {
                continue;
            }
            for (Occasion told : occasions(text, sentence, quotation.words())) {
                Occasion right = right(told, place);
                if (right != null && !Item.isFound(known, told.span()) && done.add(told.span())) {
                    items.add(finding(told, right));
                }
            }
        }
        return items;
    }

    /** The one sentence of the article in which the quoted words begin; null where there are several or none. */
    private @Nullable Integer place(Quotation quotation) {
        String words =
                QuotationCheck.Letters.of(quotation.words().in(text.text)).letters();
        int at = words.length() < SHORTEST ? -1 : letters.letters().indexOf(words);
        boolean once = at >= 0 && letters.letters().indexOf(words, at + 1) < 0;
        return once
                ? article.side.sentenceAt(letters.span(at, at + words.length()).start())
                : null;
    }

    /** The occasion that the article names right before the words, where it names the text's only elsewhere. */
    private @Nullable Occasion right(Occasion told, int place) {
        boolean elsewhere = told.name().stream().anyMatch(word -> article.hasKey(word.key()));
        int last = opensWithMark(place + 1) ? place + 1 : place;
        for (int at = Math.max(0, place - BEFORE - 1); at <= Math.min(last, article.side.size() - 1); at++) {
            if (told.isIn(article.side.words.get(at))) {
                return null;
            }
        }
        for (int at = place; elsewhere && at >= Math.max(0, place - BEFORE); at--) {
            for (Occasion occasion : occasions(article.side, at, new Span(0, 0))) {
                if (!told.isIn(occasion.name())) {
                    return occasion;
                }
            }
        }
        return null;
    }

    private boolean opensWithMark(int sentence) {
        return sentence < article.side.size()
                && "\"“'‘"
                                .indexOf(article.side.text.charAt(
                                        article.side.sentence(sentence).start()))
                        >= 0;
    }

    /** "Told the Post", "a Post interview", "a meeting with the board of the Post"; not within the quoted words. */
    private static List<Occasion> occasions(Side side, int sentence, Span quoted) {
        List<Word> words = side.words.get(sentence);
        List<Occasion> occasions = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            if (quoted.overlaps(word.span())) {
                continue;
            }
            if (word.lower().equals("told")) {
                add(words, at + 1, occasions);
            } else if (word.lower().equals("interview") && at > 0 && isName(words.get(at - 1))) {
                int from = at - 1;
                while (from > 0 && isName(words.get(from - 1))) {
                    from--;
                }
                occasions.add(new Occasion(words.subList(from, at)));
            } else if (word.lower().matches(OCCASIONS)) {
                behind(words, at + 1, occasions);
            }
        }
        return occasions;
    }

    private static void behind(List<Word> words, int from, List<Occasion> occasions) {
        for (int at = from; at < Math.min(words.size(), from + REACH); at++) {
            boolean plain = words.get(at).key().isEmpty()
                    || words.get(at).lower().matches(LINKS + "|" + OCCASIONS)
                    || words.get(at).lower().equals("editorial");
            if (words.get(at).afterMark() || !plain && !isName(words.get(at))) {
                return;
            }
            if (isName(words.get(at))) {
                add(words, at, occasions);
                return;
            }
        }
    }

    private static void add(List<Word> words, int from, List<Occasion> occasions) {
        int first = from < words.size() && words.get(from).lower().equals("the") ? from + 1 : from;
        int to = first;
        while (to < words.size()
                && isName(words.get(to))
                && !(to > first && words.get(to).afterMark())) {
            to++;
        }
        if (to > first) {
            occasions.add(new Occasion(words.subList(first, to)));
        }
    }

    private static boolean isName(Word word) {
        return word.isCapital() && !word.key().isEmpty();
    }

    private Item finding(Occasion told, Occasion right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                told.span(),
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "In the article these words go with “" + expected + "”, not with “" + findings.told(told.span())
                        + "”.");
    }
}
