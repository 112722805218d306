package dev.precis.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON in what a model writes, character by character, so that it makes no difference in which pieces an answer
 * comes. Passes over reasoning, prefaces and fences, and forgives the slips models make: trailing and missing commas,
 * comments, single or curly quotes around strings, bare words, line breaks in strings. For one answer, by one thread.
 *
 * <p>The first object that the sink takes something from is the answer; what stands after it is not read.
 */
final class AnswerScanner {
    /** Hears what has been read whole. All JSON it gets is strict. */
    interface Sink {
        /** An element of one of the lists. True where it is usable, and the object therefore the answer. */
        boolean element(String field, String json);

        /** The value of one of the plain fields. */
        void value(String field, String json);

        /** One of the lists has ended. True where the object therefore is the answer. */
        boolean closed(String field);

        /** The object was none; forget what it gave. */
        void restart();
    }

    private enum State {
        OUTSIDE,
        KEY,
        COLON,
        VALUE,
        AFTER,
        STRING,
        ESCAPE,
        CLOSING,
        BARE,
        SLASH,
        LINE_COMMENT,
        BLOCK_COMMENT,
        DONE
    }

    private static final Pattern REASONING = Pattern.compile("<(/?)(?:think|thinking|reasoning|thought)>");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final int LONGEST_TAG = 12;
    private static final int LONGEST_BARE = 80;
    private static final int DEEPEST = 40;
    /** More braces than this that begin nothing before the answer, and it is none. */
    private static final int MOST_TRIES = 100;

    private final Set<String> lists;
    private final Set<String> plain;
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Set<String> read = new HashSet<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder token = new StringBuilder();

    private State state = State.OUTSIDE;
    private State beforeComment = State.OUTSIDE;
    private boolean reasoning;
    private boolean superseded;
    private boolean taken;
    private int at;
    private int start;
    private int end;
    private int tries;
    private char quote;
    private int held;
    /** How many frames are open around the value being collected; -1 while none is. */
    private int collectedBelow = -1;

    /** What is open. */
    private static final class Frame {
        final boolean isObject;
        /** Of a list: the field whose elements are reported; null where they are not. */
        final @Nullable String list;

        @Nullable
        String key;

        int members;

        Frame(boolean isObject, @Nullable String list) {
            this.isObject = isObject;
            this.list = list;
        }
    }

    /**
     * Looks for an object with these fields.
     *
     * @param lists fields whose elements are reported one by one
     * @param plain fields that are reported as a whole
     */
    AnswerScanner(Set<String> lists, Set<String> plain, Sink sink) {
        this.lists = lists;
        this.plain = plain;
        this.sink = sink;
    }

    void feed(CharSequence part) {
        text.append(part);
        while (at < text.length()) {
            read(text.charAt(at++));
        }
    }

    /** True where reasoning turned out to end behind what was taken for the answer. */
    boolean isSuperseded() {
        return superseded;
    }

    /** What stands behind the answer, or behind the reasoning that held it. */
    String rest() {
        return text.substring(end);
    }

    private void read(char c) {
        switch (state) {
            case OUTSIDE, DONE -> outside(c);
            case STRING -> string(c);
            case ESCAPE -> escape(c);
            case CLOSING -> closing(c);
            case BARE -> bare(c);
            case SLASH -> slash(c);
            case LINE_COMMENT -> state = c == '\n' ? beforeComment : state;
            case BLOCK_COMMENT -> blockComment(c);
            default -> structure(c);
        }
    }

    private void outside(char c) {
        if (c == '>') {
            tag();
        } else if (c == '{' && state == State.OUTSIDE && !reasoning && tries < MOST_TRIES) {
            tries++;
            start = at;
            open(true);
        }
    }

    private void tag() {
        int open = text.lastIndexOf("<", at - 1);
        if (open < 0 || at - open > LONGEST_TAG) {
            return;
        }
        Matcher tag = REASONING.matcher(text.substring(open, at).toLowerCase(Locale.ROOT));
        if (tag.matches()) {
            boolean closes = !tag.group(1).isEmpty();
            superseded |= closes && state == State.DONE;
            end = closes && state == State.DONE ? at : end;
            reasoning = !closes;
        }
    }

    private void structure(char c) {
        if (c == '/' || c == '#') {
            beforeComment = state;
            state = c == '/' ? State.SLASH : State.LINE_COMMENT;
        } else if (!isSpace(c)) {
            switch (state) {
                case KEY -> key(c);
                case COLON -> colon(c);
                case VALUE -> value(c);
                default -> after(c);
            }
        }
    }

    private void key(char c) {
        if (c == '}') {
            close(true);
        } else if (isQuote(c)) {
            beginString(c);
        } else if (Character.isLetter(c) || c == '_') {
            beginBare(c);
        } else if (c != ',' || top().members == 0) {
            invalid();
        }
    }

    private void colon(char c) {
        if (c == ':') {
            state = State.VALUE;
        } else {
            invalid();
        }
    }

    private void value(char c) {
        if (c == ']' && !top().isObject) {
            close(false);
        } else if (c == ',' && !top().isObject && top().members > 0) {
            state = State.VALUE;
        } else if (c == '{' || c == '[') {
            beginValue();
            open(c == '{');
        } else if (isQuote(c)) {
            beginValue();
            beginString(c);
        } else if (Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.') {
            beginValue();
            beginBare(c);
        } else {
            invalid();
        }
    }

