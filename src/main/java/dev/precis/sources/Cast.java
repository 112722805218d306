package dev.precis.sources;

import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.sources.Scene.Period;
import dev.precis.sources.Word.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who plays a part in an article, whether a source or not: the people by the offices it gives them, and the organisations
 * in the order of the text. By it "the governor" and "the company" are known for somebody named. Immutable.
 */
final class Cast {
    /** How many words the body may have whose office stands behind it: "Tern City coach". */
    private static final int LONGEST_BODY = 3;

    private static final int LONGEST_NAME = 7;
    private static final int LONGEST_ROLE = 12;
    /** How many are compared for one phrase: keeps hostile text linear. */
    private static final int MOST_COMPARED = 50;
    /** Among how many organisations at the start of an article that is looked for of which it tells. */
    private static final int FIRST_NAMED = 5;

    private final Scene scene;
    private final Words words;
    private final Lexicon lexicon;
    private final NameReader names;
    private final People people;
    private final Map<String, List<Player>> byOffice = new HashMap<>();
    private final List<Stretch> organisations = new ArrayList<>();
    private final List<Stretch> persons = new ArrayList<>();
    private final List<Stretch> outlets = new ArrayList<>();
    private final Map<String, List<Stretch>> byTrade = new HashMap<>();

    /**
     * A person with an office.
     *
     * @param role the words that give it, without their article
     */
    record Player(Stretch name, Stretch role) {}

    private Cast(Scene scene, People people) {
        this.scene = scene;
        this.words = scene.words;
        this.lexicon = scene.lexicon;
        this.names = new NameReader(scene);
        this.people = people;
    }

    static Cast of(Scene scene, People people) {
        Cast cast = new Cast(scene, people);
        for (Period period : scene.periods) {
            if (!cast.names.isTitleCase(period)) {
                cast.read(period);
            }
        }
        return cast;
    }

    private void read(Period period) {
        for (int at = period.from(); at < period.to(); at++) {
            if (names.startsName(at, period.from())) {
                int end = names.runEnd(at, Math.min(period.to(), at + LONGEST_NAME));
                if (end > at) {
                    add(new Stretch(at, end), period);
                    at = end - 1;
                }
            }
        }
    }

    private void add(Stretch run, Period period) {
        Stretch bare = names.withoutTitles(run.from(), run.to());
        if (names.isOutlet(run)) {
            outlets.add(run);
        }
        if (isSurname(bare)) {
            persons.add(bare);
        }
        if (isPerson(bare)) {
            addOffices(run, bare, period);
        } else if (lexicon.nouns.organisations().contains(words.lower(run.to()))) {
            organisations.add(new Stretch(run.from(), run.to() + 1));
        } else if (isOrganisation(run, period)) {
            organisations.add(run);
            addTrades(run, period);
        }
    }

    private boolean isSurname(Stretch bare) {
        return people.fullName(words.lower(names.surnameAt(bare))) != null && names.looksLikePerson(bare);
    }

    /** "the security firm Tern", "Tern, a security firm": by it "the firm" is Tern. */
    private void addTrades(Stretch run, Period period) {
        addTrade(run, run.from() - 1);
        if (words.is(run.to(), Shape.COMMA) && words.is(run.to() + 1, lexicon.grammar.determiners())) {
            int head = run.to() + 2;
            while (head < Math.min(period.to(), run.to() + LONGEST_ROLE) && isInNounGroup(head + 1)) {
                head++;
            }
            addTrade(run, head);
        }
    }

    private boolean isInNounGroup(int at) {
        return words.is(at, Shape.LOWER)
                && !words.is(at, lexicon.grammar.prepositions())
                && !words.is(at, lexicon.grammar.relatives())
                && !words.is(at, lexicon.grammar.verbs());
    }

    private void addTrade(Stretch run, int head) {
        String lower = words.lower(head);
        if (words.is(head, Shape.LOWER) && lexicon.nouns.organisations().contains(lower)) {
            byTrade.computeIfAbsent(lower, trade -> new ArrayList<>()).add(run);
        }
    }

    /** The organisation that the article calls a firm, a charity: the latest named before a word. */
    @Nullable
    Stretch withTrade(String trade, int before) {
        List<Stretch> found = byTrade.getOrDefault(trade, List.of());
        int latest = lastBefore(found.size(), i -> found.get(i).to() <= before);
        return latest < 0 ? null : found.get(latest);
    }

