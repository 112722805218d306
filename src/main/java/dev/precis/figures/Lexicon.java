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
    private static final Map<String, Boolean> FOLDERS = new ConcurrentHashMap<>();

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
            /** Twenty that multiplies a four before it: "quatre-vingt". */
            SCORE,
            /** A number complete in one word: "doscientos", "dreiundzwanzig". */
            WHOLE,
            ORDINAL,
            FRACTION
        }
    }

    /** A verb that multiplies: "doubled". */
    record MultipleVerb(BigDecimal factor, Change change) {}

    private final Map<String, NumberWord> numbers = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Map<String, List<String>> ordered = new HashMap<>();
    private final Map<String, MultipleVerb> multipleVerbs = new HashMap<>();
    private final Phrases<Qualifier> boundsBefore = new Phrases<>();
    private final Phrases<Qualifier> boundsAfter = new Phrases<>();
    private final Phrases<NotFigure.Reason> idioms = new Phrases<>();
    private final Phrases<Measure> measures = new Phrases<>();
    private final Phrases<Money> money = new Phrases<>();
    private final Phrases<Money> moneyOrMeasure = new Phrases<>();
    private final CompoundNumbers compounds;
    private final NounForms nouns;
    private final Orthography orthography;
    private String and = "";

    private Lexicon(String folder, MeasureTable table) {
        readNumbers(folder + "numbers.txt");
        Map<String, String> pairs = DataFile.pairs(folder + "words.txt");
        pairs.forEach(this::readList);
        orthography = Orthography.of(pairs);
        nouns = new NounForms(pairs, lists);
        compounds = new CompoundNumbers(is("number-grammar", "compounds") ? numbers : Map.of());
        readBounds(folder + "bounds.txt");
        DataFile.rows(folder + "idioms.txt")
                .forEach(row -> idioms.put(row.get(1), orthography, NotFigure.Reason.valueOf(row.get(0))));
        DataFile.rows(folder + "units.txt").forEach(row -> {
            for (String form : row.get(1).split(",")) {
                measures.put(form.strip(), orthography, table.measure(row.get(0)));
                readPrefixed(form.strip(), row.get(0), table);
            }
        });
        DataFile.rows(folder + "money.txt").forEach(this::readMoney);
    }

    /** The words of a language; of English where we have no folder for it. */
    static Lexicon of(String language) {
        Lexicon loaded = LOADED.get(language);
        return loaded != null ? loaded : load(language);
    }

    private static Lexicon load(String language) {
        String primary = language.split("-")[0].toLowerCase(Locale.ROOT);
        String known = isName(primary) && FOLDERS.computeIfAbsent(primary, Lexicon::hasFolder) ? primary : FALLBACK;
        return LOADED.computeIfAbsent(known, name -> new Lexicon(name + "/", MeasureTable.get()));
    }

    private static boolean hasFolder(String primary) {
        return DataFile.exists(primary + "/words.txt");
    }

    /** A language's name (ISO 639) becomes part of a file's: letters only. */
    private static boolean isName(String primary) {
        return primary.length() <= 3 && primary.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** A word that stands for something the article leaves unsaid: the person that was killed, say. */
    String word(String name) {
        return lists.getOrDefault(name, Set.of("")).iterator().next();
    }

    Orthography orthography() {
        return orthography;
    }

    @Nullable
    NumberWord number(String word) {
        NumberWord known = numbers.get(word);
        return known != null ? known : compounds.read(word);
    }

    /** True where the word is in the named list of words.txt; a language may have none of a kind. */
    boolean is(String list, String word) {
        return lists.getOrDefault(list, Set.of()).contains(word);
    }

    /** The words of a named list; none where the language has no such list. */
    Set<String> list(String name) {
        return lists.getOrDefault(name, Set.of());
    }

    /** True where the word ends with an ending of the named list, and is longer than it. */
    boolean ends(String list, String word) {
        for (String ending : lists.getOrDefault(list, Set.of())) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the lists that the language has; for the test that none is misspelt. */
    Set<String> listNames() {
        return lists.keySet();
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

    /** Words that name money where something costs or is counted in millions, and a measure else: "pounds". */
    Phrases<Money> moneyOrMeasure() {
        return moneyOrMeasure;
    }

    /** True where a unit keeps the spelling of the article ("metre"); else it has the name of our table. */
    boolean namesUnitsAsWritten() {
        return is("unit-names", "written");
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
        return nouns.isPlural(word);
    }

    /** How this language shows a noun that a number counts. */
    NounForms nouns() {
        return nouns;
    }

    /** The singular of a noun; the word itself where it is none. Case of the letters that stay is kept. */
    String singular(String word) {
        return nouns.singular(word);
    }

    private void readNumbers(String file) {
        for (List<String> row : DataFile.rows(file)) {
            String role = row.get(1).toUpperCase(Locale.ROOT).replace('-', '_');
            for (String word : row.get(0).split(",")) {
                numbers.put(word.strip(), new NumberWord(NumberWord.Role.valueOf(role), new BigDecimal(row.get(2))));
            }
            and = role.equals("AND") ? row.get(0) : and;
        }
    }

    /** "megalitre" of "litre"; the prefixes of the language stand in the order of prefixes.txt. */
    private void readPrefixed(String form, String id, MeasureTable table) {
        List<String> own = List.copyOf(ordered.getOrDefault("si-prefixes", List.of()));
        List<List<String>> known = own.isEmpty() ? List.of() : DataFile.rows("prefixes.txt");
        for (int i = 0; table.isPrefixed(id) && i < Math.min(own.size(), known.size()); i++) {
            measures.putIfAbsent(
                    own.get(i) + form, orthography, table.measure(known.get(i).get(0) + id));
        }
    }

    private void readList(String name, String words) {
        List<String> items = List.of(words.split("\\s+"));
        switch (name) {
            case "multiple-verbs" ->
                items.forEach(verb -> {
                    String[] parts = verb.split(":");
                    multipleVerbs.put(parts[0], new MultipleVerb(new BigDecimal(parts[1]), Change.valueOf(parts[2])));
                });
            case "si-prefixes" -> ordered.put(name, items);
            default -> lists.put(name, Set.copyOf(new LinkedHashSet<>(items)));
        }
    }

    private void readBounds(String file) {
        for (List<String> row : DataFile.rows(file)) {
            Phrases<Qualifier> table = row.get(1).equals("before") ? boundsBefore : boundsAfter;
            row.stream().skip(2).forEach(phrase -> table.put(phrase, orthography, Qualifier.valueOf(row.get(0))));
        }
    }

    /** The article's own word; the first form of the row where units have the names of a table. */
    private String nameOfMoney(String form, String[] forms) {
        return namesUnitsAsWritten() ? singular(form.strip()) : forms[0].strip();
    }

    /** A row with a share is a minor unit, which its first column names; one with "?" may be a measure as well. */
    private void readMoney(List<String> row) {
        String[] forms = row.get(1).split(",");
        boolean minor = row.size() > 2;
        boolean open = row.get(0).equals("-");
        String code = row.get(0).replace("?", "");
        for (String form : forms) {
            Money meaning = minor
                    ? new Money(row.get(2), new BigDecimal(row.get(3)), code)
                    : new Money(open ? null : code, BigDecimal.ONE, nameOfMoney(form, forms));
            (row.get(0).endsWith("?") ? moneyOrMeasure : money).put(form.strip(), orthography, meaning);
        }
    }
}
