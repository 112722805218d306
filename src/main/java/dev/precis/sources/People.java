package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The full names of people that an article has, by surname: by them a surname is known for a person's. Beside them the
 * words that are names wherever they stand. For one use, by one thread.
 */
final class People {
    private static final int LONGEST_NAME = 5;
    private static final int BEGINNING = 3;
    private static final int MOST_VARIANTS = 50;
    private static final int LONGEST_ASIDE = 6;
    private final Map<String, Stretch> bySurname = new HashMap<>();
    private final Map<String, List<String>> byBeginning = new HashMap<>();

    private final Set<String> proper = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    /** Whole names by which a thing is said to go. */
    private final Set<String> named = new HashSet<>();
    /** What was found for other spellings: names come again and again. */
    private final Map<String, Optional<Stretch>> variants = new HashMap<>();

    private People() {}

    static People of(Scene scene) {
        People people = new People();
        NameReader names = new NameReader(scene);
        for (Period period : scene.periods) {
            if (!names.isTitleCase(period)) {
                people.readProper(scene, period);
                people.readPeriod(scene, names, period);
            }
        }
        return people;
    }

    private void readProper(Scene scene, Period period) {
        for (int at = period.from() + 1; at < period.to(); at++) {
            boolean inside = scene.words.at(at - 1).isWord() || scene.is(at - 1, Word.Shape.COMMA);
            if (inside && scene.words.isCapital(at)) {
                proper.add(scene.lower(at));
            }
        }
    }

    /** True where the article writes a word with a capital inside of a sentence. */
    boolean isProper(String lower) {
        return proper.contains(lower);
    }

    private void readPeriod(Scene scene, NameReader names, Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            if (names.startsName(at, period.from())) {
                int end = names.runEnd(at, period.to());
                add(scene, names, names.withoutOffice(names.withoutTitles(at, end)));
                at = end;
            }
        }
    }

    private void add(Scene scene, NameReader names, Stretch run) {
        int length = run.to() - run.from();
        boolean office = scene.words.is(run.from() - 1, scene.lexicon.grammar.definites())
                && scene.lexicon.nouns.persons().contains(scene.lower(run.to() - 1));
        boolean thing = scene.words.is(run.from() - 1, scene.lexicon.grammar.definites())
                || isNamedAsThing(scene, run)
                || named.contains(lowerRun(scene, run))
                || isExplainedAsThing(scene, run);
        if (isNamedAsThing(scene, run)) {
            named.add(lowerRun(scene, run));
        }
        if (thing) {
            things.add(scene.lower(run.to() - 1));
        }
        if (length == 1 && !thing && isLonePerson(scene, names, run)) {
            bySurname.putIfAbsent(scene.lower(run.from()), run);
        }
        if (!office && !thing && length >= 2 && length <= LONGEST_NAME && names.looksLikePerson(run)) {
            String surname = scene.lower(names.surnameAt(run));
            if (bySurname.merge(surname, run, People::longer) == run) {
                byBeginning
                        .computeIfAbsent(beginning(surname), key -> new ArrayList<>())
                        .add(surname);
            }
        }
    }

    private static String lowerRun(Scene scene, Stretch run) {
        return scene.lower(run.from()) + " " + scene.lower(run.to() - 1);
    }

    /** "a gang that calls itself Night Tern", "a group called Old Tern". */
    private static boolean isNamedAsThing(Scene scene, Stretch run) {
        String noun = scene.lower(run.from() - 2);
        boolean called = scene.words.is(run.from() - 1, scene.lexicon.cues.dubbing());
        return scene.lower(run.from() - 1).equals("itself")
                || called && scene.lexicon.nouns.organisations().contains(noun);
    }

    /** "Oum Tern, a town of 900", "Red Tern, the grid operator": the aside says what it is. */
    private static boolean isExplainedAsThing(Scene scene, Stretch run) {
        Lexicon lexicon = scene.lexicon;
        int at = run.to() + 1;
        if (!scene.is(run.to(), Word.Shape.COMMA) || !scene.words.is(at, lexicon.grammar.determiners())) {
            return false;
        }
        int head = at;
        while (head < at + LONGEST_ASIDE && scene.is(head + 1, Word.Shape.LOWER) && !isBehindNoun(scene, head + 1)) {
            head++;
        }
        String lower = scene.lower(head);
        boolean thing = lexicon.nouns.settlements().contains(lower)
                || lexicon.nouns.trades().contains(lower)
                || lexicon.nouns.bodies().contains(lower)
                || lexicon.nouns.outlets().contains(lower);
        return thing && !lexicon.nouns.persons().contains(lower);
    }

    /** "Kayleigh, who", "Samuel, 22,": a lone name told of as a person. */
    private static boolean isLonePerson(Scene scene, NameReader names, Stretch run) {
        boolean aside = scene.is(run.to(), Word.Shape.COMMA) && !names.isAcronym(run.from());
        boolean aged = scene.is(run.to() + 1, Word.Shape.NUMBER)
                && scene.words.at(run.to() + 1).span().length() == 2
                && scene.is(run.to() + 2, Word.Shape.COMMA);
        boolean listed = scene.is(run.from() - 1, Word.Shape.COMMA) && scene.words.isCapital(run.from() - 2);
        boolean person = scene.words.is(run.to() + 1, scene.lexicon.cues.who()) && !listed || aged;
        String lower = scene.lower(run.from());
        boolean other = scene.lexicon.grammar.months().contains(lower)
                || scene.lexicon.grammar.weekdays().contains(lower)
                || scene.lexicon.nouns.isHead(lower)
                || scene.words.isCapital(run.from() - 1);
        return aside && person && !other && names.looksLikePerson(run);
    }

    private static boolean isBehindNoun(Scene scene, int at) {
        return scene.words.is(at, scene.lexicon.grammar.prepositions())
                || scene.words.is(at, scene.lexicon.grammar.relatives());
    }

    private static Stretch longer(Stretch first, Stretch second) {
        return second.to() - second.from() > first.to() - first.from() ? second : first;
    }

    /** Where the full name stands to which a surname belongs. */
    @Nullable
    Stretch fullName(String surname) {
        Stretch exact = bySurname.get(surname);
        return exact != null || !Spelling.mayVary(surname) ? exact : variant(surname);
    }

    private @Nullable Stretch variant(String surname) {
        return variants.computeIfAbsent(surname, name -> Optional.ofNullable(readVariant(name)))
                .orElse(null);
    }

    private @Nullable Stretch readVariant(String surname) {
        return byBeginning.getOrDefault(beginning(surname), List.of()).stream()
                .limit(MOST_VARIANTS)
                .filter(known -> Spelling.isVariant(known, surname))
                .findFirst()
                .map(bySurname::get)
                .orElse(null);
    }

    /** True where the article says that a name is that of a place or a firm, and has nobody of that name. */
    boolean isThing(String lastWord) {
        return things.contains(lastWord) && fullName(lastWord) == null;
    }

    private static String beginning(String surname) {
        return surname.length() < BEGINNING ? surname : surname.substring(0, BEGINNING);
    }
}