    /** The person named last before a word, not before another. */
    @Nullable
    Stretch personBefore(int before, int since) {
        int last = lastBefore(persons.size(), i -> persons.get(i).to() <= before);
        return last >= 0 && persons.get(last).from() >= since ? persons.get(last) : null;
    }

    /** The outlet named last before a word. */
    @Nullable
    Stretch outletBefore(int before) {
        int last = lastBefore(outlets.size(), i -> outlets.get(i).to() <= before);
        return last < 0 ? null : outlets.get(last);
    }

    private boolean isPerson(Stretch bare) {
        Stretch full = people.fullName(words.lower(names.surnameAt(bare)));
        return full != null && bare.to() - bare.from() > 1 && names.looksLikePerson(bare);
    }

    private boolean isOrganisation(Stretch run, Period period) {
        boolean surname = people.fullName(words.lower(names.surnameAt(run))) != null;
        boolean lone = run.to() - run.from() == 1;
        boolean common = run.from() == period.from() && lone && lexicon.nouns.isHead(words.lower(run.from()));
        boolean sorted = lone && (isWhere(run.from() - 1) || isBehindPlace(run))
                || names.isOutlet(run)
                || lexicon.grammar.times().contains(words.lower(run.from()))
                || lexicon.names.places().contains(words.lower(run.from())) && lone
                || isPlaceAtEnd(run)
                || lexicon.names.demonyms().contains(words.lower(run.to() - 1))
                || lexicon.names.placePhrases().lengthAt(words, run.from()) > 0
                || names.isTitle(run.to() - 1)
                || names.isOnlyFirst(run, people)
                || words.is(run.to(), Shape.NUMBER)
                || isNetwork(run)
                || lone && lexicon.nouns.documents().contains(words.lower(run.from()));
        return !surname && !common && !sorted;
    }

    /** "Latin America", not "Bank of America". */
    private boolean isPlaceAtEnd(Stretch run) {
        boolean place = lexicon.names.places().contains(words.lower(run.to() - 1));
        for (int at = run.from(); place && at < run.to(); at++) {
            place = !lexicon.names.organisationWords().contains(words.lower(at))
                    && !lexicon.grammar.prepositions().contains(words.lower(at));
        }
        return place;
    }

    /** "the council of Arvo", "the bridge at Arvo": a lone name behind such a word is a place. */
    private boolean isWhere(int at) {
        return lexicon.grammar.locatives().contains(words.lower(at));
    }

    /** "on Telegram", not "Telegram lost": where something is posted. */
    private boolean isNetwork(Stretch run) {
        boolean network = lexicon.nouns.social().contains(words.lower(run.from()));
        return network
                && (isWhere(run.from() - 1)
                        || words.is(run.to(), lexicon.nouns.channels())
                        || words.is(run.from() - 1, lexicon.grammar.determiners()));
    }

    /** "Tern, Ill." */
    private boolean isBehindPlace(Stretch run) {
        boolean ends = words.is(run.to(), Shape.STOP) || words.is(run.to(), Shape.COMMA);
        return ends && words.is(run.from() - 1, Shape.COMMA) && words.isCapital(run.from() - 2);
    }

    private void addOffices(Stretch run, Stretch name, Period period) {
        int from = run.from();
        while (from > period.from() && run.from() - from < 3 && isOffice(from - 1) && !words.isCapital(from - 1)) {
            from--;
        }
        addOffice(name, new Stretch(behindBody(from, period.from()), name.from()));
        if (words.is(name.to(), Shape.COMMA)) {
            addOffice(name, apposition(name.to() + 1, period.to()));
        }
        if (words.is(run.from() - 1, Shape.COMMA)) {
            addOffice(name, officeBefore(run.from() - 1, period.from()));
        }
    }

    /** "Tern coach Jane Roe": the name of the club belongs to the office. */
    private int behindBody(int office, int floor) {
        int from = office;
        while (words.is(office, Shape.LOWER)
                && from > floor
                && office - from < LONGEST_BODY
                && words.isCapital(from - 1)
                && !lexicon.names.noName().contains(words.lower(from - 1))) {
            from--;
        }
        return from;
    }

    private Stretch apposition(int from, int limit) {
        int to = from;
        while (to < Math.min(limit, from + LONGEST_ROLE)
                && isInPhrase(to)
                && !words.is(to, lexicon.grammar.relatives())) {
            to++;
        }
        return new Stretch(from, to);
    }

    private Stretch officeBefore(int to, int floor) {
        int from = to;
        while (from > Math.max(floor, to - LONGEST_ROLE) && isInPhrase(from - 1)) {
            from--;
        }
        return new Stretch(from, to);
    }

