package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares units and things counted. */
final class Units {
    private static final Set<Kind> MEASURES = EnumSet.of(
            Kind.MONEY,
            Kind.PERCENT,
            Kind.LENGTH,
            Kind.AREA,
            Kind.MASS,
            Kind.VOLUME,
            Kind.SPEED,
            Kind.TEMPERATURE,
            Kind.ENERGY,
            Kind.DURATION,
            Kind.AGE);

    /** "Fourteen openings" are 14 shops beside which "opened" stands, with this weight at least. */
    private static final double BESIDE = 0.4;

    /** How far behind a number with a unit one without may stand that means the same unit. */
    private static final int NEAR = 8;

    /** A number alone may count what a sentence so near counts. */
    private static final int STORY = 2;

    private static final String PER = " per ";

    /** Lists of words of which one thing counted has one only. */
    private static final List<String> EXCLUSIVE =
            List.of("exclusive-metals", "exclusive-sexes", "exclusive-cards", "exclusive-levels", "exclusive-origins");

    private final Vocabulary vocabulary;
    private final ArticleIndex article;
    private final Map<String, Set<Integer>> counted = new HashMap<>();

    Units(Vocabulary vocabulary, ArticleIndex article) {
        this.vocabulary = vocabulary;
        this.article = article;
    }

    static boolean isMeasure(Figure figure) {
        return MEASURES.contains(figure.kind());
    }

    UnitMatch match(Fact textFact, Fact articleFact) {
        Figure text = textFact.figure();
        UnitMatch told = match(text, text.unit(), articleFact);
        UnitMatch bare = isCarried(text) ? match(text, null, articleFact) : told;
        return bare.score > told.score ? bare : told;
    }

    private UnitMatch match(Figure text, @Nullable Unit a, Fact articleFact) {
        Figure other = articleFact.figure();
        if (isRankBesideShare(text, other) || isRankBesideShare(other, text)) {
            return UnitMatch.OTHER;
        }
        if (text.kind() == Kind.SCORE || other.kind() == Kind.SCORE) {
            return text.kind() == other.kind() ? UnitMatch.SAME : UnitMatch.OTHER;
        }
        Unit b = other.unit();
        if (text.kind() == Kind.MULTIPLE || other.kind() == Kind.MULTIPLE) {
            return multiples(text, other);
        }
        if (a == null || b == null) {
            return withoutUnit(text, a, articleFact);
        }
        if (isSameRate(a.name(), b.name())) {
            return UnitMatch.SAME;
        }
        if (text.kind() == Kind.RANK || other.kind() == Kind.RANK) {
            return ranks(a, b);
        }
        if (isMeasure(text) || isMeasure(other)) {
            UnitMatch match = isMeasure(text) && isMeasure(other) ? measures(text, a, other, b) : mixed(text, other);
            boolean age = match == UnitMatch.OPEN && text.kind() == Kind.AGE && isBetweenMarks(articleFact);
            return age ? UnitMatch.SAME : match;
        }
        return things(a, b, articleFact);
    }

    /** "£4 per head" is £4 per person. */
    private static boolean isSameRate(String a, String b) {
        int one = a.indexOf(PER);
        int other = b.indexOf(PER);
        return one >= 0
                && (a.equalsIgnoreCase(b)
                        || other >= 0
                                && a.substring(0, one).equalsIgnoreCase(b.substring(0, other))
                                && isAnybody(a.substring(one + PER.length()))
                                && isAnybody(b.substring(other + PER.length())));
    }

    private static boolean isAnybody(String base) {
        return base.matches("(?i)head|capita|person|individual|people|human");
    }

    private static UnitMatch multiples(Figure text, Figure other) {
        if (text.kind() == other.kind()) {
            return UnitMatch.SAME;
        }
        Unit unit = text.kind() == Kind.MULTIPLE ? other.unit() : text.unit();
        return unit != null && unit.name().endsWith("time") ? UnitMatch.KIN : UnitMatch.OTHER;
    }

    /** "The third title" of "three titles", "the tenth anniversary" of "ten years". */
    private UnitMatch ranks(Unit a, Unit b) {
        boolean same = heads(a.name()).stream()
                .anyMatch(one -> heads(b.name()).stream().anyMatch(two -> vocabulary.sameNoun(one, two)));
        boolean years = a.name().endsWith("anniversary") && b.name().endsWith("year")
                || a.name().endsWith("year") && b.name().endsWith("anniversary");
        return same || years ? UnitMatch.KIN : UnitMatch.OPEN;
    }

