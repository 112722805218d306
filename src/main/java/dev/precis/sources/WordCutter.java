package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Sentence;
import dev.precis.sources.Word.Shape;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts the sentences of one article into words and marks, and pairs its quotation marks. For one use, by one thread. */
final class WordCutter {
    private static final int NESTED_REACH = 1_000;
    private static final int LONGEST_ABBREVIATION = 5;
    private static final int LONGEST_CONTRACTION = 3;
    private final String text;
    private final Set<String> abbreviations;
    private final Set<String> contractions;
    private final Set<String> stations;
    private final Set<String> stationEnds;
    private final List<Word> words = new ArrayList<>();
    private final List<Quotation> quotations = new ArrayList<>();
    private char opening;
    private int openedAt = -1;
    private int passage = -1;
    private int passageEnd;

    private WordCutter(String text, Lexicon.Grammar grammar) {
        this.text = text;
        this.abbreviations = grammar.abbreviations();
        this.contractions = grammar.contractions();
        this.stations = grammar.stations();
        this.stationEnds = grammar.stationEnds();
    }

    /** The words and quotations of an article. */
    static Cut cut(Article article, Lexicon.Grammar grammar) {
        WordCutter cutter = new WordCutter(article.text(), grammar);
        for (Sentence sentence : article.sentences()) {
            cutter.enter(
                    sentence.passage(),
                    article.passages().get(sentence.passage()).span().end());
            cutter.cut(sentence.span(), sentence.index());
        }
        cutter.closeOpen();
        return new Cut(new Words(cutter.words), List.copyOf(cutter.quotations));
    }

    /** What cutting gives. */
    record Cut(Words words, List<Quotation> quotations) {}

    private void enter(int nextPassage, int end) {
        passageEnd = end;
        if (nextPassage != passage) {
            closeOpen();
            passage = nextPassage;
        }
    }

    /** At the end of a paragraph the closing mark may be missing: the next paragraph goes on with an opening mark. */
    private void closeOpen() {
        if (openedAt >= 0) {
            close(false);
        }
    }

    private void close(boolean closed) {
        Span span = new Span(
                words.get(openedAt).start(), words.get(words.size() - 1).end());
        quotations.add(new Quotation(openedAt, words.size(), span, closed, passage));
        openedAt = -1;
    }

