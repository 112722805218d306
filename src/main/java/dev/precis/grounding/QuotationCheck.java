package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Checks that words in quotation marks stand in the article, typographic variants aside. */
final class QuotationCheck {
    private static final int SCARE_QUOTE = 2;

    private final Side text;
    private final Findings findings;
    private final Letters article;

    QuotationCheck(Side text, Side article, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.article = Letters.of(article.text);
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
        if (span.in(text.text).strip().split("\\s+").length <= SCARE_QUOTE) {
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
                if (Character.isLetterOrDigit(c)) {
                    places[letters.length()] = at;
                    letters.append(c);
                }
            }
            return new Letters(lower(letters), places);
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
