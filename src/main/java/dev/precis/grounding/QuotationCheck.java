package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks that words in quotation marks stand in the article, typographic variants aside. */
final class QuotationCheck {
    private static final int SCARE_QUOTE = 2;
    private static final int LONGEST_TITLE = 6;

    private final Side text;
    private final Findings findings;
    private final Letters article;

    QuotationCheck(Side text, Side article, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.article = article.view(Letters.class, side -> Letters.of(side.text));
    }

    List<Item> check() {
        List<Item> items = new ArrayList<>();
        for (Quotation quotation : Quotation.in(text.text)) {
            items.add(check(quotation.words()));
        }
        return items;
    }

    private Item check(Span span) {
        List<Span> evidence = new ArrayList<>();
        int from = 0;
        for (String piece : pieces(span.in(text.text))) {
            String letters = Letters.of(piece).letters();
            int at = letters.isEmpty() ? from : article.letters().indexOf(letters, from);
            at = at < 0 ? article.letters().indexOf(letters) : at;
            if (at < 0) {
                return missing(span);
            }
            if (!letters.isEmpty()) {
                evidence.add(article.span(at, at + letters.length()));
                from = at + letters.length();
            }
        }
        return findings.supportedAt(span, Item.Kind.QUOTATION, evidence, "The words stand in the article.");
    }

    private Item missing(Span span) {
        String[] words = span.in(text.text).strip().split("\\s+");
        if (words.length <= SCARE_QUOTE || isTitle(words)) {
            return findings.unchecked(
                    span, Item.Kind.QUOTATION, "One or two words in quotation marks of the summary's own.");
        }
        return findings.unsupported(
                span,
                Item.Kind.QUOTATION,
                Code.QUOTATION_ALTERED,
                null,
                null,
                "These words do not stand in the article in this form: quote exactly, or leave the quotation marks out.");
    }

    /** "The Long Goodbye" is the name of something, not what somebody said. */
    private static boolean isTitle(String[] words) {
        long capitals = Arrays.stream(words)
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .count();
        return words.length <= LONGEST_TITLE && capitals * 3 >= words.length * 2L;
    }

    /** What stands between ellipses and insertions in brackets. */
    private static List<String> pieces(String quotation) {
        String marked = quotation.replaceAll("\\[[^\\]]{0,80}\\]|\\([^)]{0,3}\\.\\.\\.[^)]{0,3}\\)|\\.\\.\\.|…", "\0");
        return List.of(marked.split("\0", -1));
    }

    /** The letters and digits of a text in lower case, each knowing its place; all else is no difference. */
    record Letters(String letters, int[] places) {
        static Letters of(String text) {
            StringBuilder letters = new StringBuilder();
            int[] places = new int[text.length()];
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (Character.isLetterOrDigit(c) && !isSilent(text, at)) {
                    places[letters.length()] = at;
                    letters.append(c == 'z' ? 's' : c);
                }
            }
            return new Letters(lower(letters), places);
        }

        /** The "u" of "favour": British and American spelling are one. */
        private static boolean isSilent(String text, int at) {
            return text.charAt(at) == 'u'
                    && at > 0
                    && at + 1 < text.length()
                    && text.charAt(at - 1) == 'o'
                    && text.charAt(at + 1) == 'r';
        }

        /** Lower case that keeps the length. */
        private static String lower(StringBuilder letters) {
            for (int i = 0; i < letters.length(); i++) {
                letters.setCharAt(i, Character.toLowerCase(letters.charAt(i)));
            }
            return letters.toString();
        }

        Span span(int from, int to) {
            return new Span(places[from], places[to - 1] + 1);
        }
    }
}