    /** "The ninth" is no 9%, nor £9. */
    private static boolean isRankBesideShare(Figure rank, Figure other) {
        return rank.kind() == Kind.RANK && (other.kind() == Kind.PERCENT || other.kind() == Kind.MONEY);
    }

    /** A bare number fits whatever is no measure; a measure only where the other text has its unit beside the number. */
    private UnitMatch withoutUnit(Figure text, @Nullable Unit unit, Fact articleFact) {
        Figure other = articleFact.figure();
        if (unit == null && text.kind() == Kind.RANK && isMeasure(other) && other.kind() != Kind.DURATION) {
            return UnitMatch.OTHER;
        }
        if (unit == null) {
            boolean money = other.kind() == Kind.MONEY || other.kind() == Kind.PERCENT;
            return money && text.kind() != Kind.RATIO ? UnitMatch.OPEN : UnitMatch.KIN;
        }
        if (text.kind() == Kind.AGE) {
            return UnitMatch.OPEN;
        }
        boolean named = heads(unit.name()).stream().anyMatch(head -> isBeside(articleFact, head));
        if (isMeasure(text) && isOfSeries(text, articleFact)) {
            return UnitMatch.KIN;
        }
        if (isMeasure(text)) {
            return named ? UnitMatch.OPEN : UnitMatch.OTHER;
        }
        boolean small = other.kind() == Kind.COUNT && isSmall(other) && !isCountedApart(unit, articleFact);
        return named || small ? UnitMatch.KIN : UnitMatch.OPEN;
    }

    /** True where the article counts such things elsewhere, but not near a number that stands alone. */
    private boolean isCountedApart(Unit unit, Fact articleFact) {
        if (counted.isEmpty()) {
            article.side.allFacts().forEach(fact -> heads(name(fact))
                    .forEach(head -> counted.computeIfAbsent(head, key -> new TreeSet<>())
                            .add(fact.sentence())));
        }
        Set<Integer> sentences = new TreeSet<>();
        heads(unit.name()).forEach(head -> sentences.addAll(counted.getOrDefault(head, Set.of())));
        return !sentences.isEmpty()
                && sentences.stream().noneMatch(sentence -> Math.abs(sentence - articleFact.sentence()) <= STORY);
    }

    /** "Their daughter Ana, 15 months, …": an age. */
    private boolean isBetweenMarks(Fact fact) {
        if (!isArticles(fact) || fact.from() == 0) {
            return false;
        }
        List<Word> words = article.side.words.get(fact.sentence());
        return words.get(fact.from()).afterMark()
                && (fact.to() >= words.size() || words.get(fact.to()).afterMark());
    }

    /** "24 councillors for and 35 against": the unit is not told with the number, but carried over from another. */
    private static boolean isCarried(Figure text) {
        return (text.kind() == Kind.COUNT || text.kind() == Kind.AGE)
                && text.span().equals(text.number());
    }

    /** False for a fact of the text that is told: two of those are matched where one may be derived from them. */
    private boolean isArticles(Fact fact) {
        return fact.sentence() < article.side.facts.size()
                && article.side.facts.get(fact.sentence()).contains(fact);
    }

    private boolean isBeside(Fact articleFact, String noun) {
        return isArticles(articleFact) && article.side.hasKey(articleFact.sentence(), vocabulary.key(noun));
    }

    /** "50.4 percent to Hill's 48.9": a number before it has the unit. */
    private boolean isOfSeries(Figure text, Fact articleFact) {
        Unit unit = text.unit();
        return unit != null
                && isArticles(articleFact)
                && article.side.facts.get(articleFact.sentence()).stream()
                        .filter(fact -> fact.from() < articleFact.from() && articleFact.from() - fact.to() <= NEAR)
                        .map(Fact::figure)
                        .anyMatch(figure ->
                                figure.kind() == text.kind() && figure.unit() != null && sameUnit(unit, figure.unit()));
    }

    /** "All three were released": a small number alone stands for what was named before. */
    private static boolean isSmall(Figure figure) {
        return figure.amount() instanceof Amount.Exact exact && exact.value().compareTo(BigDecimal.TEN) <= 0;
    }