    private boolean isInPhrase(int at) {
        return words.at(at).isWord() || words.is(at, Shape.POSSESSIVE) || words.is(at, Shape.NUMBER);
    }

    private boolean isOffice(int at) {
        return lexicon.nouns.persons().contains(words.lower(at))
                || lexicon.nouns.titles().contains(words.lower(at))
                || lexicon.nouns.shortTitles().containsKey(words.lower(at));
    }

    private void addOffice(Stretch name, Stretch role) {
        for (int at = role.from(); at < role.to(); at++) {
            if (isOffice(at)) {
                String written = words.lower(at);
                byOffice.computeIfAbsent(
                                lexicon.nouns.shortTitles().getOrDefault(written, written), office -> new ArrayList<>())
                        .add(new Player(name, role));
            }
        }
    }

    /** The one whom the article gives an office: the latest named before a word, else the only one named behind it. */
    @Nullable
    Player withOffice(String office, int before) {
        List<Player> players =
                byOffice.getOrDefault(lexicon.nouns.shortTitles().getOrDefault(office, office), List.of());
        int latest = lastBefore(players.size(), i -> players.get(i).name().from() < before);
        return latest >= 0 ? players.get(latest) : onlyOne(players);
    }

    /** True where the article says what a person is. */
    boolean hasOffice(Stretch name) {
        String surname = words.lower(names.surnameAt(name));
        return byOffice.values().stream()
                .flatMap(List::stream)
                .limit(MOST_COMPARED)
                .anyMatch(player -> surname(player).equals(surname));
    }

    private @Nullable Player onlyOne(List<Player> players) {
        Player first = players.isEmpty() ? null : players.get(0);
        boolean one = players.stream()
                .limit(MOST_COMPARED)
                .allMatch(player -> first != null && surname(player).equals(surname(first)));
        return one ? first : null;
    }

    private String surname(Player player) {
        return words.lower(names.surnameAt(player.name()));
    }

    /** The latest organisation before a word whose name ends in a noun: "Tern council" for "the council". */
    @Nullable
    Stretch organisationOfKind(String head, int before) {
        int last = lastBefore(organisations.size(), i -> organisations.get(i).to() <= before);
        for (int i = last; i >= 0 && i > last - MOST_COMPARED; i--) {
            Stretch candidate = organisations.get(i);
            if (words.lower(candidate.to() - 1).equals(head) && candidate.to() - candidate.from() > 1) {
                return candidate;
            }
        }
        return null;
    }

    /** The organisation named last before a word, not before another; that which starts its sentence goes first. */
    @Nullable
    Stretch organisationBefore(int before, int since) {
        int last = lastBefore(organisations.size(), i -> organisations.get(i).to() <= before);
        Stretch nearest = null;
        for (int i = last;
                i >= 0 && i > last - MOST_COMPARED && organisations.get(i).from() >= since;
                i--) {
            Stretch candidate = organisations.get(i);
            nearest = nearest == null ? candidate : nearest;
            if (startsSentence(candidate)) {
                return candidate;
            }
        }
        return nearest;
    }

    /** The latest organisation before a word that fits. */
    @Nullable
    Stretch latestOrganisation(int before, Predicate<Stretch> fits) {
        int last = lastBefore(organisations.size(), i -> organisations.get(i).to() <= before);
        for (int i = last; i >= 0 && i > last - MOST_COMPARED; i--) {
            if (fits.test(organisations.get(i))) {
                return organisations.get(i);
            }
        }
        return null;
    }

    /** The organisation of which an article tells: named near its start and again before a word. */
    @Nullable
    Stretch chiefOrganisation(int before) {
        int last = lastBefore(organisations.size(), i -> organisations.get(i).to() <= before);
        for (int i = 0; i <= Math.min(last, FIRST_NAMED); i++) {
            Stretch candidate = organisations.get(i);
            for (int j = i + 1; j <= Math.min(last, MOST_COMPARED); j++) {
                if (words.lower(organisations.get(j).from()).equals(words.lower(candidate.from()))) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** The last of so many in order that still stands before, -1 where none does. */
    private static int lastBefore(int size, IntPredicate standsBefore) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (standsBefore.test(middle)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private boolean startsSentence(Stretch run) {
        int start = scene.period(run.from()).from();
        return run.from() == start || run.from() == start + 1 && words.is(start, lexicon.grammar.determiners());
    }
}
