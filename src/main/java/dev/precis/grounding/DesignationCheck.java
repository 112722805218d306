package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.figures.NotFigure;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks numbers that name something (units, roads, models): they must be the article's, and name the same there. */
final class DesignationCheck {
    /** A word of the article: its sentence and place there. */
    private record Place(int sentence, int at) {}

    /** Where each word of the article stands. */
    private static final class Places {
        private final Map<String, List<Place>> byWord = new HashMap<>();

        Places(Side article) {
            for (int sentence = 0; sentence < article.size(); sentence++) {
                List<Word> words = article.words.get(sentence);
                for (int at = 0; at < words.size(); at++) {
                    byWord.computeIfAbsent(words.get(at).lower(), key -> new ArrayList<>())
                            .add(new Place(sentence, at));
                }
            }
        }
    }

    private static final List<String> SMALL = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** From the first on. */
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final GluedNumbers glued;
    private final Map<String, List<Place>> numbers;

    DesignationCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.glued = article.side.view(GluedNumbers.class, GluedNumbers::new);
        this.numbers = article.side.view(Places.class, Places::new).byWord;
    }

    List<Item> check() {
        List<Item> items = new ArrayList<>();
        for (NotFigure other : text.reading.quantities().notFigures()) {
            Item item = check(other);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Item check(NotFigure other) {
        return switch (other.reason()) {
            case DESIGNATION, CONTACT, VERSION -> designation(other.span());
            case LIST_MARKER, PRONOUN, IDIOM, FOOTNOTE, FURNITURE ->
                findings.unchecked(other.span(), Item.Kind.NUMBER, "This number counts nothing.");
            case TIME, DATE, SEASON -> null;
        };
    }

    private Item designation(Span span) {
        int sentence = text.sentenceAt(span.start());
        List<Word> words = text.words.get(sentence);
        int from = wordOf(words, text.wordAt(sentence, span.start()), span);
        int to = text.wordAt(sentence, span.end());
        Item scaled = scaled(span, words, from, to);
        if (scaled != null) {
            return scaled;
        }
        if (from < to
                && GluedNumbers.isGlued(words.get(from))
                && words.get(from).span().start() < span.start()) {
            return glued(span, words, from);
        }
        if (span.in(text.text).chars().noneMatch(Character::isDigit) && !isNumbered(words, from, to)) {
            return findings.unchecked(span, Item.Kind.NUMBER, "This names something without a number.");
        }
        if (isRank(words, from, to)) {
            return findings.unchecked(span, Item.Kind.NUMBER, "This ranks somebody.");
        }
        for (int at = from; at < to; at++) {
            Item item = part(span, words, at);
            if (item != null) {
                return item;
            }
        }
        return findings.supportedAt(span, Item.Kind.NUMBER, List.of(), "The article has this designation.");
    }

    /** "The company's number two". */
    private static boolean isRank(List<Word> words, int from, int to) {
        int last = to - 1;
        boolean number = last > 0 && words.get(last - 1).lower().equals("number");
        return number && last >= from && words.get(last).lower().matches("one|two|1|2");
    }

    /** "Chapter Eleven" has a number, "top flight" has none. */
    private boolean isNumbered(List<Word> words, int from, int to) {
        return words.subList(Math.min(from, to), to).stream()
                .anyMatch(word ->
                        word.isNumber() || word.isCapital() || text.vocabulary.is("small-numbers", word.lower()));
    }

    private Item glued(Span span, List<Word> words, int at) {
        List<Span> places = glued.find(words, at);
        BoundWords bound = BoundWords.before(text, words, at);
        List<BoundWords> there =
                glued.same(words, at).stream().map(this::boundOf).toList();
        if (!there.isEmpty() && there.stream().allMatch(other -> other.bound().isOppositeOf(bound.bound()))) {
            Span whole = new Span(words.get(bound.from()).span().start(), span.end());
            return findings.contradicted(
                    whole,
                    Item.Kind.NUMBER,
                    Code.BOUND_DIFFERS,
                    null,
                    null,
                    "The article bounds this number the other way: give it with the same bound.");
        }
        return places.isEmpty()
                ? notThere(span)
                : findings.supportedAt(span, Item.Kind.NUMBER, places, "The article has this number, or it follows.");
    }

    private BoundWords boundOf(Span place) {
        int sentence = article.side.sentenceAt(place.start());
        return BoundWords.before(
                article.side, article.side.words.get(sentence), article.side.wordAt(sentence, place.start()));
    }

    private Item notThere(Span span) {
        return findings.unsupported(
                span,
                Item.Kind.NUMBER,
                Code.NOT_IN_ARTICLE,
                null,
                null,
                "The article does not have “" + findings.told(span) + "”.");
    }

    /** The word that a span begins in: "Sh3.2" of "3.2 million". */
    private static int wordOf(List<Word> words, int at, Span span) {
        return at > 0 && words.get(at - 1).span().end() > span.start() ? at - 1 : at;
    }

    /** "Sh3.2 million" where the article has "Sh3.2 billion": a number with a scale is one number, though nobody knows of what. */
    private @Nullable Item scaled(Span span, List<Word> words, int from, int to) {
        if (to - from < 2 || !text.vocabulary.is("scales", words.get(to - 1).lower())) {
            return null;
        }
        Word number = words.get(to - 2);
        Word scale = words.get(to - 1);
        List<Place> places = numbers.getOrDefault(number.lower(), List.of());
        List<Word> others = new ArrayList<>();
        for (Place place : places) {
            List<Word> there = article.side.words.get(place.sentence());
            if (place.at() + 1 < there.size()) {
                others.add(there.get(place.at() + 1));
            }
        }
        if (others.stream().anyMatch(other -> other.lower().equals(scale.lower()))) {
            return null;
        }
        return others.stream()
                .filter(other -> text.vocabulary.is("scales", other.lower()))
                .findFirst()
                .map(other -> differs(span, Code.MAGNITUDE_DIFFERS, other))
                .orElse(null);
    }

    /** What is wrong with one word of a designation; null where nothing is. */
    private @Nullable Item part(Span span, List<Word> words, int at) {
        List<Place> places = numbers.getOrDefault(words.get(at).lower(), List.of());
        if (numbers.containsKey("0" + words.get(at).lower())) {
            return null;
        }
        if (places.isEmpty() && (isSpelled(words.get(at)) || isInDigits(words, at) || isOrdinal(words, at))) {
            return null;
        }
        if (places.isEmpty() && isOrdinalInDigits(words.get(at).lower())) {
            return null;
        }
        if (places.isEmpty()
                && at > 0
                && isJoined(words.get(at - 1).lower(), words.get(at).lower())) {
            return null;
        }
        String next = next(words, at);
        Word rival = next.isEmpty() ? null : numberBefore(next, words.get(at), at > 0 ? words.get(at - 1) : null);
        if (places.isEmpty()) {
            return rival == null ? notThere(span) : differs(span, Code.VALUE_DIFFERS, rival);
        }
        boolean same = next.isEmpty()
                || places.stream().anyMatch(place -> next(article.side.words.get(place.sentence()), place.at())
                        .equals(next));
        return same || rival == null ? null : differs(span, Code.BOUND_TO_OTHER, rival);
    }

    /** "M 4" for "M4", "Formula 1" for "F1". */
    private boolean isJoined(String before, String number) {
        return numbers.containsKey(before + number) || numbers.containsKey(before.substring(0, 1) + number);
    }

    private Item differs(Span span, Code code, Word rival) {
        return findings.contradicted(
                span,
                Item.Kind.NUMBER,
                code,
                null,
                rival.text(),
                "The article has “" + rival.text() + "” in this name, not “" + findings.told(span) + "”.");
    }

    /** "Ames 7, Boyle 4" where the article has "seven" and "four". */
    private boolean isSpelled(Word number) {
        return number.text().matches("\\d{1,2}")
                && article.withNumber(List.of(new BigDecimal(number.text()).stripTrailingZeros())).stream()
                        .anyMatch(fact -> Character.isLetter(
                                article.side.text.charAt(fact.figure().number().start())));
    }

    /** "The top ten" where the article has "the top 10". */
    private boolean isInDigits(List<Word> words, int at) {
        int value = SMALL.indexOf(words.get(at).lower());
        return value >= 0
                && at > 0
                && numbers.getOrDefault(String.valueOf(value), List.of()).stream()
                        .filter(place -> place.at() > 0)
                        .map(place -> article.side.words.get(place.sentence()).get(place.at() - 1))
                        .anyMatch(before ->
                                before.lower().equals(words.get(at - 1).lower()));
    }

    /** "Counts him as number six" where the article has "the sixth". */
    private boolean isOrdinal(List<Word> words, int at) {
        int value = SMALL.indexOf(words.get(at).lower());
        String digits = value >= 0 ? String.valueOf(value) : words.get(at).text();
        return at > 0
                && words.get(at - 1).lower().equals("number")
                && digits.matches("\\d{1,3}")
                && article.withNumber(List.of(new BigDecimal(digits).stripTrailingZeros())).stream()
                        .anyMatch(fact -> fact.figure().kind() == Kind.RANK);
    }

    /** "The Fourteenth Brigade" of "the 14th", and the other way round. */
    private boolean isOrdinalInDigits(String word) {
        int place = ORDINALS.indexOf(word) + 1;
        String digits = word.replaceFirst("(st|nd|rd|th)$", "");
        if (place == 0) {
            return digits.length() < word.length()
                    && digits.matches("1?\\d|20")
                    && Integer.parseInt(digits) > 0
                    && numbers.containsKey(ORDINALS.get(Integer.parseInt(digits) - 1));
        }
        return List.of("st", "nd", "rd", "th").stream().anyMatch(end -> numbers.containsKey(place + end));
    }

    private static String next(List<Word> words, int at) {
        return at + 1 < words.size() && !words.get(at + 1).afterMark()
                ? words.get(at + 1).key()
                : "";
    }

    /** Another number of the same form that stands before this word in the article. */
    private @Nullable Word numberBefore(String key, Word number, @Nullable Word name) {
        for (int sentence : article.sentencesWith(key).stream().limit(50).toList()) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at + 1 < words.size(); at++) {
                Word word = words.get(at);
                boolean otherName = name != null
                        && name.isCapital()
                        && at > 0
                        && words.get(at - 1).isCapital()
                        && !words.get(at - 1).key().equals(name.key())
                        && article.hasKey(name.key());
                if (words.get(at + 1).key().equals(key)
                        && !otherName
                        && word.isNumber()
                        && number.isNumber()
                        && !word.lower().equals(number.lower())) {
                    return word;
                }
            }
        }
        return null;
    }
}