    private UnitMatch measures(Figure text, Unit a, Figure other, Unit b) {
        if (perOther(a, b)) {
            return UnitMatch.OTHER;
        }
        boolean same = sameUnit(a, b);
        if (text.kind() == other.kind()) {
            return same ? UnitMatch.SAME : UnitMatch.OTHER;
        }
        boolean time = isTime(text) && isTime(other);
        return time && same ? UnitMatch.OPEN : UnitMatch.OTHER;
    }

    /** "$40 billion a month" is not "$40 billion a year"; one that does not say per what may mean either. */
    private boolean perOther(Unit a, Unit b) {
        int one = a.name().indexOf(PER);
        int other = b.name().indexOf(PER);
        return one > 0
                && other > 0
                && !sameName(a.name().substring(one), b.name().substring(other));
    }

    private static boolean isTime(Figure figure) {
        return figure.kind() == Kind.DURATION || figure.kind() == Kind.AGE;
    }

    private boolean sameUnit(Unit a, Unit b) {
        String one = main(a);
        String other = main(b);
        String code = a.code();
        if (code != null && code.equals(b.code())) {
            return true;
        }
        boolean coded = code != null
                && b.code() != null
                && a.name().indexOf(PER) < 0
                && b.name().indexOf(PER) < 0;
        return coded ? isBare(one, other) || isBare(other, one) : isOneName(one, other);
    }

    /** "Dollar" may be an Australian one, where the article's readers know which. */
    private boolean isBare(String one, String other) {
        return vocabulary.is("bare-units", one) && (other.endsWith(" " + one) || other.startsWith(one + " "));
    }

    private boolean isOneName(String one, String other) {
        return sameName(one, other) && sized(one).equals(sized(other)) || isBare(one, other) || isBare(other, one);
    }

    /** "Square" or "cubic", which makes another unit of a unit. */
    private String sized(String name) {
        String first = name.split(" ", 2)[0];
        return vocabulary.is("unit-powers", first) ? first : "";
    }

