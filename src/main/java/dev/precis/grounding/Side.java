package dev.precis.grounding;

import dev.precis.article.Sentence;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.sources.Reading;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the two texts that are compared, cut into words, its figures set among them. Thread-safe after it is made. */
final class Side {
    /** Words further away say nothing of a number. */
    private static final int REACH = 40;
    /** How far before a number the name stands that it belongs to. */
    private static final int NAME_REACH = 6;
    /** How far before one of several numbers. */
    private static final int FAR_NAME_REACH = 10;

    /** "One in a hundred" tells a share. */
    private static final int MOST_IN_RATIO = 100;

    final Reading reading;
    final String text;
    final Vocabulary vocabulary;
    /** The words of each sentence. */
    final List<List<Word>> words = new ArrayList<>();
    /** The figures of each sentence. */
    final List<List<Fact>> facts = new ArrayList<>();

    private final Map<String, Fact> byId = new HashMap<>();
    private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();
    private final Notation notation;

    Side(Reading reading, Vocabulary vocabulary) {
        this(reading, vocabulary, Notation.NONE);
    }

    /** @param notation how the numbers are to be read */
    Side(Reading reading, Vocabulary vocabulary, Notation notation) {
        this.notation = notation;
        this.reading = reading;
        this.text = reading.article().text();
        this.vocabulary = vocabulary;
        WordReader reader = new WordReader(vocabulary);
        for (Sentence sentence : reading.article().sentences()) {
            words.add(reader.read(text, sentence.span()));
            facts.add(new ArrayList<>());
        }
        setFigures();
    }

    /**
     * What a check looks up in this whole text, made when first asked for: an article serves many checks, and a long one
     * takes long to walk through.
     */
    <T> T view(Class<T> type, Function<Side, T> maker) {
        return type.cast(views.computeIfAbsent(type, key -> maker.apply(this)));
    }

    int size() {
        return words.size();
    }

    /** "Has the loss been confirmed?" says nothing of it. */
    boolean isQuestion(int sentence) {
        return sentence(sentence).in(text).stripTrailing().endsWith("?");
    }

    Span sentence(int index) {
        return reading.article().sentences().get(index).span();
    }

    int passage(int index) {
        return reading.article().sentences().get(index).passage();
    }

    List<Fact> allFacts() {
        return facts.stream().flatMap(List::stream).toList();
    }

    Fact fact(Figure figure) {
        Fact fact = byId.get(figure.id());
        if (fact == null) {
            throw new IllegalArgumentException("No figure " + figure.id() + " of this text");
        }
        return fact;
    }