    private void cut(Span sentence, int index) {
        int at = sentence.start();
        while (at < sentence.end()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at++;
            } else if (QuoteMarks.isMark(c)) {
                at = mark(at, index);
            } else if (Character.isLetterOrDigit(c) || Character.isHighSurrogate(c)) {
                at = word(at, sentence.end(), index);
            } else {
                at = punctuation(at, sentence.end(), index);
            }
        }
    }

    private int mark(int at, int index) {
        char c = text.charAt(at);
        int length = QuoteMarks.isDoubled(text, at) ? 2 : 1;
        char kind = length == 2 ? '"' : c;
        if (openedAt >= 0 && opensAnew(at, length, kind)) {
            close(false);
        }
        if (openedAt >= 0 && QuoteMarks.closes(opening, kind) && closesHere(at, length, kind)) {
            add(at, at + length, Shape.QUOTE_CLOSE, index);
            close(true);
        } else if (openedAt < 0 && opensHere(at, length, kind)) {
            opening = kind;
            openedAt = words.size();
            add(at, at + length, Shape.QUOTE_OPEN, index);
        } else {
            add(at, at + length, isPossessive(at, length) ? Shape.POSSESSIVE : Shape.OTHER, index);
        }
        return at + length;
    }

    /** The apostrophe of "officials'". */
    private boolean isPossessive(int at, int length) {
        return length == 1 && at > 0 && !QuoteMarks.isDouble(text.charAt(at)) && text.charAt(at - 1) == 's';
    }

    /** A quotation of several paragraphs, run together into one: each opens with a mark, only the last one closes. */
    private boolean opensAnew(int at, int length, char kind) {
        boolean same = kind == opening && QuoteMarks.isDouble(kind);
        return same
                && QuoteMarks.opens(text, at, length)
                && words.size() > openedAt + 1
                && words.get(words.size() - 1).shape() == Shape.STOP;
    }

    private boolean closesHere(int at, int length, char kind) {
        if (QuoteMarks.isDouble(kind)) {
            return true;
        }
        boolean plural = isPluralPossessive(at) && closesBeforeNextOpens(at + length);
        return QuoteMarks.ends(text, at, length) && !plural;
    }

    private boolean opensHere(int at, int length, char kind) {
        if (kind == '”' || !QuoteMarks.opens(text, at, length)) {
            return false;
        }
        return QuoteMarks.isDouble(kind) || hasSingleClose(at + length, kind);
    }

    private boolean hasSingleClose(int from, char kind) {
        int end = Math.min(passageEnd, from + NESTED_REACH);
        for (int i = from; i < end; i++) {
            if (QuoteMarks.closes(kind, text.charAt(i)) && QuoteMarks.ends(text, i, 1) && !isPluralPossessive(i)) {
                return true;
            }
        }
        return false;
    }

    /** "'such accounts' were" closes where the next mark opens again, "'the clerks' union'" goes on to its own. */
    private boolean closesBeforeNextOpens(int from) {
        int end = Math.min(passageEnd, from + NESTED_REACH);
        for (int i = from; i < end; i++) {
            boolean mark = QuoteMarks.closes(opening, text.charAt(i)) || text.charAt(i) == opening;
            if (mark && QuoteMarks.opens(text, i, 1) && !QuoteMarks.ends(text, i, 1)) {
                return false;
            }
            if (mark && QuoteMarks.ends(text, i, 1) && !isPluralPossessive(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPluralPossessive(int at) {
        return text.charAt(at - 1) == 's' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }

    private int word(int from, int limit, int sentence) {
        int end = from;
        while (end < limit && continuesWord(from, end, limit)) {
            end++;
        }
        int noun = possessiveStart(from, end);
        int verb = noun == end ? contractionStart(from, end) : end;
        int to = Math.min(noun, verb);
        add(from, to, isOfStation(from, to) ? Shape.CAPITAL : shapeOf(from), sentence);
        if (noun < end) {
            add(noun, end, Shape.POSSESSIVE, sentence);
        } else if (verb < end) {
            add(verb, end, Shape.LOWER, sentence);
        }
        return end;
    }

    private boolean continuesWord(int from, int at, int limit) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        boolean inside = at + 1 < limit && Character.isLetterOrDigit(text.charAt(at + 1));
        if (c == '\'' || c == '’') {
            return inside;
        }
        if (c == '.') {
            return inside || isAbbreviation(from, at);
        }
        if (c == ',') {
            return inside && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
        }
        return inside && (c == '-' || c == '‑' || c == '/' || c == '&' || c == '@');
    }

    private boolean isAbbreviation(int from, int stop) {
        if (stop - from > LONGEST_ABBREVIATION) {
            return false;
        }
        String word = text.substring(from, stop);
        return isInitials(word) || abbreviations.contains(word.toLowerCase(Locale.ROOT));
    }

    /** "R" and "R.K": capital letters with a stop between two. */
    private static boolean isInitials(String word) {
        for (int i = 0; i < word.length(); i++) {
            boolean fits = i % 2 == 0 ? Character.isUpperCase(word.charAt(i)) : word.charAt(i) == '.';
            if (!fits) {
                return false;
            }
        }
        return word.length() % 2 == 1;
    }

    private int possessiveStart(int from, int end) {
        boolean possessive = end - from > 2
                && text.charAt(end - 1) == 's'
                && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '’');
        return possessive ? end - 2 : end;
    }

    /** "'d" of "I'd". */
    private int contractionStart(int from, int end) {
        int at = Math.max(from + 1, end - LONGEST_CONTRACTION);
        while (at < end && text.charAt(at) != '\'' && text.charAt(at) != '’') {
            at++;
        }
        boolean contraction = at < end && contractions.contains(normal(at, end));
        return contraction ? at : end;
    }

    /** The number and what follows it of "Radio 5 live" belong to the name. */
    private boolean isOfStation(int from, int to) {
        Word before = words.isEmpty() ? null : words.get(words.size() - 1);
        if (before == null || before.shape() != Shape.CAPITAL) {
            return false;
        }
        boolean number = to - from == 1 && Character.isDigit(text.charAt(from));
        return number && stations.contains(before.lower())
                || Character.isDigit(text.charAt(before.start())) && stationEnds.contains(normal(from, to));
    }

    private Shape shapeOf(int from) {
        char first = text.charAt(from);
        if (Character.isDigit(first)) {
            return Shape.NUMBER;
        }
        return Character.isUpperCase(first) ? Shape.CAPITAL : Shape.LOWER;
    }

    private int punctuation(int at, int limit, int sentence) {
        int end = at + 1;
        while (end < limit && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        add(at, end, shapeOfMark(at, end), sentence);
        return end;
    }

    private Shape shapeOfMark(int at, int end) {
        return switch (text.charAt(at)) {
            case ',' -> Shape.COMMA;
            case '.', '!', '?', '…' -> Shape.STOP;
            case ':' -> Shape.COLON;
            case ';' -> Shape.SEMICOLON;
            case '–', '—', '―' -> Shape.DASH;
            case '-' -> end - at > 1 || standsAlone(at, end) ? Shape.DASH : Shape.OTHER;
            case '(', '[' -> Shape.OPEN;
            case ')', ']' -> Shape.CLOSE;
            default -> Shape.OTHER;
        };
    }

    private boolean standsAlone(int at, int end) {
        return at > 0
                && end < text.length()
                && Character.isWhitespace(text.charAt(at - 1))
                && Character.isWhitespace(text.charAt(end));
    }

    private void add(int from, int to, Shape shape, int sentence) {
        words.add(new Word(from, to, normal(from, to), shape, sentence));
    }

    private String normal(int from, int to) {
        String lower = text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'');
        return lower.length() > 2 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