    private void after(char c) {
        if (c == ',') {
            state = top().isObject ? State.KEY : State.VALUE;
        } else if (c == '}' || c == ']') {
            if (top().isObject == (c == '}')) {
                close(c == '}');
            } else {
                invalid();
            }
        } else if (isQuote(c) || c == '{' && !top().isObject) {
            // A comma was forgotten.
            state = top().isObject ? State.KEY : State.VALUE;
            structure(c);
        } else {
            invalid();
        }
    }

    private void open(boolean isObject) {
        if (frames.size() >= DEEPEST) {
            invalid();
            return;
        }
        boolean reported = !isObject && !frames.isEmpty() && collectedBelow < 0 && top().isObject;
        String key = reported ? top().key : null;
        boolean isNew = key != null && lists.contains(key) && read.add(key);
        frames.push(new Frame(isObject, isNew ? key : null));
        write(isObject ? "{" : "[");
        state = isObject ? State.KEY : State.VALUE;
    }

    private void close(boolean isObject) {
        write(isObject ? "}" : "]");
        String list = frames.pop().list;
        if (list != null) {
            taken |= sink.closed(list);
        }
        if (frames.isEmpty()) {
            endOfObject();
        } else {
            valueRead();
        }
    }

    private void endOfObject() {
        end = at;
        if (taken) {
            state = State.DONE;
        } else {
            state = State.OUTSIDE;
            sink.restart();
            read.clear();
        }
    }

    /** A value begins: from here on it is collected where it is one to report, and set into what is collected. */
    private void beginValue() {
        Frame parent = top();
        if (collectedBelow < 0) {
            String key = parent.key;
            boolean isPlain = parent.isObject && key != null && plain.contains(key);
            if (parent.list != null || isPlain) {
                collectedBelow = frames.size();
                out.setLength(0);
            }
        } else {
            write(parent.members > 0 ? "," : "");
            write(parent.isObject ? quoted(String.valueOf(parent.key)) + ":" : "");
        }
        parent.members++;
    }

    private void valueRead() {
        state = State.AFTER;
        if (frames.size() != collectedBelow) {
            return;
        }
        collectedBelow = -1;
        Frame parent = top();
        String json = out.toString();
        if (parent.list != null) {
            taken |= sink.element(parent.list, json);
        } else if (parent.key != null) {
            sink.value(parent.key, json);
        }
    }

    private void beginString(char c) {
        quote = c == '“' ? '”' : c;
        token.setLength(0);
        token.append('"');
        beforeComment = state;
        state = State.STRING;
    }

    private void string(char c) {
        if (c == '\\') {
            state = State.ESCAPE;
        } else if (c == quote && quote == '"') {
            endString();
        } else if (c == quote) {
            held = token.length();
            token.append(c);
            state = State.CLOSING;
        } else {
            appendPlain(c);
        }
    }

    private void appendPlain(char c) {
        if (c == '"') {
            token.append("\\\"");
        } else {
            token.append(c < ' ' ? ' ' : c);
        }
    }

    private void escape(char c) {
        if ("\"\\/bfnrtu".indexOf(c) >= 0) {
            token.append('\\').append(c);
        } else {
            appendPlain(c);
        }
        state = State.STRING;
    }

    /** An apostrophe ends a string only where the structure goes on behind it. */
    private void closing(char c) {
        if (isSpace(c)) {
            token.append(' ');
        } else if (",}]:".indexOf(c) >= 0) {
            token.setLength(held);
            endString();
            structure(c);
        } else {
            state = State.STRING;
            string(c);
        }
    }

    private void endString() {
        token.append('"');
        state = beforeComment;
        endToken(token.toString(), token.substring(1, token.length() - 1));
    }

    private void endToken(String json, String words) {
        if (state == State.KEY) {
            top().key = words;
            state = State.COLON;
        } else {
            write(json);
            valueRead();
        }
    }

    private void beginBare(char c) {
        token.setLength(0);
        token.append(c);
        beforeComment = state;
        state = State.BARE;
    }

    private void bare(char c) {
        if (Character.isLetterOrDigit(c) || "_-+.%$".indexOf(c) >= 0) {
            token.append(c);
            if (token.length() > LONGEST_BARE) {
                invalid();
            }
            return;
        }
        state = beforeComment;
        String words = token.toString();
        endToken(literal(words), words);
        read(c);
    }

    private static String literal(String words) {
        String number = words.startsWith("+") ? words.substring(1) : words;
        if (NUMBER.matcher(number).matches()) {
            return number;
        }
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "true" -> "true";
            case "false" -> "false";
            case "null", "none", "undefined", "nan" -> "null";
            default -> quoted(words);
        };
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }

    private void slash(char c) {
        if (c == '/' || c == '*') {
            state = c == '/' ? State.LINE_COMMENT : State.BLOCK_COMMENT;
        } else {
            invalid();
        }
    }

    private void blockComment(char c) {
        if (c == '/' && text.charAt(at - 2) == '*') {
            state = beforeComment;
        }
    }

    /** What was taken stays; an object that gave nothing is left, and its first brace was none. */
    private void invalid() {
        frames.clear();
        collectedBelow = -1;
        if (taken) {
            state = State.DONE;
            end = at;
        } else {
            state = State.OUTSIDE;
            at = start;
            read.clear();
            sink.restart();
        }
    }

    private Frame top() {
        return frames.getFirst();
    }

    private void write(String json) {
        if (collectedBelow >= 0) {
            out.append(json);
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '“';
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\uFEFF';
    }
}