    /** The index of the sentence that holds a position, or the last one before it; -1 where there is none. */
    int sentenceAt(int position) {
        int low = 0;
        int high = size() - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (sentence(middle).start() <= position) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    /** The number of words of a sentence that begin before a position. */
    int wordAt(int sentence, int position) {
        List<Word> list = words.get(sentence);
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).span().start() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean hasKey(int sentence, String key) {
        return sentence >= 0
                && sentence < size()
                && words.get(sentence).stream().anyMatch(word -> word.key().equals(key));
    }

    boolean hasLower(int sentence, String lower) {
        return sentence >= 0
                && sentence < size()
                && words.get(sentence).stream().anyMatch(word -> word.lower().equals(lower));
    }

    /** True where the nearest name before a number is the same in both texts: "Aisha Petrie, 31". */
    boolean isOfOneName(Fact fact, Side other, Fact there) {
        return isOfOneName(fact, other, there, NAME_REACH);
    }

    /** The same, of a name further away. */
    boolean isOfOneFarName(Fact fact, Side other, Fact there) {
        return isOfOneName(fact, other, there, FAR_NAME_REACH);
    }

    private boolean isOfOneName(Fact fact, Side other, Fact there, int reach) {
        String name = nameBefore(fact, reach);
        return !name.isEmpty() && name.equals(other.nameBefore(there, reach));
    }

    boolean hasNameBefore(Fact fact) {
        return !nameBefore(fact, NAME_REACH).isEmpty();
    }

    private String nameBefore(Fact fact, int reach) {
        List<Word> list = words.get(fact.sentence());
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - reach); at--) {
            if (list.get(at).isCapital()
                    && !list.get(at).isNumber()
                    && !list.get(at).key().isEmpty()) {
                return list.get(at).key();
            }
        }
        return "";
    }

    private void setFigures() {
        List<List<Figure>> figures = new ArrayList<>();
        words.forEach(sentence -> figures.add(new ArrayList<>()));
        for (Figure figure : reading.figures()) {
            int sentence = sentenceAt(figure.span().start());
            if (sentence >= 0) {
                figures.get(sentence).add(figure);
            }
        }
        for (int sentence = 0; sentence < size(); sentence++) {
            setFigures(sentence, withRatios(sentence, figures.get(sentence)));
        }
    }

    /** "One household in seven" is one number. */
    private List<Figure> withRatios(int sentence, List<Figure> figures) {
        List<Figure> joined = new ArrayList<>(figures);
        for (int i = 0; i + 1 < joined.size(); i++) {
            Figure one = joined.get(i);
            Figure whole = joined.get(i + 1);
            Amount amount = isRatio(sentence, one, whole) ? ratio(one, whole) : null;
            if (amount != null) {
                Span span = new Span(one.span().start(), whole.span().end());
                joined.set(i, Measures.with(one, span, amount, Kind.RATIO, one.unit(), null));
                joined.remove(i + 1);
            }
        }
        return joined;
    }

    private boolean isRatio(int sentence, Figure one, Figure whole) {
        int from = wordAt(sentence, one.span().end());
        int to = wordAt(sentence, whole.span().start());
        List<Word> list = words.get(sentence);
        return one.kind() == Kind.COUNT
                && whole.kind() == Kind.COUNT
                && one.unit() != null
                && whole.number().equals(whole.span())
                && to - from == 1
                && list.get(from).lower().equals("in");
    }

    private static @Nullable Amount ratio(Figure one, Figure whole) {
        boolean small = one.amount() instanceof Amount.Exact part
                && whole.amount() instanceof Amount.Exact all
                && part.value().compareTo(all.value()) < 0
                && all.value().compareTo(BigDecimal.valueOf(MOST_IN_RATIO)) <= 0
                && part.value().compareTo(BigDecimal.TEN) < 0;
        return small
                ? new Amount.Part(((Amount.Exact) one.amount()).value(), ((Amount.Exact) whole.amount()).value())
                : null;
    }

    private void setFigures(int sentence, List<Figure> figures) {
        boolean[] taken = new boolean[words.get(sentence).size() + 1];
        for (Figure figure : figures) {
            int number = wordAt(sentence, figure.number().start());
            taken[number] = true;
        }
        for (Figure figure : figures) {
            int from = wordAt(sentence, figure.span().start());
            int to = end(
                    words.get(sentence),
                    from,
                    Math.max(from, wordAt(sentence, figure.span().end())));
            Context context = context(sentence, from, to, taken);
            Fact fact = new Fact(notation.read(Measures.comparable(figure, text), text), sentence, from, to, context);
            facts.get(sentence).add(fact);
            byId.put(figure.id(), fact);
        }
    }

    /** "11 civilians" of "killed 11 civilians and wounded": what was done to others is no part of the number. */
    private int end(List<Word> words, int from, int to) {
        boolean joined = to - from > 2
                && words.get(to - 1).isEvent()
                && vocabulary.is("sentence-joins", words.get(to - 2).lower());
        return joined ? to - 2 : to;
    }

    /** The words around some words of a sentence. Numbers between, commas and the like make them further away. */
    Context context(int sentence, int from, int to, boolean[] numbers) {
        Context.Gatherer gatherer = new Context.Gatherer();
        List<Word> list = words.get(sentence);
        for (int at = from; at < to; at++) {
            boolean modifier = at + 1 < to || list.get(at).isParty();
            gatherer.add(modifier ? list.get(at).key() : "", 0.8);
        }
        boolean directed =
                from > 0 && vocabulary.is("directions", list.get(from - 1).lower());
        gatherer.add(directed ? ArticleIndex.DIRECTION + list.get(from - 1).lower() : "", 1);
        double barrier = 1;
        for (int at = to; at < Math.min(list.size(), to + REACH); at++) {
            barrier *= barrier(
                    list.get(at),
                    at < numbers.length && numbers[at],
                    list.get(at).afterMark());
            gatherer.add(list.get(at).key(), barrier / (1 + (at - to) / 5.0));
        }
        barrier = 1;
        for (int at = from - 1; at >= Math.max(0, from - REACH); at--) {
            barrier *= barrier(
                    list.get(at),
                    numbers[at],
                    list.get(at + 1 < list.size() ? at + 1 : at).afterMark());
            gatherer.add(list.get(at).key(), barrier / (1 + (from - 1 - at) / 5.0));
        }
        return gatherer.gathered();
    }

    private double barrier(Word word, boolean number, boolean mark) {
        double barrier = number ? 0.5 : 1;
        barrier *= mark ? 0.75 : 1;
        return vocabulary.is("clause-marks", word.lower()) ? barrier * 0.8 : barrier;
    }
}