    private static String main(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT).split(PER, 2)[0];
    }

    /** "Metric ton" and "ton", "Danish crown" and "crown". */
    private boolean sameName(String one, String other) {
        return vocabulary.sameNoun(last(one.toLowerCase(Locale.ROOT)), last(other.toLowerCase(Locale.ROOT)));
    }

    /** A measure beside a thing counted. */
    private static UnitMatch mixed(Figure text, Figure other) {
        boolean share = text.kind() == Kind.RATIO || other.kind() == Kind.RATIO;
        if (share && (text.kind() == Kind.PERCENT || other.kind() == Kind.PERCENT)) {
            return UnitMatch.OPEN;
        }
        Unit a = text.unit();
        Unit b = other.unit();
        boolean same = a != null && b != null && last(main(a)).equals(last(main(b)));
        return same ? UnitMatch.KIN : UnitMatch.OTHER;
    }

    private UnitMatch things(Unit a, Unit b, Fact articleFact) {
        if (areExclusive(a.name(), b.name())) {
            return UnitMatch.OTHER;
        }
        List<String> text = heads(a.name());
        List<String> other = heads(b.name());
        UnitMatch best = UnitMatch.OTHER;
        for (String one : text) {
            for (String two : other) {
                UnitMatch match = nouns(one, two, articleFact);
                best = match.score > best.score ? match : best;
            }
        }
        return best;
    }

    /** "Bronze medals" and "silvers", "female students" and "male students". */
    private boolean areExclusive(String one, String other) {
        List<String> words = List.of(one.toLowerCase(Locale.ROOT).split("[ -]"));
        List<String> others = List.of(other.toLowerCase(Locale.ROOT).split("[ -]"));
        for (String list : EXCLUSIVE) {
            List<String> here =
                    words.stream().filter(word -> vocabulary.is(list, word)).toList();
            List<String> there =
                    others.stream().filter(word -> vocabulary.is(list, word)).toList();
            if (!here.isEmpty() && !there.isEmpty() && here.stream().noneMatch(there::contains)) {
                return true;
            }
        }
        return false;
    }

    private UnitMatch nouns(String text, String other, Fact articleFact) {
        if (vocabulary.sameNoun(text, other) || text.endsWith(other) || other.endsWith(text)) {
            return UnitMatch.SAME;
        }
        boolean people = isPerson(text);
        boolean built = vocabulary.is("building-nouns", text) && vocabulary.is("person-nouns", other)
                || vocabulary.is("building-nouns", other) && vocabulary.is("person-nouns", text);
        if ((built || areDistinct(text, other)) && !isBeside(articleFact, text)) {
            return UnitMatch.OTHER;
        }
        if (vocabulary.isKindOf(other, text)
                || vocabulary.isKindOf(text, other) && article.hasKey(vocabulary.key(text))
                || vocabulary.is("generic-things", text) && !isPerson(other)
                || vocabulary.is("generic-persons", text) && isPerson(other)
                || vocabulary.is("generic-persons", other) && (people || mayBePerson(text))
                || articleFact.context().weight(vocabulary.key(text)) >= BESIDE && !countsHere(text, articleFact)) {
            return UnitMatch.KIN;
        }
        boolean besideIt = isBeside(articleFact, text);
        boolean counted = besideIt && countsHere(text, articleFact);
        if (besideIt && !counted || people && isPerson(other)) {
            return UnitMatch.OPEN;
        }
        boolean known = vocabulary.knowsNoun(text) && vocabulary.knowsNoun(other);
        boolean strange = people != isPerson(other) && (vocabulary.knowsNoun(people ? other : text));
        return counted || known || strange ? UnitMatch.OTHER : UnitMatch.OPEN;
    }

    /** "Buses" for "trains", "teachers" for "pupils". */
    private boolean areDistinct(String one, String other) {
        String a = one.endsWith("s") ? one.substring(0, one.length() - 1) : one;
        return vocabulary.is("distinct-nouns", a)
                && vocabulary.is("distinct-nouns", other)
                && !vocabulary.isKindOf(other, a);
    }

    /** True where another figure of the same sentence counts this noun. */
    private boolean countsHere(String noun, Fact articleFact) {
        return isArticles(articleFact)
                && article.side.facts.get(articleFact.sentence()).stream()
                        .filter(fact -> fact != articleFact && fact.figure().unit() != null)
                        .anyMatch(fact -> heads(name(fact)).contains(noun));
    }

    private static String name(Fact fact) {
        Unit unit = fact.figure().unit();
        return unit == null ? "" : unit.name();
    }

    boolean countsPeople(Figure figure) {
        Unit unit = figure.unit();
        return figure.kind() == Kind.COUNT
                && unit != null
                && heads(unit.name()).stream().anyMatch(this::isPerson);
    }

    /** True for what may count people, as far as its ending tells. */
    boolean mayCountPeople(Figure figure) {
        Unit unit = figure.unit();
        return countsPeople(figure)
                || figure.kind() == Kind.COUNT
                        && unit != null
                        && heads(unit.name()).stream().anyMatch(Units::mayBePerson);
    }

    /** "Marketer", "pensioner": by its ending. */
    private static boolean mayBePerson(String noun) {
        return noun.length() > 6 && (noun.endsWith("er") || noun.endsWith("or") || noun.endsWith("ist"));
    }

    boolean isPerson(String noun) {
        return vocabulary.is("person-nouns", noun) || vocabulary.isPeople(noun) || noun.matches(".{3,}(wo)?man");
    }

    /** True where a noun tells one of what a figure counts: "a son" of "children". */
    boolean mayBe(Fact fact, String noun) {
        return heads(name(fact)).stream()
                .anyMatch(head -> vocabulary.sameNoun(head, noun) || vocabulary.isKindOf(noun, head));
    }

    /** The nouns that say what is counted: "drone" and "missile", "equipment" for "piece of equipment". */
    List<String> heads(@Nullable String name) {
        List<String> heads = new ArrayList<>();
        if (name == null) {
            return heads;
        }
        String main = name.toLowerCase(Locale.ROOT).split(PER, 2)[0];
        int of = main.indexOf(" of ");
        if (of > 0) {
            String head = last(main.substring(0, of));
            main = vocabulary.is("generic-things", head) ? main.substring(of + 4) : main.substring(0, of);
        }
        for (String part : main.split(" and | or ")) {
            heads.add(last(part));
        }
        return heads;
    }

    private static String last(String phrase) {
        String stripped = phrase.strip();
        return stripped.substring(stripped.lastIndexOf(' ') + 1);
    }
}
