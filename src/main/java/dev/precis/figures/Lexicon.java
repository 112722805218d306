package dev.precis.figures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The words of one language that the passes go by, read once from its folder of data files. Immutable. */
final class Lexicon {
    private static final String FALLBACK = "en";
    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();

    /** A number word: what part it plays in a number, and its value. */
    record NumberWord(Role role, BigDecimal value) {
        enum Role {
            UNIT,
            TEEN,
            TEN,
            HUNDRED,
            SCALE,
            SUFFIX,
            SUFFIX_MONEY,
            DOZEN,
            VAGUE,
            TENS,
            FEW,
            AND,
            ARTICLE,
            HALF,
            ORDINAL,
            FRACTION
        }
    }

    /** A verb that multiplies: "doubled". */
    record MultipleVerb(BigDecimal factor, Change change) {}

    private final Map<String, NumberWord> numbers = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Map<String, String> singulars = new HashMap<>();
    private final Map<String, MultipleVerb> multipleVerbs = new HashMap<>();
    private final Phrases<Qualifier> boundsBefore = new Phrases<>();
    private final Phrases<Qualifier> boundsAfter = new Phrases<>();
    private final Phrases<NotFigure.Reason> idioms = new Phrases<>();
    private final Phrases<Measure> measures = new Phrases<>();
    private final Phrases<Money> money = new Phrases<>();
    private String and = "";

    private Lexicon(String folder, MeasureTable table) {
        readNumbers(folder + "numbers.txt");
        DataFile.pairs(folder + "words.txt").forEach(this::readList);
        readBounds(folder + "bounds.txt");
        DataFile.rows(folder + "idioms.txt")
                .forEach(row -> idioms.put(row.get(1), NotFigure.Reason.valueOf(row.get(0))));
        DataFile.rows(folder + "units.txt").forEach(row -> {
            for (String form : row.get(1).split(",")) {
                measures.put(form.strip(), table.measure(row.get(0)));
            }
        });
        DataFile.rows(folder + "money.txt").forEach(this::readMoney);
    }

    /** The words of a language; of English where we have no folder for it. */
    static Lexicon of(String language) {
        String primary = language.split("-")[0].toLowerCase(Locale.ROOT);
        String known = DataFile.exists(primary + "/words.txt") ? primary : FALLBACK;
        return LOADED.computeIfAbsent(known, name -> new Lexicon(name + "/", MeasureTable.get()));
    }

    /** A word that stands for something the article leaves unsaid: the person that was killed, say. */
    String word(String name) {
        return lists.getOrDefault(name, Set.of("")).iterator().next();
    }

    NumberStyle numberStyle() {
        return new NumberStyle(',', '.');
    }

    @Nullable
    NumberWord number(String word) {
        return numbers.get(word);
    }

    /** True where the word is in the named list of words.txt; a missing list is a mistake in the data. */
    boolean is(String list, String word) {
        Set<String> words = lists.get(list);
        if (words == null) {
            throw new IllegalArgumentException("No word list " + list);
        }
        return words.contains(word);
    }

    Phrases<Qualifier> boundsBefore() {
        return boundsBefore;
    }

    Phrases<Qualifier> boundsAfter() {
        return boundsAfter;
    }

    Phrases<NotFigure.Reason> idioms() {
        return idioms;
    }

    Phrases<Measure> measures() {
        return measures;
    }

    Phrases<Money> money() {
        return money;
    }

    @Nullable
    MultipleVerb multipleVerb(String word) {
        return multipleVerbs.get(word);
    }

    /** The word that joins two nouns or two parts of a number. */
    String and() {
        return and;
    }

    boolean isMonth(String word) {
        return is("months", word) || is("months-short", word);
    }

    /** True for a noun in the plural, as far as its form tells. */
    boolean isPlural(String word) {
        if (singulars.containsKey(word) || isMen(word)) {
            return true;
        }
        return word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !word.endsWith("'s")
                && !is("plural-not", word);
    }

    /** "linemen", "horsewomen". */
    private boolean isMen(String word) {
        return word.length() > 4 && word.endsWith("men") && !is("men-not", word);
    }

    /** The singular of a noun; the word itself where it is none. Case of the letters that stay is kept. */
    String singular(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String irregular = singulars.get(lower);
        if (irregular != null) {
            return irregular;
        }
        if (isMen(lower)) {
            return word.substring(0, word.length() - 3) + "man";
        }
        if (!isPlural(lower) && !is("verbs-or-nouns", lower)) {
            return word;
        }
        if (lower.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (lower.matches(".*(ss|sh|ch|x|zz)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }

    private void readNumbers(String file) {
        for (List<String> row : DataFile.rows(file)) {
            String role = row.get(1).toUpperCase(Locale.ROOT).replace('-', '_');
            numbers.put(row.get(0), new NumberWord(NumberWord.Role.valueOf(role), new BigDecimal(row.get(2))));
            and = role.equals("AND") ? row.get(0) : and;
        }
    }

    private void readList(String name, String words) {
        List<String> items = List.of(words.split("\\s+"));
        switch (name) {
            case "irregular" ->
                items.forEach(pair -> {
                    String[] forms = pair.split(":");
                    singulars.put(forms[0], forms[1]);
                });
            case "multiple-verbs" ->
                items.forEach(verb -> {
                    String[] parts = verb.split(":");
                    multipleVerbs.put(parts[0], new MultipleVerb(new BigDecimal(parts[1]), Change.valueOf(parts[2])));
                });
            default -> lists.put(name, Set.copyOf(new LinkedHashSet<>(items)));
        }
    }

    private void readBounds(String file) {
        for (List<String> row : DataFile.rows(file)) {
            Phrases<Qualifier> table = row.get(1).equals("before") ? boundsBefore : boundsAfter;
            row.stream().skip(2).forEach(phrase -> table.put(phrase, Qualifier.valueOf(row.get(0))));
        }
    }

    private void readMoney(List<String> row) {
        String code = row.get(0).equals("-") ? null : row.get(0);
        Money meaning =
                row.size() > 2 ? new Money(row.get(2), new BigDecimal(row.get(3))) : new Money(code, BigDecimal.ONE);
        for (String form : row.get(1).split(",")) {
            money.put(form.strip(), meaning);
        }
    }
}
